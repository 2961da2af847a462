// SPDX-License-Identifier: GPL-2.0-only
#include "howto/examples.h"

#include <string.h>

#include "base/limits.h"
#include "model/hook.h"
#include "model/linuxdoc_text.h"

struct collecting {
	struct arena *arena;
	const struct howto *howto;
	struct howto_examples *to;
	size_t counted;		/* .line is of this offset */
	unsigned int line;
};

/* Listings come in order, so each newline is seen once. */
static unsigned int line_at(struct collecting *c, size_t offset)
{
	for (; c->counted < offset; c->counted++)
		if (c->howto->bytes.p[c->counted] == '\n')
			c->line++;
	return c->line;
}

/* A word with its quotes, for iptables-restore has the same ones. */
static bool next_word(struct span *rest, struct span *word)
{
	char quote = 0;
	size_t len = 0;

	*rest = span_trim_left(*rest);
	while (len < rest->len && (quote || !char_is_space(rest->p[len]))) {
		char c = rest->p[len];

		if (c == '\\' && len + 1 < rest->len)
			len++;
		else if (quote)
			quote = c == quote ? 0 : quote;
		else if (c == '"' || c == '\'')
			quote = c;
		len++;
	}
	*word = span_first(*rest, len);
	*rest = span_from(*rest, len);
	return len > 0;
}

/* iptables-restore knows double quotes only. */
static void add_word(struct buf *to, struct span word)
{
	bool quoted = word.len > 1 && *word.p == '\'' &&
		      word.p[word.len - 1] == '\'';

	buf_add_char(to, ' ');
	if (quoted)
		word = span_first(span_from(word, 1), word.len - 2);
	if (quoted)
		buf_add_char(to, '"');
	buf_add(to, word);
	if (quoted)
		buf_add_char(to, '"');
}

/* A chain of one's own must be made first; targets are in capitals. */
static void declare(struct buf *to, struct span chain, bool is_target)
{
	if (!chain.len || hook_has_chain(chain))
		return;
	for (size_t i = 0; is_target && i < chain.len; i++)
		if (char_is_upper(chain.p[i]))
			return;
	buf_printf(to, ":" SPAN_FMT " - [0:0]\n", SPAN_ARG(chain));
}

static bool is_remark(struct span word)
{
	return span_starts(word, SPAN("#"));
}

struct span howto_example_command(struct span line)
{
	struct span rest = line, word;

	while (next_word(&rest, &word))
		if (is_remark(word))
			return span_trim(span_first(line, (size_t)
						    (word.p - line.p)));
	return line;
}

const char *howto_example_input(struct arena *a, struct span command)
{
	CLEANUP_BUF struct buf rule, all;
	struct span word, table = SPAN("filter"), chain = { 0 }, jump = { 0 };

	buf_init(&rule, LIMIT_SPEC);
	buf_init(&all, LIMIT_SPEC);
	next_word(&command, &word);	/* the program */
	while (next_word(&command, &word)) {
		struct span peek = command;

		if (span_eq(word, SPAN("-t"))) {
			next_word(&command, &table);
			continue;
		}
		if (span_eq(word, SPAN("-A")) || span_eq(word, SPAN("-I")))
			next_word(&peek, &chain);
		if (span_eq(word, SPAN("-j")) || span_eq(word, SPAN("-g")))
			next_word(&peek, &jump);
		if (span_eq(word, SPAN("...")) || span_eq(word, SPAN("..")))
			return NULL;
		if (is_remark(word))
			break;
		add_word(&rule, word);
	}
	if (!chain.len)
		return NULL;
	buf_printf(&all, "*" SPAN_FMT "\n", SPAN_ARG(table));
	declare(&all, chain, false);
	declare(&all, jump, true);
	buf_add(&all, span_trim_left(buf_span(&rule)));
	buf_add_str(&all, "\nCOMMIT\n");
	return arena_str(a, buf_span(&all));
}

static void take_line(struct collecting *c, struct span line, unsigned int nr)
{
	struct howto_example example = { .line = nr };

	line = span_trim(line);
	span_skip(&line, SPAN("# "));
	if (span_starts(line, SPAN("iptables ")))
		example.program = "iptables-restore";
	else if (span_starts(line, SPAN("ip6tables ")))
		example.program = "ip6tables-restore";
	else if (span_starts(line, SPAN("nft ")))
		example.program = "nft";
	else
		return;
	example.text = arena_str(c->arena, line);
	if (span_skip(&line, SPAN("nft ")))
		example.input = arena_printf(c->arena, SPAN_FMT "\n",
					     SPAN_ARG(line));
	else
		example.input = howto_example_input(c->arena, line);
	if (example.input)
		*VEC_ADD(c->arena, c->to) = example;
	else
		c->to->others++;
}

/* What is left of the bytes of a listing, and the line where that begins. */
struct lines {
	struct span rest;
	unsigned int nr;
	bool is_xml, in_cdata;
};

/* Of a comment its own bytes, of text one. */
static size_t next_piece(struct lines *l)
{
	if (!l->is_xml)
		return 1;
	if (l->in_cdata)
		l->in_cdata = !span_starts(l->rest, SPAN("]]>"));
	else if (span_starts(l->rest, SPAN("<![CDATA[")))
		l->in_cdata = true;
	else if (span_starts(l->rest, SPAN("<!--")))
		return span_find(l->rest, SPAN("-->"));
	else if (span_starts(l->rest, SPAN("<?")))
		return span_find(l->rest, SPAN("?>"));
	return 1;
}

/* Go behind the next line end that is one of the text. */
static void end_line(struct lines *l)
{
	bool ends = false;

	while (l->rest.len && !ends) {
		struct span piece = span_first(l->rest, next_piece(l));

		ends = *piece.p == '\n';
		for (size_t i = 0; i < piece.len; i++)
			l->nr += piece.p[i] == '\n';
		l->rest = span_from(l->rest, piece.len);
	}
}

/* The text that @bytes stand for; a backslash joins a line with the next. */
static void take_listing(struct collecting *c, struct span text,
			 struct lines bytes)
{
	CLEANUP_BUF struct buf joined;
	unsigned int first = 0;
	struct span line;

	buf_init(&joined, LIMIT_HOWTO);
	for (; span_next_line(&text, &line); end_line(&bytes)) {
		line = span_trim_right(line);
		if (!joined.len)
			first = bytes.nr;
		if (span_ends(line, SPAN("\\"))) {
			buf_add(&joined, span_first(line, line.len - 1));
			continue;
		}
		buf_add(&joined, line);
		take_line(c, buf_span(&joined), first);
		buf_clear(&joined);
	}
}

static struct lines lines_of(struct collecting *c, size_t start, size_t end)
{
	return (struct lines){
		span_from(span_first(c->howto->bytes, end), start),
		line_at(c, start), c->howto->format == HOWTO_DOCBOOK,
	};
}

static void take_docbook(struct collecting *c)
{
	const struct xml_element *root = xml_root(c->howto->xml), *el = root;

	for (; el; el = xml_next(el, root)) {
		if (strcmp(el->name, "programlisting") != 0 || el->first)
			continue;
		take_listing(c, span_of(xml_content(c->arena, el)),
			     lines_of(c, el->inside, el->end));
	}
}

static void take_linuxdoc(struct collecting *c)
{
	const struct linuxdoc *doc = &c->howto->sgml;
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_HOWTO);
	for (size_t i = 0; i + 1 < doc->tags.n; i++) {
		const struct linuxdoc_tag *tag = &doc->tags.at[i];

		size_t start = (size_t)(tag->all.p - doc->bytes.p) +
			       tag->all.len;
		struct lines bytes;

		if (tag->is_end || (!linuxdoc_tag_is(tag, "verb") &&
				    !linuxdoc_tag_is(tag, "code")))
			continue;
		bytes = lines_of(c, start,
				 (size_t)(tag[1].all.p - doc->bytes.p));
		buf_clear(&text);
		linuxdoc_add_text(&text, bytes.rest);
		take_listing(c, buf_span(&text), bytes);
	}
}

void howto_examples(struct arena *a, const struct howto *howto,
		    struct howto_examples *to)
{
	struct collecting c = { a, howto, to, .line = 1 };

	if (howto->format == HOWTO_LINUXDOC)
		take_linuxdoc(&c);
	else
		take_docbook(&c);
}
