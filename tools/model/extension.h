/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * extension - what a match or a target of xtables is made of
 *
 * From a name and a list of options everything else follows: the names of
 * functions and structs, the bits of the flags, the layout of the struct that
 * kernel and iptables share. It is worked out here, once.
 *
 * Conventions: include/xtables.h of iptables (option types, ids 0 to 31),
 * include/uapi/linux/netfilter/x_tables.h (length of a name), the xt_*.h files
 * beside it (fixed-width types, the same layout for 32 and 64 bits).
 */
#ifndef MODEL_EXTENSION_H
#define MODEL_EXTENSION_H

#include "base/vec.h"

/* XT_EXTENSION_MAXNAMELEN without its NUL. */
#define EXTENSION_NAME_MAX	28
/* Longest name of an option, and longest text that one may take. */
#define EXTENSION_OPTION_MAX	32
#define EXTENSION_TEXT_MAX	255

enum extension_kind {
	EXTENSION_MATCH,
	EXTENSION_TARGET,
};

/* Options of one class are parsed, printed and tested alike. */
enum option_class {
	OPTION_FLAG,		/* no argument */
	OPTION_NUMBER,
	OPTION_RANGE,		/* FROM:TO */
	OPTION_MARK,		/* VALUE/MASK */
	OPTION_STRING,
	OPTION_MAC,
};

struct option_type {
	const char *name;	/* XTTYPE_UINT8RC of libxtables is "uint8rc" */
	enum option_class class;
	unsigned int bytes;	/* of one value in the struct; 1 for text */
	uint64_t max;		/* highest value, longest text; 0: no limits */
};

/* The type of this name, or NULL. */
const struct option_type *option_type_find(struct span name);

/* All of them, in the order of libxtables. */
const struct option_type *option_type_all(size_t *n);

/* "flag", "number" ...: how templates/types/ calls the class. */
const char *option_class_name(enum option_class class);

struct extension_option {
	/* Set by the caller. */
	const char *name;	/* behind the "--" */
	const struct option_type *type;	/* NULL: a mistake told already */
	bool mandatory, invert;
	bool has_min, has_max;
	uint64_t min, max;	/* value, or length of a text */

	/* Derived. */
	const char *field;	/* name as a C identifier */
	const char *upper;	/* the same in capitals */
	unsigned int nr;	/* id of the option, and number of its bit */
};

struct extension_member {
	const char *type;	/* "__u32" */
	const char *name;	/* "__pad" and a number for padding */
	unsigned int bytes;	/* of one element */
	unsigned int count;	/* of an array; 0: no array */
	unsigned int offset;
};

struct extension {
	/* Set by the caller. */
	enum extension_kind kind;
	const char *name;
	VEC(struct extension_option) options;

	/* Derived. */
	const char *lower, *upper;	/* name in small and capital letters */
	const char *suffix;		/* "mt" or "tg" */
	VEC(struct extension_member) members;	/* without holes */
	unsigned int size;		/* of the struct, in bytes */
};

/* What is wrong: one line each, as an error message is written. */
struct mistakes {
	struct arena *arena;
	VEC(const char *) lines;
};

void mistakes_add(struct mistakes *m, const char *fmt, ...) PRINTF(2, 3);

/*
 * Look at all that the caller has set and fill in what is derived; missing
 * limits become those of the type. Each mistake is told once. Strings come
 * from the arena of @m. Where @m gets a line, @x must not be used.
 */
void extension_derive(struct extension *x, struct mistakes *m);

/*
 * True where Linux or iptables has an extension of this name in any case:
 * xt_dscp.c and xt_DSCP.c are one file where names have no case.
 */
bool extension_is_known(struct span name);

#endif
