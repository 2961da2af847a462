// SPDX-License-Identifier: GPL-2.0-only
#include "xml/catalog.h"

#include <libxml/catalog.h>
#include <libxml/parser.h>

#include "base/span.h"
#include "xml/handle.h"

/* The library's string, or NULL. */
static const char *take(struct arena *a, xmlChar *found)
{
	struct span path = span_of(found ? (const char *)found : "");
	const char *file = NULL;

	if (span_skip(&path, SPAN("file://")) || span_starts(path, SPAN("/")))
		file = arena_str(a, path);
	xmlFree(found);
	return file;
}

/* Debian has schemas as system identifiers, others as URIs. */
const char *xml_catalog_file(struct arena *a, const char *uri)
{
	const char *file;

	handle_start_xml();
	file = take(a, xmlCatalogResolveURI(BAD_CAST uri));
	return file ? file : take(a, xmlCatalogResolveSystem(BAD_CAST uri));
}
