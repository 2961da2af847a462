/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * parse - the bytes of a TODO list become items
 *
 * Two formats are known and told apart by what is in them:
 *
 * fields	this kit's own, described in todo/README.md; any line that
 *		begins with "Id:" or "Text:" makes a list one, and so do
 *		comments alone
 * classic	the core team's file TODO of 2000 to 2003, in the CVS module
 *		iptables, with the markers "- ", "x " and "? "; see classic.c
 *
 * The parsers take any bytes. A line that they cannot place is an error that
 * names it: a list with a line lost would be worse than none.
 */
#ifndef TODO_PARSE_H
#define TODO_PARSE_H

#include "base/buf.h"
#include "base/err.h"
#include "todo/item.h"

/*
 * Add the items of @text to @items. They borrow from @text and from @a; @name
 * is the name of the list, for the items and for messages. At most
 * LIMIT_TODO_ITEMS. ERR_SYNTAX or ERR_LIMIT: what is in @items then is of no
 * use.
 */
int todo_parse(struct arena *a, struct span text, const char *name,
	       struct todo_items *items, struct err *e) MUST_CHECK;

/* What the two parsers of todo_parse() share; the rest is their own. */
struct todo_parser {
	struct arena *arena;
	const char *name;
	unsigned int nr;	/* of the line being read, from 1 */
	struct todo_items *items;
	size_t first;		/* item of this list */
};

/* Add the items of @text to p->items; else as todo_parse(). */
int todo_parse_fields(struct todo_parser *p, struct span text,
		      struct err *e) MUST_CHECK;
int todo_parse_classic(struct todo_parser *p, struct span text,
		       struct err *e) MUST_CHECK;

/*
 * The classic list again, line by line out of what the parser understood of it:
 * mark, text, kind. Where it took all for what it is, these are the same bytes.
 */
int todo_emit_classic(struct todo_parser *p, struct span text, struct buf *to,
		      struct err *e) MUST_CHECK;

/* The next item of this list, or NULL with ERR_LIMIT. */
struct todo_item *todo_parser_add(struct todo_parser *p, struct err *e)
	MUST_CHECK;

/* The item of this list that has @id, or NULL. */
const struct todo_item *todo_parser_find(const struct todo_parser *p,
					 struct span id);

/* Words with one blank between. */
struct span todo_fold(struct arena *a, struct span text);

#endif
