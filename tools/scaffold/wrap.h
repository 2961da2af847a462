/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * wrap - lines that became too long when names were put in
 *
 * A template has one line where the code has one statement; how long it gets
 * depends on the names. So lines are broken afterwards, as the kernel's coding
 * style does: behind a comma or an operator, the rest below the opening
 * parenthesis. A line that has no such place stays as it is. Braces around one
 * statement are dropped, as that style wants it too.
 */
#ifndef SCAFFOLD_WRAP_H
#define SCAFFOLD_WRAP_H

#include "base/buf.h"

#define WRAP_COLUMNS	80

/* Add @code to @to with its long lines broken, and a \n behind each line. */
void wrap_c(struct span code, struct buf *to);

/*
 * Text for people, UTF-8: each line is a paragraph, broken at blanks into
 * lines of at most @columns that begin with the same blanks.
 */
void wrap_text(struct span text, unsigned int columns, struct buf *to);

#endif
