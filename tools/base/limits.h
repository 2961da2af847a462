/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * limits - the named maximum of everything that grows from outside
 *
 * Sizes are bytes where the name says nothing else. The largest mail the
 * list has seen in seven years is 831 kB, the largest patch file that is
 * checked on purpose is 50 MB.
 */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

#define LIMIT_FILE		(512UL << 20)	/* any file read whole */
#define LIMIT_MAIL		(128UL << 20)	/* one mail, decoded */
#define LIMIT_MAIL_PARTS	256		/* leaves of a MIME tree */
#define LIMIT_MAIL_DEPTH	16		/* nested multiparts */
#define LIMIT_HUNK_LINES	20000		/* read as C at a time */
#define LIMIT_FINDINGS		100000		/* of one mail */
#define LIMIT_TEXT		(16UL << 20)	/* text that nfkit builds */
#define LIMIT_SPEC		(1UL << 20)	/* a spec or a template */
#define LIMIT_MAINTAINERS	(8UL << 20)	/* the kernel's has 1 MB */
#define LIMIT_HOWTO		(4UL << 20)	/* a HOWTO: an entry has 1 kB */
#define LIMIT_TODO		(4UL << 20)	/* a TODO list */
#define LIMIT_TODO_ITEMS	5000		/* of one list */
#define LIMIT_ANSWER		(64UL << 20)	/* of a server, decompressed */
#define LIMIT_PLUGINS		4096		/* of one folder */
#define LIMIT_OPTIONS		32		/* libxtables ids are 0..31 */

#endif
