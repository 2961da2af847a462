/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * option_table - the options that an extension of iptables takes
 *
 * A plugin says it in rows: of libxtables' parser (struct xt_option_entry, the
 * rich kind) or, in older ones, of getopt (names and nothing else). One name
 * may come in several tables, for IPv4 and IPv6 and for each revision;
 * option_tables_merge() makes one of them.
 */
#ifndef MODEL_OPTION_TABLE_H
#define MODEL_OPTION_TABLE_H

#include "base/vec.h"
#include "model/extension.h"

/* The families that a table may be for: NFPROTO_... of linux/netfilter.h. */
enum option_family {
	OPTION_FAMILY_ANY	= 0,
	OPTION_FAMILY_IPV4	= 2,
	OPTION_FAMILY_ARP	= 3,
	OPTION_FAMILY_BRIDGE	= 7,
	OPTION_FAMILY_IPV6	= 10,
};

enum option_arg {
	OPTION_ARG_NONE,
	OPTION_ARG_REQUIRED,
	OPTION_ARG_OPTIONAL,
};

struct option_row {
	const char *name;		/* behind the "--" */
	enum option_arg arg;
	const char *id_text;		/* "O_TO", as a source has it; NULL */
	/* The rest is known of rows of libxtables' parser only. */
	const char *type;		/* XTTYPE_UINT8RC is "uint8rc"; or NULL */
	bool invert, mandatory, multi;
	unsigned int id;		/* 0 to 31 */
	uint32_t excl, also;		/* masks of ids: not with, only with */
	unsigned int min, max;		/* both 0: those of the type */
	bool is_old;			/* the highest revision has none */
};

struct option_table {
	enum extension_kind kind;
	const char *name;
	unsigned int revision;
	unsigned int family;		/* enum option_family, or another */
	const char *file;		/* where it was read */
	VEC(struct option_row) rows;
};

struct option_tables {
	struct option_table *at;
	size_t n, cap;
};

/*
 * One table for each kind and name, by name without regard to case:
 * rows of the highest revision first, then those that only others have. The
 * file and the revision are those of the highest one, the family is ANY where
 * they differ. Rows are copied to @a.
 */
void option_tables_merge(struct arena *a, const struct option_tables *all,
			 struct option_tables *merged);

/* The table of this kind and exactly this name, or NULL. */
const struct option_table *option_tables_find(const struct option_tables *all,
					      enum extension_kind kind,
					      const char *name);

/* The row of this name, or NULL. */
const struct option_row *option_table_find(const struct option_table *table,
					   struct span name);

#endif
