// SPDX-License-Identifier: GPL-2.0-only
#include "json/reader.h"

#include <jansson.h>
#include <string.h>

#include "base/arena.h"

#define ESCAPED	6	/* bytes of "\\uD83D" */

static void skip_space(struct span *cursor)
{
	*cursor = span_trim_left(*cursor);
}

static json_t *load(struct span text, json_error_t *why)
{
	return json_loadb(text.p, text.len,
			  JSON_DISABLE_EOF_CHECK | JSON_ALLOW_NUL, why);
}

/* The number of "\\uD83D"; 0 where it is none. */
static unsigned int escaped(struct span s)
{
	uint64_t n;

	if (s.len < ESCAPED || s.p[0] != '\\' || s.p[1] != 'u' ||
	    !span_number(span_first(span_from(s, 2), 4), 16, 0xffff, &n))
		return 0;
	return (unsigned int)n;
}

static bool is_pair(struct span s)
{
	return escaped(s) >> 10 == 0xd800 >> 10 &&
	       escaped(span_from(s, ESCAPED)) >> 10 == 0xdc00 >> 10;
}

/*
 * Half a pair of UTF-16, as a server leaves that cuts a text: JSON's grammar
 * has it (RFC 8259, 8.2), jansson does not. As long as what it replaces.
 */
static json_t *load_with_halves(struct span text, json_error_t *why)
{
	CLEANUP_ARENA struct arena a = { 0 };
	char *copy = arena_str(&a, text);

	for (size_t i = 0; i < text.len; i++) {
		struct span rest = span_from(text, i);

		if (rest.p[0] != '\\')
			continue;
		if (is_pair(rest))
			i += 2 * ESCAPED - 1;
		else if (escaped(rest) >> 11 == 0xd800 >> 11)
			memcpy(copy + i, "\\ufffd", ESCAPED);
		else
			i++;
	}
	return load((struct span){ copy, text.len }, why);
}

int json_value_parse(struct span *cursor, const char *name,
		     struct json_t **root, struct err *e)
{
	struct span text = *cursor;
	json_error_t why = { 0 };

	skip_space(&text);
	if (!text.p)
		text = SPAN("");
	*root = load(text, &why);
	if (!*root && json_error_code(&why) == json_error_invalid_syntax)
		*root = load_with_halves(text, &why);
	if (!*root)
		return err_set(e, ERR_SYNTAX,
			       "%s is not JSON: line %d, column %d: %s", name,
			       why.line, why.column, why.text);
	text = span_from(text, (size_t)why.position);
	skip_space(&text);
	*cursor = text;
	return 0;
}

void json_value_free(struct json_t **root)
{
	json_decref(*root);
	*root = NULL;
}

bool json_value_is_array(const struct json_t *v)
{
	return json_is_array(v);
}

bool json_value_is_object(const struct json_t *v)
{
	return json_is_object(v);
}

bool json_value_is_true(const struct json_t *v)
{
	return json_is_true(v);
}

const struct json_t *json_value_member(const struct json_t *v,
				       const char *key)
{
	return json_object_get(v, key);
}

size_t json_value_count(const struct json_t *v)
{
	return json_array_size(v);
}

const struct json_t *json_value_item(const struct json_t *v, size_t i)
{
	return json_array_get(v, i);
}

struct span json_value_text(const struct json_t *v)
{
	return (struct span){ json_string_value(v), json_string_length(v) };
}

bool json_value_number(const struct json_t *v, int64_t *out)
{
	if (!json_is_integer(v))
		return false;
	*out = json_integer_value(v);
	return true;
}
