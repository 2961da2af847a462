/* SPDX-License-Identifier: GPL-2.0-only */
/* render - the HOWTO as a web page, a manual page or plain text */
#ifndef HOWTO_RENDER_H
#define HOWTO_RENDER_H

#include "base/buf.h"
#include "base/err.h"
#include "howto/document.h"

enum howto_output {
	HOWTO_HTML,	/* HTML 5, by howto/howto.xsl: needs no other file */
	HOWTO_MAN,	/* man(7), by howto/man.xsl */
	HOWTO_TEXT,	/* filled to 78 columns, by howto/text.xsl */
	HOWTO_SOURCE,	/* the document itself, byte for byte */
};

/*
 * Append @howto, a DocBook one, to @to in UTF-8. @page is what a manual page of
 * it is called: "netfilter-extensions"; letters, digits and dashes.
 */
int howto_render(const struct howto *howto, enum howto_output output,
		 const char *page, struct buf *to, struct err *e) MUST_CHECK;

#endif
