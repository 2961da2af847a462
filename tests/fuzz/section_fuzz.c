// SPDX-License-Identifier: GPL-2.0-only
/*
 * section_fuzz - any bytes as the files of an extension
 *
 * Whatever a fragment of the manual, a module and a test file hold, the entry
 * that is made of them obeys the schema of the HOWTO.
 */
#include <libxml/relaxng.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/embed.h"
#include "base/limits.h"
#include "howto/section.h"
#include "xml/handle.h"
#include "xml/schema.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct span schema_text(void)
{
	struct span rng;

	if (!embed_find("howto/howto.rng", &rng))
		abort();
	return rng;
}

/* Compiled once for all inputs: it takes longer than most of them. */
static xmlRelaxNG *schema(void)
{
	static xmlRelaxNG *kept;
	xmlRelaxNGParserCtxt *parser;

	if (kept)
		return kept;
	parser = xmlRelaxNGNewMemParserCtxt(schema_text().p,
					    (int)schema_text().len);
	kept = xmlRelaxNGParse(parser);
	xmlRelaxNGFreeParserCtxt(parser);
	return kept;
}

static bool is_valid(const struct xml_doc *doc)
{
	xmlRelaxNGValidCtxt *ctxt = xmlRelaxNGNewValidCtxt(schema());
	bool valid = !xmlRelaxNGValidateDoc(ctxt, doc->tree);

	xmlRelaxNGFreeValidCtxt(ctxt);
	return valid;
}

static void check(struct arena *a, struct span text)
{
	struct xml_notes notes = { 0 };
	CLEANUP_XML struct xml_doc *doc = xml_parse(a, text, &notes);
	struct err e = { 0 };

	if (doc && is_valid(doc))
		return;
	if (doc && xml_validate(a, doc, schema_text(), "howto.rng", &notes, &e))
		abort();
	if (notes.n)
		fprintf(stderr, "%u: %s\n" SPAN_FMT "\n", notes.at[0].line,
			notes.at[0].text, SPAN_ARG(text));
	abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct span bytes = { (const char *)data, size };
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_BUF struct buf text;
	struct howto_source source = { HOWTO_MATCH, "x", .stem = "xt_x",
					.has_man = true };

	buf_init(&text, LIMIT_TEXT);
	howto_source_module(&a, bytes, &source);
	howto_source_rules(&a, bytes, "iptables", &source);
	man_parse(&a, bytes, &source.man);
	buf_add_str(&text, "<article xmlns=\"http://docbook.org/ns/docbook\" "
		    "version=\"5.0\">\n<info><title/></info>\n");
	howto_section(&a, &source, SPAN("  "), &text);
	buf_add_str(&text, "</article>\n");
	check(&a, buf_span(&text));
	return 0;
}
