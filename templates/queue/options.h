/* SPDX-License-Identifier: GPL-2.0-only */
/* options - of the command line */
#ifndef OPTIONS_H
#define OPTIONS_H

#include "queue.h"
#include "values.h"

@if options@
/* Bits of options.given. */
@for option@
#define GIVEN_@FIELD@ @bit@U
@end@

@end@
struct options {
	struct queue_settings queue;
@if options@
	uint32_t given;
@if inverts@
	uint32_t inverted;	/* by --not-... */
@end@
	struct {
@for option@
@piece field@
@end@
	} value;
@if multiples@
	struct {
@for option@
@if multiple@
		unsigned int @field@;
@end@
@end@
	} count;
@end@
@end@
};

/*
 * 0: go on. 1: the help was asked for and printed. -1: there is a mistake, and
 * a message about it. Texts are those of @@argv.
 */
int options_read(int argc, char **argv, struct options *o);

#endif
