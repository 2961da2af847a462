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

/* if, for, while, switch, do, else, return, goto, case, default, ... */
bool cname_is_keyword(struct span name);

/* const, volatile, __user, __maybe_unused ...: what may stand by a type. */
bool cname_is_modifier(struct span name);

/* extern, static, asmlinkage; inline and its kin. */
bool cname_is_storage(struct span name);
bool cname_is_inline(struct span name);

/* One of int, char, unsigned ...: the words that the language knows. */
bool cname_is_basic_type(struct span name);

/* A typedef by its name: u8, __be32, size_t, foo_t, foo_handler. */
bool cname_is_typedef(struct span name);

#endif
