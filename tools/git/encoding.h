/* SPDX-License-Identifier: GPL-2.0-only */
/* encoding - the words of a commit, which need not be UTF-8 */
#ifndef GIT_ENCODING_H
#define GIT_ENCODING_H

#include "base/arena.h"
#include "base/span.h"

/*
 * Make @text, in the encoding that a commit or i18n.commitEncoding names, UTF-8
 * in @a; NULL or "" is UTF-8 already. False, and @text as it was, where
 * iconv(3) does not know the encoding or the text is not in it.
 */
bool encoding_make_utf8(struct arena *a, struct span *text,
			const char *encoding);

#endif
