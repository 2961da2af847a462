// SPDX-License-Identifier: GPL-2.0-only
/* diff_header - what a diff has before the hunks of a file */
#include "model/diff_parser.h"

#include "model/diff_name.h"

#define DEV_NULL	SPAN("/dev/null")

/* Lines from "Index:" to "---", both counted, that belong together. */
#define LEAD_LINES	4

static void touch(struct diff_parser *p, struct file_diff *f)
{
	f->nrs.last = p->nr;
	diff_parser_advance(p);
}

static unsigned int mode_of(struct span text)
{
	uint64_t mode;

	return span_number(span_trim(text), 8, 0777777, &mode) ?
	       (unsigned int)mode : 0;
}

static struct span path_of(struct diff_parser *p, struct span text)
{
	struct span path;

	return diff_name_unquote(p->arena, &text, &path) ? path : text;
}

static void read_old_mode(struct diff_parser *p, struct file_diff *f,
			  struct span value)
{
	(void)p;
	f->old_mode = mode_of(value);
}

static void read_new_mode(struct diff_parser *p, struct file_diff *f,
			  struct span value)
{
	(void)p;
	f->new_mode = mode_of(value);
}

static void read_new(struct diff_parser *p, struct file_diff *f,
		     struct span value)
{
	read_new_mode(p, f, value);
	f->is_new = true;
	f->old_path = (struct span){ 0 };
}

static void read_deleted(struct diff_parser *p, struct file_diff *f,
			 struct span value)
{
	read_old_mode(p, f, value);
	f->is_deleted = true;
	f->new_path = (struct span){ 0 };
}

static void read_rename_from(struct diff_parser *p, struct file_diff *f,
			     struct span value)
{
	f->is_rename = true;
	f->old_path = path_of(p, value);
}

static void read_rename_to(struct diff_parser *p, struct file_diff *f,
			   struct span value)
{
	f->is_rename = true;
	f->new_path = path_of(p, value);
}

static void read_copy_from(struct diff_parser *p, struct file_diff *f,
			   struct span value)
{
	f->is_copy = true;
	f->old_path = path_of(p, value);
}

static void read_copy_to(struct diff_parser *p, struct file_diff *f,
			 struct span value)
{
	f->is_copy = true;
	f->new_path = path_of(p, value);
}

static void read_similarity(struct diff_parser *p, struct file_diff *f,
			    struct span value)
{
	uint64_t percent;

	(void)p;
	if (span_next_number(&value, 10, 100, &percent))
		f->similarity = (unsigned int)percent;
}

/* A rewrite is said to be so much unlike: nothing that rules ask for. */
static void read_nothing(struct diff_parser *p, struct file_diff *f,
			 struct span value)
{
	(void)p;
	(void)f;
	(void)value;
}

/* "1234..5678 100644": the mode stands here where it did not change. */
static void read_index(struct diff_parser *p, struct file_diff *f,
		       struct span value)
{
	size_t blank = span_find_char(value, ' ');

	(void)p;
	if (blank != SIZE_MAX && !f->old_mode && !f->new_mode)
		f->old_mode = f->new_mode = mode_of(span_from(value, blank));
}

static const struct extended_header {
	const char *prefix;
	void (*read)(struct diff_parser *p, struct file_diff *f,
		     struct span value);
} extended_headers[] = {
	{ "old mode ", read_old_mode },
	{ "new mode ", read_new_mode },
	{ "new file mode ", read_new },
	{ "deleted file mode ", read_deleted },
	{ "similarity index ", read_similarity },
	{ "dissimilarity index ", read_nothing },
	{ "rename from ", read_rename_from },
	{ "rename to ", read_rename_to },
	{ "copy from ", read_copy_from },
	{ "copy to ", read_copy_to },
	{ "index ", read_index },
	{ NULL, NULL },
};

/* Its row, with the value left in the cursor; or NULL. */
static const struct extended_header *find_extended(struct span *cursor)
{
	const struct extended_header *h = extended_headers;

	while (h->prefix && !span_skip(cursor, span_of(h->prefix)))
		h++;
	return h->prefix ? h : NULL;
}

bool diff_is_extended_header(struct span line)
{
	return find_extended(&line);
}

static void read_git_header(struct diff_parser *p)
{
	struct span names = span_from(p->head, SPAN("diff --git ").len), value;
	struct file_diff *f = diff_parser_add_file(p, p->nr);
	const struct extended_header *h;
	bool is_wrapped;

	f->has_git_header = true;
	is_wrapped = !diff_names_split(p->arena, names, &f->old_path,
				       &f->new_path);
	if (!is_wrapped)
		f->is_p1 = diff_names_strip(&f->old_path, &f->new_path);
	touch(p, f);
	if (is_wrapped && !p->at_end && !diff_is_extended_header(p->head) &&
	    !diff_parser_at_names(p))
		touch(p, f);
	while (value = p->head, (h = find_extended(&value))) {
		h->read(p, f, value);
		touch(p, f);
	}
	p->in_git_header = true;
}

static void set_names(struct file_diff *f, struct span old_name,
		      struct span new_name)
{
	bool is_new = span_eq(old_name, DEV_NULL);
	bool is_deleted = span_eq(new_name, DEV_NULL);

	f->is_new |= is_new;
	f->is_deleted |= is_deleted;
	/* Behind "rename from" and in a new file the names are sure already. */
	if (f->is_rename || f->is_copy)
		return;
	if (is_new)
		f->old_path = old_name = (struct span){ 0 };
	if (is_deleted)
		f->new_path = new_name = (struct span){ 0 };
	if ((is_new || is_deleted) && (f->old_path.len || f->new_path.len))
		return;
	f->is_p1 |= diff_names_strip(&old_name, &new_name);
	f->old_path = old_name;
	f->new_path = new_name;
}

/* "Index:", "=====" and "diff -u" lines above belong to the file. */
static unsigned int first_nr(const struct diff_parser *p)
{
	if (p->lead_nr && p->nr - p->lead_nr < LEAD_LINES)
		return p->lead_nr;
	return p->nr;
}

static void read_names(struct diff_parser *p)
{
	struct span old_name = diff_name(p->arena, span_from(p->head, 4));
	struct span new_name;
	struct file_diff *f = diff_parser_file(p);

	if (!p->in_git_header)
		f = diff_parser_add_file(p, first_nr(p));
	p->in_git_header = false;
	touch(p, f);
	new_name = diff_name(p->arena, span_from(p->head, 4));
	set_names(f, old_name, new_name);
	touch(p, f);
}

bool diff_skip_binary_note(struct span *cursor)
{
	struct span names = *cursor;

	if (!span_ends(names, SPAN(" differ")) ||
	    !span_skip(&names, SPAN("Binary files ")))
		return false;
	names = span_first(names, names.len - SPAN(" differ").len);
	if (span_find(names, SPAN(" and ")) == SIZE_MAX)
		return false;
	*cursor = names;
	return true;
}

static void read_binary_note(struct diff_parser *p, struct span names)
{
	size_t and = span_find(names, SPAN(" and "));
	struct span old_name = span_first(names, and);
	struct span new_name = span_from(names, and + SPAN(" and ").len);
	struct file_diff *f = diff_parser_file(p);

	if (!p->in_git_header) {
		f = diff_parser_add_file(p, first_nr(p));
		set_names(f, old_name, new_name);
	}
	p->in_git_header = false;
	f->is_binary = true;
	touch(p, f);
}

/* A letter that says how long it is, and groups of five of base 85. */
static bool is_base85(struct span line)
{
	return line.len > 1 && line.len % 5 == 1 && char_is_alpha(line.p[0]) &&
	       span_find_char(line, ' ') == SIZE_MAX;
}

/* "literal 12" or "delta 12", lines, and an empty line. False: no such thing */
static bool read_binary_part(struct diff_parser *p, struct file_diff *f)
{
	struct span size = p->head;
	uint64_t bytes;

	if (!span_skip(&size, SPAN("literal ")) &&
	    !span_skip(&size, SPAN("delta ")))
		return false;
	if (!span_number(size, 10, UINT32_MAX, &bytes))
		return false;
	touch(p, f);
	while (!p->at_end && is_base85(p->head))
		touch(p, f);
	if (p->at_end || p->head.len)
		return false;
	diff_parser_advance(p);
	return true;
}

static void read_binary_patch(struct diff_parser *p)
{
	struct file_diff *f = diff_parser_file(p);

	p->in_git_header = false;
	f->is_binary = true;
	touch(p, f);
	if (!read_binary_part(p, f)) {
		diff_parser_defect(p, DIFF_BAD_BINARY, p->line, p->nr);
		return;
	}
	/* The way back may be left out. */
	if (span_starts(p->head, SPAN("literal ")) ||
	    span_starts(p->head, SPAN("delta ")))
		if (!read_binary_part(p, f))
			diff_parser_defect(p, DIFF_BAD_BINARY, p->line, p->nr);
}

static bool at_combined(const struct diff_parser *p)
{
	return span_starts(p->head, SPAN("diff --cc ")) ||
	       span_starts(p->head, SPAN("diff --combined "));
}

static void skip_combined(struct diff_parser *p)
{
	p->in_git_header = false;
	do
		diff_parser_advance(p);
	while (!p->at_end && !span_starts(p->head, SPAN("diff -")) &&
	       !span_eq(p->head, SPAN("-- ")));
}

bool diff_parser_at_names(const struct diff_parser *p)
{
	struct span next;

	return span_starts(p->line, SPAN("--- ")) &&
	       diff_parser_peek(p, &next) && span_starts(next, SPAN("+++ "));
}

bool diff_parser_header(struct diff_parser *p)
{
	struct span names = p->head;

	if (span_starts(p->head, SPAN("diff --git "))) {
		read_git_header(p);
	} else if (at_combined(p)) {
		skip_combined(p);
	} else if (diff_parser_at_names(p)) {
		read_names(p);
	} else if (diff_skip_binary_note(&names)) {
		read_binary_note(p, names);
	} else if (p->in_git_header &&
		   span_eq(p->head, SPAN("GIT binary patch"))) {
		read_binary_patch(p);
	} else if (span_starts(p->head, SPAN("Index: ")) ||
		   span_starts(p->head, SPAN("diff -"))) {
		if (first_nr(p) == p->nr)
			p->lead_nr = p->nr;
		p->in_git_header = false;
		diff_parser_advance(p);
	} else {
		return false;
	}
	return true;
}
