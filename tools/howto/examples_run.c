// SPDX-License-Identifier: GPL-2.0-only
/* examples_run - the part of examples.h that starts programs */
#include "base/file.h"
#include "base/limits.h"
#include "base/process.h"
#include "howto/examples.h"

#define LIMIT_MS	20000	/* one that hangs, not one that is slow */
#define SAYS_MAX	200	/* of what a program says, in a note */

/* In a namespace of its own, as its root, whoever is at work here. */
static int run(const char *program, const char *input, struct buf *says,
	       int *status, struct err *e)
{
	bool is_nft = span_eq(span_of(program), SPAN("nft"));
	const char *const nft[] = { "unshare", "-rn", "nft", "-c", "-f", "-",
				    NULL };
	const char *const restore[] = { "unshare", "-rn", program,
					"--noflush", NULL };
	struct process p;
	bool late;
	int rc;

	if (process_start(&p, is_nft ? nft : restore, e))
		return -1;
	process_tell(&p, span_of(input));
	file_close_at(&p.in);
	rc = process_read(&p, LIMIT_MS, says, &late, e);
	*status = process_end(&p);
	if (!rc && late)
		return err_set(e, ERR_LIMIT, "'%s' hangs on an example",
			       program);
	return rc;
}

/* An empty table must be taken, else nothing can be told. */
static int try_program(const char *program, struct err *e)
{
	CLEANUP_BUF struct buf says;
	struct span rest, line = { 0 };
	int status;

	buf_init(&says, LIMIT_TEXT);
	if (run(program, program[0] == 'n' ? "" : "*filter\nCOMMIT\n", &says,
		&status, e))
		return -1;
	if (!status)
		return 0;
	rest = buf_span(&says);
	span_next_line(&rest, &line);
	return err_set(e, ERR_IO,
		       "the examples cannot be run here, '%s' in a net namespace says: " SPAN_FMT,
		       program, SPAN_ARG(span_first(line, SAYS_MAX)));
}

static bool is_lacking(struct span says)
{
	static const char *const words[] = {
		"missing kernel module", "No such file or directory",
		"does not exist"
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (span_find(says, span_of(words[i])) != SIZE_MAX)
			return true;
	return false;
}

/* All that it says, on one line; the program's name is known. */
static const char *reason(struct arena *a, struct span says)
{
	CLEANUP_BUF struct buf all;
	struct span word;
	size_t at = span_find(says, SPAN("): "));

	buf_init(&all, LIMIT_TEXT);
	if (at < SAYS_MAX)
		says = span_from(says, at + 3);
	while (all.len < SAYS_MAX && span_next_word(&says, &word)) {
		buf_add_str(&all, all.len ? " " : "");
		buf_add(&all, word);
	}
	return arena_str(a, span_first(buf_span(&all), SAYS_MAX));
}

int howto_run_examples(struct arena *a, const struct howto_examples *examples,
		       struct xml_notes *notes, size_t *untried,
		       struct err *e)
{
	CLEANUP_BUF struct buf says;
	const char *tried = "";

	buf_init(&says, LIMIT_TEXT);
	*untried = 0;
	for (size_t i = 0; i < examples->n; i++) {
		const struct howto_example *example = &examples->at[i];
		int status;

		if (!span_eq(span_of(tried), span_of(example->program)) &&
		    try_program(example->program, e))
			return -1;
		tried = example->program;
		buf_clear(&says);
		if (run(example->program, example->input, &says, &status, e))
			return -1;
		if (!status)
			continue;
		if (is_lacking(buf_span(&says))) {
			++*untried;
			continue;
		}
		xml_note(a, notes, example->line, "'%s' is refused: %s",
			 example->text, reason(a, buf_span(&says)));
	}
	return 0;
}

/* Of "iptables -t nat -A POSTROUTING ...", what iptables is to list. */
struct listed {
	struct span program, table, chain;
};

static bool read_rule(const char *rule, struct listed *out)
{
	struct span rest = span_of(rule), word;

	*out = (struct listed){ .table = SPAN("filter") };
	if (!span_next_word(&rest, &out->program))
		return false;
	while (span_next_word(&rest, &word)) {
		if (span_eq(word, SPAN("-t")))
			span_next_word(&rest, &out->table);
		else if (span_eq(word, SPAN("-A")))
			return span_next_word(&rest, &out->chain);
	}
	return false;
}

static bool is_same(const struct listed *a, const struct listed *b)
{
	return span_eq(a->program, b->program) && span_eq(a->table, b->table) &&
	       span_eq(a->chain, b->chain);
}

/* All rules of this program, and the list of one chain of theirs. */
static int list_one(struct arena *a, const struct opt_list *rules,
		    const struct listed *what, struct buf *to, struct err *e)
{
	CLEANUP_BUF struct buf input, says;
	bool is_filter = span_eq(what->table, SPAN("filter"));
	struct span rest, line;
	struct listed other;
	int status;

	buf_init(&input, LIMIT_TEXT);
	buf_init(&says, LIMIT_TEXT);
	for (size_t i = 0; i < rules->n; i++) {
		const char *text = howto_example_input(a,
						span_of(rules->at[i]));

		if (text && read_rule(rules->at[i], &other) &&
		    span_eq(other.program, what->program))
			buf_add_str(&input, text);
	}
	buf_printf(&input, "*" SPAN_FMT "\n-L " SPAN_FMT " -n\nCOMMIT\n",
		   SPAN_ARG(what->table), SPAN_ARG(what->chain));
	if (run(arena_printf(a, SPAN_FMT "-restore", SPAN_ARG(what->program)),
		input.p, &says, &status, e))
		return -1;
	if (status)
		return err_set(e, ERR_IO, "%s", reason(a, buf_span(&says)));
	buf_printf(to, "%s# " SPAN_FMT "%s" SPAN_FMT " --list " SPAN_FMT " -n\n",
		   to->len ? "\n" : "", SPAN_ARG(what->program),
		   is_filter ? "" : " -t ",
		   SPAN_ARG(is_filter ? SPAN("") : what->table),
		   SPAN_ARG(what->chain));
	rest = buf_span(&says);
	while (span_next_line(&rest, &line))	/* columns end in blanks */
		buf_printf(to, SPAN_FMT "\n", SPAN_ARG(span_trim_right(line)));
	return 0;
}

int howto_list_rules(struct arena *a, const struct opt_list *rules,
		     const char **out, struct err *e)
{
	struct { struct listed *at; size_t n, cap; } done = { 0 };
	CLEANUP_BUF struct buf text;
	struct listed what;

	buf_init(&text, LIMIT_TEXT);
	for (size_t i = 0; i < rules->n; i++) {
		size_t k = 0;

		if (!read_rule(rules->at[i], &what))
			continue;
		while (k < done.n && !is_same(&done.at[k], &what))
			k++;
		if (k < done.n)
			continue;
		*VEC_ADD(a, &done) = what;
		if (list_one(a, rules, &what, &text, e))
			return -1;
	}
	*out = arena_str(a, buf_span(&text));
	return buf_check(&text, "the listing", e);
}
