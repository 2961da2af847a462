/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * feed - rules for the kernel through one long-lived iptables-restore
 *
 * A process of iptables for each rule reads and writes the whole table each
 * time. This keeps one "iptables-restore --noflush" running and hands it
 * batches of rules: a batch is done at once, or not at all.
 *
 * How a result is known: behind COMMIT goes a comment with a random number,
 * which --verbose makes iptables-restore print when it gets there, in a line
 * of its own. It ends instead at the first line that is refused, and says which on stderr; the next batch
 * starts it anew. Its stdout is a pseudo terminal, since what it prints into
 * a pipe would stay in its buffer.
 */
#ifndef FEED_H
#define FEED_H

#include <stddef.h>

/* iptables-restore takes longer lines for two, see its main loop. */
#define FEED_LINE_MAX	10000
/* Lines of one batch; what they are about is kept in memory. */
#define FEED_BATCH_MAX	100000

enum feed_result {
	FEED_DONE,
	FEED_REFUSED,	/* nothing of the batch was done */
	FEED_BROKEN,	/* it could not be asked, nobody knows what was done */
};

struct feed_fault {
	size_t line;		/* of the batch, from 1; 0: all of it */
	char reason[512];	/* one line for people */
};

struct feed;

/*
 * @@program is a word, no line for a shell: "ip6tables-legacy-restore". It is
 * borrowed, and started by the first batch. NULL: no memory.
 */
struct feed *feed_new(const char *program);

/*
 * Do @@n lines of one table: "-A INPUT -p tcp -j DROP", also -I -D -R -N -X -P
 * -F -E -Z, and ":CHAIN ACCEPT [0:0]". Others are refused before anything is
 * done, so that a line can neither begin another table nor end the batch; so
 * are those with -h, -V or -v, which make iptables print or end.
 * This waits as long as iptables-restore does for its lock. Where the result
 * is not FEED_DONE, @@fault says why.
 */
enum feed_result feed_batch(struct feed *f, const char *table,
			    const char *const *lines, size_t n,
			    struct feed_fault *fault);

/* How often the program was started. */
unsigned int feed_starts(const struct feed *f);

/* End it: there is nothing that it has not done yet. */
void feed_free(struct feed *f);

#endif
