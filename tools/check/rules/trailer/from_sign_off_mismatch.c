// SPDX-License-Identifier: GPL-2.0-only
#include "check/dialect.h"
#include "check/sign_off.h"

static const char *what_differs(enum sign_off_kind kind)
{
	switch (kind) {
	case SIGN_OFF_NOTE:
		return "comment";
	case SIGN_OFF_CASE:
		return "case of the address";
	case SIGN_OFF_NAME:
		return "name";
	case SIGN_OFF_ADDRESS:
		return "address";
	case SIGN_OFF_SUBADDRESS:
		return "subaddress";
	default:
		return NULL;
	}
}

static void message(struct report *to, const struct patch *p)
{
	enum severity severity = SEV_WARNING;
	const char *what;
	struct sign_off s;

	sign_off_find(to, p, &s);
	what = what_differs(s.kind);
	if (!what)
		return;
	if (s.kind == SIGN_OFF_NOTE || s.kind == SIGN_OFF_CASE ||
	    !speaks_checkpatch(to))
		severity = SEV_NOTE;
	report_as(to, severity, dialect_whole(to, p, s.by.line.text),
		  "the %s differs from the author's, " SPAN_FMT, what,
		  SPAN_ARG(person_format(report_arena(to), &s.author)));
}

const struct rule rule_from_sign_off_mismatch = {
	.name = "FROM_SIGN_OFF_MISMATCH",
	.summary = "From: and Signed-off-by: of the author differ",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.message = message,
};
