// SPDX-License-Identifier: GPL-2.0-only
/* todo_fuzz - any bytes as a TODO list, printed in all formats */
#include <stdlib.h>

#include "base/limits.h"
#include "todo/parse.h"
#include "todo/print.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void print(struct arena *a, const struct todo_hits *hits, uint8_t width)
{
	static todo_printer *const printers[] = {
		todo_print_table, todo_print_plain, todo_print_json,
		todo_print_cards,
	};
	struct term term = {
		.utf8 = width & 1, .colour = width & 2,
		.width_known = width & 4, .width = width & 4 ? width : 80,
	};

	for (size_t i = 0; i < sizeof(printers) / sizeof(printers[0]); i++) {
		CLEANUP_BUF struct buf b;

		buf_init(&b, LIMIT_TEXT);
		printers[i](a, hits, &term, &b);
	}
}

/* A classic list that is taken has no byte that was taken for another. */
static void emit(struct span text)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct todo_items items = { 0 };
	struct todo_parser p = {
		.arena = &a, .name = "input", .nr = 1, .items = &items,
	};
	struct err e = { 0 };
	CLEANUP_BUF struct buf b;

	buf_init(&b, LIMIT_TEXT);
	if (!todo_emit_classic(&p, text, &b, &e) &&
	    !span_eq(buf_span(&b), text))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const struct todo_query all = { .state = TODO_ANY_STATE };
	struct span text = { (const char *)data, size };
	CLEANUP_ARENA struct arena a = { 0 };
	struct todo_items items = { 0 };
	struct todo_hits hits = { 0 };
	struct err e = { 0 };

	emit(text);
	if (todo_parse(&a, text, "input", &items, &e) ||
	    todo_query_run(&a, &all, &items, &hits, &e))
		return 0;
	print(&a, &hits, size ? data[size - 1] : 0);
	return 0;
}
