/* SPDX-License-Identifier: GPL-2.0-only */
/* more_fields - fields of a mail that a setting or a program names */
#ifndef SEND_MORE_FIELDS_H
#define SEND_MORE_FIELDS_H

#include "base/opt.h"

struct more_fields {
	struct opt_list to, cc;	/* what follows "To:" and "Cc:", on one line */
	struct opt_list others;	/* "NAME: VALUE", which may be folded; no \n */
};

/*
 * Append the fields of @text, in @a, to those of @out: people are apart, for a
 * mail has one To: and one Cc:. ERR_USAGE with the first line that is neither
 * "NAME: VALUE" nor goes on with one.
 */
int more_fields_read(struct arena *a, struct span text,
		     struct more_fields *out, struct err *e) MUST_CHECK;

#endif
