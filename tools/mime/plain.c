// SPDX-License-Identifier: GPL-2.0-only
#include "mime/plain.h"

#include "mime/header.h"

struct encoding_name {
	const char *name;
	GMimeContentEncoding encoding;
};

static const struct encoding_name encodings[] = {
	{ "7bit", GMIME_CONTENT_ENCODING_7BIT },
	{ "8bit", GMIME_CONTENT_ENCODING_8BIT },
	{ "binary", GMIME_CONTENT_ENCODING_BINARY },
	{ "quoted-printable", GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE },
	{ "base64", GMIME_CONTENT_ENCODING_BASE64 },
};

/* The headers that matter, as they were found. */
struct seen {
	bool type, encoding;
};

static bool read_encoding(struct span value, struct plain *out)
{
	for (size_t i = 0; i < sizeof(encodings) / sizeof(*encodings); i++)
		if (span_eq_nocase(value, span_of(encodings[i].name))) {
			out->encoding = encodings[i].encoding;
			return true;
		}
	return false;
}

/* Letters, digits and "-_." in quotes or not, up to the end of @value. */
static bool read_charset(struct span value, struct plain *out)
{
	bool quoted = value.len > 2 && value.p[0] == '"' &&
		      value.p[value.len - 1] == '"';

	if (quoted)
		value = span_first(span_from(value, 1), value.len - 2);
	for (size_t i = 0; i < value.len; i++)
		if (!char_is_word(value.p[i]) && value.p[i] != '-' &&
		    value.p[i] != '.')
			return false;
	out->charset = value;
	return value.len;
}

/* "text/plain", "text/plain; charset=utf-8" */
static bool read_type(struct span value, struct plain *out)
{
	if (!span_skip_nocase(&value, SPAN("text/plain")))
		return false;
	if (!value.len)
		return true;
	if (!span_skip_char(&value, ';'))
		return false;
	value = span_trim_left(value);
	return span_skip_nocase(&value, SPAN("charset=")) &&
	       read_charset(value, out);
}

static bool read_header(struct span name, struct span value, struct seen *seen,
			struct plain *out)
{
	if (!span_starts_nocase(name, SPAN("Content-")))
		return true;
	if (span_eq_nocase(name, SPAN("Content-Type")) && !seen->type) {
		seen->type = true;
		return read_type(value, out);
	}
	if (span_eq_nocase(name, SPAN("Content-Transfer-Encoding")) &&
	    !seen->encoding) {
		seen->encoding = true;
		return read_encoding(value, out);
	}
	return span_eq_nocase(name, SPAN("Content-Language")) ||
	       (span_eq_nocase(name, SPAN("Content-Disposition")) &&
		span_eq_nocase(value, SPAN("inline")));
}

static bool is_simple(struct span head)
{
	return span_find_char(head, '\r') == SIZE_MAX &&
	       span_find_char(head, '\0') == SIZE_MAX;
}

bool plain_read(struct span head, struct plain *out)
{
	struct plain p = { .encoding = GMIME_CONTENT_ENCODING_DEFAULT };
	struct span line, name, value;
	struct seen seen = { 0 };

	if (!is_simple(head))
		return false;
	while (span_next_line(&head, &line)) {
		value = line;
		if (!header_skip_name(&value, &name) || name.p != line.p)
			return false;
		while (header_is_folded(head)) {
			if (!span_next_line(&head, &line) ||
			    !span_trim(line).len)
				return false;
			value.len = (size_t)(line.p + line.len - value.p);
		}
		if (!read_header(name, span_trim(value), &seen, &p))
			return false;
	}
	*out = p;
	return true;
}
