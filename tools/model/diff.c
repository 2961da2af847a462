// SPDX-License-Identifier: GPL-2.0-only
#include "model/diff.h"

#include "base/limits.h"
#include "model/diff_parser.h"

/* A hunk that is being read. */
struct hunk_state {
	struct hunk *h;
	long old_left, new_left;	/* negative: more than it says */
	unsigned int old_nr, new_nr;	/* of the next line */
	long lost;			/* lines without a marker, left out */
};

void diff_parser_advance(struct diff_parser *p)
{
	p->nr++;
	if (!span_next_line(&p->rest, &p->line)) {
		p->at_end = true;
		p->line = p->rest;
	}
	p->head = p->line;
	if (span_ends(p->head, SPAN("\r")))
		p->head.len--;
}

bool diff_parser_peek(const struct diff_parser *p, struct span *line)
{
	struct span rest = p->rest;

	*line = span_from(rest, rest.len);
	return span_next_line(&rest, line);
}

static struct diff_defect *add_defect(struct diff_parser *p,
				      enum diff_defect_kind kind,
				      struct span at, unsigned int nr)
{
	struct diff_defect *d;

	if (p->out->defects.n == LIMIT_FINDINGS)
		return NULL;
	d = VEC_ADD(p->arena, &p->out->defects);
	*d = (struct diff_defect){ .kind = kind, .at = at, .nr = nr };
	return d;
}

void diff_parser_defect(struct diff_parser *p, enum diff_defect_kind kind,
			struct span at, unsigned int nr)
{
	add_defect(p, kind, at, nr);
}

struct file_diff *diff_parser_file(struct diff_parser *p)
{
	return p->out->files.n ? VEC_LAST(&p->out->files) : NULL;
}

struct file_diff *diff_parser_add_file(struct diff_parser *p, unsigned int nr)
{
	struct file_diff *f = VEC_ADD(p->arena, &p->out->files);

	f->nrs = (struct line_range){ nr, nr };
	p->lead_nr = 0;
	return f;
}

static bool read_range(struct span *cursor, char sign, unsigned int *start,
		       unsigned int *count)
{
	uint64_t first, n = 1;

	if (!span_skip_char(cursor, sign) ||
	    !span_next_number(cursor, 10, INT32_MAX, &first))
		return false;
	if (span_skip_char(cursor, ',') &&
	    !span_next_number(cursor, 10, INT32_MAX, &n))
		return false;
	*start = (unsigned int)first;
	*count = (unsigned int)n;
	return span_skip_char(cursor, ' ');
}

/* "@@ -1,2 +3,4 @@ section" */
static bool read_hunk_header(struct span line, struct hunk *h)
{
	struct span rest = line;

	if (!span_skip(&rest, SPAN("@@ ")) ||
	    !read_range(&rest, '-', &h->old_start, &h->old_count) ||
	    !read_range(&rest, '+', &h->new_start, &h->new_count) ||
	    !span_skip(&rest, SPAN("@@")))
		return false;
	h->header = line;
	h->section = span_trim(rest);
	return true;
}

static bool has_marker(struct span line)
{
	return line.len && (line.p[0] == ' ' || line.p[0] == '+' ||
			    line.p[0] == '-' || line.p[0] == '\\');
}

/*
 * In a hunk that is not complete "-- " can be a line that is removed: then
 * a line with a marker follows, or the hunk is complete with it.
 */
static bool is_signature(struct span line, struct span rest,
			 const struct hunk_state *s)
{
	struct span next;

	if (!span_eq(line, SPAN("-- ")) && !span_eq(line, SPAN("--")))
		return false;
	if (!s || s->old_left <= 0)
		return true;
	if (s->old_left == 1 && s->new_left == 0)
		return false;
	return !span_next_line(&rest, &next) || !has_marker(next);
}

static bool at_signature(const struct diff_parser *p,
			 const struct hunk_state *s)
{
	return is_signature(p->head, p->rest, s);
}

/* A line that no hunk can have, however many lines it lacks. */
static bool at_next_header(const struct diff_parser *p,
			   const struct hunk_state *s)
{
	struct span rest = p->rest, line;

	if (span_starts(p->line, SPAN("diff -")) ||
	    span_starts(p->line, SPAN("Index: ")) ||
	    span_starts(p->line, SPAN("@@")))
		return true;
	if (!diff_parser_at_names(p) || (s->old_left == 1 && s->new_left == 1))
		return false;
	span_next_line(&rest, &line);
	return span_next_line(&rest, &line) && span_starts(line, SPAN("@@ "));
}

static void add_line(struct diff_parser *p, struct hunk_state *s,
		     enum diff_line_kind kind, size_t marker)
{
	struct diff_line *l = VEC_ADD(p->arena, &s->h->lines);

	l->kind = kind;
	l->raw = p->line;
	l->text = span_from(p->line, marker);
	l->nr = p->nr;
	if (kind != DIFF_ADDED) {
		l->old_nr = s->old_nr++;
		s->old_left--;
	}
	if (kind != DIFF_REMOVED) {
		l->new_nr = s->new_nr++;
		s->new_left--;
	}
	p->out->added += kind == DIFF_ADDED;
	p->out->removed += kind == DIFF_REMOVED;
	diff_parser_file(p)->nrs.last = p->nr;
	diff_parser_advance(p);
}

/*
 * Empty lines where " " is due: an editor took the blanks, unless the hunk
 * ends here. Decided for a run of them at once, to stay linear.
 */
static bool take_blanks(struct diff_parser *p, struct hunk_state *s)
{
	long left = s->old_left > s->new_left ? s->old_left : s->new_left;
	struct span rest = p->rest, line = p->line;
	long n = 1;

	while (span_next_line(&rest, &line) && n < left &&
	       (!line.len || span_eq(line, SPAN("\r"))))
		n++;
	if (n < left && (!has_marker(line) || is_signature(line, rest, s)))
		return false;
	while (n--) {
		diff_parser_defect(p, DIFF_LOST_BLANK, p->line, p->nr);
		add_line(p, s, DIFF_CONTEXT, 0);
	}
	return true;
}

/* A line that begins otherwise is the tail of a wrapped one, or the end. */
static bool take_unmarked(struct diff_parser *p, struct hunk_state *s)
{
	struct span next;

	if (p->line.p[0] != '\t' &&
	    (!diff_parser_peek(p, &next) || !has_marker(next)))
		return false;
	diff_parser_defect(p, DIFF_LOST_MARKER, p->line, p->nr);
	if (p->line.p[0] == '\t') {
		add_line(p, s, DIFF_CONTEXT, 0);
	} else {
		s->lost++;
		diff_parser_advance(p);
	}
	return true;
}

static bool take_no_newline(struct diff_parser *p, struct hunk_state *s)
{
	if (!span_starts(p->line, SPAN("\\ ")))
		return false;
	if (s->h->lines.n)
		VEC_LAST(&s->h->lines)->no_newline = true;
	diff_parser_file(p)->nrs.last = p->nr;
	diff_parser_advance(p);
	return true;
}

/* The next line of the hunk; false where that ended early. */
static bool take_line(struct diff_parser *p, struct hunk_state *s)
{
	if (!p->head.len)
		return take_blanks(p, s);
	if (at_signature(p, s) || at_next_header(p, s))
		return false;
	switch (p->line.p[0]) {
	case ' ':
		add_line(p, s, DIFF_CONTEXT, 1);
		return true;
	case '+':
		add_line(p, s, DIFF_ADDED, 1);
		return true;
	case '-':
		add_line(p, s, DIFF_REMOVED, 1);
		return true;
	case '\\':
		if (take_no_newline(p, s))
			return true;
		break;
	}
	return take_unmarked(p, s);
}

/* The lines of a hunk go on though it has all: how many do. */
static long skip_surplus(struct diff_parser *p)
{
	long n = 0;

	while (!p->at_end && has_marker(p->line) && !at_signature(p, NULL) &&
	       !diff_parser_at_names(p) && !span_eq(p->head, SPAN("---")) &&
	       !span_starts(p->line, SPAN("-----"))) {
		diff_parser_advance(p);
		n++;
	}
	return n;
}

static void check_counts(struct diff_parser *p, const struct hunk_state *s)
{
	bool is_old = !s->new_left;
	long left = is_old ? s->old_left : s->new_left;
	struct diff_defect *d;

	/* Lines that lost their marker are reported already. */
	if (!left || (left > 0 && left <= s->lost))
		return;
	d = add_defect(p, left > 0 ? DIFF_HUNK_SHORT : DIFF_HUNK_LONG,
		       s->h->header, s->h->nr);
	if (!d)
		return;
	d->expected = is_old ? s->h->old_count : s->h->new_count;
	d->found = d->expected - left;
}

static void check_surplus(struct diff_parser *p, const struct hunk_state *s)
{
	struct span first = p->line;
	unsigned int nr = p->nr;
	long n = skip_surplus(p);
	struct diff_defect *d;

	if (!n)
		return;
	d = add_defect(p, DIFF_HUNK_LONG, first, nr);
	if (!d)
		return;
	d->expected = (long)s->h->lines.n;
	d->found = d->expected + n;
}

static void read_hunk_lines(struct diff_parser *p, struct hunk *h)
{
	struct hunk_state s = {
		.h = h,
		.old_left = h->old_count, .new_left = h->new_count,
		.old_nr = h->old_start, .new_nr = h->new_start,
	};

	while (!p->at_end && (s.old_left > 0 || s.new_left > 0))
		if (!take_line(p, &s))
			break;
	if (!p->at_end)
		take_no_newline(p, &s);
	VEC_TRIM(p->arena, &h->lines);
	check_counts(p, &s);
	if (!s.old_left && !s.new_left && !s.lost)
		check_surplus(p, &s);
}

static void guess_plain(struct file_diff *f, const struct hunk *h)
{
	if (f->has_git_header)
		return;
	f->is_new |= !h->old_start && !h->old_count;
	f->is_deleted |= !h->new_start && !h->new_count;
}

static void read_hunk(struct diff_parser *p)
{
	struct hunk header = { .nr = p->nr }, *h;
	struct file_diff *f = diff_parser_file(p);

	if (!read_hunk_header(p->head, &header)) {
		if (f)
			diff_parser_defect(p, DIFF_BAD_HEADER, p->line, p->nr);
		diff_parser_advance(p);
		return;
	}
	if (!f) {
		diff_parser_defect(p, DIFF_NO_FILE, p->line, p->nr);
		f = diff_parser_add_file(p, p->nr);
	}
	p->in_git_header = false;
	f->nrs.last = p->nr;
	p->lead_nr = 0;
	guess_plain(f, &header);
	h = VEC_ADD(p->arena, &f->hunks);
	*h = header;
	diff_parser_advance(p);
	read_hunk_lines(p, h);
}

bool hunk_next_piece(const struct hunk *whole, size_t *at, struct hunk *piece)
{
	size_t start = *at, left = whole->lines.n - start;

	if (start && start >= whole->lines.n)
		return false;
	*piece = *whole;
	piece->lines.n = left < LIMIT_HUNK_LINES ? left : LIMIT_HUNK_LINES;
	if (start) {
		piece->lines.at += start;
		piece->section = (struct span){ 0 };
	}
	*at = start + (left ? piece->lines.n : 1);
	return true;
}

/* As git writes it, on any machine. */
static bool is_link(unsigned int mode)
{
	return (mode & 0170000) == 0120000;
}

void diff_parse(struct arena *a, struct span text, unsigned int first_nr,
		struct diff *out)
{
	struct diff_parser p = {
		.arena = a, .out = out, .rest = text, .nr = first_nr - 1,
	};

	*out = (struct diff){ 0 };
	diff_parser_advance(&p);
	while (!p.at_end && !(out->files.n && at_signature(&p, NULL))) {
		if (diff_parser_header(&p))
			continue;
		if (span_starts(p.line, SPAN("@@")) &&
		    !span_starts(p.line, SPAN("@@@")))
			read_hunk(&p);
		else
			diff_parser_advance(&p);
	}
	for (size_t i = 0; i < out->files.n; i++) {
		struct file_diff *f = &out->files.at[i];

		f->path = f->new_path.len ? f->new_path : f->old_path;
		f->is_link = is_link(f->is_deleted ? f->old_mode : f->new_mode);
		f->kind = f->is_link ? FILE_OTHER : file_kind(f->path);
	}
}
