// SPDX-License-Identifier: GPL-2.0-only
#include "check/new_functions.h"

#include "model/cname.h"
#include "model/file_kind.h"
#include "model/words.h"

/* Lines of one head; a longer one is none. */
#define HEAD_MAX	12

static bool has(struct span line, const char *word)
{
	return word_find(line, span_of(word)) != SIZE_MAX;
}

/* Is the name in a line of the file that is not of this kind? */
static bool is_in_lines(const struct file_diff *f, struct span name,
			enum diff_line_kind kind)
{
	for (size_t i = 0; i < f->hunks.n; i++)
		for (size_t j = 0; j < f->hunks.at[i].lines.n; j++) {
			const struct diff_line *l = &f->hunks.at[i].lines.at[j];

			if (l->kind == kind &&
			    word_find(l->text, name) != SIZE_MAX)
				return true;
		}
	return false;
}

/* The word before the first parenthesis. */
static struct span read_name(struct span line)
{
	size_t end = span_find_char(line, '('), first;

	if (end == SIZE_MAX)
		return (struct span){ 0 };
	for (first = end; first > 0 && char_is_word(line.p[first - 1]);)
		first--;
	return (struct span){ line.p + first, end - first };
}

static bool is_plain_name(struct span name)
{
	if (!name.len || span_starts(name, SPAN("_")) ||
	    cname_is_keyword(name) || cname_is_loop(name) ||
	    span_eq(name, SPAN("main")))
		return false;
	for (size_t i = 0; i < name.len; i++)
		if (char_is_upper(name.p[i]))
			return false;
	return true;
}

static void read_attributes(struct new_function *f, struct span line)
{
	f->is_static |= has(line, "static");
	f->is_exported |= has(line, "__bpf_kfunc") || has(line, "asmlinkage");
	f->may_be_unused |= has(line, "inline") || has(line, "__used") ||
			    has(line, "__maybe_unused") ||
			    has(line, "__always_unused");
}

/*
 * The head that begins with line @i of the hunk, all of it added, up to the
 * brace; false where there is none.
 */
static bool read_head(const struct hunk *h, size_t i, struct new_function *f)
{
	size_t end = i + HEAD_MAX < h->lines.n ? i + HEAD_MAX : h->lines.n;

	for (; i < end; i++) {
		const struct diff_line *l = &h->lines.at[i];
		struct span text = span_trim_right(l->text);

		if (l->kind != DIFF_ADDED || !text.len ||
		    span_ends(text, SPAN(";")) || span_starts(text, SPAN("#")))
			return false;
		if (span_eq(text, SPAN("{")))
			return is_plain_name(f->name);
		if (!f->name.len)
			f->name = read_name(text);
		read_attributes(f, text);
	}
	return false;
}

static bool begins_head(const struct hunk *h, size_t i)
{
	const struct diff_line *l = &h->lines.at[i];

	if (l->kind != DIFF_ADDED || !l->text.len ||
	    !char_is_alpha(l->text.p[0]))
		return false;
	/* The second line of a head whose type has a line of its own. */
	return !i || !l[-1].text.len || !char_is_word(l[-1].text.p[0]);
}

static bool is_moved(const struct patch *p, struct span name)
{
	for (size_t i = 0; i < p->diff.files.n; i++)
		if (is_in_lines(&p->diff.files.at[i], name, DIFF_REMOVED))
			return true;
	return false;
}

static void take_hunk(struct arena *a, const struct patch *p,
		      const struct file_diff *file, const struct hunk *h,
		      struct new_functions *out)
{
	for (size_t i = 0; i < h->lines.n; i++) {
		struct new_function f = { .file = file };

		if (out->list.n < NEW_FUNCTIONS_MAX && begins_head(h, i) &&
		    read_head(h, i, &f) && !is_moved(p, f.name))
			*VEC_ADD(a, &out->list) = f;
	}
}

/* BPF calls functions that no header has; the file then says this. */
static bool excuses_all(struct span line)
{
	return span_find(line, SPAN("missing-prototypes")) != SIZE_MAX;
}

static void take_export(struct new_functions *all, size_t first,
			struct span line)
{
	bool is_export = span_starts(line, SPAN("EXPORT_"));

	if (!is_export && !excuses_all(line))
		return;
	for (; first < all->list.n; first++)
		all->list.at[first].is_exported |=
			!is_export ||
			word_find(line, all->list.at[first].name) != SIZE_MAX;
}

static void take_exports(struct new_functions *all, size_t first,
			 const struct hunk *h)
{
	for (size_t i = 0; i < h->lines.n; i++)
		take_export(all, first, h->lines.at[i].text);
}

/* A program of one file at the top of its tree has no headers. */
static bool is_alone(struct span path)
{
	return span_find_char(path, '/') == SIZE_MAX;
}

void new_functions_find(struct arena *a, const struct patch *p,
			struct new_functions *out)
{
	for (size_t i = 0; i < p->diff.files.n; i++) {
		const struct file_diff *f = &p->diff.files.at[i];
		size_t first = out->list.n;

		if (f->kind != FILE_C || is_alone(f->path))
			continue;
		for (size_t j = 0; j < f->hunks.n; j++)
			take_hunk(a, p, f, &f->hunks.at[j], out);
		for (size_t j = 0; j < f->hunks.n; j++)
			take_exports(out, first, &f->hunks.at[j]);
	}
}

static size_t uses_in(const struct file_diff *f, struct span name)
{
	size_t n = 0;

	for (size_t i = 0; i < f->hunks.n; i++)
		for (size_t j = 0; n < 2 && j < f->hunks.at[i].lines.n; j++) {
			const struct diff_line *l = &f->hunks.at[i].lines.at[j];

			n += l->kind != DIFF_REMOVED &&
			     word_find(l->text, name) != SIZE_MAX;
		}
	return n;
}

size_t new_function_uses(const struct patch *p, const struct new_function *f,
			 const struct file_diff *file)
{
	size_t n = 0;

	if (file)
		return uses_in(file, f->name);
	for (size_t i = 0; i < p->diff.files.n; i++)
		n += uses_in(&p->diff.files.at[i], f->name);
	return n;
}
