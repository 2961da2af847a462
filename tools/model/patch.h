/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * patch - a mail with what it says and what it changes; a series of them
 */
#ifndef MODEL_PATCH_H
#define MODEL_PATCH_H

#include "model/ctoken.h"
#include "model/diff.h"
#include "model/mail.h"
#include "model/message.h"

struct patch {
	struct mail mail;
	struct message message;
	struct diff diff;
	size_t diff_start;	/* offset in mail.text; SIZE_MAX: no diff */
};

/* Read message and diff out of patch->mail, which is set already. */
void patch_parse(struct arena *a, struct patch *patch);

/* Patches that belong together, the cover letter first where there is one. */
struct series {
	VEC(struct patch *) patches;
	bool may_lack;	/* others of it may lie outside of what was read */
};

#endif
