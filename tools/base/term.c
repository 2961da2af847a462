// SPDX-License-Identifier: GPL-2.0-only
#include "base/term.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

#include "base/utf8.h"

#define DEFAULT_WIDTH	80
#define MAX_WIDTH	1000

static bool wants_colour(void)
{
	const char *no_color = getenv("NO_COLOR");
	const char *name = getenv("TERM");

	if (no_color && *no_color)
		return false;
	return name && *name && strcmp(name, "dumb");
}

/* The variables, and the names of TERM, of terminals that know OSC 8. */
static bool knows_links(void)
{
	static const char *const variables[] = {
		"VTE_VERSION", "KITTY_WINDOW_ID", "WT_SESSION",
		"KONSOLE_VERSION", "WEZTERM_PANE", "ITERM_SESSION_ID",
	};
	static const char *const names[] = {
		"xterm-kitty", "foot", "alacritty", "wezterm", "contour",
	};
	const char *term = getenv("TERM");

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (term && span_starts(span_of(term), span_of(names[i])))
			return true;
	/* What is set outside of these two does not tell of them. */
	if (!term || span_starts(span_of(term), SPAN("screen")) ||
	    span_starts(span_of(term), SPAN("linux")))
		return false;
	for (size_t i = 0; i < sizeof(variables) / sizeof(variables[0]); i++)
		if (getenv(variables[i]))
			return true;
	return false;
}

/* What the variable @name says, else @probed; 0: nobody knows. */
static unsigned int size_of(const char *name, unsigned int probed)
{
	const char *value = getenv(name);
	uint64_t n;

	if (value && span_number(span_of(value), 10, MAX_WIDTH, &n) && n)
		return (unsigned int)n;
	return probed;
}

void term_probe(struct term *t, FILE *stream)
{
	struct winsize size = { 0 };
	int fd = fileno(stream);

	ioctl(fd, TIOCGWINSZ, &size);
	t->fd = fd;
	t->is_terminal = isatty(fd);
	t->colour = t->is_terminal && wants_colour();
	t->links = t->colour && knows_links();
	t->utf8 = !strcmp(nl_langinfo(CODESET), "UTF-8");
	t->width = size_of("COLUMNS", size.ws_col);
	t->height = size_of("LINES", size.ws_row);
	t->width_known = t->width;
	if (!t->width_known)
		t->width = DEFAULT_WIDTH;
}

void term_style(const struct term *t, struct buf *to, enum term_style style)
{
	static const char *const codes[] = {
		[TERM_PLAIN]	= "0",
		[TERM_BOLD]	= "1",
		[TERM_DIM]	= "2",
		[TERM_ERROR]	= "1;31",
		[TERM_WARNING]	= "1;35",
		[TERM_NOTE]	= "1;36",
		[TERM_GOOD]	= "32",
	};

	if (t->colour)
		buf_printf(to, "\033[%sm", codes[style]);
}

void term_plain(const struct term *t, struct buf *to)
{
	term_style(t, to, TERM_PLAIN);
}

static bool is_link(const struct term *t, struct span url)
{
	return t->links && term_is_plain(url) &&
	       span_find_char(url, ' ') == SIZE_MAX &&
	       (span_starts(url, SPAN("http://")) ||
		span_starts(url, SPAN("https://")));
}

void term_link(const struct term *t, struct buf *to, struct span url)
{
	if (is_link(t, url))
		buf_printf(to, "\033]8;;" SPAN_FMT "\033\\", SPAN_ARG(url));
}

void term_link_end(const struct term *t, struct buf *to, struct span url)
{
	if (is_link(t, url))
		buf_add_str(to, "\033]8;;\033\\");
}

/* Invisible or direction-changing: these hide text instead of showing it. */
static bool is_deceptive(uint32_t c)
{
	return (c >= 0x80 && c < 0xa0) || c == 0x061c || c == 0xfeff ||
	       (c >= 0x200b && c <= 0x200f) || (c >= 0x2028 && c <= 0x202e) ||
	       (c >= 0x2060 && c <= 0x206f);
}

static bool is_control(uint32_t c)
{
	return (c < 0x20 && c != '\t' && c != '\n') || c == 0x7f;
}

/* How many of the first bytes are ASCII that shows as it is: most text is. */
static size_t plain_length(struct span s)
{
	size_t n = 0;

	while (n < s.len && s.p[n] >= ' ' && s.p[n] < 0x7f)
		n++;
	return n;
}

bool term_is_plain(struct span s)
{
	return plain_length(s) == s.len;
}

void term_add_escaped(struct buf *to, struct span s, bool utf8)
{
	while (s.len) {
		struct span rest = s;
		size_t n = plain_length(s);
		uint32_t c;

		if (n) {
			buf_add(to, span_first(s, n));
			s = span_from(s, n);
			continue;
		}
		c = utf8_next(&rest);
		if (c == UTF8_INVALID || is_control(c))
			buf_printf(to, "\\x%02x", (unsigned char)s.p[0]);
		else if (is_deceptive(c) || (c >= 0x80 && !utf8))
			buf_printf(to, "\\u{%x}", c);
		else
			buf_add(to, span_first(s, s.len - rest.len));
		s = rest;
	}
}

void term_add_inline(struct buf *to, struct span s, bool utf8)
{
	while (s.len) {
		size_t n = 0;

		while (n < s.len && s.p[n] != '\n' && s.p[n] != '\t')
			n++;
		term_add_escaped(to, span_first(s, n), utf8);
		s = span_from(s, n);
		if (s.len) {
			buf_add_str(to, s.p[0] == '\n' ? "\\n" : "\\t");
			s = span_from(s, 1);
		}
	}
}

/* The columns of the next character, which the cursor moves over. */
static unsigned int next_columns(struct span *cursor)
{
	uint32_t c = utf8_next(cursor);
	int width = c < 0x80 || c == UTF8_INVALID ? 1 : wcwidth((wchar_t)c);

	return width < 0 ? 1 : (unsigned int)width;
}

unsigned int term_columns(struct span s)
{
	unsigned int columns = (unsigned int)plain_length(s);

	s = span_from(s, columns);
	while (s.len)
		columns += next_columns(&s);
	return columns;
}

size_t term_fit(struct span s, unsigned int width)
{
	struct span rest = s;
	unsigned int columns = 0;

	while (rest.len) {
		size_t fits = s.len - rest.len;

		columns += next_columns(&rest);
		if (columns > width)
			return fits;
	}
	return s.len;
}

static void wrap(struct buf *to, unsigned int indent)
{
	buf_add_char(to, '\n');
	buf_add_chars(to, ' ', indent);
}

/* @word, broken where @room, what a line has, is too small: columns used. */
static unsigned int add_word(struct buf *to, struct span word,
			     unsigned int indent, unsigned int room)
{
	for (;;) {
		size_t n = term_fit(word, room);

		if (!n)
			n = term_fit(word, 2);	/* one wide character */
		if (n >= word.len)
			break;
		buf_add(to, span_first(word, n));
		word = span_from(word, n);
		wrap(to, indent);
	}
	buf_add(to, word);
	return term_columns(word);
}

void term_add_wrapped(struct buf *to, struct span text, unsigned int indent,
		      unsigned int width)
{
	unsigned int room = width > indent ? width - indent : 1, used = 0;
	bool first = true;
	struct span word;

	for (; span_next_word(&text, &word); first = false) {
		unsigned int columns = term_columns(word);

		if (!first && used + columns < room) {
			buf_add_char(to, ' ');
			buf_add(to, word);
			used += 1 + columns;
			continue;
		}
		if (!first)
			wrap(to, indent);
		used = add_word(to, word, indent, room);
	}
}

/* Damerau-Levenshtein with adjacent swaps, on names of at most 31 bytes. */
static unsigned int edit_distance(struct span a, struct span b)
{
	unsigned int d[32][32];

	for (size_t i = 0; i <= a.len; i++)
		d[i][0] = (unsigned int)i;
	for (size_t j = 0; j <= b.len; j++)
		d[0][j] = (unsigned int)j;
	for (size_t i = 1; i <= a.len; i++) {
		for (size_t j = 1; j <= b.len; j++) {
			bool same = a.p[i - 1] == b.p[j - 1];
			unsigned int best = d[i - 1][j - 1] + !same;

			if (d[i - 1][j] + 1 < best)
				best = d[i - 1][j] + 1;
			if (d[i][j - 1] + 1 < best)
				best = d[i][j - 1] + 1;
			if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] &&
			    a.p[i - 2] == b.p[j - 1] &&
			    d[i - 2][j - 2] + 1 < best)
				best = d[i - 2][j - 2] + 1;
			d[i][j] = best;
		}
	}
	return d[a.len][b.len];
}

unsigned int term_distance(struct span typed, struct span name)
{
	unsigned int far = name.len < 4 ? 1 : name.len < 8 ? 2 : 3, n;

	if (!typed.len || typed.len > 31 || name.len > 31)
		return TERM_FAR;
	n = edit_distance(typed, name);
	return n > far ? TERM_FAR : n;
}

bool term_is_near(struct span typed, struct span name)
{
	return term_distance(typed, name) != TERM_FAR;
}
