/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * tie - a program that ends with nfkit, however that ends
 *
 * Nobody can hold SIGKILL to stop others first: so the kernel is asked to do
 * it, by PR_SET_PDEATHSIG of prctl(2), that is, setpriv of util-linux.
 */
#ifndef TRY_TIE_H
#define TRY_TIE_H

#include "base/arena.h"

/*
 * The words that go before a command that is to get this signal, "KILL" say,
 * when nfkit ends; NULL stands behind the last. There are none where no program
 * can do that, and what is started runs on until it comes to its own end.
 */
const char *const *tie_words(struct arena *a, const char *signal);

#endif
