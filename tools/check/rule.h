/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * rule - what a rule of the checker is, and all that it may use
 *
 * A rule is two files of one stem in check/rules/<theme>/: NAME.c with a
 * static function or a table and one const struct rule, and NAME.md, the page
 * that says why and whose fences are the rule's tests. The build collects
 * them; no other file names a rule. NAME in capitals is its name: checkpatch.pl's
 * type name where that has one of the same meaning, or else beginning with NF_.
 *
 * A rule sees a read-only model and reports places as spans into mail->text.
 * It keeps nothing, prints nothing, knows no other rule, and allocates only
 * through report_arena(), which lives as long as the patch.
 */
#ifndef CHECK_RULE_H
#define CHECK_RULE_H

#include "check/upstream.h"
#include "model/cread.h"
#include "model/patch.h"

enum severity {
	SEV_NOTE,	/* have a look: checkpatch.pl's CHECK */
	SEV_WARNING,	/* usually sent back */
	SEV_ERROR,	/* always sent back */
};

enum profile {
	PROFILE_NETFILTER	= 1 << 0,	/* the default */
	PROFILE_CHECKPATCH	= 1 << 1,	/* agrees with checkpatch.pl */
	PROFILE_ALL		= ~0,
};

/* What a file must be for the rules on its content; see check/kernel.h. */
enum rule_files {
	FILES_C		= 1 << 0,	/* C source or header */
	FILES_SOURCE	= 1 << 1,	/* .c */
	FILES_HEADER	= 1 << 2,	/* .h */
	FILES_KERNEL	= 1 << 3,	/* of the kernel */
	FILES_INNER	= 1 << 4,	/* not exported to programs (uapi/) */
	FILES_NET	= 1 << 5,	/* of the kernel's network, by folder */
	FILES_NETFILTER	= 1 << 6,	/* of netfilter, by its path */
	FILES_KERNEL_C	= FILES_C | FILES_KERNEL,
	FILES_INNER_C	= FILES_C | FILES_KERNEL | FILES_INNER,
	FILES_NET_C	= FILES_INNER_C | FILES_NET,
	FILES_NETFILTER_C = FILES_NET_C | FILES_NETFILTER,
};

/* A word, what is wrong with it, and what stands for it in the message. */
struct banned {
	const char *word;
	const char *why;	/* "is obsolete, kstrtol() is not" */
};

struct report;
struct cfunction;

struct rule {
	const char *name;	/* "TRAILING_WHITESPACE" */
	const char *summary;	/* one line for --list-rules */
	enum severity severity;
	unsigned int profiles;	/* enum profile bits */

	/*
	 * ->file and all grains below it see only files that are all of these
	 * (enum rule_files bits; 0: any file).
	 */
	unsigned int files;

	/*
	 * If set, ->code sees only lines with one of these words, and ->hunk
	 * only hunks, ->body and ->pair only those of hunks, with one on the
	 * new side, added or not. A word is an identifier or a directive
	 * ("#define", "#if"); the last is NULL. It costs nothing to have a
	 * rule that is not called.
	 */
	const char *const *words;

	/*
	 * The grain: at least one is set. The runner calls each for every
	 * thing of its kind; ->line and those below only for lines that the
	 * patch adds. The tokens of a hunk are gone when it returns.
	 */
	void (*series)(struct report *to, const struct series *s);
	void (*mail)(struct report *to, const struct patch *p);
	void (*message)(struct report *to, const struct patch *p);
	void (*diff)(struct report *to, const struct patch *p);
	void (*file)(struct report *to, const struct file_diff *f);
	/* ->hunk of the tokens is the hunk, report_file() its file. */
	void (*hunk)(struct report *to, const struct ctokens *new_side);
	/* A function body that the patch adds a line to. Files are FILES_C. */
	void (*body)(struct report *to, const struct ctokens *tokens,
		     const struct cfunction *f);
	void (*line)(struct report *to, const struct diff_line *l);

	/*
	 * An added line and the one above it on the new side, which is added
	 * or not; .line of that is NULL at the beginning of a hunk. Files are
	 * FILES_C.
	 */
	void (*pair)(struct report *to, const struct cline *above,
		     const struct cline *l);

	/*
	 * The C tokens of a line, of which there is at least one. Most of what
	 * checkpatch.pl knows about C it sees within one line, and once in it;
	 * rules that agree with it do the same. Files are FILES_C.
	 */
	void (*code)(struct report *to, struct cread line);
	/*
	 * The same without a function: report the first word of this table
	 * that such a line has, or calls. The table's last ->word is NULL.
	 */
	const struct banned *banned_words, *banned_calls;
};

/*
 * Report a finding at @at, a span of mail->text (its line is the finding's
 * line; the span is what the caret marks). The message states the fact with
 * its value, in lower case, without a full stop: "by 7 digits, want 12".
 */
void report(struct report *to, struct span at, const char *fmt, ...)
	PRINTF(3, 4);

/* The same at another severity than the rule's own. */
void report_as(struct report *to, enum severity severity, struct span at,
	       const char *fmt, ...) PRINTF(4, 5);

/* Add a related place to the finding reported last; two at most. */
void report_also(struct report *to, struct span at, const char *what);

/*
 * A cure for the finding reported last: @with in place of @at, a span of
 * mail->text in one line, or behind one up to its "\n" where it is a line that
 * goes. @with may have a "\n" for a line more, which in a hunk has its marker
 * behind that. It must not change what code means: only white space outside of
 * strings and comments, or what is no code. Called again for one finding, it
 * is all of these places or none.
 */
void report_fix(struct report *to, struct span at, struct span with);

struct arena *report_arena(struct report *to);

/* The patch that is being looked at. */
const struct patch *report_patch(const struct report *to);

/* The file that the rule is called for; NULL for grains above ->file. */
const struct file_diff *report_file(const struct report *to);

/* The tree that the patch is for, or NULL. */
const struct upstream *report_upstream(const struct report *to);

/* Which of the two dialects is asked for: a few rules differ in detail. */
enum profile report_profile(const struct report *to);

#endif
