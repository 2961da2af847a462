// SPDX-License-Identifier: GPL-2.0-only
#include "check/bodies.h"
#include "model/ccontrol.h"
#include "model/cflow.h"

static const char *const locks[] = {
	"spin_lock", "spin_lock_bh", "spin_lock_irq", "spin_lock_irqsave",
	"read_lock", "read_lock_bh", "write_lock", "write_lock_bh",
	"mutex_lock", "rcu_read_lock", "rcu_read_lock_bh", "rtnl_lock",
	"nfnl_lock", "local_bh_disable", "down_read", "down_write", NULL
};

static const struct pair {
	const char *lock, *unlock;
} pairs[] = {
	{ "spin_lock", "spin_unlock" }, { "read_lock", "read_unlock" },
	{ "write_lock", "write_unlock" }, { "mutex_lock", "mutex_unlock" },
	{ "rcu_read_lock", "rcu_read_unlock" },
	{ "rtnl_lock", "rtnl_unlock" }, { "nfnl_lock", "nfnl_unlock" },
	{ "local_bh_disable", "local_bh_enable" },
	{ "down_read", "up_read" }, { "down_write", "up_write" },
	{ NULL, NULL }
};

/* The longest that the lock's name begins with: with _bh, _irq and so on. */
static const struct pair *pair_of(struct span lock)
{
	const struct pair *best = NULL;

	for (const struct pair *p = pairs; p->lock; p++)
		if (span_starts(lock, span_of(p->lock)))
			best = p;
	return best;
}

/* The same lock: what stands in the parentheses is the same, too. */
static bool undoes(const struct ctokens *tokens, size_t lock, size_t i,
		   const struct pair *pair)
{
	const struct ctoken *at = tokens->list.at;
	size_t end = at[lock + 1].mate;

	if (at[i].kind != CTOKEN_IDENT ||
	    !span_starts(at[i].text, span_of(pair->unlock)))
		return false;
	for (size_t k = lock + 1, j = i + 1; k < end && j < tokens->list.n;
	     k++, j++) {
		if (ctoken_is(&at[k], SPAN(",")))
			break;
		if (!span_eq(at[k].text, at[j].text))
			return false;
	}
	return true;
}

/* Undone behind it; but not before, where the lock is only dropped a while. */
static bool is_undone(const struct ctokens *tokens, const struct cfunction *f,
		      size_t lock, const struct pair *pair)
{
	bool is_behind = false;

	for (size_t i = f->first; i < f->end; i++) {
		if (!undoes(tokens, lock, i, pair))
			continue;
		if (i < lock)
			return false;
		is_behind = true;
	}
	return is_behind;
}

/* "return;", "return -EINVAL;", "return 0;": not what was found and locked. */
static bool returns_nothing(const struct ctokens *tokens, size_t i)
{
	static const char *const values[] = {
		";", "-", "0", "NULL", "false", "true", "err", "ret", "rc",
		"ERR_PTR", NULL
	};

	if (!ctoken_at_is(tokens, i, SPAN("return")) ||
	    i + 1 >= tokens->list.n)
		return false;
	for (const char *const *v = values; *v; v++)
		if (span_eq(tokens->list.at[i + 1].text, span_of(*v)))
			return true;
	return false;
}

/* The first return with the lock held, or 0. */
static size_t find_return(const struct ctokens *tokens,
			  const struct cfunction *f, size_t lock)
{
	const struct pair *pair = pair_of(tokens->list.at[lock].text);
	struct cflow flow;
	int held = 1;

	if (!pair || tokens->list.at[lock + 1].mate == SIZE_MAX ||
	    cflow_is_branch(tokens, lock) ||
	    !is_undone(tokens, f, lock, pair))
		return 0;
	cflow_begin(&flow, tokens, CFLOW_LEAST);
	for (size_t i = lock; i < f->end; i++) {
		held = cflow_step(&flow, i, held);
		if (undoes(tokens, lock, i, pair))
			held = 0;
		else if (held && returns_nothing(tokens, i))
			return i;
	}
	return 0;
}

static void say(struct report *to, const struct ctoken *lock,
		const struct ctoken *lost)
{
	report(to, lost->added ? lost->text : lock->text,
	       "a return with " SPAN_FMT "() held", SPAN_ARG(lock->text));
	report_also(to, lock->text, "it is taken here");
}

static void body(struct report *to, const struct ctokens *tokens,
		 const struct cfunction *f)
{
	static const struct consequence held = { locks, find_return, say };

	/* Functions that lock for others have it in their names. */
	if (span_find(f->name, SPAN("lock")) == SIZE_MAX)
		each_consequence(to, tokens, f, &held);
}

const struct rule rule_nf_lock_leak = {
	.name = "NF_LOCK_LEAK",
	.summary = "a function returns with a lock that it took",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_INNER_C,
	.words = locks,
	.body = body,
};
