// SPDX-License-Identifier: GPL-2.0-only
/*
 * tokens_fuzz - any bytes as the lines of one hunk, read as C
 *
 * Each side's tokens must be all of its bytes, its lines all of its tokens,
 * and all that is read off them must come to an end.
 */
#include <stdio.h>
#include <stdlib.h>

#include "ctoken_check.h"

#include "base/buf.h"
#include "base/limits.h"
#include "model/cline.h"
#include "model/cmacro.h"
#include "model/coperator.h"
#include "model/cstatement.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "tokens_fuzz: broken: %s\n", what);
	abort();
}

/* A line without a marker becomes one of the context. */
static void add_hunk(struct buf *to, struct span lines)
{
	unsigned int olds = 0, news = 0;
	struct span rest = lines, line;

	while (span_next_line(&rest, &line)) {
		olds += !span_starts(line, SPAN("+"));
		news += !span_starts(line, SPAN("-"));
	}
	buf_printf(to, "--- a/x.c\n+++ b/x.c\n@@ -1,%u +1,%u @@\n", olds, news);
	while (span_next_line(&lines, &line)) {
		if (!span_starts(line, SPAN("+")) &&
		    !span_starts(line, SPAN("-")))
			buf_add_char(to, ' ');
		buf_add(to, line);
		buf_add_char(to, '\n');
	}
}

static void check_lines(const struct ctokens *tokens)
{
	struct cline_walk w;
	size_t n = 0;

	cline_walk(&w, tokens);
	while (cline_next(&w)) {
		require(w.now.first == n, "a line begins where the last ends");
		n += w.now.n;
	}
	require(n == tokens->list.n, "each token is in a line");
}

static void check_mates(const struct ctokens *tokens)
{
	for (size_t i = 0; i < tokens->list.n; i++) {
		size_t mate = tokens->list.at[i].mate;

		require(mate == SIZE_MAX ||
			(mate < tokens->list.n &&
			 tokens->list.at[mate].mate == i), "mates are two");
	}
}

static void check_statements(const struct ctokens *tokens)
{
	struct cstatement_walk w;
	struct cstatement s;
	size_t last = 0;

	cstatement_walk(&w, tokens);
	while (cstatement_next(&w, &s)) {
		require(s.first >= last && s.first < s.end &&
			s.end <= tokens->list.n, "statements are in order");
		last = s.first;
	}
}

static void read_side(struct arena *a, const struct hunk *h,
		      enum diff_side side)
{
	struct ctokens tokens = { 0 };
	struct cmacro macro;
	const char *broken;
	size_t i = 0;

	ctokens_of_hunk(a, h, side, &tokens);
	broken = ctokens_broken(h, side, &tokens);
	require(!broken, broken);
	check_lines(&tokens);
	check_mates(&tokens);
	check_statements(&tokens);
	coperator_roles(a, &tokens);
	while (cmacro_next(a, &tokens, &i, &macro))
		cmacro_shape(a, &tokens, &macro);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct span lines = { (const char *)data, size };
	CLEANUP_ARENA struct arena a = { 0 };
	struct diff diff = { 0 };
	struct buf text;

	buf_init(&text, LIMIT_TEXT);
	add_hunk(&text, lines);
	diff_parse(&a, buf_span(&text), 1, &diff);
	for (size_t i = 0; i < diff.files.n; i++)
		for (size_t j = 0; j < diff.files.at[i].hunks.n; j++) {
			read_side(&a, &diff.files.at[i].hunks.at[j], DIFF_OLD);
			read_side(&a, &diff.files.at[i].hunks.at[j], DIFF_NEW);
		}
	buf_release(&text);
	return 0;
}
