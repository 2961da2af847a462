// SPDX-License-Identifier: GPL-2.0-only
#include "check/dialect.h"
#include "check/lines.h"
#include "model/cline.h"
#include "model/cname.h"

/*
 * "int [] a", "{ [1] = ...", ", [2] = ...", "asm ... : [x]" are all right, and
 * parameters without a name: "char * []", "char *const []", "struct x []".
 * Token @i is the one before.
 */
static bool may_be_spaced(const struct cread *line, size_t i)
{
	const struct ctoken *before = &line->list[i];

	if (before->kind == CTOKEN_IDENT)
		return cread_is_type_name(before->text) ||
		       (before->told & (CNAME_BASIC | CNAME_MODIFIER)) ||
		       ctoken_is(before, SPAN("restrict")) ||
		       (i > line->at && (before[-1].told & CNAME_TAG));
	return ctoken_is(before, SPAN("{")) || ctoken_is(before, SPAN(",")) ||
	       ctoken_is(before, SPAN(":")) || ctoken_is(before, SPAN("*"));
}

/* Where what a macro stands for begins, if the line defines one; else 0. */
static size_t body_of_macro(struct cread line)
{
	const struct ctoken *open;

	if (!ctoken_is_define(&line.list[line.at]))
		return 0;
	line.at += 2;
	open = cread_peek(&line);
	if (open && !ctoken_has_space_before(open))
		cread_group(&line, SPAN("("));
	return line.at;
}

static void code(struct report *to, struct cread line)
{
	size_t body = speaks_checkpatch(to) ? 0 : body_of_macro(line);

	for (size_t i = line.at + 1; i < line.end; i++) {
		const struct ctoken *t = &line.list[i];

		if (!ctoken_is(t, SPAN("[")) || !ctoken_has_space_before(t) ||
		    i == body || may_be_spaced(&line, i - 1))
			continue;
		report(to, t->text, "a space before the '['");
	}
}

const struct rule rule_bracket_space = {
	.name = "BRACKET_SPACE",
	.summary = "a [i]",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.code = code,
};
