// SPDX-License-Identifier: GPL-2.0-only
/* edit_rules - the part of edit.h that is about examples */
#include "howto/edit.h"

#include <string.h>

#include "base/limits.h"
#include "howto/made.h"
#include "model/linuxdoc_text.h"

static bool is_test(const struct howto_source *source, const char *rule)
{
	for (size_t i = 0; i < source->tests.n; i++)
		if (!strcmp(source->tests.at[i], rule))
			return true;
	return false;
}

/* The rules in a part; false where one of them is no test any more. */
static bool read_rules(struct arena *a, struct span part,
		       const struct howto_source *source,
		       struct opt_list *out)
{
	CLEANUP_BUF struct buf plain;
	struct span rest, line;

	buf_init(&plain, LIMIT_HOWTO);
	linuxdoc_add_text(&plain, part);	/* and DocBook, as it is made */
	rest = buf_span(&plain);
	while (span_next_line(&rest, &line)) {
		const char *rule;

		line = span_trim(line);
		span_skip(&line, SPAN("# "));
		if (!span_starts(line, SPAN("iptables ")) &&
		    !span_starts(line, SPAN("ip6tables ")))
			continue;
		rule = arena_str(a, line);
		if (!is_test(source, rule))
			return false;
		*VEC_ADD(a, out) = rule;
	}
	return out->n;
}

void howto_keep_rules(struct arena *a, const struct howto *howto,
		      struct howto_source *source)
{
	const struct howto_entry *entry;
	struct made part;
	size_t at;

	entry = howto_find(howto, source->kind, source->name);
	if (!entry)
		return;
	at = entry->start;
	while (made_next(span_first(howto->bytes, entry->end), &at, &part)) {
		struct span text = span_from(span_first(howto->bytes, part.end),
					     part.text);
		struct opt_list rules = { 0 };

		if (part.what == MADE_RULES &&
		    read_rules(a, text, source, &rules))
			source->rules = rules;
	}
}
