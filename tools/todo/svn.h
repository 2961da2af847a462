/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * svn - a file in a Subversion repository, over http and without libsvn
 *
 * mod_dav_svn gives a file's text to GET, its last revision to PROPFIND and its
 * history to REPORT, each as it was in revision N with "?p=N" (Subversion 1.6;
 * notes/http-and-webdav/webdav-protocol of Subversion). Keywords like
 * $Id$ are expanded by svn's client only: the text here is what is stored.
 */
#ifndef TODO_SVN_H
#define TODO_SVN_H

#include "base/buf.h"
#include "base/progress.h"
#include "base/vec.h"

#define SVN_LOG_MAX	10000	/* revisions */

struct svn_revision {
	unsigned int number;
	const char *author;	/* "" where it has none */
	const char *date;	/* 2002-02-25T09:27:31.123456Z */
	const char *message;	/* as it was written */
};

struct svn_log {
	VEC(struct svn_revision) list;	/* the newest first */
};

/* "URL" or "URL@N": the file, perhaps as of a revision. */
const char *todo_url_svn(struct arena *a, const char *place);

/*
 * The history of the file up to that revision, at most @max long; 0: all. @bar,
 * which may be NULL, tells how many of the two questions are answered.
 */
int svn_read_log(struct arena *a, const char *place, unsigned int max,
		 const char *ca_file, struct progress *bar,
		 struct svn_log *out, struct err *e) MUST_CHECK;

/*
 * Append it as 'svn log' prints it in a zone of UTC, escaped: anybody may have
 * written it.
 */
void svn_print_log(const struct svn_log *log, bool utf8, struct buf *to);

/* The parts that need no server: what it answered becomes ... */
int svn_parse_revision(struct arena *a, struct span propfind,
		       unsigned int *number, struct err *e) MUST_CHECK;
int svn_parse_log(struct arena *a, struct span report, struct svn_log *out,
		  struct err *e) MUST_CHECK;

#endif
