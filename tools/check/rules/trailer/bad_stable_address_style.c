// SPDX-License-Identifier: GPL-2.0-only
#include "check/dialect.h"
#include "model/person.h"
#include "model/signature.h"

static void check(struct report *to, const struct signature *s)
{
	struct person p;

	if (!signature_is_to_stable(s) || signature_is(s, SPAN("Assisted-by")) ||
	    !person_parse(report_arena(to), s->who, &p))
		return;
	if (p.name.len)
		report(to, s->who, "a name before the address of stable");
	else if (p.note.len && (p.note.p[0] != '#' || p.note.len < 2))
		report(to, s->who, "'" SPAN_FMT
		       "' after the address of stable, without a '#'",
		       SPAN_ARG(p.note));
}

static void message(struct report *to, const struct patch *p)
{
	struct line_list lines;
	struct signature s;

	dialect_trailer_lines(to, p, &lines);
	for (size_t i = 0; i < lines.list.n; i++)
		if (signature_read(lines.list.at[i], &s))
			check(to, &s);
}

const struct rule rule_bad_stable_address_style = {
	.name = "BAD_STABLE_ADDRESS_STYLE",
	.summary = "Cc: stable has a name or a note without a '#'",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.message = message,
};
