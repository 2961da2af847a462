/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * mem - allocation that cannot fail
 *
 * Out of memory ends the program with one line and exit status 2. That is
 * safe at any point: files are written beside their place and renamed at the
 * end, so the tree is as it was. Sizes are multiplied with overflow checked.
 */
#ifndef BASE_MEM_H
#define BASE_MEM_H

#include <stddef.h>

void *mem_alloc(size_t size);
void *mem_realloc(void *old, size_t n, size_t size);

/* For libraries that report their own shortage of memory. */
_Noreturn void mem_exhausted(void);

/* free() at the end of the scope: CLEANUP_FREE char *name = ...; */
void mem_free_at(void *pointer_address);
#define CLEANUP_FREE	__attribute__((cleanup(mem_free_at)))

#endif
