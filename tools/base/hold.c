// SPDX-License-Identifier: GPL-2.0-only
#include "base/hold.h"

const int hold_numbers[] = { SIGINT, SIGTERM, SIGHUP, 0 };

sigset_t hold_set(void)
{
	sigset_t set;

	sigemptyset(&set);
	for (const int *nr = hold_numbers; *nr; nr++)
		sigaddset(&set, *nr);
	return set;
}

struct hold hold_signals(void)
{
	sigset_t set = hold_set();
	struct hold hold;

	sigprocmask(SIG_BLOCK, &set, &hold.before);
	return hold;
}

void hold_end(struct hold *hold)
{
	sigprocmask(SIG_SETMASK, &hold->before, NULL);
}
