// SPDX-License-Identifier: GPL-2.0-only
/* source_texts - the part of source.h that reads modules and tests */
#include "howto/source.h"

#include <string.h>

#include "base/buf.h"
#include "base/limits.h"

#define RULES_MAX	4	/* examples; tests have dozens */

/* The C string at the cursor, or some in a row, without quotes. */
static const char *c_string(struct arena *a, struct span rest)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_SPEC);
	rest = span_trim_left(rest);
	while (span_skip_char(&rest, '"')) {
		while (rest.len && *rest.p != '"') {
			bool escaped = span_skip_char(&rest, '\\');

			if (escaped && rest.len && char_is_alpha(*rest.p))
				buf_add_char(&text, ' ');	/* \n, \t */
			else
				buf_add(&text, span_first(rest, 1));
			rest = span_from(rest, 1);
		}
		rest = span_trim_left(span_from(rest, 1));
	}
	return arena_str(a, buf_span(&text));
}

void howto_source_author(struct arena *a, const char *text,
			 struct howto_source *out)
{
	struct span all = span_trim(span_of(text)), name = all, rest = all;
	struct howto_author *author;

	if (!all.len)
		return;
	author = VEC_ADD(a, &out->authors);
	if (span_next_until(&rest, '<', &name) && span_ends(rest, SPAN(">")))
		author->email = arena_str(a, span_first(rest, rest.len - 1));
	if (!author->email || !span_trim(name).len)
		name = all;
	author->name = arena_str(a, span_trim(name));
}

void howto_source_module(struct arena *a, struct span text,
			 struct howto_source *out)
{
	struct span rest = text, line;

	while (span_next_line(&rest, &line)) {
		struct span from = span_from(text, (size_t)(line.p - text.p));

		if (span_skip(&from, SPAN("MODULE_AUTHOR("))) {
			howto_source_author(a, c_string(a, from), out);
		} else if (span_skip(&from, SPAN("MODULE_DESCRIPTION("))) {
			struct span said = span_of(c_string(a, from));

			span_skip(&said, SPAN("Xtables: "));
			if (said.len)
				out->summary = arena_str(a, span_trim(said));
		}
	}
}

static bool has(const struct opt_list *list, const char *text)
{
	for (size_t i = 0; i < list->n; i++)
		if (!strcmp(list->at[i], text))
			return true;
	return false;
}

/* The first ones are the examples. */
static void add_rule(struct arena *a, const char *command, struct span rule,
		     struct span chain, struct span table,
		     struct howto_source *out)
{
	const char *text;

	text = arena_printf(a, "%s " SPAN_FMT SPAN_FMT SPAN_FMT
			    "-A " SPAN_FMT " " SPAN_FMT, command,
			    SPAN_ARG(table.len ? SPAN("-t ") : SPAN("")),
			    SPAN_ARG(table),
			    SPAN_ARG(table.len ? SPAN(" ") : SPAN("")),
			    SPAN_ARG(chain), SPAN_ARG(rule));
	*VEC_ADD(a, &out->tests) = text;
	if (out->rules.n < RULES_MAX && !has(&out->rules, text))
		*VEC_ADD(a, &out->rules) = text;
}

void howto_source_rules(struct arena *a, struct span tests,
			const char *command, struct howto_source *out)
{
	struct span line, chain = SPAN("INPUT"), table = { 0 }, rule, listed;

	while (span_next_line(&tests, &line)) {
		line = span_trim_right(line);
		if (span_skip_char(&line, ':')) {
			chain = span_first(line, span_find_char(line, ','));
			if (!chain.len)
				chain = SPAN("INPUT");
		} else if (span_skip_char(&line, '*')) {
			table = line;
		} else if (span_starts(line, SPAN("-")) &&
			   span_next_until(&line, ';', &rule) &&
			   span_next_until(&line, ';', &listed) &&
			   span_starts(line, SPAN("OK"))) {
			add_rule(a, command, rule, chain, table, out);
		}
	}
}

static bool is_table(struct span word)
{
	static const char *const names[] = {
		"filter", "mangle", "nat", "raw", "security", NULL
	};

	return span_is_one_of(word, names);
}

void howto_source_packets(struct arena *a, struct span packets,
			  const char *command, struct howto_source *out)
{
	struct span line;

	while (span_next_line(&packets, &line)) {
		struct span rest = span_first(line, span_find_char(line, ';'));
		struct span word, chain, table = { 0 };

		if (!span_next_word(&rest, &word) ||
		    !span_eq(word, SPAN("rule")) ||
		    !span_next_word(&rest, &chain))
			continue;
		if (is_table(chain)) {
			table = chain;
			if (!span_next_word(&rest, &chain))
				continue;
		}
		if (!span_trim(rest).len)
			continue;
		add_rule(a, command, span_trim(rest), chain, table, out);
	}
}
