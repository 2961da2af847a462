/* SPDX-License-Identifier: GPL-2.0-only */
/* check - one thing that was tried, and what came of it */
#ifndef TRY_CHECK_H
#define TRY_CHECK_H

#include "base/buf.h"
#include "base/vec.h"

enum check_state {
	CHECK_OK,
	CHECK_FAILED,
	CHECK_SKIPPED,
};

struct check {
	enum check_state state;
	const char *name;	/* "legacy ipv4: -m quotalen --min 1" */
	const char *why;	/* one line; NULL: nothing to say */
	VEC(const char *) details;	/* lines of others: untrusted */
};

struct checks {
	struct arena *arena;
	VEC(struct check) list;
};

/* The last one is good until the next is added. Strings are borrowed. */
struct check *check_add(struct checks *to, enum check_state state,
			const char *name, const char *why);

/* Lines of @text as details, at most @max of them; blank ones are left out. */
void check_detail(struct checks *to, struct check *c, struct span text,
		  size_t max);

/* The first that failed, or NULL. */
const struct check *checks_failed(const struct checks *c);

struct check_counts {
	unsigned int ok, failed, skipped;
};

struct check_counts checks_count(const struct checks *c);

enum check_format {
	CHECK_TEXT,
	CHECK_JSON,
	CHECK_TAP,
};

struct term;

/* What took how long, in milliseconds, and on what. */
struct check_times {
	const char *release;	/* of the kernel */
	bool kvm;
	unsigned long build, image, guest, total;
};

/* All of them, and the counts. Escaped where @out is a terminal. */
void checks_print(const struct checks *c, const struct check_times *t,
		  enum check_format format, const struct term *out,
		  struct buf *to);

#endif
