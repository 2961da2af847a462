/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * reader - what a JSON text (RFC 8259) says, by jansson
 *
 *	CLEANUP_JSON_VALUE struct json_t *root = NULL;
 *
 *	if (json_value_parse(&text, "the answer", &root, e))
 *		return -1;
 *	title = json_value_text(json_value_member(root, "title"));
 *
 * A member or an item that is not there is NULL, and all functions take NULL,
 * so that one can ask for what may be missing without a look at each step.
 * What they give lives as long as the root.
 */
#ifndef JSON_READER_H
#define JSON_READER_H

#include "base/err.h"
#include "base/span.h"

struct json_t;	/* jansson's */

/*
 * Cut one text off the cursor, and the blanks around it. The caller frees
 * *@root. Half a pair of UTF-16, "\uD83D" alone, is read as U+FFFD.
 * ERR_SYNTAX with @name, line and column where it is none; the cursor does not
 * move then.
 */
int json_value_parse(struct span *cursor, const char *name,
		     struct json_t **root, struct err *e) MUST_CHECK;

void json_value_free(struct json_t **root);
#define CLEANUP_JSON_VALUE	__attribute__((cleanup(json_value_free)))

bool json_value_is_array(const struct json_t *v);
bool json_value_is_object(const struct json_t *v);
bool json_value_is_true(const struct json_t *v);

/* Of an object. */
const struct json_t *json_value_member(const struct json_t *v,
				       const char *key);

/* Of an array; the count is 0 for all else. */
size_t json_value_count(const struct json_t *v);
const struct json_t *json_value_item(const struct json_t *v, size_t i);

/* The string; empty for what is none. */
struct span json_value_text(const struct json_t *v);

/* False, and *@out as it was, for what is no whole number. */
bool json_value_number(const struct json_t *v, int64_t *out);

#endif
