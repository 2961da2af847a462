// SPDX-License-Identifier: GPL-2.0-only
#include "model/linuxdoc_text.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "model/linuxdoc.h"

/* The letters of Latin-1 from 192 on, by their names in ISO 8879. */
static const char *const letters[] = {
	"Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig",
	"Ccedil", "Egrave", "Eacute", "Ecirc", "Euml", "Igrave", "Iacute",
	"Icirc", "Iuml", "ETH", "Ntilde", "Ograve", "Oacute", "Ocirc", "Otilde",
	"Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml",
	"Yacute", "THORN", "szlig", "agrave", "aacute", "acirc", "atilde",
	"auml", "aring", "aelig", "ccedil", "egrave", "eacute", "ecirc", "euml",
	"igrave", "iacute", "icirc", "iuml", "eth", "ntilde", "ograve",
	"oacute", "ocirc", "otilde", "ouml", "divide", "oslash", "ugrave",
	"uacute", "ucirc", "uuml", "yacute", "thorn", "yuml",
};

static const struct { const char *name, *text; } entities[] = {
	{ "lt", "<" }, { "gt", ">" }, { "amp", "&" }, { "dollar", "$" },
	{ "num", "#" }, { "percnt", "%" }, { "lcub", "{" }, { "rcub", "}" },
	{ "bsol", "\\" }, { "lowbar", "_" }, { "verbar", "|" }, { "circ", "^" },
	{ "tilde", "~" }, { "etago", "</" }, { "ero", "&" }, { "nbsp", " " },
	{ "lsqb", "[" }, { "rsqb", "]" }, { "quot", "\"" }, { "hyphen", "-" },
	{ "apos", "'" },
	{ "dash", "-" }, { "mdash", "\xe2\x80\x94" },
	{ "ndash", "\xe2\x80\x93" }, { "copy", "\xc2\xa9" },
	{ "hellip", "..." }, { "sol", "/" }, { "colon", ":" },
	{ "commat", "@" }, { "plus", "+" }, { "equals", "=" }, { "ast", "*" },
};

static void add_latin1(struct buf *to, unsigned int c)
{
	if (c >= 0x80) {
		buf_add_char(to, (char)(0xc0 | c >> 6));
		c = 0x80 | (c & 0x3f);
	}
	buf_add_char(to, (char)c);
}

static bool add_number(struct buf *to, struct span *rest)
{
	struct span digits = *rest;
	uint64_t n;

	if (!span_skip_char(&digits, '#') ||
	    !span_next_number(&digits, 10, 255, &n) || n < 32)
		return false;
	add_latin1(to, (unsigned int)n);
	*rest = digits;
	return true;
}

static bool add_named(struct buf *to, struct span name)
{
	size_t n = sizeof(entities) / sizeof(*entities);

	for (size_t i = 0; i < n; i++) {
		if (!span_eq(name, span_of(entities[i].name)))
			continue;
		buf_add_str(to, entities[i].text);
		return true;
	}
	n = sizeof(letters) / sizeof(*letters);
	for (unsigned int i = 0; i < n; i++) {
		if (!span_eq(name, span_of(letters[i])))
			continue;
		add_latin1(to, 192 + i);
		return true;
	}
	return false;
}

/*
 * Append what the entity stands for that begins behind the & before @rest, and
 * move behind it; "&" where it is none that is known.
 */
static void add_entity(struct buf *to, struct span *rest)
{
	size_t len = 0;

	while (len < rest->len && char_is_alnum(rest->p[len]))
		len++;
	if (add_named(to, span_first(*rest, len))) {
		*rest = span_from(*rest, len);
	} else if (!add_number(to, rest)) {
		buf_add_char(to, '&');
		return;
	}
	span_skip_char(rest, ';');
}

void linuxdoc_add_text(struct buf *to, struct span text)
{
	while (text.len) {
		size_t plain = span_find_char(text, '&');

		buf_add(to, span_first(text, plain));
		text = span_from(text, plain);
		if (span_skip_char(&text, '&'))
			add_entity(to, &text);
	}
}

struct span linuxdoc_utf8(struct arena *a, struct span bytes)
{
	CLEANUP_BUF struct buf all;
	struct span rest = bytes;
	bool is_utf8 = true;

	buf_init(&all, 2 * LIMIT_HOWTO);
	while (rest.len && is_utf8)
		is_utf8 = utf8_next(&rest) != UTF8_INVALID;
	if (is_utf8)
		return bytes;
	for (size_t i = 0; i < bytes.len; i++)
		add_latin1(&all, (unsigned char)bytes.p[i]);
	return arena_copy(a, buf_span(&all));
}

/*
 * The length of the tag or the comment that @text begins with, all of it where
 * that never ends; 0 where there is neither. *@is_short is kept: are we in
 * <tt/text/, which ends at a slash or at an end tag?
 */
static size_t markup_length(struct span text, bool *is_short)
{
	bool begins_short = false;
	size_t len;

	if (span_starts(text, SPAN("<!--"))) {
		len = span_find(span_from(text, 4), SPAN("-->"));
		return len == SIZE_MAX ? text.len : len + 7;
	}
	if (span_starts(text, SPAN("<!"))) {
		len = span_find_char(text, '>');
		return len == SIZE_MAX ? text.len : len + 1;
	}
	if (!linuxdoc_begins_tag(text))
		return 0;
	len = linuxdoc_tag_length(text, &begins_short);
	*is_short = begins_short || (*is_short && text.p[1] != '/');
	return len ? len : text.len;
}

const char *linuxdoc_text(struct arena *a, struct span markup)
{
	CLEANUP_BUF struct buf all, line;
	struct span rest = markup, word;
	bool is_short = false;

	buf_init(&all, LIMIT_HOWTO);
	buf_init(&line, LIMIT_HOWTO);
	while (rest.len) {
		size_t len = markup_length(rest, &is_short);

		rest = span_from(rest, len);
		if (len)
			continue;
		if (span_skip_char(&rest, '&')) {
			add_entity(&all, &rest);
			continue;
		}
		if (*rest.p == '/' && is_short)
			is_short = false;
		else
			buf_add(&all, span_first(rest, 1));
		rest = span_from(rest, 1);
	}
	rest = buf_span(&all);
	while (span_next_word(&rest, &word)) {
		buf_add_str(&line, line.len ? " " : "");
		buf_add(&line, word);
	}
	return arena_str(a, buf_span(&line));
}
