// SPDX-License-Identifier: GPL-2.0-only
/*
 * howto_fuzz - any bytes as a HOWTO, of either format
 *
 * It is read, checked, converted, and each of its edits is tried: what comes
 * out can be read again, a second update finds nothing to do, and no edit
 * loses a byte that it does not replace.
 */
#include <stdlib.h>

#include "base/limits.h"
#include "howto/add.h"
#include "howto/check.h"
#include "howto/complete.h"
#include "howto/convert.h"
#include "howto/edit.h"
#include "howto/examples.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define SIZE_MAX_TRIED	20000	/* bytes: the schema is slow, not hostile */

static const char man[] =
	"Looks at it.\n.TP\n[\\fB!\\fP] \\fB\\-\\-min\\fP \\fIbytes\\fP\n"
	"At least.\n.TP\n\\fB\\-\\-flag\\fP\n.PP\nSome are:\n"
	".TP\nALL\nOf it.\n.TP\nNONE\n.PP\nThe rest.\n";

static void make_source(struct arena *a, struct howto_source *out)
{
	*out = (struct howto_source){ HOWTO_MATCH, "x", .stem = "xt_x",
					.has_man = true };
	man_parse(a, span_of(man), &out->man);
	howto_source_module(a, SPAN("MODULE_AUTHOR(\"N <n@x>\");\n"), out);
	howto_source_rules(a, SPAN(":INPUT\n-m x --min 1;=;OK\n"), "iptables",
			   out);
}

static void must_open(struct arena *a, struct span bytes, struct howto *out)
{
	struct xml_notes notes = { 0 };

	if (!howto_open(a, "f", bytes, out, &notes))
		abort();
}

static void update(struct arena *a, const struct howto *howto,
		   const struct howto_source *source)
{
	CLEANUP_HOWTO struct howto again = { 0 };
	struct howto_changes n = { 0 };
	struct span once, twice;
	struct err e = { 0 };

	if (howto_update(a, howto, source, &once, &n, &e))
		return;
	must_open(a, once, &again);
	if (howto_update(a, &again, source, &twice, &n, &e))
		return;
	if (!span_eq(once, twice))
		abort();
}

/*
 * Added and removed again, the entry leaves blanks at most; in LinuxDoc the
 * end of the line that it was put into.
 */
static void add(struct arena *a, const struct howto *howto,
		const struct howto_source *source)
{
	CLEANUP_HOWTO struct howto with = { 0 };
	const struct howto_entry *entry;
	struct err e = { 0 };
	struct span bytes, without;

	if (howto_add(a, howto, source, &bytes, &e))
		return;
	must_open(a, bytes, &with);
	entry = howto_find(&with, HOWTO_MATCH, "x");
	if (!entry || bytes.len <= howto->bytes.len)
		abort();
	/* Something may have come to need the entry. */
	if (howto_remove(a, &with, entry, &without, &e))
		return;
	if (without.len > bytes.len)
		abort();
	if (howto->format == HOWTO_LINUXDOC &&
	    (without.len < howto->bytes.len ||
	     without.len > howto->bytes.len + 2 ||
	     (without.len == howto->bytes.len &&
	      !span_eq(without, howto->bytes))))
		abort();
}

static void convert(struct arena *a, const struct howto *howto)
{
	CLEANUP_HOWTO struct howto xml = { 0 };
	CLEANUP_BUF struct buf text;
	struct err e = { 0 };

	buf_init(&text, LIMIT_TEXT);
	if (!howto_convert(a, howto, &text, &e))
		must_open(a, buf_span(&text), &xml);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_HOWTO struct howto howto = { 0 };
	struct span bytes = arena_copy(&a, (struct span){ (const char *)data,
							  size });
	struct howto_examples examples = { 0 };
	struct xml_notes notes = { 0 };
	struct howto_source source;
	struct err e = { 0 };

	if (size > SIZE_MAX_TRIED ||
	    !howto_open(&a, "f", bytes, &howto, &notes))
		return 0;
	(void)!howto_check(&a, &howto, &notes, &e);
	howto_examples(&a, &howto, &examples);
	make_source(&a, &source);
	update(&a, &howto, &source);
	add(&a, &howto, &source);
	convert(&a, &howto);
	return 0;
}
