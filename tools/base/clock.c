// SPDX-License-Identifier: GPL-2.0-only
#include "base/clock.h"

#include <time.h>

unsigned long clock_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (unsigned long)t.tv_sec * 1000 +
	       (unsigned long)t.tv_nsec / 1000000;
}
