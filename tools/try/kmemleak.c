// SPDX-License-Identifier: GPL-2.0-only
#include "try/kmemleak.h"

#define HEAD	"unreferenced object "

/* Up to the next object, or to the end. */
static bool next_object(struct span *text, struct span *object)
{
	size_t start = span_find(*text, SPAN(HEAD)), end;

	if (start == SIZE_MAX)
		return false;
	*text = span_from(*text, start);
	end = span_find(span_from(*text, 1), SPAN("\n" HEAD));
	*object = end == SIZE_MAX ? *text : span_first(*text, end + 2);
	*text = span_from(*text, object->len);
	return true;
}

/* "unreferenced object 0xffff888004b3c4c0 (size 64):" */
static uint64_t size_of(struct span object)
{
	struct span line = SPAN("");
	uint64_t size = 0;
	size_t at;

	span_next_line(&object, &line);
	at = span_find(line, SPAN("(size "));
	if (at == SIZE_MAX)
		return 0;
	line = span_from(line, at + 6);
	span_next_number(&line, 10, UINT32_MAX, &size);
	return size;
}

static bool is_ours(struct arena *a, struct span object,
		    const struct klog_source *source)
{
	struct span line;

	while (span_next_line(&object, &line))
		if (klog_is_ours(a, line, source))
			return true;
	return false;
}

static void keep(struct arena *a, struct span object,
		 const struct klog_source *source, struct kmemleak *to)
{
	struct span line;

	while (span_next_line(&object, &line)) {
		*VEC_ADD(a, &to->lines) = arena_copy(a, span_trim_right(line));
		if (!to->place)
			to->place = klog_place(a, line, source);
	}
}

bool kmemleak_find(struct arena *a, struct span text,
		   const struct klog_source *source, struct kmemleak *out)
{
	struct kmemleak found = { .objects = 0 };
	struct span object;

	while (next_object(&text, &object)) {
		if (!is_ours(a, object, source))
			continue;
		if (!found.objects++)
			keep(a, object, source, &found);
		found.bytes += size_of(object);
	}
	*out = found;
	return found.objects;
}
