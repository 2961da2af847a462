/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * print - items as text, one file for each format
 *
 * table	columns for people: as wide as the terminal, with long tasks
 *		filled into the last column; in a pipe of unknown width a line
 *		for each item, so that grep finds whole ones
 * plain	for scripts: a line for each item, tabs between id, state,
 *		area, owner, date, source, title; what is empty reads "-"
 * json		an array of objects with all there is; what is empty is null
 * card		one item to read; what "show" prints
 *
 * All of them escape what comes from outside.
 */
#ifndef TODO_PRINT_H
#define TODO_PRINT_H

#include "base/opt.h"
#include "base/term.h"
#include "todo/query.h"

typedef void todo_printer(struct arena *a, const struct todo_hits *hits,
			  const struct term *term, struct buf *to);

todo_printer todo_print_table, todo_print_plain, todo_print_json;
todo_printer todo_print_cards;

/* The names for the option --format; their values are for todo_format(). */
extern const struct opt_choice todo_formats[];
/* @one: for a few items that were asked for, not for a list. */
todo_printer *todo_format(int value, bool one);

/* @s as one line that may be shown. */
struct span todo_escaped(struct arena *a, struct span s,
			 const struct term *term);

#endif
