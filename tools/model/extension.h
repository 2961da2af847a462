/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * extension - what a match or a target of xtables is made of, or a program
 *
 * From a name and a list of options everything else follows: the names of
 * functions and structs, the bits of the flags, the layout of the struct that
 * kernel and iptables share. It is worked out here, once. A program that goes
 * with them has a name and options of the same types, and nothing to share.
 *
 * Conventions: include/xtables.h of iptables (option types, ids 0 to 31),
 * include/uapi/linux/netfilter/x_tables.h (length of a name), the xt_*.h files
 * beside it (fixed-width types, the same layout for 32 and 64 bits).
 */
#ifndef MODEL_EXTENSION_H
#define MODEL_EXTENSION_H

#include "base/vec.h"
#include "model/family.h"
#include "model/hook.h"
#include "model/option_name.h"
#include "model/option_type.h"

/* XT_EXTENSION_MAXNAMELEN without its NUL. */
#define EXTENSION_NAME_MAX	28
/* Longest name of an option, and most values that one takes. */
#define EXTENSION_OPTION_MAX	32
#define EXTENSION_VALUES_MAX	16
/*
 * Bytes of a struct. What an entry of a rule, and all of a rule, may have is in
 * a __u16 (struct xt_entry_match, struct ipt_entry): this leaves half of it.
 */
#define EXTENSION_SIZE_MAX	32768

enum extension_kind {
	EXTENSION_MATCH,
	EXTENSION_TARGET,
	EXTENSION_QUEUE,	/* a program that decides about packets */
	EXTENSION_RULES,	/* a program that feeds rules */
};

struct extension_option {
	/* Set by the caller. */
	const char *name;	/* behind the "--" */
	const struct option_type *type;	/* NULL: a mistake told already */
	bool mandatory, invert;
	const char *place;	/* "x.spec:3" before its mistakes, or NULL */
	bool nbo;		/* stored in network byte order */
	unsigned int values;	/* how often it may be given; 0: once */
	bool has_min, has_max;
	uint64_t min, max;	/* value, or length of a text */
	VEC(const char *) also_names, excl_names;	/* of other options */

	/* Derived. */
	const char *field;	/* name as a C identifier */
	const char *upper;	/* the same in capitals */
	enum option_comparison comparison;	/* of a number, by the name */
	enum option_side side;	/* of an address or a port, by the name */
	unsigned int nr;	/* id of the option, and number of its bit */
	uint32_t also, excl;	/* bits of those it needs, and cannot have */
	uint32_t rule;		/* the least that a rule with it has */
};

struct extension_member {
	const char *type;	/* "__u32" */
	const char *name;	/* "__pad" and a number for padding */
	const char *dimensions;	/* "[4][16]", or "" */
	unsigned int align;
	unsigned int bytes;	/* of all of it */
	unsigned int offset;
};

/* What a new revision of an old extension goes on from. */
struct extension_old {
	unsigned int revision;	/* of the new one */
	const char *info;	/* the name of its struct */
	const char *flags, *invflags;	/* members of it: names that are free */
	unsigned int ids;	/* of the old options: 0 up to this */
	unsigned int bytes, align;	/* of the old members iptables sees */
	bool is_ragged;		/* 32-bit x86 has less of them */
	bool keeps_data;	/* members of the kernel come behind the new */
};

struct extension {
	/* Set by the caller. */
	enum extension_kind kind;
	const char *name;
	const struct family *family;	/* NULL: unspec, of a target both */
	const struct hook_table *table;	/* the only one, or NULL */
	uint32_t hooks;			/* bits of the only ones, or 0 */
	bool keeps_data;		/* of its own, for each rule */
	bool per_netns;			/* a state for each network namespace */
	const struct extension_old *old;	/* NULL: it is new */
	VEC(struct extension_option) options;

	/* Derived. */
	const char *lower, *upper;	/* name in small and capital letters,
					 * with "_v2" of a new revision */
	const char *flags, *invflags;	/* members for the options' bits */
	const char *suffix;		/* "mt" or "tg" */
	const char *info;		/* of the struct: "xt_quota_mtinfo" */
	uint32_t rule;			/* the least that any rule has */
	uint32_t chains;		/* bits of the hooks of a good rule */
	const struct hook_table *tried;	/* a table that has them */
	VEC(struct extension_member) members;	/* without holes */
	unsigned int size;		/* of the struct, in bytes */
};

/* What is wrong: one line each, as an error message is written. */
struct mistakes {
	struct arena *arena;
	VEC(const char *) lines;
};

/* Add a line, in the arena of @m. */
void mistakes_add(struct mistakes *m, const char *fmt, ...) PRINTF(2, 3);

/* Put "@place: " before those from number @first on; NULL: nothing. */
void mistakes_place(struct mistakes *m, size_t first, const char *place);

/*
 * The first thing that is wrong with the name, before options are there, and
 * the family, which may be NULL: then what could be right for one is right.
 */
void extension_try_name(const struct extension *x, struct mistakes *m);

/*
 * Look at all that the caller has set and fill in what is derived; missing
 * limits become those of the type. Each mistake is told once. Strings come
 * from the arena of @m. Where @m gets a line, @x must not be used.
 */
void extension_derive(struct extension *x, struct mistakes *m);

/* "match", "target", "queue" or "rules": as nfkit new calls it. */
const char *extension_kind_name(enum extension_kind kind);

/* True for the last two: of a struct and an xtables they know nothing. */
bool extension_is_program(const struct extension *x);

/*
 * True where Linux or iptables has an extension of this name in any case:
 * xt_dscp.c and xt_DSCP.c are one file where names have no case.
 */
bool extension_is_known(struct span name);

#endif
