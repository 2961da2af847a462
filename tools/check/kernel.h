/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * kernel - the files that rules about kernel code look at
 */
#ifndef CHECK_KERNEL_H
#define CHECK_KERNEL_H

#include "check/rule.h"

/* All enum rule_files bits that a file of this name has. */
unsigned int files_of(enum profile profile, struct span path);

/*
 * C of the kernel. checkpatch.pl takes all C for that; for netfilter, half of
 * which is programs and libraries, the path decides.
 */
bool is_kernel_c(const struct report *to, const struct file_diff *f);

/* The same, without what the kernel exports to programs (uapi/). */
bool is_inner_kernel_c(const struct report *to, const struct file_diff *f);

/* Of these, code of the kernel's network. */
bool is_net_source(const struct report *to, const struct file_diff *f);

#endif
