// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"

/* A cast to no pointer, and then an operand: the cast is what is found. */
static bool read_cast(struct cread *c, struct span *cast)
{
	struct cread rest = *c;
	const struct ctoken *open = cread_peek(c);

	if (cread_skip(&rest, SPAN("(")) && cread_base_type(&rest) &&
	    cread_skip(&rest, SPAN(")")))
		*cast = ctoken_span(open, &rest.list[rest.at - 1]);
	return cread_argument(c);
}

static bool read_call(struct cread c, struct span *cast)
{
	*cast = (struct span){ 0 };
	c.at++;
	return cread_skip(&c, SPAN("(")) && read_cast(&c, cast) &&
	       cread_skip(&c, SPAN(",")) && read_cast(&c, cast) &&
	       cread_is(&c, SPAN(")"));
}

static const char *const words[] = { "min", "max", NULL };

static void statement(struct report *to, const struct ctokens *tokens,
		      const struct cstatement *s)
{
	struct cread line = cread_line(tokens, s->first);
	struct span cast;

	while (line_find(&line, words, true)) {
		struct span name = cread_peek(&line)->text;

		if (read_call(cread_run(tokens, line.at, s->end), &cast)) {
			if (cast.len)
				report(to, name, SPAN_FMT
				       "() with a cast to " SPAN_FMT,
				       SPAN_ARG(name), SPAN_ARG(cast));
			break;
		}
		line.at++;
	}
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	each_added_statement(to, tokens, statement);
}

const struct rule rule_minmax = {
	.name = "MINMAX",
	.summary = "min() with a cast instead of min_t()",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.words = words,
	.hunk = hunk,
};
