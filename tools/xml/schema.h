/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * schema - does a document obey its RELAX NG schema, and where not
 *
 * libxml2's validator says yes or no reliably, but tells of an outer element
 * where an inner one is wrong. So where it says no, it is asked again about
 * each element alone, from the inside out, and then about the innermost wrong
 * one without each of its parts: the part whose absence cures is to blame.
 */
#ifndef XML_SCHEMA_H
#define XML_SCHEMA_H

#include "base/err.h"
#include "xml/doc.h"

/*
 * Add to @notes what in @doc breaks the schema @rng (RELAX NG, XML syntax, each
 * element in a define of its own, one namespace). At least one note for a
 * document that is not valid. ERR_SYNTAX where the schema itself is wrong;
 * @name is the schema's, for that message.
 */
int xml_validate(struct arena *a, const struct xml_doc *doc, struct span rng,
		 const char *name, struct xml_notes *notes,
		 struct err *e) MUST_CHECK;

/*
 * The same by a schema that somebody else wrote, in whatever manner: one note,
 * in the library's words, and about the outer element as it likes.
 */
int xml_validate_foreign(struct arena *a, const struct xml_doc *doc,
			 struct span rng, const char *name,
			 struct xml_notes *notes, struct err *e) MUST_CHECK;

#endif
