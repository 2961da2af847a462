/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * maintainers - who looks after which files, by the kernel's MAINTAINERS
 *
 * The file says at its top what its letters mean: M R L are people, designated
 * reviewers and lists, S the status, F X N K which files. What of it is a
 * pattern is read as scripts/get_maintainer.pl does: F: with a slash at its end
 * is all below it, else as many slashes are wanted as it has; N: and K: are
 * regular expressions, of which those that POSIX does not know are left out.
 */
#ifndef MODEL_MAINTAINERS_H
#define MODEL_MAINTAINERS_H

#include "base/vec.h"

struct maintained_field {
	char letter;		/* 'M', 'F' ... */
	struct span value;	/* trimmed */
};

struct maintained {
	struct span title;	/* "NETFILTER" */
	VEC(struct maintained_field) fields;	/* in order */
};

struct maintainers {
	VEC(struct maintained) entries;
};

/* Any text gives a result; what is no entry of it is left out. */
void maintainers_parse(struct arena *a, struct span text,
		       struct maintainers *out);

/*
 * How closely its patterns name the path: the slashes of the closest F: that
 * takes it, and one; 1 by an N:; 0 where none does, or an X: takes it.
 */
unsigned int maintained_match(const struct maintained *m, struct span path);

/* The address in the value of an M: R: or L: field; empty: none. */
struct span maintained_address(struct span value);

/*
 * Does its K: find something in one of the @n texts, the diffs of a series
 * say? Each expression is compiled once for all of them, for that takes longer
 * than to look.
 */
bool maintained_has_text(const struct maintained *m, const struct span *texts,
			 size_t n);

/* It looks after all files ("THE REST"), which says nothing of a patch. */
bool maintained_is_rest(const struct maintained *m);

/* The first field of this letter whose value has @part in any case; or NULL. */
const struct maintained_field *maintained_find(const struct maintained *m,
					       char letter, struct span part);

#endif
