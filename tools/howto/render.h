/* SPDX-License-Identifier: GPL-2.0-only */
/* render - the HOWTO as a web page */
#ifndef HOWTO_RENDER_H
#define HOWTO_RENDER_H

#include "base/buf.h"
#include "base/err.h"
#include "howto/document.h"

/* Append @howto as HTML 5 in UTF-8, by howto/howto.xsl, to @to. */
int howto_render(const struct howto *howto, struct buf *to,
		 struct err *e) MUST_CHECK;

#endif
