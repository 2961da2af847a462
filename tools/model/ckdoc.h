/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * ckdoc - a kernel-doc comment of a function, and what it describes
 *
 * It begins with a slash and two asterisks; the next line has the function's
 * name and what it does, "@x:" describes the parameter x, and "Return:" what
 * comes back.
 *
 * Format: Documentation/doc-guide/kernel-doc.rst, "Function documentation".
 */
#ifndef MODEL_CKDOC_H
#define MODEL_CKDOC_H

#include "model/ctoken.h"

/* Parameters of a function that are compared; more are left out. */
#define CKDOC_MAX	32

struct ckdoc {
	struct span name;		/* as the comment has it */
	const struct ctoken *begin;	/* the line with the two asterisks */
	struct span described[CKDOC_MAX];	/* the words behind each @ */
	size_t described_n;
	bool has_return;
	size_t end;			/* token behind the comment */
};

/*
 * The comment that begins with token @i; false if it is none of a function,
 * or does not end in the hunk.
 */
bool ckdoc_read(const struct ctokens *tokens, size_t i, struct ckdoc *out);

struct cprototype {
	struct span name;
	struct span parameters[CKDOC_MAX];
	size_t parameters_n;
	bool returns_value;
};

/* The head of a function at token @i: of a body or a declaration. */
bool cprototype_read(const struct ctokens *tokens, size_t i,
		     struct cprototype *out);

#endif
