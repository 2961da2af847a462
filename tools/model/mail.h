/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * mail - one message, decoded
 *
 * The whole message is one text: its header block as it came, an empty line,
 * and the body with its transfer encoding undone, line ends turned to \n, and
 * the inline text parts of a multipart one after the other. The charset is
 * left alone. All that the models know of a mail are spans into this text,
 * so that the place of anything is where its span points.
 *
 * Lines are counted from 1 at the first header line, as checkpatch.pl counts
 * on the output of a decoder. A bare patch without headers is a mail whose
 * text is all body.
 *
 * mime/ fills this struct; what it found odd on the way is in the flags, and
 * rules turn it into findings: any bytes give a mail.
 */
#ifndef MODEL_MAIL_H
#define MODEL_MAIL_H

#include "base/span.h"
#include "base/vec.h"

struct mail_header {
	struct span name;	/* "Subject" as it came, in .text */
	struct span raw;	/* folded value, in .text */
	struct span value;	/* unfolded, RFC 2047 decoded to UTF-8 */
};

enum mail_oddity {
	MAIL_NO_HEADERS		= 1 << 0,	/* a bare patch */
	MAIL_CRLF		= 1 << 1,	/* body lines ended in \r\n, and only they */
	MAIL_NUL		= 1 << 2,	/* NUL bytes, kept as they are */
	MAIL_QUOTED_PRINTABLE	= 1 << 3,
	MAIL_BASE64		= 1 << 4,
	MAIL_FLOWED		= 1 << 5,	/* format=flowed */
	MAIL_HTML		= 1 << 6,	/* has a text/html part */
	MAIL_ATTACHMENT		= 1 << 7,	/* a patch that is not inline */
	MAIL_MULTIPART		= 1 << 8,
	MAIL_TRUNCATED		= 1 << 9,	/* a boundary is never closed */
	MAIL_TOO_DEEP		= 1 << 10,	/* parts beyond the limits: left out */
	MAIL_BAD_ENCODING	= 1 << 11,	/* broken base64 or =XX */
};

/* With one of these .text may be other than the bytes of its source. */
#define MAIL_ENCODED							\
	(MAIL_CRLF | MAIL_NUL | MAIL_QUOTED_PRINTABLE | MAIL_BASE64 |	\
	 MAIL_FLOWED | MAIL_HTML | MAIL_ATTACHMENT | MAIL_MULTIPART |	\
	 MAIL_TRUNCATED | MAIL_TOO_DEEP | MAIL_BAD_ENCODING)

struct mail {
	struct span text;
	struct span head;	/* header block, without the empty line */
	struct span body;
	VEC(struct mail_header) headers;	/* in order */
	unsigned int oddities;			/* enum mail_oddity bits */
	struct span charset;	/* of the first text part; empty: none given */

	const char *source;	/* file name or revision, for messages */
	struct span id;		/* word behind "From ", or a commit's id */
	unsigned int source_line;	/* of the first header in .source */
	VEC(unsigned int) line_starts;	/* offset in .text of each line */
	VEC(unsigned int) source_lines;	/* where each came from, if it moved */
};

/* Count the lines of m->text. To be called once, by who has set the text. */
void mail_index(struct arena *a, struct mail *m);

/* The first header of this name (any case), or NULL. */
const struct mail_header *mail_header(const struct mail *m, struct span name);

/* Its decoded value; empty where there is none. */
struct span mail_value(const struct mail *m, struct span name);

/* The line, from 1, in which @at begins. @at lies in m->text. */
unsigned int mail_line(const struct mail *m, struct span at);

/* The bytes of line @nr without its \n; empty beyond the end. */
struct span mail_line_text(const struct mail *m, unsigned int nr);

/* The line of m->source that line @nr of the text came from. */
unsigned int mail_source_line(const struct mail *m, unsigned int nr);

/*
 * Made of a commit of a repository and never sent: .source is a shorter form
 * of .id then. It has no recipients and no tags of its own.
 */
bool mail_is_commit(const struct mail *m);
/* What .source is then: as much of the @id as messages show. */
struct span mail_commit_source(struct span id);

/* A Message-ID as it stands in a header, without blanks and its <>. */
struct span msgid_bare(struct span id);

/* NAME <ADDRESS> in two; the name is without its quotes, and may be empty. */
struct address {
	struct span name, mail;
};

/* Both are of @text; a backslash before a quote in the name stays. */
struct address address_parse(struct span text);
/* The same with the name as it is meant, in @a if that is another one. */
struct address address_decode(struct arena *a, struct span text);

/* A name without its quotes and what they need in it; one in none as it is. */
struct span address_unquote(struct arena *a, struct span name);

#endif
