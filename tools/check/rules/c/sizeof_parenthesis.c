// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

/* "sizeof x", "sizeof *x": @c moves behind the operand's first name. */
static bool read_bare_sizeof(struct cread *c)
{
	struct cread rest = *c;
	const struct ctoken *keyword = cread_peek(c);
	struct span name;

	if (!cread_skip(&rest, SPAN("sizeof")) || rest.at == rest.end ||
	    cread_peek(&rest)->text.p == keyword->text.p + keyword->text.len)
		return false;
	cread_skip(&rest, SPAN("*"));
	if (!cread_ident(&rest, &name))
		return false;
	*c = rest;
	return true;
}

static void code(struct report *to, struct cread c)
{
	for (; c.at < c.end; c.at++) {
		const struct ctoken *keyword = cread_peek(&c);

		if (!read_bare_sizeof(&c))
			continue;
		report(to, ctoken_span(keyword, &c.list[c.at - 1]),
		       "sizeof without parentheses");
		break;
	}
}

static const char *const words[] = { "sizeof", NULL };

const struct rule rule_sizeof_parenthesis = {
	.name = "SIZEOF_PARENTHESIS",
	.summary = "sizeof x instead of sizeof(x)",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.words = words,
	.code = code,
};
