/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * cfile - a C file that is there, read as tokens, and edits of it
 *
 * Places are bytes of the file; nothing but what an edit names changes. What
 * cannot be read with certainty is refused with the file and the line.
 */
#ifndef SCAFFOLD_CFILE_H
#define SCAFFOLD_CFILE_H

#include "model/ctoken.h"
#include "scaffold/plan.h"

struct cfile_edit {
	size_t at, end;		/* the bytes that go; an insertion has none */
	struct span bytes;	/* what comes in their place */
};

struct cfile {
	const char *root, *path;	/* path is below the root */
	const char *name;		/* both, for messages */
	bool is_new;			/* not there yet: a copy of another */
	struct span text;
	struct ctokens tokens;
	VEC(struct cfile_edit) edits;
};

/* ERR_NOENT where there is no such file, or it is not of C. */
int cfile_read(struct arena *a, const char *root, const char *path,
	       struct cfile *out, struct err *e) MUST_CHECK;

/* "NAME:LINE: TEXT" of the token at index @i; -1. */
#define cfile_refuse(f, i, e, ...)					\
	(cfile_do_refuse((f), (i), (e), __VA_ARGS__), err_failed())
void cfile_do_refuse(const struct cfile *f, size_t i, struct err *e,
		     const char *fmt, ...) PRINTF(4, 5);

/* Where token @i begins and ends. */
size_t cfile_begin(const struct cfile *f, size_t i);
size_t cfile_end(const struct cfile *f, size_t i);

/* The bytes of tokens from @first up to @end. */
struct span cfile_text(const struct cfile *f, size_t first, size_t end);

/* Where the line that has the byte @at begins, and where the next one does. */
size_t cfile_line(const struct cfile *f, size_t at);
size_t cfile_next_line(const struct cfile *f, size_t at);

/* True where some token is this word. */
bool cfile_has(const struct cfile *f, struct span word);

/* True where some word of the file begins with @prefix; *@i is its token. */
bool cfile_has_prefix(const struct cfile *f, struct span prefix, size_t *i);

/* @text with each "struct OLD" in it named NEW. */
struct span cfile_rename(struct arena *a, struct span text, struct span old,
			 const char *new);

/*
 * @text without what old lines have and new ones must not: blanks before it
 * where tabs fit, a blank before a tab, before a comma, or between sizeof and
 * its bracket. Strings stay. The last line comes without its newline.
 */
struct span cfile_tidy(struct arena *a, struct span text);

/* Edits: bytes are borrowed. Those at one place come in the order given. */
void cfile_insert(struct arena *a, struct cfile *f, size_t at,
		  struct span bytes);
void cfile_replace(struct arena *a, struct cfile *f, size_t at, size_t end,
		   struct span bytes);

/*
 * An #include line of its own, at its place among those of its folder; nothing
 * where the file has it.
 */
void cfile_include(struct arena *a, struct cfile *f, struct span line);

/* The bytes from @at to @end with the edits that are in them. */
struct span cfile_edited(struct arena *a, const struct cfile *f, size_t at,
			 size_t end);

/* The file with its edits into the plan; nothing where there are none. */
int cfile_plan(struct cfile *f, struct plan *p, struct err *e) MUST_CHECK;

#endif
