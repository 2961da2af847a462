// SPDX-License-Identifier: GPL-2.0-only
/*
 * answer_fuzz - any bytes as the answer of a server, or as a file of a tree
 *
 * The first line says which: the name of a kind of source, or one of "svn-log",
 * "svn-revision", "tree", "packed" and "gzip"; any other is taken as some kind's.
 */
#include <stdlib.h>
#include <string.h>

#include "base/limits.h"
#include "todo/drift.h"
#include "todo/flight.h"
#include "todo/kind.h"
#include "todo/packed.h"
#include "todo/print.h"
#include "todo/svn.h"
#include "zlib/gunzip.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define GUNZIP_MAX	(1UL << 20)

static void print(struct arena *a, const struct todo_items *items)
{
	const struct term term = { .width = 80, .width_known = true };
	struct todo_hits hits = { 0 };
	CLEANUP_BUF struct buf b;

	buf_init(&b, LIMIT_TEXT);
	for (size_t i = 0; i < items->list.n; i++)
		*VEC_ADD(a, &hits.list) = &items->list.at[i];
	todo_print_table(a, &hits, &term, &b);
	for (size_t i = 0; i < b.len; i++)
		if ((unsigned char)b.p[i] < ' ' && b.p[i] != '\n')
			abort();
}

/* Each item is matched with each: any clue may be asked for. */
static void match(struct arena *a, const struct todo_items *items)
{
	size_t n = items->list.n < 10 ? items->list.n : 10;

	for (size_t i = 0; i < n; i++) {
		struct flight_clues clues;

		flight_find_clues(a, &items->list.at[i], &clues);
		for (size_t k = 0; k < n; k++)
			flight_matches(&clues, &items->list.at[k]);
	}
}

static void parse_kind(struct arena *a, const struct todo_kind *kind,
		       struct span text)
{
	const struct todo_source source = { "x", kind, "http://x.example/" };
	struct todo_items items = { 0 };
	struct err e = { 0 };

	if (kind->parse(a, text, &source, &items, &e)) {
		if (!e.code || !*e.msg)
			abort();
		return;
	}
	print(a, &items);
	match(a, &items);
}

static void parse_drift(struct arena *a, struct span text)
{
	struct drift_extension x = {
		.file = "libxt_x", .name = "x", .id = "x",
	};
	struct drift_texts texts = { .man = text, .tests = text };
	struct todo_items items = { 0 };
	struct err e = { 0 };
	CLEANUP_BUF struct buf b;

	buf_init(&b, DRIFT_TEXT_MAX);
	drift_read_c(a, text, &x);
	drift_compare(&x, &texts, "2026-01-02", &b);
	/* What it writes is a list, whatever it read. */
	if (!b.overflow && todo_parse_list(a, buf_span(&b),
					   &(struct todo_source){ "x" },
					   &items, &e))
		abort();
}

static void parse_gzip(struct span text)
{
	struct err e = { 0 };
	CLEANUP_BUF struct buf b;

	buf_init(&b, GUNZIP_MAX);
	(void)!gunzip(text, &b, &e);
}

static void parse_any(struct arena *a, uint8_t which, struct span text)
{
	size_t n = 0;

	while (todo_kind_at(n))
		n++;
	parse_kind(a, todo_kind_at(which % n), text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct span text = arena_copy(&a, (struct span){ (const char *)data,
							 size });
	struct todo_items items = { 0 };
	struct svn_log log = { 0 };
	struct err e = { 0 };
	unsigned int number;
	struct span name;

	if (!span_next_line(&text, &name))
		return 0;
	if (span_eq(name, SPAN("svn-log")))
		(void)!svn_parse_log(&a, text, &log, &e);
	else if (span_eq(name, SPAN("svn-revision")))
		(void)!svn_parse_revision(&a, text, &number, &e);
	else if (span_eq(name, SPAN("tree")))
		parse_drift(&a, text);
	else if (span_eq(name, SPAN("packed")))
		(void)!todo_unpack(&a, text, "x", &items);
	else if (span_eq(name, SPAN("gzip")))
		parse_gzip(text);
	else if (todo_kind_find(name))
		parse_kind(&a, todo_kind_find(name), text);
	else
		parse_any(&a, data[0], text);
	return 0;
}
