/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * tree - for which tree a patch is, and which one its files are in
 *
 * The tree stands in the brackets of the subject: [PATCH nf-next], [nft PATCH].
 * The names are those which netfilter-devel has seen since 2019: MAINTAINERS of
 * the kernel has nf and nf-next, the projects of git.netfilter.org have their
 * own name or a shorter one.
 */
#ifndef MODEL_TREE_H
#define MODEL_TREE_H

#include "model/patch.h"

enum tree_kind {
	TREE_NONE,		/* no tag, or none that is known */
	TREE_FIXES,		/* of the kernel, for this release: nf, net */
	TREE_NEXT,		/* for the next one: nf-next, net-next */
	TREE_KERNEL,		/* a stable release, or another's */
	TREE_USERSPACE,
};

struct tree {
	enum tree_kind kind;
	struct span tag;	/* as written in the subject */
};

/* What the tags of the subject say. The first known one counts. */
struct tree tree_of_subject(const struct subject_line *s);

/* Where files lie: what is in both, or nobody knows, is TREE_NONE. */
enum tree_kind tree_of_path(struct span path);

/* What all the files agree on that say something. */
enum tree_kind tree_of_diff(const struct diff *d);

/* A file of netfilter in the kernel: net/netfilter, include/net/netfilter ... */
bool tree_is_netfilter_path(struct span path);

#endif
