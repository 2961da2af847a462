// SPDX-License-Identifier: GPL-2.0-only
#include "try/wire.h"

#define MARK	"nf1 "

/* Fletcher's: see RFC 1146, appendix I, in 8 bits. */
static unsigned int sum_of(struct span s)
{
	unsigned int low = 0, high = 0;

	for (size_t i = 0; i < s.len; i++) {
		low = (low + (unsigned char)s.p[i]) % 255;
		high = (high + low) % 255;
	}
	return high << 8 | low;
}

static void add_field(struct buf *to, struct span s)
{
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.p[i];

		if (c == '\\')
			buf_add_str(to, "\\\\");
		else if (c == '\t')
			buf_add_str(to, "\\t");
		else if (c == '\n')
			buf_add_str(to, "\\n");
		else if (c < ' ' || c == 0x7f)
			buf_printf(to, "\\x%02x", c);
		else
			buf_add_char(to, (char)c);
	}
}

void wire_add_fields(struct buf *to, const struct span *fields, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_add_char(to, '\t');
		add_field(to, fields[i]);
	}
	buf_add_char(to, '\n');
}

void wire_add_line(struct buf *to, unsigned int seq, const struct span *fields,
		   size_t n)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, to->max);
	wire_add_fields(&text, fields, n);
	buf_printf(to, MARK "%u %04x ", seq,
		   sum_of(span_first(buf_span(&text), text.len - 1)));
	buf_add(to, buf_span(&text));
}

/* One character behind a backslash. */
static bool unescape(struct span *s, struct buf *to)
{
	uint64_t value;
	struct span digits;

	if (span_skip_char(s, 't')) {
		buf_add_char(to, '\t');
	} else if (span_skip_char(s, 'n')) {
		buf_add_char(to, '\n');
	} else if (span_skip_char(s, '\\')) {
		buf_add_char(to, '\\');
	} else if (span_skip_char(s, 'x')) {
		digits = span_first(*s, 2);
		if (digits.len < 2 || !span_number(digits, 16, 255, &value))
			return false;
		buf_add_char(to, (char)value);
		*s = span_from(*s, 2);
	} else {
		return false;
	}
	return true;
}

static bool read_field(struct arena *a, struct span s, struct span *out)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, s.len + 1);
	*out = s;
	if (span_find_char(s, '\\') == SIZE_MAX)
		return true;
	while (s.len) {
		if (span_skip_char(&s, '\\')) {
			if (!unescape(&s, &text))
				return false;
			continue;
		}
		buf_add_char(&text, *s.p);
		s = span_from(s, 1);
	}
	*out = arena_copy(a, buf_span(&text));
	return true;
}

bool wire_split(struct arena *a, struct span line, struct wire_line *out)
{
	struct span fields[WIRE_FIELDS], field, *all;
	bool more = true;
	size_t n = 0;

	while (more) {
		more = span_next_until(&line, '\t', &field);
		if (!more)
			field = line;
		if (n == WIRE_FIELDS || !read_field(a, field, &fields[n++]))
			return false;
	}
	all = arena_zalloc(a, n, sizeof(*all));
	memcpy(all, fields, n * sizeof(*all));
	*out = (struct wire_line){ all, n };
	return true;
}

/* Noise may stand in front: whoever wrote it did not end its line. */
static bool find_mark(struct span *line)
{
	size_t at, last = SIZE_MAX;

	for (size_t from = 0; ; from = last + 1) {
		at = span_find(span_from(*line, from), SPAN(MARK));
		if (at == SIZE_MAX)
			break;
		last = from + at;
	}
	if (last == SIZE_MAX)
		return false;
	*line = span_from(*line, last + sizeof(MARK) - 1);
	return true;
}

static bool parse(struct arena *a, struct span line, uint64_t *seq,
		  struct wire_line *out)
{
	struct span sum;
	uint64_t value;

	return span_next_number(&line, 10, UINT32_MAX, seq) &&
	       span_skip_char(&line, ' ') &&
	       span_next_until(&line, ' ', &sum) && sum.len == 4 &&
	       span_number(sum, 16, 0xffff, &value) &&
	       value == sum_of(line) && wire_split(a, line, out);
}

void wire_read(struct arena *a, struct span text, struct wire *out)
{
	struct span line;
	uint64_t next = 0, seq;

	*out = (struct wire){ .garbled = 0 };
	while (span_next_line(&text, &line)) {
		struct wire_line got;

		if (line.len && line.p[line.len - 1] == '\r')
			line.len--;
		if (!find_mark(&line)) {
			out->garbled += line.len > 0;
			continue;
		}
		if (out->lines.n == LIMIT_WIRE_LINES ||
		    !parse(a, line, &seq, &got) || seq < next) {
			out->garbled++;
			continue;
		}
		out->lost += (unsigned int)(seq - next);
		next = seq + 1;
		*VEC_ADD(a, &out->lines) = got;
		if (span_eq(got.fields[0], SPAN("bye")))
			out->complete = true;
	}
}
