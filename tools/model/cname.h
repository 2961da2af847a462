/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * cname - what the name of a thing in kernel C tells about it
 *
 * Only names are looked at, so these are conventions: of coding-style.rst,
 * and of the headers that the names come from.
 */
#ifndef MODEL_CNAME_H
#define MODEL_CNAME_H

#include "base/span.h"

/* pr_info(), net_warn_ratelimited(), printk(), WARN_ON..., seq_printf(). */
bool cname_is_log(struct span name);

/* list_for_each_entry_rcu() and the like: a macro that is a loop. */
bool cname_is_loop(struct span name);

/* What a name tells by itself, as bits; see the functions below. */
enum cname_bits {
	CNAME_KEYWORD	= 1 << 0,
	CNAME_MODIFIER	= 1 << 1,
	CNAME_STORAGE	= 1 << 2,	/* extern, static, asmlinkage */
	CNAME_INLINE	= 1 << 3,	/* inline and its kin */
	CNAME_BASIC	= 1 << 4,	/* int, char ...: the language's */
	CNAME_TYPEDEF	= 1 << 5,	/* u8, __be32, foo_t, foo_handler */
	CNAME_TAG	= 1 << 6,	/* struct, union, enum */
	CNAME_TYPEOF	= 1 << 7,	/* typeof, __typeof__ */
};

/* What the name of a type can begin with, so that few are looked at twice. */
#define CNAME_OF_TYPE	(CNAME_MODIFIER | CNAME_BASIC | CNAME_TYPEDEF | \
			 CNAME_TAG | CNAME_TYPEOF)

/* All of it at once: what a token has in .told. */
unsigned int cname_bits(struct span name);

/* if, for, while, switch, do, else, return, goto, case, default, ... */
static inline bool cname_is_keyword(struct span name)
{
	return cname_bits(name) & CNAME_KEYWORD;
}

/* const, volatile, __user, __maybe_unused ...: what may stand by a type. */
static inline bool cname_is_modifier(struct span name)
{
	return cname_bits(name) & CNAME_MODIFIER;
}

/* A typedef by its name: u8, __be32, size_t, foo_t, foo_handler. */
static inline bool cname_is_typedef(struct span name)
{
	return cname_bits(name) & CNAME_TYPEDEF;
}

#endif
