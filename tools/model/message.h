/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * message - what a patch mail says before its diff
 *
 * The parts, in order: the subject with its tags; an in-body From: and other
 * headers at the very top; the log, which becomes the commit message, with its
 * trailers; the line "---"; notes, which git am drops. All spans point into
 * mail->text, but for the words of a folded or encoded subject, which point
 * into its decoded value.
 *
 * Formats: Documentation/process/submitting-patches.rst, git-am(1),
 * git-mailinfo(1), git-interpret-trailers(1).
 */
#ifndef MODEL_MESSAGE_H
#define MODEL_MESSAGE_H

#include "model/mail.h"

struct subject_line {
	struct span value;	/* decoded and unfolded, tags and all */
	VEC(struct span) tags;	/* words in the brackets: PATCH, nf-next, v2 */
	struct span summary;	/* what is behind the brackets */
	struct span prefix;	/* "netfilter: nf_tables"; empty: none */
	bool is_patch;		/* a PATCH tag, or there are no tags at all */
	bool is_reply;		/* Re: or the like before the tags */
	bool is_rfc, is_resend;
	unsigned int version;	/* 1 where none is given */
	unsigned int number, total;	/* M/N; 0 and 0 where not given */
};

struct line {
	struct span text;	/* without the \n */
	unsigned int nr;	/* in the mail */
};

/*
 * A line "KEY: value" whose key ends in "-by", or is Fixes, Cc, Link, Closes
 * or another that is well known; in a block of trailers, as git measures it,
 * any key. Only a key in "-by" may have blanks before it: checkpatch.pl takes
 * it for a signature, git for more of the line above, so it is never in_block.
 */
struct trailer {
	struct span key;	/* "Signed-off-by" as written */
	struct span value;	/* trimmed; the first line of it */
	struct line line;	/* the whole first line */
	bool in_block;		/* in the last paragraph that has trailers */
};

struct message {
	struct subject_line subject;
	VEC(struct line) in_body;	/* From:, Date:, Subject: at the top */
	VEC(struct line) log;		/* without leading and trailing empty lines */
	VEC(struct trailer) trailers;	/* anywhere in the log, in order */
	struct line separator;		/* "---"; nr 0: there is none */
	VEC(struct line) notes;		/* below it, before the diff */
	struct address author;		/* in-body From:, or the header's */
	struct address sender;		/* the From: header */
};

/*
 * Cut @m, whose body from the offset @diff_start of m->text on is the diff
 * (SIZE_MAX: all of it is message, up to a mail signature "-- "). Total and
 * linear.
 */
void message_parse(struct arena *a, const struct mail *m, size_t diff_start,
		   struct message *out);

/*
 * Is the last paragraph of the message of a commit a block of trailers, so that
 * another one belongs right below it? Its first paragraph, the subject, is none,
 * whatever it looks like.
 */
bool message_ends_in_block(struct arena *a, struct span text);

/*
 * Read the words in all brackets before the summary, parted by blanks and
 * commas, in any order and case: "[nft PATCH v2]", "[PATCHv2,nft 1/3]",
 * "[iptables][PATCH]". A version is "v" and a number only: v5.10.y is none.
 */
void subject_line_parse(struct arena *a, struct span value,
			struct subject_line *out);

/*
 * The next trailer of this key (any case) at or behind index *@i, or NULL.
 * Moves *@i behind it, so that one asks again with the same @i.
 */
const struct trailer *message_trailer(const struct message *msg,
				      struct span key, size_t *i);

#endif
