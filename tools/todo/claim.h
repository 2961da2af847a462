/* SPDX-License-Identifier: GPL-2.0-only */
/* claim - the mail by which somebody takes an item */
#ifndef TODO_CLAIM_H
#define TODO_CLAIM_H

#include "base/buf.h"
#include "todo/item.h"

/*
 * Append a mail from NAME <MAIL> to the list: that @name would like to do
 * @item, or, where it is unsure, the question whether it is wanted. UTF-8, with
 * the MIME fields that say so, and without a Date:, which the mailer adds. What
 * the item says comes from anywhere, and is escaped.
 */
void claim_draft(const struct todo_item *item, struct span name,
		 struct span mail, struct buf *to);

#endif
