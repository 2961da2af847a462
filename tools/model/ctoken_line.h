/* SPDX-License-Identifier: GPL-2.0-only */
/* ctoken_line - part tokens into lines; only ctoken.c includes this */
#ifndef MODEL_CTOKEN_LINE_H
#define MODEL_CTOKEN_LINE_H

#include "model/ctoken.h"

/* Fill tokens->lines; all else of @tokens is there. */
void ctokens_part(struct arena *a, const struct hunk *h, enum diff_side side,
		  struct ctokens *tokens);

#endif
