/* SPDX-License-Identifier: GPL-2.0-only */
/* sign_off - did the author of a patch sign it off */
#ifndef CHECK_SIGN_OFF_H
#define CHECK_SIGN_OFF_H

#include "check/rule.h"
#include "model/person.h"
#include "model/signature.h"

enum sign_off_kind {
	SIGN_OFF_NOBODY,	/* there is no Signed-off-by: */
	SIGN_OFF_OTHERS,	/* but none of the author */
	SIGN_OFF_NOTE,		/* name and address are right, notes differ */
	SIGN_OFF_CASE,		/* only capitals of the address differ */
	SIGN_OFF_NAME,		/* the author's address with another name */
	SIGN_OFF_ADDRESS,	/* the other way round */
	SIGN_OFF_SUBADDRESS,	/* nora+linux@x is nora@x (RFC 5233) */
	SIGN_OFF_SAME,
};

struct sign_off {
	enum sign_off_kind kind;
	struct signature by;	/* the last that is the author's, or is there */
	struct person author;	/* all empty: nobody says */
};

/* In checkpatch.pl's dialect a line anywhere in the mail counts. */
void sign_off_find(struct report *to, const struct patch *p,
		   struct sign_off *out);

/* Who wrote the patch. False where nobody says, or not with an address. */
bool sign_off_author(struct arena *a, const struct message *m,
		     struct person *out);

#endif
