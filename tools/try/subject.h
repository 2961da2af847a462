/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * subject - the folder of an extension, as it is tried
 *
 * Read are xt_*.c, ipt_*.c and ip6t_*.c (modules of the kernel), libxt_*.c,
 * libipt_*.c and libip6t_*.c (plugins of iptables), headers, Kbuild, and beside
 * a plugin its .t, .txlate and .packets. Files of other names do not count.
 */
#ifndef TRY_SUBJECT_H
#define TRY_SUBJECT_H

#include "try/family.h"
#include "try/packets.h"
#include "try/rules.h"

#define LIMIT_SUBJECT_FILES	64
#define LIMIT_SOURCE		(4UL << 20)	/* one file of them */

struct source_file {
	const char *name;
	struct span bytes;
};

/* One plugin, and what its files say. */
struct plugin {
	const char *name;	/* "libxt_quotalen"; NULL: rules only */
	const char *extension;	/* "quotalen" */
	unsigned int families;
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
};

/*
 * Add the rules of a file of commands, see rules.h. They are a plugin without a
 * name.
 */
int subject_add_rules(struct arena *a, const char *file, struct subject *to,
		      struct err *e) MUST_CHECK;

/* ERR_NOENT where no module or no plugin is in the folder. */
int subject_read(struct arena *a, const char *dir, struct subject *out,
		 struct err *e) MUST_CHECK;

#endif
