// SPDX-License-Identifier: GPL-2.0-only
#include "check/dialect.h"
#include "check/sign_off.h"

static void message(struct report *to, const struct patch *p)
{
	struct sign_off s;

	sign_off_find(to, p, &s);
	if (s.kind == SIGN_OFF_NOBODY && p->diff_start != 0)
		report(to, dialect_whole(to, p, p->message.subject.value),
		       "no Signed-off-by: in the commit message");
}

const struct rule rule_missing_sign_off = {
	.name = "MISSING_SIGN_OFF",
	.summary = "nobody signed the patch off",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.message = message,
};
