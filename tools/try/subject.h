/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * subject - the folder of an extension, as it is tried
 *
 * Read are xt_*.c, ipt_*.c, ip6t_*.c and ebt_*.c (modules of the kernel),
 * libxt_*.c, libipt_*.c, libip6t_*.c and libebt_*.c (plugins of iptables),
 * headers, Kbuild, and beside a plugin its .t, .txlate and .packets. Files of
 * other names do not count.
 */
#ifndef TRY_SUBJECT_H
#define TRY_SUBJECT_H

#include "model/family.h"
#include "try/packets.h"
#include "try/rules.h"

#define LIMIT_SUBJECT_FILES	64
#define LIMIT_SOURCE		(4UL << 20)	/* one file of them */

/* Where headers of a tree go: for the module, and for the plugin. */
#define SUBJECT_KERNEL_HEADERS	"include"
#define SUBJECT_USER_HEADERS	"include-user"

struct source_file {
	const char *name;	/* with a folder where it is such a header */
	struct span bytes;
};

/* One plugin, and what its files say. */
struct plugin {
	const char *name;	/* "libxt_quotalen"; NULL: rules only */
	const char *extension;	/* "quotalen" */
	unsigned int families;
	bool needs_math;	/* its Makefile links libm */
	struct rules rules;
	struct span xlate;	/* its .txlate; may be empty */
	struct packets packets;
};

struct subject {
	const char *dir;
	VEC(struct source_file) files;	/* sources, headers, Kbuild */
	VEC(const char *) modules;	/* "xt_quotalen" */
	VEC(struct plugin) plugins;
	bool has_kbuild;
	bool from_trees;
	const char *other;	/* plugin of this name, left aside; or NULL */
	bool runs_tree;		/* the iptables of that tree, in the guest */
};

/*
 * Add the rules of commands, see rules.h: @text of the file @name, or read from
 * @file. They are a plugin without a name.
 */
int subject_add_commands(struct arena *a, const char *name, struct span text,
			 struct subject *to, struct err *e) MUST_CHECK;
int subject_add_rules(struct arena *a, const char *file, struct subject *to,
		      struct err *e) MUST_CHECK;

/* An extension in the source trees of Linux and iptables. */
struct subject_place {
	const char *kernel;	/* NULL: the module of the kernel that boots */
	const char *iptables;
	const char *name;	/* "quotalen", "MARKLEN" */
	/* Which one, where iptables and ebtables have one of this name. */
	enum subject_side {
		SUBJECT_ANY,	/* that of iptables, where there are two */
		SUBJECT_IP,
		SUBJECT_BRIDGE,
	} side;
};

/*
 * Its files: net/netfilter/xt_NAME.c and its like for IPv4 and IPv6, or else a
 * file there that registers NAME; extensions/libxt_NAME.c with what is beside
 * it; and the headers of the trees that both include, directly or not, if they
 * are named xt_NAME.h and so on. One of ebtables is in net/bridge/netfilter,
 * with the prefix ebt. Where SUBJECT_ANY had to choose, .other of @out names
 * the plugin that was left aside. ERR_NOENT says which file is not there.
 */
int subject_read_trees(struct arena *a, const struct subject_place *place,
		       struct subject *out, struct err *e) MUST_CHECK;

/* Has the tree of iptables a plugin of this name? */
bool subject_has_plugin(struct arena *a, const char *iptables,
			const char *name);

/* For these two: a @file in @dir as @name, and a plugin of the folder @dir. */
int subject_add_source(struct arena *a, const char *dir, const char *file,
		       const char *name, struct subject *to,
		       struct err *e) MUST_CHECK;
int subject_add_plugin(struct arena *a, const char *dir, struct span stem,
		       struct subject *to, struct err *e) MUST_CHECK;

/* As names of modules, files and make targets: nothing that means more. */
bool subject_is_name(struct span name);

/* ERR_NOENT where no module or no plugin is in the folder. */
int subject_read(struct arena *a, const char *dir, struct subject *out,
		 struct err *e) MUST_CHECK;

#endif
