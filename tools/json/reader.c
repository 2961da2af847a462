// SPDX-License-Identifier: GPL-2.0-only
#include "json/reader.h"

#include <jansson.h>

static void skip_space(struct span *cursor)
{
	*cursor = span_trim_left(*cursor);
}

int json_value_parse(struct span *cursor, const char *name,
		     struct json_t **root, struct err *e)
{
	struct span text = *cursor;
	json_error_t why = { 0 };

	skip_space(&text);
	if (!text.p)
		text = SPAN("");
	*root = json_loadb(text.p, text.len,
			   JSON_DISABLE_EOF_CHECK | JSON_ALLOW_NUL, &why);
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
