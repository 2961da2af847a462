// SPDX-License-Identifier: GPL-2.0-only
#include "howto/man.h"

#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/vec.h"

#define ARGS_MAX	32	/* of a request; the rest is the last one's */

struct parser {
	struct arena *arena;
	struct man_blocks *to;
	struct man_block block;		/* under construction */
	struct man_fonts fonts;
	enum man_font line_font;	/* of the next line: a bare .B or .I */
	unsigned int line, next_line;	/* of the file */
	bool has_option;		/* the last block of .to is open */
	bool wants_term;		/* behind .TP */
	bool is_literal;		/* between .nf and .fi */
	bool wants_break;		/* before the next text */
};

static bool starts_with_one_of(struct span s, const char *const *words)
{
	for (; *words; words++)
		if (span_starts(s, span_of(*words)))
			return true;
	return false;
}

/* A sentence may begin with the name of a command, or quote an option. */
static bool is_prose(struct span text)
{
	return span_find(text, SPAN(". ")) != SIZE_MAX ||
	       span_find(text, SPAN(", ")) != SIZE_MAX ||
	       span_ends(text, SPAN(".")) || span_ends(text, SPAN(":"));
}

/* Text that a reader would type, and a remark about such. */
static bool is_example(struct span text)
{
	static const char *const rules[] = {
		"iptables ", "ip6tables ", "ebtables ", "arptables ", "nft ",
		"# ", "-A ", "-I ", "-t ", NULL
	};
	static const char *const commands[] = {
		"-m ", "-j ", "echo ", "ip ", "ipset ", "modprobe ", "mount ",
		"nfacct ", "nfct ", "sysctl ", "tc ", NULL
	};

	return starts_with_one_of(text, rules) ||
	       (starts_with_one_of(text, commands) &&
		!is_prose(span_trim(text)));
}

static struct man_blocks *place(struct parser *p)
{
	return p->has_option ? &p->to->at[p->to->n - 1].body : p->to;
}

/* End the paragraph, example or item that is under construction. */
static void flush(struct parser *p)
{
	struct man_block *block = &p->block;

	if (block->text.n) {
		struct span text =
			span_of(man_text_string(p->arena, &block->text));

		if (block->kind == MAN_PARA && is_example(text))
			block->kind = MAN_EXAMPLE;
		if (span_trim(text).len)
			*VEC_ADD(p->arena, place(p)) = *block;
	}
	*block = (struct man_block){ 0 };
	p->fonts = (struct man_fonts){ 0 };
	p->wants_break = false;
}

static void close_option(struct parser *p)
{
	flush(p);
	p->has_option = false;
}

static void begin(struct parser *p)
{
	if (p->block.text.n)
		return;
	p->block.line = p->line;
	if (p->is_literal)
		p->block.kind = MAN_EXAMPLE;
}

/* What parts this text from the one before: a blank or a line break. */
static void add_separator(struct parser *p)
{
	bool breaks = p->wants_break || p->is_literal;

	if (p->block.text.n)
		man_text_add_plain(p->arena, &p->block.text,
				   breaks ? SPAN("\n") : SPAN(" "),
				   MAN_ROMAN);
	p->wants_break = false;
}

/*
 * The line behind .TP. A remark or "Example:" is no option but what comes
 * with an example; a second .TP in a row has its term beside the first.
 */
static void add_term(struct parser *p, const struct man_text *term)
{
	struct span text = span_trim(span_of(man_text_string(p->arena, term)));
	struct man_block *last = NULL;

	p->wants_term = false;
	if (span_starts(text, SPAN("#")) || span_ends(text, SPAN(":"))) {
		close_option(p);
		p->block = (struct man_block){ .line = p->line, .text = *term };
		if (span_ends(text, SPAN(":")))
			flush(p);
		p->wants_break = true;
		return;
	}
	flush(p);
	if (p->has_option && !p->to->at[p->to->n - 1].body.n)
		last = &p->to->at[p->to->n - 1];
	if (!last) {
		last = VEC_ADD(p->arena, p->to);
		last->kind = MAN_OPTION;
		last->line = p->line;
	}
	*VEC_ADD(p->arena, &last->terms) = *term;
	p->has_option = true;
}

/* Text in its fonts, from a line of text or from a font request. */
static void take_text(struct parser *p, const struct man_text *text)
{
	if (p->wants_term) {
		add_term(p, text);
		return;
	}
	begin(p);
	add_separator(p);
	for (size_t i = 0; i < text->n; i++)
		*VEC_ADD(p->arena, &p->block.text) = text->at[i];
}

static void text_line(struct parser *p, struct span line)
{
	struct man_text text = { 0 };

	if (p->is_literal) {
		if (!line.len)
			line = SPAN(" ");
	} else {
		if (line.len && (*line.p == ' ' || *line.p == '\t'))
			p->wants_break = true;
		line = span_trim(line);
		if (!line.len) {	/* an empty line parts paragraphs */
			flush(p);
			return;
		}
	}
	if (p->line_font != MAN_ROMAN)
		p->fonts.now = p->line_font;
	man_text_add(p->arena, &text, line, &p->fonts);
	if (p->line_font != MAN_ROMAN)
		p->fonts = (struct man_fonts){ 0 };
	p->line_font = MAN_ROMAN;
	if (text.n)
		take_text(p, &text);
}

/* The arguments of a request: words, or "words in quotes". */
static size_t split_args(struct span rest, struct span args[ARGS_MAX])
{
	size_t n = 0;

	for (;;) {
		size_t len = 0;

		rest = span_trim_left(rest);
		if (!rest.len || n == ARGS_MAX)
			return n;
		if (n == ARGS_MAX - 1) {
			args[n++] = rest;
			return n;
		}
		if (span_skip_char(&rest, '"')) {
			if (!span_next_until(&rest, '"', &args[n])) {
				args[n] = rest;
				rest.len = 0;
			}
			n++;
			continue;
		}
		while (len < rest.len && !char_is_space(rest.p[len]))
			len += rest.p[len] == '\\' && len + 1 < rest.len ? 2 : 1;
		args[n++] = span_first(rest, len);
		rest = span_from(rest, len);
	}
}

/* .B, .I and the like: @one and @other by turns, with or without blanks. */
static void font_request(struct parser *p, struct span rest, enum man_font one,
			 enum man_font other)
{
	struct span args[ARGS_MAX];
	size_t n = split_args(rest, args);
	struct man_text text = { 0 };

	if (!n && one == other)
		p->line_font = one;
	for (size_t i = 0; i < n; i++) {
		struct man_fonts fonts = { i % 2 ? other : one, MAN_ROMAN };

		if (i && one == other)
			man_text_add_plain(p->arena, &text, SPAN(" "), one);
		man_text_add(p->arena, &text, args[i], &fonts);
	}
	if (text.n)
		take_text(p, &text);
}

static bool is_bullet(struct span tag)
{
	uint64_t n;

	tag = span_trim(tag);
	return span_eq(tag, SPAN("\\(bu")) || span_eq(tag, SPAN("*")) ||
	       span_eq(tag, SPAN("\\[bu]")) || span_eq(tag, SPAN("o")) ||
	       span_eq(tag, SPAN("-")) || span_eq(tag, SPAN("\\-")) ||
	       (span_next_number(&tag, 10, 999, &n) &&
		(span_eq(tag, SPAN(".")) || span_eq(tag, SPAN(")"))));
}

/* Without a tag it goes on with what is open; with a word it is a .TP. */
static void indented(struct parser *p, struct span rest)
{
	struct span args[ARGS_MAX];
	size_t n = split_args(rest, args);

	flush(p);
	if (!n || !span_trim(args[0]).len)
		return;
	if (is_bullet(args[0])) {
		p->block.kind = MAN_ITEM;
		return;
	}
	p->wants_term = true;
	text_line(p, args[0]);
}

static void unknown(struct parser *p, struct span line)
{
	flush(p);
	begin(p);
	p->block.kind = MAN_UNKNOWN;
	man_text_add_plain(p->arena, &p->block.text, line, MAN_ROMAN);
	flush(p);
}

static bool font_name(struct span name, enum man_font fonts[2])
{
	static const char letters[] = "RBI";	/* as enum man_font */

	if (!name.len || name.len > 2)
		return false;
	for (size_t i = 0; i < 2; i++) {
		char c = name.p[i < name.len ? i : 0];
		const char *at = memchr(letters, c, 3);

		if (!at)
			return false;
		fonts[i] = (enum man_font)(at - letters);
	}
	return true;
}

/* @name is without the dot, @line the whole line. */
static void request(struct parser *p, struct span name, struct span rest,
		    struct span line)
{
	static const char *const paragraphs[] = { "PP", "P", "LP", NULL };
	static const char *const moves[] = { "RS", "RE", "PD", "sp", "ns", NULL };
	enum man_font fonts[2];

	if (span_is_one_of(name, paragraphs)) {
		close_option(p);
	} else if (span_eq(name, SPAN("TP"))) {
		flush(p);
		p->wants_term = true;
	} else if (span_eq(name, SPAN("IP"))) {
		indented(p, rest);
	} else if (span_eq(name, SPAN("br"))) {
		p->wants_break = true;
	} else if (span_eq(name, SPAN("nf")) || span_eq(name, SPAN("EX"))) {
		flush(p);
		p->is_literal = true;
	} else if (span_eq(name, SPAN("fi")) || span_eq(name, SPAN("EE"))) {
		flush(p);
		p->is_literal = false;
	} else if (span_is_one_of(name, moves)) {
		flush(p);
	} else if (font_name(name, fonts)) {
		font_request(p, rest, fonts[0], fonts[1]);
	} else {
		unknown(p, line);
	}
}

static void take_line(struct parser *p, struct span line)
{
	struct span rest = line, name = { 0 };

	if (!span_skip_char(&rest, '.') && !span_skip_char(&rest, '\'')) {
		text_line(p, line);
		return;
	}
	span_skip_blanks(&rest);
	if (!span_trim(rest).len || span_starts(rest, SPAN("\\\"")))
		return;
	span_next_word(&rest, &name);
	request(p, name, rest, line);
}

/* The next line, with those joined that a \ at the end continues. */
static bool next_line(struct parser *p, struct span *rest, struct buf *joined,
		      struct span *line)
{
	struct span part;
	bool goes_on = true;

	if (!rest->len)
		return false;
	p->line = p->next_line;
	buf_clear(joined);
	while (goes_on && span_next_line(rest, &part)) {
		p->next_line++;
		if (span_ends(part, SPAN("\r")))
			part.len--;
		goes_on = span_ends(part, SPAN("\\")) &&
			  !span_ends(part, SPAN("\\\\"));
		buf_add(joined, span_first(part, part.len - goes_on));
	}
	*line = buf_span(joined);
	return true;
}

void man_parse(struct arena *a, struct span fragment, struct man_blocks *to)
{
	CLEANUP_BUF struct buf joined;
	struct parser p = { .arena = a, .to = to, .next_line = 1 };
	struct span line;

	buf_init(&joined, LIMIT_SPEC);
	while (next_line(&p, &fragment, &joined, &line))
		take_line(&p, line);
	flush(&p);
}

struct man_blocks man_text_run(const struct man_blocks *blocks, size_t from)
{
	struct man_blocks run = { blocks->at + from };

	while (from + run.n < blocks->n &&
	       run.at[run.n].kind != MAN_OPTION)
		run.n++;
	return run;
}

size_t man_intro(const struct man_blocks *blocks)
{
	return blocks->n ? man_text_run(blocks, 0).n : 0;
}

bool man_has_example(const struct man_blocks *blocks)
{
	for (size_t i = 0; i < blocks->n; i++)
		if (blocks->at[i].kind == MAN_EXAMPLE ||
		    man_has_example(&blocks->at[i].body))
			return true;
	return false;
}
