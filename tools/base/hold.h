/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * hold - a signal that ends nfkit waits until what is half done is done
 *
 *	CLEANUP_HOLD struct hold hold = hold_signals();
 *
 * SIGINT, SIGTERM and SIGHUP that come until the end of the scope do their work
 * there; process_read() meanwhile reports them. Scopes may lie in one another.
 */
#ifndef BASE_HOLD_H
#define BASE_HOLD_H

#include <signal.h>

struct hold {
	sigset_t before;
};

struct hold hold_signals(void);
void hold_end(struct hold *hold);
#define CLEANUP_HOLD	__attribute__((cleanup(hold_end), unused))

/* The numbers of these three, and 0 behind them; as a set. */
extern const int hold_numbers[];
sigset_t hold_set(void);

#endif
