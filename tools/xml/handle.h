/* SPDX-License-Identifier: GPL-2.0-only */
/* handle - what the files of xml/ share: libxml2's documents and messages */
#ifndef XML_HANDLE_H
#define XML_HANDLE_H

#include <libxml/parser.h>

#include "xml/doc.h"

/* What an error handler is given: libxml2 2.12 made it const. */
#if LIBXML_VERSION >= 21200
typedef const xmlError handle_error;
#else
typedef xmlError handle_error;
#endif

struct xml_doc {
	xmlDoc *tree;
	struct xml_element *root;
	struct span bytes;
};

static inline void handle_free_doc(xmlDoc **doc)
{
	if (*doc)
		xmlFreeDoc(*doc);
}
#define CLEANUP_DOC	__attribute__((cleanup(handle_free_doc)))

/* Before anything else of libxml2. */
void handle_start_xml(void);

/* A message of libxml2 in our manner: one line, no full stop. */
const char *handle_message(struct arena *a, const char *message);

/*
 * A document of the kit's own, a schema or a style sheet, that is trusted to
 * be well-formed: if not, ERR_SYNTAX with @name. The caller frees it.
 */
int handle_parse_own(struct span bytes, const char *name, xmlDoc **out,
		     struct err *e) MUST_CHECK;

#endif
