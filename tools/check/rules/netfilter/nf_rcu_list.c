// SPDX-License-Identifier: GPL-2.0-only
#include "check/bodies.h"
#include "model/cflow.h"

static const char *const words[] = { "rcu_read_lock", NULL };

static const char *const walks[] = {
	"list_for_each_entry", "list_for_each", "hlist_for_each_entry",
	"list_for_each_entry_continue", "list_for_each_entry_safe",
	"hlist_for_each_entry_safe", "hlist_nulls_for_each_entry", NULL
};

static const char *const unlocks[] = {
	"rcu_read_unlock", NULL
};

/* A lock, whose name ends in it, keeps writers out. */
static bool is_lock(const struct ctokens *tokens, size_t i)
{
	static const char *const parts[] = {
		"spin_lock", "mutex_lock", "write_lock", "read_lock",
		"nfnl_lock", "rtnl_lock", NULL
	};
	const struct ctoken *t = &tokens->list.at[i];

	if (t->kind != CTOKEN_IDENT || calls_any(tokens, i, words))
		return false;
	for (const char *const *p = parts; *p; p++)
		if (span_find(t->text, span_of(*p)) != SIZE_MAX)
			return true;
	return span_find(t->text, SPAN("lockdep")) != SIZE_MAX;
}

static void body(struct report *to, const struct ctokens *tokens,
		 const struct cfunction *f)
{
	struct cflow flow;
	int held = 0;

	for (size_t i = f->first; i < f->end; i++)
		if (is_lock(tokens, i))
			return;
	cflow_begin(&flow, tokens, CFLOW_LEAST);
	for (size_t i = f->first; i < f->end; i++) {
		const struct ctoken *t = &tokens->list.at[i];

		held = cflow_step(&flow, i, held);
		if (calls_any(tokens, i, words))
			held = !cflow_is_branch(tokens, i);
		else if (calls_any(tokens, i, unlocks))
			held = 0;
		else if (held && t->added && calls_any(tokens, i, walks))
			report(to, t->text, SPAN_FMT "() under rcu_read_lock()",
			       SPAN_ARG(t->text));
	}
}

const struct rule rule_nf_rcu_list = {
	.name = "NF_RCU_LIST",
	.summary = "a list is read under RCU, but not with an _rcu walk",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_NET_C,
	.words = words,
	.body = body,
};
