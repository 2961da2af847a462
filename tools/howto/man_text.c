// SPDX-License-Identifier: GPL-2.0-only
#include "howto/man_text.h"

#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/vec.h"

struct reading {
	struct arena *arena;
	struct man_text *to;
	struct man_fonts *fonts;
	struct buf *piece;	/* of the font in use */
};

void man_text_add_plain(struct arena *a, struct man_text *to, struct span text,
			enum man_font font)
{
	struct man_run *run;

	if (!text.len)
		return;
	run = VEC_ADD(a, to);
	run->font = font;
	run->text = arena_copy(a, text);
}

static void end_piece(struct reading *r)
{
	man_text_add_plain(r->arena, r->to, buf_span(r->piece), r->fonts->now);
	buf_clear(r->piece);
}

/* What stands for a character of groff_char(7); "" for a name not known. */
static const char *named_char(struct span name)
{
	static const struct { const char *name, *text; } chars[] = {
		{ "bu", "\xe2\x80\xa2" }, { "em", "\xe2\x80\x94" },
		{ "en", "\xe2\x80\x93" }, { "lq", "\xe2\x80\x9c" },
		{ "rq", "\xe2\x80\x9d" }, { "oq", "\xe2\x80\x98" },
		{ "cq", "\xe2\x80\x99" }, { "aq", "'" }, { "dq", "\"" },
		{ "ti", "~" }, { "ha", "^" }, { "rs", "\\" }, { "hy", "-" },
		{ "mi", "-" }, { "<=", "\xe2\x89\xa4" },
		{ ">=", "\xe2\x89\xa5" }, { "->", "\xe2\x86\x92" },
		{ "mu", "\xc3\x97" }, { "co", "\xc2\xa9" },
	};

	for (size_t i = 0; i < sizeof(chars) / sizeof(*chars); i++)
		if (span_eq(name, span_of(chars[i].name)))
			return chars[i].text;
	return "";
}

/* A name behind an escape: x, (xx or [any]. */
static struct span next_name(struct span *rest)
{
	struct span name = span_first(*rest, 1), all = *rest;

	if (span_skip_char(rest, '(')) {
		name = span_first(*rest, 2);
	} else if (span_skip_char(rest, '[')) {
		if (span_next_until(rest, ']', &name))
			return name;
		*rest = all;
	}
	*rest = span_from(*rest, name.len);
	return name;
}

static void change_font(struct reading *r, struct span name)
{
	enum man_font font = MAN_ROMAN;

	end_piece(r);
	if (span_eq(name, SPAN("P")))
		font = r->fonts->before;
	else if (span_eq(name, SPAN("B")) || span_eq(name, SPAN("CB")))
		font = MAN_BOLD;
	else if (span_eq(name, SPAN("I")) || span_eq(name, SPAN("CI")))
		font = MAN_ITALIC;
	r->fonts->before = r->fonts->now;
	r->fonts->now = font;
}

/* @rest stands behind the backslash. */
static void escape(struct reading *r, struct span *rest)
{
	struct span all = *rest;
	char c = *rest->p;

	*rest = span_from(*rest, 1);
	switch (c) {
	case 'f':
		change_font(r, next_name(rest));
		break;
	case '(':
	case '[':
		*rest = all;
		buf_add_str(r->piece, named_char(next_name(rest)));
		break;
	case '*':
	case 'n':	/* a string, a register: nobody here has one */
		next_name(rest);
		break;
	case 's':	/* a size: \s+1, \s0 */
		if (!span_skip_char(rest, '+'))
			span_skip_char(rest, '-');
		*rest = span_from(*rest, 1);
		break;
	case '"':	/* a comment */
		*rest = span_from(*rest, rest->len);
		break;
	case 'e':
		buf_add_char(r->piece, '\\');
		break;
	case '~':
	case '0':
		buf_add_char(r->piece, ' ');
		break;
	case '&':
	case '|':
	case '^':
	case '/':
	case ',':
	case ':':
	case '%':	/* no width, or little */
		break;
	default:
		buf_add_char(r->piece, c);
	}
}

void man_text_add(struct arena *a, struct man_text *to, struct span line,
		  struct man_fonts *fonts)
{
	CLEANUP_BUF struct buf piece;
	struct reading r = { a, to, fonts, &piece };

	buf_init(&piece, LIMIT_SPEC);
	while (line.len) {
		char c = *line.p;

		line = span_from(line, 1);
		if (c == '\\' && line.len)
			escape(&r, &line);
		else if (c != '\\')
			buf_add_char(&piece, c);
	}
	end_piece(&r);
}

const char *man_text_string(struct arena *a, const struct man_text *text)
{
	size_t len = 0;
	char *all;

	for (size_t i = 0; i < text->n; i++)
		len += text->at[i].text.len;
	all = arena_alloc(a, len + 1);
	len = 0;
	for (size_t i = 0; i < text->n; i++) {
		memcpy(all + len, text->at[i].text.p, text->at[i].text.len);
		len += text->at[i].text.len;
	}
	all[len] = '\0';
	return all;
}
