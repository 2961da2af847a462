// SPDX-License-Identifier: GPL-2.0-only
#include "scaffold/template.h"

#define MAX_DEPTH	16	/* of blocks and pieces in each other */
#define PARTS		"templates/parts/"

enum line_kind {
	LINE_TEXT,
	LINE_FOR,
	LINE_IF,
	LINE_IF_NOT,
	LINE_ELSE,
	LINE_END,
	LINE_PIECE,
	LINE_INCLUDE,
	LINE_DEFINE,
	LINE_EOF,
};

/* A line of a template and what follows it: copying it is going back to it. */
struct place {
	const char *path;
	struct span rest;
	unsigned int nr;	/* of the line read last */
	enum line_kind kind;	/* of that line */
	struct span text;	/* the line, or the name in a directive */
};

struct render {
	const struct templates *all;
	struct buf *to;
	unsigned int depth;
	struct err *e;
};

static int complain(const struct render *r, const struct place *at,
		    const char *what, struct span name)
{
	return err_set(r->e, ERR_SYNTAX, "%s:%u: %s '" SPAN_FMT "'", at->path,
		       at->nr, what, SPAN_ARG(name));
}

static bool is_name_char(char c)
{
	return char_is_alpha(c) || c == '_';
}

/* "for option" of "\t@for option@": what is between two '@' of a whole line. */
static bool is_directive(struct span line, struct span *inside)
{
	line = span_trim(line);
	if (line.len < 3 || line.p[0] != '@' || line.p[line.len - 1] != '@')
		return false;
	*inside = span_first(span_from(line, 1), line.len - 2);
	return span_find_char(*inside, '@') == SIZE_MAX;
}

static enum line_kind read_directive(struct span inside, struct span *name)
{
	static const struct {
		struct span word;
		enum line_kind kind;
		bool named;
	} words[] = {
		{ SPAN("for"), LINE_FOR, true },
		{ SPAN("if"), LINE_IF, true },
		{ SPAN("if not"), LINE_IF_NOT, true },
		{ SPAN("else"), LINE_ELSE, false },
		{ SPAN("end"), LINE_END, false },
		{ SPAN("piece"), LINE_PIECE, true },
		{ SPAN("include"), LINE_INCLUDE, true },
		{ SPAN("define"), LINE_DEFINE, true },
	};
	size_t blank = span_rfind_char(inside, ' ');
	bool named = blank != SIZE_MAX;
	struct span word = named ? span_first(inside, blank) : inside;

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		if (!span_eq(word, words[i].word) || words[i].named != named)
			continue;
		*name = named ? span_from(inside, blank + 1) : inside;
		return words[i].kind;
	}
	return LINE_TEXT;
}

/* Read the next line; at the end its kind is LINE_EOF. */
static void advance(struct place *at)
{
	struct span line, inside;

	if (!span_next_line(&at->rest, &line)) {
		at->kind = LINE_EOF;
		return;
	}
	at->nr++;
	at->text = line;
	at->kind = LINE_TEXT;
	if (is_directive(line, &inside))
		at->kind = read_directive(inside, &at->text);
}

/* One '@' is met: add what stands for it and move behind it. */
static int expand_name(const struct render *r, const struct place *at,
		       const struct scope *scope, struct span *rest)
{
	struct span name;
	const char *text;
	size_t n = 0;

	if (span_skip_char(rest, '@')) {
		buf_add_char(r->to, '@');
		return 0;
	}
	while (n < rest->len && is_name_char(rest->p[n]))
		n++;
	name = span_first(*rest, n);
	if (!n || n == rest->len || rest->p[n] != '@')
		return complain(r, at, "this '@' begins no name, write '@@':",
				at->text);
	text = scope_text(scope, name);
	if (!text)
		return complain(r, at, "there is nothing of the name", name);
	buf_add_str(r->to, text);
	*rest = span_from(*rest, n + 1);
	return 0;
}

static int expand_line(const struct render *r, const struct place *at,
		       const struct scope *scope)
{
	struct span rest = at->text, plain;

	while (span_next_until(&rest, '@', &plain)) {
		buf_add(r->to, plain);
		if (expand_name(r, at, scope, &rest))
			return -1;
	}
	buf_add(r->to, rest);
	buf_add_char(r->to, '\n');
	return 0;
}

static int render_block(struct render *r, struct place *at,
			const struct scope *scope, bool live);

/* The lines up to @end@, which must come. */
static int render_to_end(struct render *r, struct place *at,
			 const struct scope *scope, bool live)
{
	struct place start = *at;

	if (render_block(r, at, scope, live))
		return -1;
	if (at->kind == LINE_END)
		return 0;
	return complain(r, &start, "there is no @end@ for", start.text);
}

static int render_for(struct render *r, struct place *at,
		      const struct scope *scope, bool live)
{
	const struct scope_list *list = NULL;
	struct place start = *at;

	if (live) {
		list = scope_find_list(scope, at->text);
		if (!list)
			return complain(r, at, "there is no list of the name",
					at->text);
	}
	if (!list || !list->elements.n)
		return render_to_end(r, at, scope, false);
	for (size_t i = 0; i < list->elements.n; i++) {
		*at = start;
		if (render_to_end(r, at, list->elements.at[i], true))
			return -1;
	}
	return 0;
}

static int render_if(struct render *r, struct place *at,
		     const struct scope *scope, bool live)
{
	struct place start = *at;
	bool holds = false;

	if (live) {
		const char *text = scope_text(scope, at->text);

		if (!text)
			return complain(r, at, "there is nothing of the name",
					at->text);
		holds = !*text == (at->kind == LINE_IF_NOT);
	}
	if (render_block(r, at, scope, live && holds))
		return -1;
	if (at->kind == LINE_ELSE)
		return render_to_end(r, at, scope, live && !holds);
	if (at->kind == LINE_END)
		return 0;
	return complain(r, &start, "there is no @end@ for", start.text);
}

static bool find_file(const struct templates *all, const char *path,
		      struct place *at)
{
	for (size_t i = 0; i < all->n; i++)
		if (span_eq(span_of(all->files[i].path), span_of(path))) {
			*at = (struct place){ .path = path };
			at->rest = all->files[i].bytes;
			return true;
		}
	return false;
}

/* Move @at to the line that defines the piece. */
static bool find_piece(struct place *at, struct span name)
{
	do
		advance(at);
	while (at->kind != LINE_EOF &&
	       !(at->kind == LINE_DEFINE && span_eq(at->text, name)));
	return at->kind != LINE_EOF;
}

static int render_piece(struct render *r, const struct place *from,
			const struct scope *scope)
{
	const char *path = scope_text(scope, SPAN("pieces"));
	struct place at;

	if (!path || !find_file(r->all, path, &at))
		return complain(r, from, "there is no file for the piece",
				from->text);
	if (!find_piece(&at, from->text))
		return err_set(r->e, ERR_SYNTAX,
			       "%s:%u: there is no piece '" SPAN_FMT "' in %s",
			       from->path, from->nr, SPAN_ARG(from->text),
			       path);
	return render_to_end(r, &at, scope, true);
}

/* A whole file in the place of one line. */
static int render_part(struct render *r, const struct place *from,
		       const struct scope *scope)
{
	const char *path = arena_printf(scope->arena, PARTS SPAN_FMT,
					SPAN_ARG(from->text));
	struct place at;

	if (!find_file(r->all, path, &at))
		return complain(r, from, "there is no file in " PARTS " of the name",
				from->text);
	if (render_block(r, &at, scope, true))
		return -1;
	if (at.kind != LINE_EOF)
		return complain(r, &at, "nothing is open here for", at.text);
	return 0;
}

static int render_line(struct render *r, struct place *at,
		       const struct scope *scope, bool live)
{
	switch (at->kind) {
	case LINE_FOR:
		return render_for(r, at, scope, live);
	case LINE_IF:
	case LINE_IF_NOT:
		return render_if(r, at, scope, live);
	case LINE_PIECE:
		return live ? render_piece(r, at, scope) : 0;
	case LINE_INCLUDE:
		return live ? render_part(r, at, scope) : 0;
	case LINE_DEFINE:
		return complain(r, at, "a piece begins inside something else:",
				at->text);
	default:
		return live ? expand_line(r, at, scope) : 0;
	}
}

/* Up to an @end@ or @else@ that is not of a block inside, or to the end. */
static int render_block(struct render *r, struct place *at,
			const struct scope *scope, bool live)
{
	if (r->depth == MAX_DEPTH)
		return complain(r, at, "too deep inside each other:", at->text);
	r->depth++;
	for (;;) {
		advance(at);
		if (at->kind == LINE_END || at->kind == LINE_ELSE ||
		    at->kind == LINE_EOF)
			break;
		if (render_line(r, at, scope, live))
			return -1;
	}
	r->depth--;
	return 0;
}

int template_render(const struct templates *all, const char *path,
		    const struct scope *scope, struct buf *to, struct err *e)
{
	struct render r = { .all = all, .to = to, .e = e };
	struct place at;

	if (!find_file(all, path, &at))
		return err_set(e, ERR_NOENT, "there is no template %s", path);
	if (render_block(&r, &at, scope, true))
		return -1;
	if (at.kind != LINE_EOF)
		return complain(&r, &at, "nothing is open here for", at.text);
	return buf_check(to, path, e);
}

int template_render_piece(const struct templates *all, const char *name,
			  const struct scope *scope, struct buf *to,
			  struct err *e)
{
	const char *path = scope_text(scope, SPAN("pieces"));
	struct render r = { .all = all, .to = to, .e = e };
	struct place at = { .path = path ? path : "?", .text = span_of(name) };

	if (render_piece(&r, &at, scope))
		return -1;
	return buf_check(to, at.path, e);
}
