/* SPDX-License-Identifier: GPL-2.0-only */
/* ctoken_pair - which brackets belong together. Only ctoken.c includes this. */
#ifndef MODEL_CTOKEN_PAIR_H
#define MODEL_CTOKEN_PAIR_H

#include "model/ctoken.h"

/* Set .mate of all tokens. Scratch memory comes from @a. */
void ctokens_pair(struct arena *a, struct ctokens *tokens);

#endif
