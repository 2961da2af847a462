// SPDX-License-Identifier: GPL-2.0-only
#include "base/hold.h"

sigset_t hold_set(void)
{
	sigset_t set;

	sigemptyset(&set);
	sigaddset(&set, SIGINT);
	sigaddset(&set, SIGTERM);
	sigaddset(&set, SIGHUP);
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
