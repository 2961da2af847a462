// SPDX-License-Identifier: GPL-2.0-only
/*
 * replay - a driver for fuzz targets that needs no fuzzing compiler
 *
 *	NAME_fuzz [-n ROUNDS] FILE...
 *
 * Gives each file to the target as it is, then ROUNDS changed copies of it:
 * bytes replaced, pieces cut out, doubled or moved. The same call gives the
 * same bytes each time. A target made with -fsanitize=fuzzer has its own main
 * and does not link this.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/mem.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static uint32_t next_random(uint32_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 17;
	*state ^= *state << 5;
	return *state;
}

static size_t below(uint32_t *state, size_t n)
{
	return n ? next_random(state) % n : 0;
}

/* What formats are made of, and what breaks them. */
static const struct span words[] = {
	SPAN("\n"), SPAN("\n\n"), SPAN("\r\n"), SPAN("\0"), SPAN("\t"),
	SPAN("--- "), SPAN("+++ "), SPAN("@@ -1 +1 @@\n"), SPAN("-- \n"),
	SPAN("diff --git a/x b/x\n"), SPAN("\nFrom "), SPAN("=?utf-8?q?"),
	SPAN("?="), SPAN("\xff"), SPAN("\xe2\x80\xae"), SPAN("4294967295"),
	SPAN("\""), SPAN("/*"), SPAN("*/"), SPAN("\\\n"), SPAN("#define "),
	SPAN("{"), SPAN("("), SPAN("Content-Type: multipart/mixed; boundary=x"),
};

/* One change of the @len bytes at @at, which has room for @cap. */
static size_t mutate(char *at, size_t len, size_t cap, uint32_t *state)
{
	size_t from = below(state, len), n = below(state, 64);
	struct span word = words[below(state, sizeof(words) / sizeof(*words))];

	switch (below(state, 4)) {
	case 0:		/* replace a byte */
		if (len)
			at[from] = (char)next_random(state);
		return len;
	case 1:		/* cut a piece out */
		n = n < len - from ? n : len - from;
		memmove(at + from, at + from + n, len - from - n);
		return len - n;
	case 2:		/* put a word in */
		if (len + word.len > cap)
			return len;
		memmove(at + from + word.len, at + from, len - from);
		memcpy(at + from, word.p, word.len);
		return len + word.len;
	default:	/* cut the end off, seldom */
		return below(state, 8) ? len : from;
	}
}

/* In memory of its own, so that a sanitizer sees one byte too far. */
static void run_exact(struct span bytes)
{
	CLEANUP_FREE char *exact = mem_alloc(bytes.len + !bytes.len);

	if (bytes.len)
		memcpy(exact, bytes.p, bytes.len);
	LLVMFuzzerTestOneInput((const uint8_t *)exact, bytes.len);
}

static void run_mutants(struct span bytes, unsigned int rounds)
{
	size_t cap = bytes.len + 4096;
	CLEANUP_FREE char *copy = mem_alloc(cap);
	uint32_t state = 2463534242U;

	for (unsigned int i = 0; i < rounds; i++) {
		size_t len = bytes.len, changes = 1 + below(&state, 8);

		if (len)
			memcpy(copy, bytes.p, len);
		while (changes--)
			len = mutate(copy, len, cap, &state);
		run_exact((struct span){ copy, len });
	}
}

static int run_file(const char *path, unsigned int rounds)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct err e = { 0 };
	struct span bytes;

	if (file_read(&a, path, LIMIT_FILE, &bytes, &e)) {
		fprintf(stderr, "%s\n", e.msg);
		return -1;
	}
	run_exact(bytes);
	run_mutants(bytes, rounds);
	return 0;
}

int main(int argc, char **argv)
{
	unsigned int rounds = 0;
	int i = 1, status = 0;

	if (argc > 2 && !strcmp(argv[1], "-n")) {
		rounds = (unsigned int)strtoul(argv[2], NULL, 10);
		i = 3;
	}
	for (; i < argc; i++)
		if (run_file(argv[i], rounds))
			status = 2;
	return status;
}
