/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * relay - hands on what a command prints: to the terminal, or to a pager
 *
 * A thread reads the pipe that the command prints to. It keeps what fits the
 * screen until the command has ended, and prints it then. Once there is more it
 * starts the pager, which from then on gets all as it comes; so no more than a
 * screen is ever kept.
 */
#ifndef BASE_RELAY_H
#define BASE_RELAY_H

#include <stdatomic.h>

#include "base/arena.h"
#include "base/err.h"

/* What a screen can take, styles and all: more is for the pager. */
#define RELAY_MAX	(64UL << 10)

struct relay;

/* All descriptors are the caller's, but for .from, which the thread closes. */
struct relay_ends {
	int from;		/* what the command prints */
	int terminal;
	unsigned int width, height;	/* its columns and lines */
	/* Its argv, in the arena, once it is needed; NULL: there is none. */
	const char *const *(*pager)(struct arena *a);
	int bar_fd;		/* where a bar is drawn; -1: nowhere */
	atomic_bool has_bar;	/* see struct term */
};

/*
 * Begin to print what comes out of .from, until nobody can write to it any
 * more. Beside the pager a bar is not drawn any more. @ends is borrowed. NULL:
 * there is no thread to be had.
 */
struct relay *relay_begin(struct relay_ends *ends);

/*
 * Wait for the end, and for that of the pager. Where it ends before all was
 * written, the next write is SIGPIPE; Ctrl-C ends the command at once, and
 * nfkit behind the pager: both as git has it. Frees @r. ERR_IO where the
 * terminal takes nothing.
 */
int relay_end(struct relay *r, struct err *e) MUST_CHECK;

/* The lines that @text takes where each has @width columns. */
size_t relay_rows(struct span text, unsigned int width);

#endif
