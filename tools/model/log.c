// SPDX-License-Identifier: GPL-2.0-only
#include "model/log.h"

#include "model/words.h"

#define REGISTERS	3	/* in one line, until we believe it */
#define ADDRESS_DIGITS	8
#define MICROSECONDS	6	/* digits of a second's fraction */

bool log_is_sign_off(struct span line)
{
	line = span_trim_left(line);
	return line.len && char_lower(line.p[0]) == 's' &&
	       span_starts_nocase(line, SPAN("Signed-off-by:"));
}

/* "[   12.345678]", cut open already. */
static bool is_time(struct span s)
{
	uint64_t ignored;
	size_t digits;

	s = span_trim_left(s);
	if (!span_next_number(&s, 10, UINT64_MAX, &ignored) ||
	    !span_skip_char(&s, '.'))
		return false;
	digits = s.len;
	if (!span_next_number(&s, 10, UINT64_MAX, &ignored))
		return false;
	digits -= s.len;
	return digits == MICROSECONDS &&
	       span_starts(span_trim_left(s), SPAN("]"));
}

bool log_has_time(struct span line)
{
	line = span_trim_left(line);
	return span_skip_char(&line, '[') && is_time(line);
}

/* "[<ffffffff8100>]", cut open already. */
static bool is_address(struct span s)
{
	size_t n;

	if (!span_skip_char(&s, '<'))
		return false;
	n = hex_len(s);
	return n >= ADDRESS_DIGITS && span_starts(span_from(s, n), SPAN(">]"));
}

/* "  RIP: 0010 RSP: ffff RAX: 0" */
static bool is_registers(struct span s)
{
	for (size_t i = 0; i < REGISTERS; i++) {
		struct span name = span_trim_left(s);
		size_t n;

		if (name.len == s.len)
			return false;
		n = word_len(name);
		if (!n)
			return false;
		s = span_from(name, n);
		if (!span_skip_char(&s, ':') || !s.len ||
		    !char_is_space(s.p[0]))
			return false;
		s = span_trim_left(s);
		n = hex_len(s);
		if (!n)
			return false;
		s = span_from(s, n);
	}
	return true;
}

/* " #1 [ffff88] panic at ffffffff81" */
static bool is_frame(struct span s)
{
	uint64_t ignored;
	size_t n;

	if (!span_skip_char(&s, '#') ||
	    !span_next_number(&s, 10, UINT64_MAX, &ignored))
		return false;
	s = span_trim_left(s);
	if (!span_skip_char(&s, '['))
		return false;
	n = hex_len(s);
	s = span_from(s, n);
	if (!n || !span_skip_char(&s, ']'))
		return false;
	s = span_trim_left(s);
	n = word_len(s);
	s = span_from(s, n);
	return n && span_skip(&s, SPAN(" at ")) && hex_len(s);
}

static bool begins_dump(struct span line)
{
	struct span s = span_trim_left(line);

	if (span_starts(s, SPAN("WARNING:")) || span_starts(s, SPAN("BUG:")))
		return true;
	if (is_registers(line) || is_frame(s) || log_has_time(s))
		return true;
	return span_skip_char(&s, '[') && is_address(s);
}

bool log_next(struct log_walk *w, struct line *line)
{
	if (w->next == w->msg->log.n ||
	    log_is_sign_off(w->msg->log.at[w->next].text))
		return false;
	*line = w->msg->log.at[w->next++];
	if (!span_trim_left(line->text).len)
		w->in_dump = false;
	else if (!w->in_dump)
		w->in_dump = begins_dump(line->text);
	return true;
}
