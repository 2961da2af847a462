// SPDX-License-Identifier: GPL-2.0-only
#include "model/cbranches.h"

static void open_first(struct cbranches *b, size_t i)
{
	b->begin = i;
	b->is_open = true;
	b->least = (struct csize)CSIZE(UINT32_MAX, UINT32_MAX);
}

bool cbranches_directive(struct cbranches *b, size_t i, struct span word)
{
	if (span_starts(word, SPAN("if")) && !b->begin) {
		open_first(b, i);
		return true;
	}
	if (!b->is_open)
		return false;
	csize_shrink(&b->least, b->now);
	b->now = (struct csize){ 0 };
	if (span_starts(word, SPAN("el"))) {
		b->has_else |= span_eq(word, SPAN("else"));
		return true;
	}
	if (!b->has_else)
		b->least = b->now;
	b->is_open = false;
	return span_eq(word, SPAN("endif"));
}

void cbranches_add(struct cbranches *b, struct csize member)
{
	csize_grow(b->is_open ? &b->now : &b->always, member);
}

bool cbranches_are_alike(const struct cbranches *b, struct csize whole)
{
	struct csize least = b->always;

	if (!b->begin)
		return true;
	csize_grow(&least, b->least);
	return !b->is_open && !memcmp(&least, &whole, sizeof(least));
}
