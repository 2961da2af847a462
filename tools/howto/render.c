// SPDX-License-Identifier: GPL-2.0-only
#include "howto/render.h"

#include "base/embed.h"
#include "base/limits.h"
#include "base/term.h"
#include "xml/style.h"

#define WIDTH	78
#define INDENT_MAX	(WIDTH / 2)	/* what is deeper has room for words, too */

/* The underlines of headings by their level; deeper ones have none. */
static const char underlines[] = "==-";

static void add_heading(struct buf *to, uint64_t level, struct span text)
{
	if (to->len)
		buf_add_str(to, level < 2 ? "\n\n\n" : "\n\n");
	buf_add(to, text);
	buf_add_char(to, '\n');
	if (level < sizeof(underlines) - 1)
		buf_add_chars(to, underlines[level], term_columns(text));
	if (level < sizeof(underlines) - 1)
		buf_add_char(to, '\n');
}

static void add_filled(struct buf *to, uint64_t indent, struct span prefix,
		       struct span text)
{
	size_t before = indent > prefix.len ? indent - prefix.len : 0;

	buf_add_chars(to, ' ', before);
	buf_add(to, prefix);
	term_add_wrapped(to, text, (unsigned int)indent, WIDTH);
	buf_add_char(to, '\n');
}

/* A line of what text.xsl makes: see there. */
static void take_line(struct span line, struct buf *to)
{
	struct span kind, indent, prefix;
	uint64_t n;

	if (!span_next_until(&line, '\t', &kind) ||
	    !span_next_until(&line, '\t', &indent) ||
	    !span_next_until(&line, '\t', &prefix) ||
	    !span_number(indent, 10, UINT32_MAX, &n))
		return;
	n = n < INDENT_MAX ? n : INDENT_MAX;
	if (span_eq(kind, SPAN("h"))) {
		add_heading(to, n, line);
	} else if (span_eq(kind, SPAN("p"))) {
		add_filled(to, n, prefix, line);
	} else if (span_eq(kind, SPAN("v"))) {
		buf_add_chars(to, ' ', line.len ? n : 0);
		buf_add(to, line);
		buf_add_char(to, '\n');
	} else if (!span_ends(buf_span(to), SPAN("\n\n"))) {
		buf_add_char(to, '\n');
	}
}

static void fill(struct span lines, struct buf *to)
{
	struct span line;

	while (span_next_line(&lines, &line))
		take_line(line, to);
}

int howto_render(const struct howto *howto, enum howto_output output,
		 const char *page, struct buf *to, struct err *e)
{
	static const char *const styles[] = {
		[HOWTO_HTML] = "howto/howto.xsl",
		[HOWTO_MAN] = "howto/man.xsl",
		[HOWTO_TEXT] = "howto/text.xsl",
	};
	CLEANUP_BUF struct buf lines, quoted;
	struct span style;
	int result;

	buf_init(&lines, LIMIT_TEXT);
	buf_init(&quoted, LIMIT_TEXT);
	buf_printf(&quoted, "'%s'", page);
	if (output == HOWTO_SOURCE) {
		buf_add(to, howto->bytes);
		return 0;
	}
	if (!embed_find(styles[output], &style))
		return err_set(e, ERR_NOENT, "'%s' is not in the program",
			       styles[output]);
	result = xml_transform(howto->xml, style, styles[output],
			       (const char *[]){ "page", quoted.p, NULL },
			       output == HOWTO_TEXT ? &lines : to, e);
	if (!result && output == HOWTO_TEXT)
		fill(buf_span(&lines), to);
	return result;
}
