// SPDX-License-Identifier: GPL-2.0-only
/* made_change - the part of made.h that changes one */
#include "howto/made.h"

#include "base/vec.h"

struct mark {
	size_t line;		/* stands before this one */
	struct span text;	/* its own line */
};

struct lines {
	struct span *at;
	size_t n, cap;
};

struct changing {
	struct arena *arena;
	struct lines old, new;
	VEC(struct mark) marks;		/* of .old; the first is the head */
	size_t same, same_end;		/* lines before and behind the change */
};

static void cut(struct arena *a, struct span text, struct lines *to)
{
	struct span line;

	while (span_next_line(&text, &line)) {
		line.len -= span_ends(line, SPAN("\r"));
		*VEC_ADD(a, to) = line;
	}
}

/* The lines of the part, and the marks among them. */
static void read_part(struct changing *c, struct span bytes,
		      const struct made *part)
{
	struct lines all = { 0 };
	uint32_t digest;

	cut(c->arena, span_from(span_first(bytes, part->end), part->start),
	    &all);
	for (size_t i = 0; i < all.n; i++) {
		struct mark mark = { c->old.n, all.at[i] };

		if (!i || made_is_changed(all.at[i], &digest))
			*VEC_ADD(c->arena, &c->marks) = mark;
		else
			*VEC_ADD(c->arena, &c->old) = all.at[i];
	}
}

static bool is_same(struct span a, struct span b)
{
	return span_eq(span_trim_right(a), span_trim_right(b));
}

static void compare(struct changing *c)
{
	size_t least = c->old.n < c->new.n ? c->old.n : c->new.n;

	while (c->same < least &&
	       is_same(c->old.at[c->same], c->new.at[c->same]))
		c->same++;
	while (c->same + c->same_end < least &&
	       is_same(c->old.at[c->old.n - 1 - c->same_end],
		       c->new.at[c->new.n - 1 - c->same_end]))
		c->same_end++;
}

/* Do so few lines that stay part the mark from what changes? */
static bool is_near(const struct changing *c, const struct mark *mark)
{
	size_t end = c->old.n - c->same_end;

	if (mark->line <= c->same)
		return c->same - mark->line <= MADE_NEAR;
	return mark->line >= end && mark->line - end <= MADE_NEAR;
}

static bool is_amid(const struct changing *c, const struct mark *mark)
{
	return mark->line > c->same && mark->line < c->old.n - c->same_end;
}

/* What is as it is typed has no room for a mark; in LinuxDoc it would show. */
static bool is_open_before(const struct changing *c, size_t line)
{
	bool open = false;

	for (size_t i = 0; i < line; i++) {
		struct span text = c->new.at[i];

		if (span_find(text, SPAN("<verb>")) != SIZE_MAX ||
		    span_find(text, SPAN("<programlisting>")) != SIZE_MAX)
			open = true;
		if (span_find(text, SPAN("</verb>")) != SIZE_MAX ||
		    span_find(text, SPAN("</programlisting>")) != SIZE_MAX)
			open = false;
	}
	return open;
}

/* The new line that a mark goes before; 0: there is no room near enough. */
static size_t place(const struct changing *c)
{
	size_t end = c->new.n - c->same_end;

	for (size_t i = 0; i <= MADE_NEAR && i < c->same; i++)
		if (!is_open_before(c, c->same - i))
			return c->same - i;
	for (size_t i = end; i <= c->new.n && i <= end + MADE_NEAR; i++)
		if (!is_open_before(c, i))
			return i;
	return 0;
}

/* A mark with another digest: the eight digits before " -->". */
static struct span renewed(struct arena *a, struct span mark, uint32_t digest)
{
	size_t end = span_trim_right(mark).len - sizeof("12345678 -->") + 1;

	return span_of(arena_printf(a, SPAN_FMT "%08x -->", (int)end, mark.p,
				    (unsigned int)digest));
}

/*
 * The mark that gets the new digest is the first one near the change; others
 * there are dropped, and those that are amid it. False: none is near.
 */
static bool choose_marks(struct changing *c, uint32_t digest)
{
	size_t n = 0, shift = c->new.n - c->old.n;	/* may wrap around */
	bool has_new = false;

	for (size_t i = 0; i < c->marks.n; i++) {
		struct mark mark = c->marks.at[i];

		if (is_amid(c, &mark) || (is_near(c, &mark) && has_new))
			continue;
		if (is_near(c, &mark)) {
			mark.text = renewed(c->arena, mark.text, digest);
			has_new = true;
		}
		if (mark.line > c->same)
			mark.line += shift;
		c->marks.at[n++] = mark;
	}
	c->marks.n = n;
	return has_new;
}

static void add_line(struct buf *to, struct span line)
{
	buf_add(to, line);
	buf_add_char(to, '\n');
}

/* Lines that stay keep their blanks. */
static struct span line_at(const struct changing *c, size_t i)
{
	if (i < c->same)
		return c->old.at[i];
	if (i >= c->new.n - c->same_end)
		return c->old.at[i + c->old.n - c->new.n];
	return c->new.at[i];
}

static void write(const struct changing *c, size_t at, const char *mark,
		  struct buf *to)
{
	size_t m = 0;

	for (size_t i = 0; i <= c->new.n; i++) {
		for (; m < c->marks.n && c->marks.at[m].line == i; m++)
			add_line(to, c->marks.at[m].text);
		if (i == at && mark)
			add_line(to, span_of(mark));
		if (i < c->new.n)
			add_line(to, line_at(c, i));
	}
}

/* A mark is as far in as what it goes before, or what it goes behind. */
static struct span indent_at(const struct changing *c, size_t line)
{
	struct span text = c->new.at[line < c->new.n ? line : line - 1];

	return span_first(text, text.len - span_trim_left(text).len);
}

void made_change(struct arena *a, struct span bytes, const struct made *part,
		 struct span indent, struct span text, struct buf *to)
{
	struct changing c = { .arena = a };
	uint32_t digest = made_digest(text);
	const char *mark = NULL;
	size_t at = 0;

	cut(a, text, &c.new);
	read_part(&c, bytes, part);
	compare(&c);
	if (!choose_marks(&c, digest)) {
		at = place(&c);
		if (at)
			mark = arena_printf(a, SPAN_FMT "<!-- nfkit changed %08x -->",
					    SPAN_ARG(indent_at(&c, at)),
					    (unsigned int)digest);
		else if (c.marks.n)
			c.marks.at[0].text = renewed(a, c.marks.at[0].text,
						     digest);
	}
	buf_add(to, indent);
	write(&c, at, mark, to);
}
