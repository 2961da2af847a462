/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * writer - a JSON text (RFC 8259), built from front to back, by jansson
 *
 *	CLEANUP_JSON struct json_writer w = { 0 };
 *
 *	json_writer_begin_array(&w, NULL);
 *	json_writer_begin_object(&w, NULL);
 *	json_writer_text(&w, "name", name);
 *	json_writer_end(&w);
 *	json_writer_end(&w);
 *	json_writer_print(&w, to);
 *
 * What goes into an object has a key, which is an ASCII string; what goes
 * into an array, and the outermost value, has NULL instead. The output is
 * ASCII, so that text from outside can neither steer a terminal nor break in
 * some locale. Bytes that are no UTF-8 become U+FFFD.
 */
#ifndef JSON_WRITER_H
#define JSON_WRITER_H

#include "base/buf.h"

#define JSON_DEPTH	16	/* containers in containers */

struct json_t;	/* jansson's */

/* Empty when it is all zero. */
struct json_writer {
	struct json_t *open[JSON_DEPTH];	/* the outermost first */
	size_t depth;
	struct json_t *root;
};

void json_writer_release(struct json_writer *w);
#define CLEANUP_JSON	__attribute__((cleanup(json_writer_release)))

void json_writer_begin_array(struct json_writer *w, const char *key);
void json_writer_begin_object(struct json_writer *w, const char *key);
/* End the array or object that was begun last. */
void json_writer_end(struct json_writer *w);

void json_writer_text(struct json_writer *w, const char *key,
		      struct span value);
void json_writer_number(struct json_writer *w, const char *key,
			uint32_t value);
void json_writer_null(struct json_writer *w, const char *key);

/* The whole text, indented by two blanks, with a line feed behind it. */
void json_writer_print(const struct json_writer *w, struct buf *to);

/* The same in one line, without blanks and without a line feed. */
void json_writer_print_line(const struct json_writer *w, struct buf *to);

#endif
