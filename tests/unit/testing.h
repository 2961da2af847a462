/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * testing - cmocka, and what our tests share
 *
 * A test function is static and named as a sentence, with two underscores
 * behind its subject: span__trim_takes_white_space_off_both_ends(). One that
 * is not in the table of its main() is unused, and the compiler says so.
 */
#ifndef UNIT_TESTING_H
#define UNIT_TESTING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/span.h"

#define NELEMS(array)	(sizeof(array) / sizeof((array)[0]))

static inline void assert_span(struct span got, const char *want)
{
	struct span w = span_of(want);

	if (!span_eq(got, w))
		fail_msg("got '" SPAN_FMT "', want '%s'", SPAN_ARG(got), want);
}

#endif
