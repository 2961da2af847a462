// SPDX-License-Identifier: GPL-2.0-only
#include "json/writer.h"

#include <assert.h>
#include <jansson.h>

#include "base/limits.h"
#include "base/mem.h"
#include "base/utf8.h"

void json_writer_release(struct json_writer *w)
{
	json_decref(w->root);
	*w = (struct json_writer){ 0 };
}

/* Put @value where the writer stands; jansson takes the reference. */
static void add(struct json_writer *w, const char *key, json_t *value)
{
	json_t *parent = w->depth ? w->open[w->depth - 1] : NULL;
	int rc = 0;

	if (!value)
		mem_exhausted();
	assert(parent || !w->root);
	assert(!key == !json_is_object(parent));
	if (!parent)
		w->root = value;
	else if (key)
		rc = json_object_set_new_nocheck(parent, key, value);
	else
		rc = json_array_append_new(parent, value);
	if (rc)
		mem_exhausted();
}

static void begin(struct json_writer *w, const char *key, json_t *container)
{
	assert(w->depth < JSON_DEPTH);
	add(w, key, container);
	w->open[w->depth++] = container;
}

void json_writer_begin_array(struct json_writer *w, const char *key)
{
	begin(w, key, json_array());
}

void json_writer_begin_object(struct json_writer *w, const char *key)
{
	begin(w, key, json_object());
}

void json_writer_end(struct json_writer *w)
{
	assert(w->depth);
	w->depth--;
}

static json_t *repaired(struct span s)
{
	CLEANUP_BUF struct buf b;

	buf_init(&b, 3 * s.len);
	while (s.len) {
		struct span rest = s;

		if (utf8_next(&rest) == UTF8_INVALID)
			buf_add_str(&b, "\xef\xbf\xbd");
		else
			buf_add(&b, span_first(s, s.len - rest.len));
		s = rest;
	}
	return json_stringn_nocheck(b.p, b.len);
}

void json_writer_text(struct json_writer *w, const char *key,
		      struct span value)
{
	if (utf8_is_valid(value))
		add(w, key, json_stringn_nocheck(value.len ? value.p : "",
						 value.len));
	else
		add(w, key, repaired(value));
}

void json_writer_number(struct json_writer *w, const char *key, uint32_t value)
{
	add(w, key, json_integer(value));
}

void json_writer_null(struct json_writer *w, const char *key)
{
	add(w, key, json_null());
}

/* jansson leaves DEL as it is; it can stand inside of a string only. */
static int take(const char *bytes, size_t len, void *to)
{
	struct span rest = { bytes, len }, piece;

	while (span_next_until(&rest, 0x7f, &piece)) {
		buf_add(to, piece);
		buf_add_str(to, "\\u007f");
	}
	buf_add(to, rest);
	return 0;
}

static void dump(const struct json_writer *w, size_t flags, struct buf *to)
{
	assert(w->root && !w->depth);
	if (json_dump_callback(w->root, take, to,
			       flags | JSON_ENSURE_ASCII | JSON_ENCODE_ANY))
		mem_exhausted();
}

void json_writer_print(const struct json_writer *w, struct buf *to)
{
	dump(w, JSON_INDENT(2), to);
	buf_add_char(to, '\n');
}

void json_writer_print_line(const struct json_writer *w, struct buf *to)
{
	dump(w, JSON_COMPACT, to);
}
