// SPDX-License-Identifier: GPL-2.0-only
#include "model/linuxdoc.h"

#include <stdlib.h>
#include <string.h>

#define LEVELS		5	/* sect and sect1 to sect4 */
#define DEPTH_MAX	64	/* of elements that need an end tag */

struct scanning {
	struct arena *arena;
	struct linuxdoc *doc;
	const char *at, *end;
	const char *counted;	/* .line is of this place */
	unsigned int line;
	struct {
		struct span name;
		unsigned int line;
	} open[DEPTH_MAX];
	size_t depth;
	size_t term;		/* .depth + 1 where a <tag> has begun; or 0 */
	size_t open_section[LEVELS];	/* index + 1; 0: none */
};

static const char *const needs_end[] = {
	"tscreen", "itemize", "enum", "descrip", "verb", "code", "tt", "em",
	"bf", "it", "sl", "sf", "rm", "quote", "footnote", "article", "table",
	"figure", "tabular", NULL
};

/* What text holds beside words; none of them can stand in a title. */
static const char *const blocks[] = {
	"tscreen", "itemize", "enum", "descrip", "verb", "code", "quote",
	"table", "figure", NULL
};

/* Most names differ in the first letter: a document has many tags. */
static bool is_named(struct span name, const char *want)
{
	return name.len && (*name.p | 0x20) == *want &&
	       span_eq_nocase(name, span_of(want));
}

static bool is_one_of(struct span name, const char *const *names)
{
	for (; *names; names++)
		if (is_named(name, *names))
			return true;
	return false;
}

bool linuxdoc_tag_is(const struct linuxdoc_tag *tag, const char *name)
{
	return is_named(tag->name, name);
}

static struct span rest_of(const struct scanning *s)
{
	return (struct span){ s->at, (size_t)(s->end - s->at) };
}

/* Places only grow, so each byte is looked at once. */
static unsigned int line_of(struct scanning *s, const char *at)
{
	while (s->counted < at) {
		size_t left = (size_t)(at - s->counted);
		const char *newline = memchr(s->counted, '\n', left);

		s->counted = newline ? newline + 1 : at;
		s->line += newline != NULL;
	}
	return s->line;
}

static void add_mistake(struct scanning *s, unsigned int line, const char *text)
{
	struct linuxdoc_mistake *m;

	if (s->doc->mistakes.n == LINUXDOC_MISTAKES_MAX)
		return;
	m = VEC_ADD(s->arena, &s->doc->mistakes);
	m->line = line;
	m->text = text;
}

/* In the words of printf(). */
#define mistake(s, line, ...)						\
	add_mistake((s), (line), arena_printf((s)->arena, __VA_ARGS__))

/* Move behind @mark, or to the end with a mistake that names @what. */
static void skip_to(struct scanning *s, const char *mark, const char *what)
{
	unsigned int line = line_of(s, s->at);
	size_t at = span_find(rest_of(s), span_of(mark));

	if (s->at == s->end)
		return;
	if (at == SIZE_MAX) {
		mistake(s, line, "%s is not ended", what);
		s->at = s->end;
		return;
	}
	s->at += at + strlen(mark);
}

/* <!doctype ... [ ... ]>, <![ ... ]]>, <!-- ... --> and the like. */
static void skip_declaration(struct scanning *s)
{
	struct span rest = rest_of(s);
	size_t bracket, end;

	if (span_starts(rest, SPAN("<!--"))) {
		s->at += 4;
		skip_to(s, "-->", "a comment");
		*VEC_ADD(s->arena, &s->doc->comments) =
			span_first(rest, (size_t)(s->at - rest.p));
		return;
	}
	if (span_starts(rest, SPAN("<!["))) {
		skip_to(s, "]]>", "a marked section");
		return;
	}
	end = span_find_char(rest, '>');
	bracket = span_find_char(span_first(rest, end), '[');
	if (bracket != SIZE_MAX)
		skip_to(s, "]", "the document type");
	skip_to(s, ">", "a declaration");
}

/* A name or a value without quotes; @ends are more bytes that end it. */
static struct span next_token(struct span *rest, const char *ends)
{
	struct span token = *rest;
	size_t len = 0;

	while (len < rest->len && !char_is_space(rest->p[len]) &&
	       !strchr(ends, rest->p[len]))
		len++;
	*rest = span_from(*rest, len);
	return span_first(token, len);
}

/* Behind the "=". */
static struct span next_value(struct span *rest)
{
	struct span value;

	*rest = span_trim_left(*rest);
	if (span_skip_char(rest, '"'))
		return span_next_until(rest, '"', &value) ? value : *rest;
	if (span_skip_char(rest, '\''))
		return span_next_until(rest, '\'', &value) ? value : *rest;
	return next_token(rest, ">/");
}

struct span linuxdoc_attribute(const struct linuxdoc_tag *tag, const char *name)
{
	struct span rest = span_from(tag->all, 1), found, value;

	next_token(&rest, ">/");	/* the name of the tag */
	for (rest = span_trim_left(rest); rest.len; rest = span_trim_left(rest)) {
		found = next_token(&rest, "=>/");
		rest = span_trim_left(rest);
		value = (struct span){ 0 };
		if (span_skip_char(&rest, '='))
			value = next_value(&rest);
		else if (!found.len)	/* the end of the tag */
			rest = span_from(rest, 1);
		if (span_eq_nocase(found, span_of(name)))
			return value;
	}
	return (struct span){ 0 };
}

struct span linuxdoc_tag_id(const struct linuxdoc_tag *tag)
{
	return linuxdoc_tag_is(tag, "label") ? linuxdoc_attribute(tag, "id") :
					       (struct span){ 0 };
}

bool linuxdoc_begins_tag(struct span text)
{
	if (text.len < 2 || text.p[0] != '<')
		return false;
	return char_is_alpha(text.p[1]) ||
	       (text.p[1] == '/' && text.len > 2 &&
		(char_is_alpha(text.p[2]) || text.p[2] == '>'));
}

size_t linuxdoc_tag_length(struct span text, bool *is_short)
{
	char quote = 0;

	*is_short = false;
	for (size_t i = 1; i < text.len; i++) {
		char c = text.p[i];

		if (quote) {
			quote = c == quote ? 0 : quote;
		} else if (c == '"' || c == '\'') {
			quote = c;
		} else if (c == '>' || (c == '/' && i > 1)) {
			*is_short = c == '/';
			return i + 1;
		}
	}
	return 0;
}

/* 0 for sect, 1 for sect1 ...; -1 for what is no section. */
static int level_of(struct span name)
{
	if (!span_skip_nocase(&name, SPAN("sect")))
		return -1;
	if (!name.len)
		return 0;
	if (name.len != 1 || *name.p < '1' || *name.p > '4')
		return -1;
	return *name.p - '0';
}

/* The end tag of a <tag> may be missing; it holds words alone. */
static bool ends_term(const struct linuxdoc_tag *tag)
{
	return linuxdoc_tag_is(tag, "tag") || linuxdoc_tag_is(tag, "item") ||
	       linuxdoc_tag_is(tag, "p") || level_of(tag->name) >= 0 ||
	       is_one_of(tag->name, blocks);
}

static void open_element(struct scanning *s, const struct linuxdoc_tag *tag)
{
	if (ends_term(tag))
		s->term = 0;
	if (linuxdoc_tag_is(tag, "tag") && !tag->is_short)
		s->term = s->depth + 1;
	if (!is_one_of(tag->name, needs_end) || tag->is_short)
		return;
	if (s->depth == DEPTH_MAX) {
		mistake(s, tag->line, "<" SPAN_FMT "> is too deep",
			SPAN_ARG(tag->name));
		return;
	}
	s->open[s->depth].name = tag->name;
	s->open[s->depth++].line = tag->line;
}

static void pop(struct scanning *s)
{
	s->depth--;
	if (s->term > s->depth + 1)
		s->term = 0;
}

/* Its end tag is missing. */
static void end_innermost(struct scanning *s)
{
	pop(s);
	mistake(s, s->open[s->depth].line, "<" SPAN_FMT "> is not ended",
		SPAN_ARG(s->open[s->depth].name));
}

/* <tt/text</tt> is allowed too. */
static bool ends_short_tag(const struct scanning *s,
			   const struct linuxdoc_tag *tag)
{
	const struct linuxdoc_tag *before = tag - 1;

	return s->doc->tags.n > 1 && before->is_short &&
	       span_eq_nocase(before->name, tag->name);
}

/* </>: of the innermost, which may be a <tag>. */
static void close_innermost(struct scanning *s)
{
	if (s->term == s->depth + 1)
		s->term = 0;
	else if (s->depth)
		pop(s);
}

static void close_element(struct scanning *s, const struct linuxdoc_tag *tag)
{
	size_t i = s->depth;

	if (!tag->name.len)
		close_innermost(s);
	if (linuxdoc_tag_is(tag, "tag"))
		s->term = 0;
	if (!is_one_of(tag->name, needs_end))
		return;
	while (i && !span_eq_nocase(s->open[i - 1].name, tag->name))
		i--;
	if (!i && ends_short_tag(s, tag))
		return;
	if (!i) {
		mistake(s, tag->line, "</" SPAN_FMT "> ends nothing",
			SPAN_ARG(tag->name));
		return;
	}
	while (s->depth > i)
		end_innermost(s);
	pop(s);
}

/* Sections of this level and below end here. */
static void end_sections(struct scanning *s, unsigned int level, size_t at)
{
	for (; level < LEVELS; level++) {
		size_t open = s->open_section[level];

		if (open)
			s->doc->sections.at[open - 1].end = at;
		s->open_section[level] = 0;
	}
}

/* Everything that is open must be ended before a section begins. */
static void end_elements(struct scanning *s)
{
	while (s->depth &&
	       !span_eq_nocase(s->open[s->depth - 1].name, SPAN("article")))
		end_innermost(s);
}

static void begin_section(struct scanning *s, struct linuxdoc_tag *tag,
			  unsigned int level)
{
	struct linuxdoc *doc = s->doc;
	size_t at = (size_t)(tag->all.p - doc->bytes.p);
	struct linuxdoc_section *section;

	end_elements(s);
	s->term = 0;
	if (level && !s->open_section[level - 1])
		mistake(s, tag->line, "<" SPAN_FMT "> leaves out a level",
			SPAN_ARG(tag->name));
	end_sections(s, level, at);
	section = VEC_ADD(s->arena, &doc->sections);
	section->level = level;
	section->start = at;
	section->end = doc->bytes.len;
	section->first_tag = doc->tags.n - 1;
	section->line = tag->line;
	s->open_section[level] = tag->section = doc->sections.n;
}

/* The bodies of these hold text: </ and a letter ends them. */
static void skip_text(struct scanning *s, const struct linuxdoc_tag *tag)
{
	if (tag->is_end || tag->is_short ||
	    (!linuxdoc_tag_is(tag, "verb") && !linuxdoc_tag_is(tag, "code")))
		return;
	for (; s->at + 2 < s->end; s->at++) {
		s->at = memchr(s->at, '<', (size_t)(s->end - s->at));
		if (!s->at || s->at + 2 >= s->end)
			break;
		if (s->at[1] == '/' && char_is_alpha(s->at[2]))
			return;
	}
	s->at = s->end;
}

/* Add the tag at the cursor and move behind it; NULL where it never ends. */
static struct linuxdoc_tag *add_tag(struct scanning *s)
{
	bool is_end = s->at + 1 < s->end && s->at[1] == '/', is_short;
	const char *name = s->at + 1 + is_end, *end = name;
	struct linuxdoc_tag *tag;
	size_t len;

	while (end < s->end && (char_is_alnum(*end) || *end == '.'))
		end++;
	len = linuxdoc_tag_length(rest_of(s), &is_short);
	if (!len) {
		mistake(s, line_of(s, s->at), "<" SPAN_FMT " is not ended by >",
			(int)(end - name), name);
		s->at = s->end;
		return NULL;
	}
	tag = VEC_ADD(s->arena, &s->doc->tags);
	tag->name = (struct span){ name, (size_t)(end - name) };
	tag->all = (struct span){ s->at, len };
	tag->line = line_of(s, s->at);
	tag->is_end = is_end;
	tag->is_short = is_short;
	s->at += len;
	return tag;
}

static void take_end_tag(struct scanning *s, const struct linuxdoc_tag *tag)
{
	if (linuxdoc_tag_is(tag, "article")) {
		end_elements(s);
		end_sections(s, 0, (size_t)(tag->all.p - s->doc->bytes.p));
	}
	close_element(s, tag);
}

static void take_tag(struct scanning *s)
{
	struct linuxdoc_tag *tag = add_tag(s);
	int level = tag ? level_of(tag->name) : -1;

	if (!tag)
		return;
	if (tag->is_end)
		take_end_tag(s, tag);
	else if (level >= 0)
		begin_section(s, tag, (unsigned int)level);
	else
		open_element(s, tag);
	skip_text(s, tag);
}

/* Is @tag, behind the start tag of @of, the end of it? Not of one in it. */
static bool ends_body(const struct linuxdoc_tag *tag,
		      const struct linuxdoc_tag *of, size_t *depth)
{
	if (tag->is_end && span_eq_nocase(tag->name, of->name))
		return true;
	if (ends_term(tag) &&
	    (linuxdoc_tag_is(of, "tag") || linuxdoc_tag_is(of, "item")))
		return true;
	if (tag->is_short || (tag->name.len && !is_one_of(tag->name, needs_end)))
		return false;
	if (!tag->is_end)
		++*depth;
	else if (*depth)
		--*depth;
	else
		return !tag->name.len;
	return false;
}

struct span linuxdoc_body(const struct linuxdoc *doc,
			  const struct linuxdoc_tag *tag)
{
	struct span rest = span_from(doc->bytes, (size_t)
				(tag->all.p - doc->bytes.p) + tag->all.len);
	const struct linuxdoc_tag *end = doc->tags.at + doc->tags.n, *next;
	size_t at = 0, depth = 0;

	for (next = tag + 1; next <= end; next++) {
		size_t to = next < end ? (size_t)(next->all.p - rest.p) :
					 rest.len;
		struct span text = span_from(span_first(rest, to), at);
		size_t slash = tag->is_short ? span_find_char(text, '/') :
					       SIZE_MAX;

		if (slash != SIZE_MAX)
			return span_first(rest, at + slash);
		if (next == end || ends_body(next, tag, &depth))
			return span_first(rest, to);
		at = to + next->all.len;
	}
	return rest;
}

size_t linuxdoc_empty_line(struct span text, size_t *next)
{
	size_t at = 0, len, end;

	while ((len = span_find_char(span_from(text, at),
				     '\n')) != SIZE_MAX) {
		at += len;
		for (end = ++at; end < text.len && text.p[end] != '\n'; end++)
			if (!char_is_space(text.p[end]))
				break;
		if (end < text.len && text.p[end] == '\n') {
			*next = end + 1;
			return at - 1;
		}
	}
	return SIZE_MAX;
}

/* A title is of words alone. */
static bool ends_title(const struct linuxdoc_tag *tag)
{
	return linuxdoc_tag_is(tag, "label") || linuxdoc_tag_is(tag, "p") ||
	       level_of(tag->name) >= 0 ||
	       (!tag->is_end && is_one_of(tag->name, blocks));
}

/* From the tag of a section to its label, its text or an empty line. */
static void find_title(struct linuxdoc *doc, struct linuxdoc_section *section)
{
	size_t i = section->first_tag, start, end;
	struct span title;

	start = (size_t)(doc->tags.at[i].all.p - doc->bytes.p) +
		doc->tags.at[i].all.len;
	end = section->end;
	while (++i < doc->tags.n) {
		const struct linuxdoc_tag *tag = &doc->tags.at[i];
		size_t at = (size_t)(tag->all.p - doc->bytes.p);

		if (at >= end)
			break;
		if (linuxdoc_tag_is(tag, "label") && !section->label.p)
			section->label = linuxdoc_tag_id(tag);
		if (ends_title(tag))
			end = at;
	}
	title = span_first(span_from(doc->bytes, start), end - start);
	title = span_trim(title);
	end = linuxdoc_empty_line(title, &start);
	section->title = span_trim(span_first(title, end));
}

static int by_line(const void *a, const void *b)
{
	const struct linuxdoc_mistake *one = a, *two = b;

	if (one->line != two->line)
		return one->line < two->line ? -1 : 1;
	return strcmp(one->text, two->text);
}

void linuxdoc_read(struct arena *a, struct span bytes, struct linuxdoc *out)
{
	struct scanning s = {
		a, out, bytes.p, bytes.p + bytes.len, bytes.p, 1
	};

	*out = (struct linuxdoc){ .bytes = bytes };
	while (s.at < s.end) {
		const char *next = memchr(s.at, '<', (size_t)(s.end - s.at));

		if (!next || next + 1 >= s.end)
			break;
		s.at = next;
		if (next[1] == '!')
			skip_declaration(&s);
		else if (linuxdoc_begins_tag(rest_of(&s)))
			take_tag(&s);
		else
			s.at++;
	}
	line_of(&s, s.end);
	end_sections(&s, 0, bytes.len);
	while (s.depth)
		end_innermost(&s);
	for (size_t i = 0; i < out->sections.n; i++)
		find_title(out, &out->sections.at[i]);
	if (out->mistakes.n)
		qsort(out->mistakes.at, out->mistakes.n,
		      sizeof(*out->mistakes.at), by_line);
}

bool linuxdoc_is(struct span bytes)
{
	size_t end;

	span_skip(&bytes, SPAN("\xef\xbb\xbf"));
	bytes = span_trim_left(bytes);
	while (span_starts(bytes, SPAN("<!--"))) {
		end = span_find(bytes, SPAN("-->"));
		if (end == SIZE_MAX)
			return false;
		bytes = span_trim_left(span_from(bytes, end + 3));
	}
	if (!span_skip_nocase(&bytes, SPAN("<!doctype")))
		return false;
	return span_starts_nocase(span_trim_left(bytes), SPAN("linuxdoc"));
}
