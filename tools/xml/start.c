// SPDX-License-Identifier: GPL-2.0-only
/*
 * start - libxml2, with memory that cannot be short
 *
 * libxml2 2.9 crashes in its RELAX NG where an allocation fails. So it gets
 * base/mem's, which then ends the program in one line.
 */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "xml/handle.h"

static void *get_again(void *old, size_t n)
{
	return mem_realloc(old, n, 1);
}

static char *copy(const char *s)
{
	size_t n = strlen(s) + 1;

	return memcpy(mem_alloc(n), s, n);
}

static void set_memory(void)
{
	xmlMemSetup(free, mem_alloc, get_again, copy);
}

void handle_start_xml(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, set_memory);
}
