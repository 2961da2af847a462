// SPDX-License-Identifier: GPL-2.0-only
#include "check/bodies.h"
#include "model/ccontrol.h"
#include "model/cflow.h"

static const char *const locks[] = {
	"spin_lock", "spin_lock_bh", "spin_lock_irq", "spin_lock_irqsave",
	"raw_spin_lock", "raw_spin_lock_bh", "raw_spin_lock_irqsave",
	"read_lock", "read_lock_bh", "write_lock", "write_lock_bh",
	"rcu_read_lock", "rcu_read_lock_bh", "local_bh_disable",
	"preempt_disable", "nf_conntrack_lock", NULL
};

static const char *const unlocks[] = {
	"spin_unlock", "spin_unlock_bh", "spin_unlock_irq",
	"spin_unlock_irqrestore", "raw_spin_unlock", "raw_spin_unlock_bh",
	"raw_spin_unlock_irqrestore", "read_unlock", "read_unlock_bh",
	"write_unlock", "write_unlock_bh", "rcu_read_unlock",
	"rcu_read_unlock_bh", "local_bh_enable", "preempt_enable", NULL
};

static const char *const sleepers[] = {
	"mutex_lock", "mutex_lock_nested", "mutex_lock_interruptible",
	"rtnl_lock", "nfnl_lock", "nf_hook_mutex", "down_read", "down_write",
	"msleep", "usleep_range", "ssleep", "schedule", "schedule_timeout",
	"cond_resched", "might_sleep", "synchronize_rcu", "synchronize_net",
	"rcu_barrier", "wait_for_completion", "flush_work", "flush_workqueue",
	"cancel_work_sync", "cancel_delayed_work_sync", "copy_from_user",
	"copy_to_user", "get_user", "put_user", "vmalloc", "vzalloc",
	"request_module", "alloc_percpu", "nf_register_net_hook",
	"nf_register_net_hooks", "nf_unregister_net_hook",
	"nf_unregister_net_hooks", "kvfree_rcu_mightsleep", NULL
};

static bool sleeps(const struct ctokens *tokens, size_t i)
{
	const struct ctoken *t = &tokens->list.at[i];

	return ctoken_is(t, SPAN("GFP_KERNEL")) ||
	       ctoken_is(t, SPAN("GFP_KERNEL_ACCOUNT")) ||
	       ctoken_is(t, SPAN("GFP_USER")) ||
	       calls_any(tokens, i, sleepers);
}

/* A lock that is only taken on a condition is not followed. */
static bool takes_lock(const struct ctokens *tokens, size_t i)
{
	return calls_any(tokens, i, locks) && !cflow_is_branch(tokens, i);
}

static void report_sleep(struct report *to, const struct ctoken *t,
			 const struct ctoken *lock)
{
	if (!t->added && !lock->added)
		return;
	report(to, t->added ? t->text : lock->text,
	       "'" SPAN_FMT "' may sleep below " SPAN_FMT "()",
	       SPAN_ARG(t->text), SPAN_ARG(lock->text));
	if (t->added)
		report_also(to, lock->text, "it is taken here");
}

static void body(struct report *to, const struct ctokens *tokens,
		 const struct cfunction *f)
{
	const struct ctoken *lock = NULL;
	struct cflow flow;
	int held = 0;

	cflow_begin(&flow, tokens, CFLOW_LEAST);
	for (size_t i = f->first; i < f->end; i++) {
		held = cflow_step(&flow, i, held);
		if (takes_lock(tokens, i)) {
			lock = &tokens->list.at[i];
			held++;
		} else if (calls_any(tokens, i, unlocks)) {
			held -= held > 0;
		} else if (held && lock && sleeps(tokens, i)) {
			report_sleep(to, &tokens->list.at[i], lock);
		}
	}
}

const struct rule rule_nf_sleep_under_lock = {
	.name = "NF_SLEEP_UNDER_LOCK",
	.summary = "a function that may sleep is called where it must not",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_NET_C,
	.words = locks,
	.body = body,
};
