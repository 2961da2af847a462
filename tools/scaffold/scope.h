/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * scope - what the names in a template stand for
 *
 * A scope has texts and lists by name. An element of a list is a scope of its
 * own; what it does not know it asks the scope around it. An empty text is
 * false for @if@, any other is true.
 */
#ifndef SCAFFOLD_SCOPE_H
#define SCAFFOLD_SCOPE_H

#include "base/vec.h"

struct scope_text {
	const char *name, *text;
};

struct scope;

struct scope_list {
	const char *name;
	VEC(struct scope *) elements;
};

struct scope {
	struct arena *arena;
	const struct scope *outer;	/* NULL: none */
	VEC(struct scope_text) texts;
	VEC(struct scope_list) lists;
};

/* A text that was set before is replaced. Strings are borrowed. */
void scope_set(struct scope *s, const char *name, const char *text);
void scope_set_if(struct scope *s, const char *name, bool value);

/* The list of this name, made empty where @s itself has none. */
struct scope_list *scope_list_of(struct scope *s, const char *name);

/* A new last element of the list @name of @s. */
struct scope *scope_add(struct scope *s, const char *name);

/* Here or further out; NULL where there is none. */
const char *scope_text(const struct scope *s, struct span name);
const struct scope_list *scope_find_list(const struct scope *s,
					 struct span name);

#endif
