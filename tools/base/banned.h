/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * banned - functions that nobody here calls
 *
 * The Makefile includes this before every source file, after the libc
 * headers that declare these names: using one is then a compile error. They
 * overflow, keep hidden state, hide errors, depend on the locale, or give
 * text to a shell.
 */
#ifndef BASE_BANNED_H
#define BASE_BANNED_H

#include <alloca.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#undef alloca
#undef strcpy
#undef strcat
#undef strncpy
#undef strncat
#undef strtok
#pragma GCC poison strcpy strcat strncpy strncat sprintf vsprintf strtok
#pragma GCC poison gets atoi atol atoll sscanf fscanf
#pragma GCC poison gmtime localtime asctime
#pragma GCC poison alloca system popen mktemp tmpnam

/* Not poisoned: libgit2 has a member of this name. */
char *ctime(const time_t *t) __attribute__((deprecated("banned: ctime_r")));

#endif
