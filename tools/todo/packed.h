/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * packed - items as lines of a file, which are read faster than what a server
 * answers in
 *
 * A line has id, area, state, owner, source, date, title and body, parted by
 * tabs; in them "\t", "\n" and "\\" stand for a tab, a line feed and '\'.
 */
#ifndef TODO_PACKED_H
#define TODO_PACKED_H

#include "base/buf.h"
#include "todo/item.h"

/* Append the items from index @first on. */
void todo_pack(const struct todo_items *items, size_t first, struct buf *to);

/*
 * Add what @bytes say to @items, as of the list @name; they borrow from both.
 * False where they are damaged: what was added then is of no use.
 */
bool todo_unpack(struct arena *a, struct span bytes, const char *name,
		 struct todo_items *items);

#endif
