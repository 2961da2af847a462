/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * examples - the rules in the listings of the HOWTO, and whether they work
 *
 * A line of a listing that begins with iptables, ip6tables or nft, behind "# "
 * or not, is an example. One of iptables that adds a rule (-A, -I) is given to
 * iptables-restore, one of nft to nft -c, each in a net namespace of its own
 * that ends with it: nothing of the machine changes. No shell sees it.
 */
#ifndef HOWTO_EXAMPLES_H
#define HOWTO_EXAMPLES_H

#include "base/buf.h"
#include "base/opt.h"
#include "base/progress.h"
#include "howto/document.h"

struct howto_example {
	unsigned int line;
	const char *program;	/* "iptables-restore" and the like, "nft" */
	const char *input;	/* what it reads */
	const char *text;	/* as it is read there, on one line */
};

struct howto_examples {
	struct howto_example *at;
	size_t n, cap;
	size_t others;		/* commands that add no rule, or say "..." */
};

/* All of @howto, in the order of the file. */
void howto_examples(struct arena *a, const struct howto *howto,
		    struct howto_examples *to);

/* The line of an example without a remark behind it, which begins with '#'. */
struct span howto_example_command(struct span line);

/* The line of an example as input of iptables-restore; NULL: it is no rule. */
const char *howto_example_input(struct arena *a, struct span command);

/* What came of them: there may be no notes left for all that were refused. */
struct howto_tried {
	size_t refused;
	size_t untried;
};

/*
 * Run them. A note for each that is refused; those that the kernel lacks a
 * module for were not tried. ERR_NOENT or ERR_IO where there is no namespace
 * or no iptables to be had. @bar shows how many were run.
 */
int howto_run_examples(struct arena *a, const struct howto_examples *examples,
		       struct progress *bar, struct xml_notes *notes,
		       struct howto_tried *out, struct err *e) MUST_CHECK;

/* How iptables is to list rules. */
struct howto_listing {
	const char *program;	/* "iptables" or "ip6tables" */
	const char *input;	/* for its iptables-restore --noflush */
	const char *command;	/* "iptables --list CHAIN -n" */
};

struct howto_listings {
	struct howto_listing *at;
	size_t n, cap;
};

/* One for each chain of the commands "iptables [-t TABLE] -A CHAIN ...". */
void howto_listings(struct arena *a, const struct opt_list *rules,
		    struct howto_listings *out);

/* Append one that was made to @to, behind "# " and its command. */
void howto_listing_add(const struct howto_listing *l, struct span made,
		       struct buf *to);

/*
 * Give such commands to the kernel, in such a namespace, and take down how
 * iptables lists the chains: in @out (from @a). An error tells what was
 * refused.
 */
int howto_list_rules(struct arena *a, const struct opt_list *rules,
		     const char **out, struct err *e) MUST_CHECK;

#endif
