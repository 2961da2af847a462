// SPDX-License-Identifier: GPL-2.0-only
#include "send/more_fields.h"

#include "base/limits.h"

/* RFC 5322, 3.6.8: printable characters but the colon. */
static bool is_field(struct span line)
{
	struct span name;

	if (!span_next_until(&line, ':', &name))
		return false;
	for (size_t i = 0; i < name.len; i++) {
		if (name.p[i] <= ' ' || name.p[i] > '~')
			return false;
	}
	return name.len > 0;
}

static bool is_folded(struct span line)
{
	return line.len && char_is_space(*line.p);
}

/* The lines from @line on that are one field; those after it stay. */
static struct span cut_field(struct span *rest, struct span line)
{
	struct span field = line, next, left = *rest;

	while (span_next_line(&left, &next) && is_folded(next)) {
		next = span_trim_right(next);
		if (!next.len)
			break;
		field.len = (size_t)(next.p + next.len - field.p);
		*rest = left;
	}
	return field;
}

static const char *on_one_line(struct arena *a, struct span value)
{
	CLEANUP_BUF struct buf text;
	struct span line;

	buf_init(&text, LIMIT_TEXT);
	while (span_next_line(&value, &line)) {
		buf_add_str(&text, text.len ? " " : "");
		buf_add(&text, span_trim(line));
	}
	return arena_str(a, buf_span(&text));
}

static void add_field(struct arena *a, struct span field,
		      struct more_fields *out)
{
	if (span_skip_nocase(&field, SPAN("To:")))
		*VEC_ADD(a, &out->to) = on_one_line(a, field);
	else if (span_skip_nocase(&field, SPAN("Cc:")))
		*VEC_ADD(a, &out->cc) = on_one_line(a, field);
	else
		*VEC_ADD(a, &out->others) = arena_str(a, field);
}

int more_fields_read(struct arena *a, struct span text,
		     struct more_fields *out, struct err *e)
{
	struct span line;

	text = span_trim_right(text);
	while (span_next_line(&text, &line)) {
		line = span_trim_right(line);
		if (!line.len)
			return err_set(e, ERR_USAGE,
				       "an empty line between fields of a mail, which ends them");
		if (!is_field(line))
			return err_set(e, ERR_USAGE,
				       "'" SPAN_FMT "' is no field of a mail: want NAME: VALUE",
				       SPAN_ARG(line));
		add_field(a, cut_field(&text, line), out);
	}
	return 0;
}
