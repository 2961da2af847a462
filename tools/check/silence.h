/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * silence - findings that the author of a patch has answered already
 *
 * A line below the "---" of a patch, where git am drops it,
 *
 *	nfkit-ignore: RULE why it is right here
 *	nfkit-ignore: RULE at net/netfilter/x.c why it is right there
 *	nfkit-ignore: RULE at net/netfilter/x.c:12 why it is right there
 *
 * silences what that rule finds in that mail, in that file of its diff, or in
 * that line of the file, counted in the new file, or the old one where it is
 * removed. There must be a reason, for it is shown where the finding was; and
 * a line that silences nothing is found itself, by the rule NF_IGNORE. What
 * is behind "at" is a place if it has a "/" or a number behind a ":".
 */
#ifndef CHECK_SILENCE_H
#define CHECK_SILENCE_H

#include "check/report.h"
#include "check/select.h"

#define SILENCE_RULE	"NF_IGNORE"

struct silence {
	struct span line;	/* all of it, in the mail */
	struct span rule;	/* as written; empty: there is none */
	struct span path;	/* empty: all of the mail */
	unsigned int line_nr;	/* 0: all of the file */
	struct span reason;	/* empty: there is none */
};

/* What the line says; false where it is no such line. */
bool silence_read(struct span line, struct silence *out);

/*
 * Mark what is silenced in @mail, whose findings are complete, and report the
 * lines that silence nothing if NF_IGNORE is selected. Leaves them sorted.
 */
void silence_findings(const struct selection *selection, struct checked *mail);

#endif
