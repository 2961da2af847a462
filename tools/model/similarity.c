// SPDX-License-Identifier: GPL-2.0-only
#include "model/similarity.h"

#include <stdlib.h>

#include "base/vec.h"

#define PIECE_MAX	64
#define HASHES		107927	/* a prime; the number that git divides by */

struct piece {
	uint32_t hash;
	uint32_t size;		/* of all pieces with this hash, in bytes */
};

struct similarity {
	size_t size;		/* of the file */
	VEC(struct piece) pieces;	/* by hash, each hash once */
};

static int compare_pieces(const void *a, const void *b)
{
	const struct piece *x = a, *y = b;

	return (x->hash > y->hash) - (x->hash < y->hash);
}

/*
 * Cut the next piece off the cursor. False at the end, and for a piece that the
 * end of the file cuts short: git before 2.44 forgets it.
 */
static bool next_piece(struct span *cursor, bool is_text, struct piece *out)
{
	uint32_t low = 0, high = 0, old;
	bool is_whole = false;

	out->size = 0;
	while (cursor->len && out->size < PIECE_MAX) {
		unsigned char c = (unsigned char)*cursor->p;

		*cursor = span_from(*cursor, 1);
		if (is_text && c == '\r' && cursor->len && *cursor->p == '\n')
			continue;
		old = low;
		low = ((low << 7) ^ (high >> 25)) + c;
		high = (high << 7) ^ (old >> 25);
		out->size++;
		is_whole = c == '\n' || out->size == PIECE_MAX;
		if (c == '\n')
			break;
	}
	out->hash = (low + high * 0x61) % HASHES;
	return is_whole;
}

static void merge_equal(struct similarity *s)
{
	size_t n = 0;

	for (size_t i = 0; i < s->pieces.n; i++) {
		struct piece *piece = &s->pieces.at[i];

		if (n && s->pieces.at[n - 1].hash == piece->hash)
			s->pieces.at[n - 1].size += piece->size;
		else
			s->pieces.at[n++] = *piece;
	}
	s->pieces.n = n;
}

const struct similarity *similarity_of(struct arena *a, struct span bytes,
				       bool is_text)
{
	struct similarity *s = ARENA_NEW(a, struct similarity);
	struct piece piece;

	s->size = bytes.len;
	while (next_piece(&bytes, is_text, &piece))
		*VEC_ADD(a, &s->pieces) = piece;
	if (s->pieces.n)
		qsort(s->pieces.at, s->pieces.n, sizeof(*s->pieces.at),
		      compare_pieces);
	merge_equal(s);
	return s;
}

unsigned int similarity_score(const struct similarity *old,
			      const struct similarity *new)
{
	size_t larger = old->size > new->size ? old->size : new->size;
	uint64_t common = 0;
	size_t i = 0, j = 0;

	if (!new->size)
		return 0;
	while (i < old->pieces.n && j < new->pieces.n) {
		const struct piece *x = &old->pieces.at[i];
		const struct piece *y = &new->pieces.at[j];
		int order = compare_pieces(x, y);

		if (!order)
			common += x->size < y->size ? x->size : y->size;
		i += order <= 0;
		j += order >= 0;
	}
	return (unsigned int)(common * SIMILARITY_MAX / larger);
}
