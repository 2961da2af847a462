/* SPDX-License-Identifier: GPL-2.0-only */
/* clock - how long something takes, whatever somebody does to the date */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

/* Milliseconds since some moment before the program started. */
unsigned long clock_ms(void);

#endif
