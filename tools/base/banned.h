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

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#undef strcpy
#undef strcat
#undef strncpy
#undef strncat
#undef sprintf
#undef vsprintf
#undef strtok
#pragma GCC poison strcpy strcat strncpy strncat sprintf vsprintf strtok
#pragma GCC poison gets atoi atol atoll sscanf fscanf
#pragma GCC poison gmtime localtime asctime
#pragma GCC poison system popen mktemp tmpnam

/*
 * Not poisoned, for headers of libraries have the names: a member of libgit2's,
 * and alloca of GLib's, which -Walloca finds.
 */
char *ctime(const time_t *t) __attribute__((deprecated("banned: ctime_r")));

#endif
