// SPDX-License-Identifier: GPL-2.0-only
#include "scaffold/cfile.h"

#include <stdarg.h>
#include <stdio.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "model/cline.h"

#define MESSAGE_MAX	400

int cfile_read(struct arena *a, const char *root, const char *path,
	       struct cfile *out, struct err *e)
{
	*out = (struct cfile){ .root = root, .path = path };
	out->name = path_join(a, root, path);
	if (file_read(a, out->name, LIMIT_SPEC, &out->text, e))
		return -1;
	ctokens_of_file(a, out->text, &out->tokens);
	return out->tokens.list.n ? 0 :
	       err_set(e, ERR_NOENT, "'%s' is empty", out->name);
}

void cfile_do_refuse(const struct cfile *f, size_t i, struct err *e,
		     const char *fmt, ...)
{
	char text[MESSAGE_MAX];
	va_list args;

	va_start(args, fmt);
	vsnprintf(text, sizeof(text), fmt, args);
	va_end(args);
	err_do_set(e, ERR_SYNTAX, "%s:%u: %s", f->name,
		   f->tokens.list.at[i].line->nr, text);
}

size_t cfile_begin(const struct cfile *f, size_t i)
{
	return (size_t)(f->tokens.list.at[i].text.p - f->text.p);
}

size_t cfile_end(const struct cfile *f, size_t i)
{
	return cfile_begin(f, i) + f->tokens.list.at[i].text.len;
}

struct span cfile_text(const struct cfile *f, size_t first, size_t end)
{
	size_t at = cfile_begin(f, first);

	return end <= first ? span_first(span_from(f->text, at), 0) :
	       span_first(span_from(f->text, at), cfile_end(f, end - 1) - at);
}

size_t cfile_line(const struct cfile *f, size_t at)
{
	return span_rfind_char(span_first(f->text, at), '\n') + 1;
}

size_t cfile_next_line(const struct cfile *f, size_t at)
{
	size_t n = span_find_char(span_from(f->text, at), '\n');

	return n == SIZE_MAX ? f->text.len : at + n + 1;
}

bool cfile_has(const struct cfile *f, struct span word)
{
	for (size_t i = 0; i < f->tokens.list.n; i++)
		if (ctoken_is(&f->tokens.list.at[i], word))
			return true;
	return false;
}

bool cfile_has_prefix(const struct cfile *f, struct span prefix, size_t *i)
{
	for (*i = 0; *i < f->tokens.list.n; (*i)++)
		if (f->tokens.list.at[*i].kind == CTOKEN_IDENT &&
		    span_starts(f->tokens.list.at[*i].text, prefix))
			return true;
	return false;
}

/* At "struct OLD": how many bytes that is, blanks between them included. */
static size_t struct_at(struct span text, size_t at, struct span old)
{
	struct span rest = span_from(text, at);

	if ((at && char_is_word(text.p[at - 1])) ||
	    !span_skip(&rest, SPAN("struct")) || !span_skip_blanks(&rest) ||
	    !span_skip(&rest, old) || (rest.len && char_is_word(rest.p[0])))
		return 0;
	return text.len - at - rest.len;
}

struct span cfile_rename(struct arena *a, struct span text, struct span old,
			 const char *new)
{
	CLEANUP_BUF struct buf to;
	size_t at = 0;

	buf_init(&to, LIMIT_SPEC);
	while (at < text.len) {
		size_t n = struct_at(text, at, old);

		if (n)
			buf_printf(&to, "struct %s", new);
		else
			buf_add_char(&to, text.p[at]);
		at += n ? n : 1;
	}
	return arena_copy(a, buf_span(&to));
}

/* A blank at @at that a new line must not have, as far as that is certain. */
static bool is_untidy(struct span text, size_t at)
{
	struct span before = span_first(text, at);
	struct span behind = span_trim_left(span_from(text, at));

	if (text.p[at] != ' ' || !behind.len)
		return false;
	return behind.p[0] == ',' || text.p[at + 1] == '\t' ||
	       (behind.p[0] == '(' && span_ends(before, SPAN("sizeof")));
}

static void add_tidy_line(struct arena *a, struct buf *to, struct span line)
{
	struct span words = span_trim_left(line);
	struct span indent = span_first(line, line.len - words.len);
	bool quoted = false;

	buf_add(to, span_find_char(indent, ' ') == SIZE_MAX ? indent :
		columns_fill(a, 0, columns_of(indent)));
	for (size_t at = 0; at < words.len; at++) {
		bool escaped = at && words.p[at - 1] == '\\';

		quoted ^= words.p[at] == '"' && !escaped;
		if (quoted || !is_untidy(words, at))
			buf_add_char(to, words.p[at]);
	}
}

struct span cfile_tidy(struct arena *a, struct span text)
{
	CLEANUP_BUF struct buf to;
	struct span line;
	bool first = true;

	buf_init(&to, LIMIT_SPEC);
	while (span_next_line(&text, &line)) {
		if (!first)
			buf_add_char(&to, '\n');
		add_tidy_line(a, &to, line);
		first = false;
	}
	return arena_copy(a, buf_span(&to));
}

void cfile_replace(struct arena *a, struct cfile *f, size_t at, size_t end,
		   struct span bytes)
{
	size_t i = f->edits.n;

	VEC_ADD(a, &f->edits);
	/* They are applied from the first byte to the last. */
	while (i && f->edits.at[i - 1].at > at) {
		f->edits.at[i] = f->edits.at[i - 1];
		i--;
	}
	f->edits.at[i] = (struct cfile_edit){ at, end, bytes };
}

void cfile_insert(struct arena *a, struct cfile *f, size_t at,
		  struct span bytes)
{
	if (bytes.len)
		cfile_replace(a, f, at, at, bytes);
}

/* "<linux/" of "#include <linux/ip.h>", "<" of "#include <stdio.h>". */
static struct span folder_of(struct span line)
{
	struct span name = line;
	size_t slash;

	if (!span_skip(&name, SPAN("#include ")))
		return span_first(line, 0);
	slash = span_find_char(name, '/');
	return span_first(name, slash == SIZE_MAX ? 1 : slash + 1);
}

/*
 * Lines between #if and #endif are not there for all, but for those behind the
 * #ifndef that a header begins with.
 */
struct conditions {
	unsigned int depth;
	bool began;	/* there was a directive */
	bool is_header;	/* it is such an #ifndef */
};

static void count_conditions(struct span line, struct conditions *c)
{
	struct span word = line;

	if (!span_skip_char(&word, '#'))
		return;
	span_skip_blanks(&word);
	if (!c->began)
		c->is_header = span_starts(word, SPAN("ifndef"));
	if (span_starts(word, SPAN("if")))
		c->depth += c->began || !span_starts(word, SPAN("ifndef"));
	else if (span_starts(word, SPAN("endif")) && c->depth)
		c->depth--;
	c->began = true;
}

struct include_place {
	size_t at;
	bool is_found;	/* before a larger one of the same folder */
	bool has_folder;
	bool is_first;		/* of the file */
};

static void look_at_include(struct span line, size_t begin, size_t end,
			    struct span wanted, struct include_place *place)
{
	struct span folder = folder_of(line);
	bool same = span_eq(folder, folder_of(wanted));

	if (!folder.len || place->is_found || (place->has_folder && !same))
		return;
	place->is_first = false;
	if (same && span_cmp(line, wanted) > 0) {
		place->at = begin;
		place->is_found = true;
		return;
	}
	place->at = end;
	place->has_folder |= same;
}

/* The first one of a header goes behind the #define that keeps it single. */
static bool look_at_guard(struct span line, size_t end,
			  const struct conditions *c,
			  struct include_place *place)
{
	if (place->at || !c->is_header || !span_starts(line, SPAN("#define ")))
		return false;
	place->at = end;
	place->is_first = true;
	return true;
}

static bool is_edited(const struct cfile *f, size_t at)
{
	for (size_t i = 0; i < f->edits.n; i++)
		if (f->edits.at[i].at == at)
			return true;
	return false;
}

void cfile_include(struct arena *a, struct cfile *f, struct span line)
{
	struct include_place place = { 0 };
	struct span rest = f->text, next;
	struct conditions conditions = { 0 };

	for (;;) {
		size_t begin = f->text.len - rest.len;

		if (!span_next_line(&rest, &next))
			break;
		count_conditions(next, &conditions);
		if (span_eq(span_trim_right(next), line))
			return;
		if (!conditions.depth &&
		    !look_at_guard(next, f->text.len - rest.len, &conditions,
				   &place))
			look_at_include(next, begin, f->text.len - rest.len,
					line, &place);
	}
	cfile_insert(a, f, place.at,
		     span_of(arena_printf(a, "%s" SPAN_FMT "\n",
					  place.is_first &&
					  !is_edited(f, place.at) ? "\n" : "",
					  SPAN_ARG(line))));
}

struct span cfile_edited(struct arena *a, const struct cfile *f, size_t at,
			 size_t end)
{
	CLEANUP_BUF struct buf to;

	buf_init(&to, 2 * LIMIT_SPEC);
	for (size_t i = 0; i < f->edits.n; i++) {
		const struct cfile_edit *edit = &f->edits.at[i];

		if (edit->at < at || edit->end > end)
			continue;
		buf_add(&to, span_first(span_from(f->text, at), edit->at - at));
		buf_add(&to, edit->bytes);
		at = edit->end;
	}
	buf_add(&to, span_first(span_from(f->text, at), end - at));
	return arena_copy(a, buf_span(&to));
}

int cfile_plan(struct cfile *f, struct plan *p, struct err *e)
{
	struct span after;

	if (!f->edits.n)
		return 0;
	after = cfile_edited(p->arena, f, 0, f->text.len);
	if (after.len > LIMIT_SPEC)
		return err_set(e, ERR_LIMIT, "'%s' would be too large",
			       f->name);
	p->root = f->root;
	if (f->is_new)
		plan_add_file(p, f->path, after);
	else
		plan_add_edit(p, f->path, f->text, after);
	return 0;
}
