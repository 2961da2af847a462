/* SPDX-License-Identifier: GPL-2.0-only */
/* check - is the HOWTO a sound document? */
#ifndef HOWTO_CHECK_H
#define HOWTO_CHECK_H

#include "base/err.h"
#include "howto/document.h"

/*
 * Add to @notes, in the order of lines, what is wrong with @howto: what breaks
 * its schema; a chapter that is missing; ids that are missing, wrong or taken;
 * entries out of order; titles that do not fit; references to nothing. There
 * are XML_NOTES_MAX of them at most.
 */
int howto_check(struct arena *a, const struct howto *howto,
		struct xml_notes *notes, struct err *e) MUST_CHECK;

/* Where the schema of DocBook 5.0 lives, in words of XML catalogs. */
#define HOWTO_DOCBOOK_RNG	"http://docbook.org/xml/5.0/rng/docbook.rng"

/*
 * Add to @notes what breaks the whole of DocBook 5.0, by the schema that the
 * system's XML catalog knows; ERR_NOENT where it knows none. howto_check() is
 * stricter, and tells better where.
 */
int howto_check_schema(struct arena *a, const struct howto *howto,
		       struct xml_notes *notes, struct err *e) MUST_CHECK;

/*
 * Is this the name of an extension: a letter, then letters, digits, _ or -, at
 * most 28 (XT_EXTENSION_MAXNAMELEN of linux/netfilter/x_tables.h less one)?
 */
bool howto_name_is_valid(struct span name);

#endif
