// SPDX-License-Identifier: GPL-2.0-only
/* xml_fuzz - any bytes as XML; the ranges of its elements must hold */
#include <stdlib.h>

#include "xml/doc.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_range(struct span text, const struct xml_element *el)
{
	struct span own = span_first(span_from(text, el->start),
				     el->end - el->start);

	if (el->start >= el->end || el->end > text.len ||
	    !span_starts(own, SPAN("<")) || !span_ends(own, SPAN(">")) ||
	    (el->parent && (el->start < el->parent->start ||
			    el->end > el->parent->end)))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct span text = { (const char *)data, size };
	CLEANUP_ARENA struct arena a = { 0 };
	struct xml_notes notes = { 0 };
	CLEANUP_XML struct xml_doc *doc = xml_parse(&a, text, &notes);
	const struct xml_element *el = doc ? xml_root(doc) : NULL;

	if (!doc && !notes.n)
		abort();
	for (; el; el = xml_next(el, xml_root(doc)))
		check_range(text, el);
	return 0;
}
