/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * lazy - foreign libraries that are loaded when they are first called
 *
 * To start with all of them takes the dynamic linker longer than a patch takes
 * to check, and no command needs them all. tools/lazy.sh makes the tables.
 */
#ifndef BASE_LAZY_H
#define BASE_LAZY_H

#include <stddef.h>

/*
 * Load the library @soname, for good, and store the addresses of its @n
 * @names at @table, an array of @n pointers. If it cannot be, the program ends
 * with one line and exit status 2, as where memory is short: a program that
 * was linked with that library would not even have started.
 */
void lazy_load(const char *soname, const char *const *names, size_t n,
	       void *table);

#endif
