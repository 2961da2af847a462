// SPDX-License-Identifier: GPL-2.0-only
#include "check/bodies.h"
#include "model/ccontrol.h"
#include "model/cflow.h"

/* These leave readers behind that are still on the entry. */
static const char *const removers[] = {
	"list_del_rcu", "hlist_del_rcu", "hlist_del_init_rcu",
	"hlist_nulls_del_rcu", "hlist_nulls_del_init_rcu",
	"list_bidir_del_rcu", NULL
};

static const char *const waits[] = {
	"synchronize_rcu", "synchronize_net", "synchronize_rcu_expedited",
	"rcu_barrier", NULL
};

static const char *const frees[] = {
	"kfree", "kvfree", "kfree_sensitive", "kmem_cache_free", "vfree", NULL
};

/* "list_del_rcu(&x->list)": x, or empty. */
static struct span removed(const struct ctokens *tokens, size_t i)
{
	struct cread c = cread_run(tokens, i + 2, tokens->list.n);
	struct span name = { 0 };

	if (cread_skip(&c, SPAN("&")) && cread_ident(&c, &name) &&
	    cread_is(&c, SPAN("->")))
		return name;
	return (struct span){ 0 };
}

/* "kfree(x)", "kmem_cache_free(cache, x)" */
static bool frees_it(const struct ctokens *tokens, size_t i, struct span name)
{
	size_t close = tokens->list.at[i + 1].mate;

	return close != SIZE_MAX && close > i + 2 &&
	       ctoken_is(&tokens->list.at[close - 1], name) &&
	       is_variable(tokens, close - 1);
}

/* The call that frees what the one at @i took off a list; or 0. */
static size_t find_free(const struct ctokens *tokens,
			const struct cfunction *f, size_t i)
{
	struct span name = removed(tokens, i);
	struct cflow flow;
	int is_read = 1;

	cflow_begin(&flow, tokens, CFLOW_LEAST);
	for (i++; name.len && i < f->end; i++) {
		is_read = cflow_step(&flow, i, is_read);
		if (calls_any(tokens, i, waits) ||
		    (ctoken_is(&tokens->list.at[i], name) &&
		     ctoken_at_is(tokens, i + 1, SPAN("="))))
			is_read = 0;
		else if (is_read && calls_any(tokens, i, frees) &&
			 frees_it(tokens, i, name))
			return i;
	}
	return 0;
}

static void say(struct report *to, const struct ctoken *removal,
		const struct ctoken *call)
{
	report(to, call->added ? call->text : removal->text,
	       SPAN_FMT "() of what may be read", SPAN_ARG(call->text));
	report_also(to, removal->text, "readers may use it from here");
}

static void body(struct report *to, const struct ctokens *tokens,
		 const struct cfunction *f)
{
	static const struct consequence freed = { removers, find_free, say };

	each_consequence(to, tokens, f, &freed);
}

const struct rule rule_nf_rcu_free = {
	.name = "NF_RCU_FREE",
	.summary = "memory that RCU readers may still use is freed at once",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_NET_C,
	.words = removers,
	.body = body,
};
