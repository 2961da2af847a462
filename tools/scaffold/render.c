// SPDX-License-Identifier: GPL-2.0-only
#include "scaffold/render.h"

#include "base/limits.h"
#include "scaffold/wrap.h"

#define MESSAGE_COLUMNS	75	/* submitting-patches.rst */

struct templates render_templates(void)
{
	struct templates all;

	all.files = embed_all(&all.n);
	return all;
}

static bool is_code(struct span name)
{
	return span_ends(name, SPAN(".c")) || span_ends(name, SPAN(".h"));
}

/* What blocks of a list leave behind the last one is no part of the file. */
static void end_with_one_newline(struct span text, struct buf *to)
{
	text = span_trim_right(text);
	buf_clear(to);
	buf_add(to, text);
	if (text.len)
		buf_add_char(to, '\n');
}

int render_file(const struct templates *all, const char *path,
		const struct scope *top, struct span *out, struct err *e)
{
	CLEANUP_BUF struct buf text;
	CLEANUP_BUF struct buf wrapped;

	buf_init(&text, LIMIT_SPEC);
	buf_init(&wrapped, LIMIT_SPEC);
	if (template_render(all, path, top, &text, e))
		return -1;
	if (is_code(span_of(path))) {
		wrap_c(buf_span(&text), &wrapped);
		buf_clear(&text);
		buf_add(&text, buf_span(&wrapped));
	}
	end_with_one_newline(buf_span(&text), &wrapped);
	if (buf_check(&wrapped, path, e))
		return -1;
	*out = arena_copy(top->arena, buf_span(&wrapped));
	return 0;
}

int render_message(const struct templates *all, const char *path,
		   const struct scope *top, struct buf *to, struct err *e)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_SPEC);
	if (template_render(all, path, top, &text, e))
		return -1;
	wrap_text(buf_span(&text), MESSAGE_COLUMNS, to);
	return buf_check(to, path, e);
}

int render_piece(const struct templates *all, const char *name, struct scope *s,
		 struct span *out, struct err *e)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_SPEC);
	if (template_render_piece(all, name, s, &text, e))
		return -1;
	*out = arena_copy(s->arena, span_trim(buf_span(&text)));
	return 0;
}

int render_about(const struct templates *all, struct scope *s, struct err *e)
{
	struct span text;
	char *about;

	if (render_piece(all, "about", s, &text, e))
		return -1;
	scope_set(s, "about", text.p);
	about = arena_str(s->arena, text);
	about[0] = char_upper(about[0]);
	scope_set(s, "About", about);
	return 0;
}
