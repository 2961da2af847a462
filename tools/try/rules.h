/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * rules - rules as the test files of iptables have them
 *
 * A .t file (iptables-test.py of iptables reads it too) has lines
 *
 *	:CHAIN,CHAIN...		the chains of the rules below
 *	*TABLE			their table; filter where nothing is said
 *	RULE;LISTING;OK|FAIL	a rule, how it is listed ("=": as it stands),
 *				and whether it is taken; with ;LEGACY or ;NFT
 *				behind it on this back end, with the opposite
 *				or ;OK|FAIL|NOMATCH behind that on the other
 *
 * '#' begins a comment. Lines that begin with '@' or '%' run other commands
 * there; here they are told as left out, not run.
 */
#ifndef TRY_RULES_H
#define TRY_RULES_H

#include "base/buf.h"
#include "base/vec.h"

#define LIMIT_RULES	2000	/* of one file */

struct rule_line {
	const char *file;	/* its name, of a plugin without folders */
	unsigned int nr;	/* its line there, from 1 */
	const char *table, *chains;	/* "INPUT,FORWARD" */
	const char *rule;	/* as written */
	const char *listing;	/* what is to come back; NULL: not known */
	unsigned int families;	/* 0: those of its plugin */
	const char *backend;	/* "legacy", "nft"; NULL: both */
	/* An option for which the nft of this machine will not do, or NULL. */
	const char *needs_tree;
	bool ok;
};

/* A line that no rule is made of. */
struct rule_left_out {
	const char *file;
	unsigned int nr;
	const char *text;
	bool for_shell;		/* a rule, once a shell has changed it */
};

struct rules {
	VEC(struct rule_line) lines;
	VEC(struct rule_left_out) left_out;
};

/* Add a line to those that are left out. */
void rules_leave_out(struct arena *a, struct rules *to, const char *file,
		     unsigned int nr, struct span line, bool for_shell);

/* Cut the next chain off "INPUT,FORWARD". False at the end. */
bool rule_next_chain(struct span *list, struct span *chain);

/* Add the lines of a .t file. ERR_SYNTAX begins with file and line. */
int rules_read(struct arena *a, const char *file, struct span text,
	       struct rules *to, struct err *e) MUST_CHECK;

/*
 * Add the rules of commands as a person types them, "iptables -t mangle -A
 * INPUT ..." and the same with -I and ip6tables, behind "$ " or "# " or not,
 * without what they say of waiting. Lines with other commands are left out, and
 * those with variables, pipes and the like.
 */
int rules_read_commands(struct arena *a, const char *file, struct span text,
			struct rules *to, struct err *e) MUST_CHECK;

/*
 * The words of a rule as a shell reads them: blanks part, ' and " keep
 * together, \ takes the next character. False where a quote is not closed or
 * there are more than @max words. A NULL stands behind the last.
 */
bool rule_words(struct arena *a, struct span rule, const char **words,
		size_t max, size_t *n);

/*
 * A rule as iptables-restore reads it, which knows " only. False as above.
 */
bool rule_for_restore(struct arena *a, struct span rule, struct buf *to);

#define RULE_WORDS	128

#endif
