// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static const struct banned banned[] = {
	{ "synchronize_rcu_bh", "is now synchronize_rcu()" },
	{ "synchronize_rcu_bh_expedited",
	  "is now synchronize_rcu_expedited()" },
	{ "call_rcu_bh", "is now call_rcu()" },
	{ "rcu_barrier_bh", "is now rcu_barrier()" },
	{ "synchronize_sched", "is now synchronize_rcu()" },
	{ "synchronize_sched_expedited",
	  "is now synchronize_rcu_expedited()" },
	{ "call_rcu_sched", "is now call_rcu()" },
	{ "rcu_barrier_sched", "is now rcu_barrier()" },
	{ "get_state_synchronize_sched",
	  "is now get_state_synchronize_rcu()" },
	{ "cond_synchronize_sched", "is now cond_synchronize_rcu()" },
	{ "kmap", "is slow, kmap_local_page() is local" },
	{ "kunmap", "is slow, kunmap_local() is local" },
	{ "kmap_atomic", "is now kmap_local_page()" },
	{ "kunmap_atomic", "is now kunmap_local()" },
	{ NULL, NULL }
};

const struct rule rule_deprecated_api = {
	.name = "DEPRECATED_API",
	.summary = "a function of the kernel that has a successor",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.banned_calls = banned,
};
