// SPDX-License-Identifier: GPL-2.0-only
#include "try/guest/steps.h"

static const struct step_kind kinds[] = {
	{ "insmod", 1, step_insmod },
	{ "rmmod", 1, step_rmmod },
	{ "cycle", 3, step_cycle },
	{ "taint", 0, step_taint },
	{ "run", 2, step_run_program },
	{ "restore", 3, step_restore },
	{ "rules", 4, step_rules },
	{ "leak", 5, step_leak },
	{ "kmemleak", 1, step_kmemleak },
	{ "lo", 0, step_lo },
	{ "veth", 0, step_veth },
	{ "send", 6, step_send },
};

const struct step_kind *step_kind_find(struct span name)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (span_eq(span_of(kinds[i].name), name))
			return &kinds[i];
	return NULL;
}
