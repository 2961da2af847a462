// SPDX-License-Identifier: GPL-2.0-only
/*
 * classic - the core team's TODO of 2000 to 2003
 *
 * It lay in netfilter's CVS, module iptables, and changed its shape twice.
 * The three must be told apart first, because two blanks begin an item in
 * one and continue it in another:
 *
 * bare		one item in a line, all open
 * indented	"  " open, "x " or "X " done; more blanks continue
 * sections	a head, then "SECTION:" lines; "- " open, "x " or "X " done,
 *		"? " unsure; "  " continues; behind a rule of '=' the owners
 *
 * A tab continues in all of them. "[HW]" in an item is its owner, and the
 * list "[HW]	Name <address>" at the end says who that is; a line without an
 * address there ("[BZ]	Included in Bugzilla System") is nobody.
 */
#include "base/buf.h"
#include "todo/parse.h"

#define MAX_ID		32
#define MIN_RULE	10	/* '=' in a row; the real one has 70 */
#define MAX_OWNERS	256

enum shape { BARE, INDENTED, SECTIONS };

enum kind {
	NOTHING,
	HEAD,		/* what is before the first section or item */
	SECTION,
	ITEM,
	CONTINUATION,
	RULE,
	OWNER,
	UNKNOWN,
};

struct line {
	enum kind kind;
	struct span text;	/* of an item or section, without its mark */
	enum todo_state state;
	struct span mark;	/* "- ", "x\t", the blanks of a continuation */
};

struct owner {
	struct span tag;	/* "[HW]" */
	struct span name;	/* empty: no person */
};

/* What an id is made from, and how many were made from it. */
struct base {
	struct span id;
	unsigned int n;
};

struct list {
	struct todo_parser *parser;
	enum shape shape;
	bool began;		/* the head is over */
	bool ended;		/* so are the items */
	struct span section;
	struct span date;
	VEC(struct owner) owners;
	VEC(struct base) bases;
	/* The item being read: from its first byte to its last. */
	struct span text;
	enum todo_state state;
	unsigned int nr;	/* 0: none */
};

static bool is_mark(struct span line)
{
	return line.len > 1 && (line.p[1] == ' ' || line.p[1] == '\t');
}

static bool is_section(struct span line)
{
	return line.len > 1 && char_is_upper(line.p[0]) &&
	       span_ends(line, SPAN(":"));
}

static bool is_rule(struct span line)
{
	for (size_t i = 0; i < line.len; i++)
		if (line.p[i] != '=')
			return false;
	return line.len >= MIN_RULE;
}

static enum shape shape_of(struct span text)
{
	enum shape shape = BARE;
	struct span line;

	while (span_next_line(&text, &line)) {
		line = span_trim_right(line);
		if (span_starts(line, SPAN("- ")) || is_section(line))
			return SECTIONS;
		if (span_starts(line, SPAN("  ")))
			shape = INDENTED;
	}
	return shape;
}

static struct line marked(struct span line, enum todo_state state)
{
	return (struct line){ ITEM, span_from(line, 2), state,
			      span_first(line, 2) };
}

static struct line classify_blank(enum shape shape, struct span line)
{
	bool is_item = shape == INDENTED && line.len > 2 &&
		       span_starts(line, SPAN("  ")) &&
		       !char_is_space(line.p[2]);
	struct span text = span_trim_left(line);

	return is_item ? marked(line, TODO_OPEN) :
			 (struct line){ CONTINUATION, text, TODO_OPEN,
					span_first(line, line.len - text.len) };
}

static struct line classify_marked(enum shape shape, struct span line)
{
	if (is_mark(line) && char_lower(line.p[0]) == 'x')
		return marked(line, TODO_DONE);
	if (is_mark(line) && line.p[0] == '-' && shape == SECTIONS)
		return marked(line, TODO_OPEN);
	if (is_mark(line) && line.p[0] == '?' && shape == SECTIONS)
		return marked(line, TODO_UNSURE);
	return (struct line){ .kind = UNKNOWN };
}

/* @line has nothing white at its end. */
static struct line classify(const struct list *l, struct span line)
{
	struct line got;

	if (!line.len)
		return (struct line){ .kind = NOTHING };
	if (l->ended)
		return (struct line){ .kind = OWNER };
	if (l->shape == BARE && !char_is_space(line.p[0]))
		return (struct line){ ITEM, line, TODO_OPEN };
	if (l->shape == SECTIONS && is_section(line))
		return (struct line){ SECTION, span_first(line, line.len - 1),
				      TODO_OPEN };
	if (l->shape == SECTIONS && is_rule(line))
		return (struct line){ .kind = RULE };
	got = char_is_space(line.p[0]) ? classify_blank(l->shape, line) :
					 classify_marked(l->shape, line);
	if (got.kind != ITEM && l->shape == SECTIONS && !l->began)
		got.kind = HEAD;
	return got;
}

/* "[HW]	Name <address>". Whatever else stands there names nobody. */
static void read_owner(struct list *l, struct span line)
{
	struct span tag, rest = line;
	struct owner *owner;
	size_t address;

	if (!span_starts(line, SPAN("[")) ||
	    !span_next_until(&rest, ']', &tag))
		return;
	owner = VEC_ADD(l->parser->arena, &l->owners);
	owner->tag = span_first(line, tag.len + 1);
	address = span_find_char(rest, '<');
	if (address != SIZE_MAX)
		owner->name = span_trim(span_first(rest, address));
}

/* The owners stand at the end; the items that name them come before. */
static int read_owners(struct list *l, struct span text, struct err *e)
{
	bool behind_rule = false;
	struct span line;

	while (span_next_line(&text, &line)) {
		line = span_trim_right(line);
		if (behind_rule)
			read_owner(l, line);
		behind_rule = behind_rule || is_rule(line);
		if (l->owners.n > MAX_OWNERS)
			return err_set(e, ERR_LIMIT, "%s: more than %d owners",
				       l->parser->name, MAX_OWNERS);
	}
	return 0;
}

/* "$Id: TODO,v 1.58 2002/02/25 09:27:31 laforge Exp $" */
static void read_date(struct list *l, struct span line)
{
	size_t at = span_find(line, SPAN("$Id: "));
	struct span word = { 0 };
	char *date;

	if (at == SIZE_MAX)
		return;
	line = span_from(line, at);
	for (unsigned int i = 0; i < 4; i++)
		if (!span_next_word(&line, &word))
			return;
	if (word.len != 10 || word.p[4] != '/' || word.p[7] != '/')
		return;
	date = arena_str(l->parser->arena, word);
	date[4] = date[7] = '-';
	l->date = span_of(date);
}

static bool is_tag(struct span s)
{
	return s.len >= 4 && s.p[0] == '[' && char_is_upper(s.p[1]) &&
	       char_is_upper(s.p[2]) && s.p[3] == ']';
}

/* The last tag of a person in @text; its name goes to @owner. */
static bool find_owner(const struct list *l, struct span text, size_t *at,
		       struct span *owner)
{
	for (size_t i = text.len; i--; ) {
		struct span tag = span_first(span_from(text, i), 4);

		if (!is_tag(tag))
			continue;
		*at = i;
		*owner = span_first(span_from(tag, 1), 2);
		for (size_t k = 0; k < l->owners.n; k++)
			if (span_eq(l->owners.at[k].tag, tag))
				*owner = l->owners.at[k].name;
		if (owner->len)
			return true;
	}
	return false;
}

static void split_owner(const struct list *l, struct todo_item *item)
{
	struct arena *a = l->parser->arena;
	struct span text = item->title;
	size_t at;

	if (!find_owner(l, text, &at, &item->owner))
		return;
	item->title = todo_fold(a, span_of(arena_printf(a,
		SPAN_FMT " " SPAN_FMT, SPAN_ARG(span_first(text, at)),
		SPAN_ARG(span_from(text, at + 4)))));
}

/* "SMP conntrack race!" gives "smp-conntrack-race". */
static struct span make_id(struct arena *a, struct span title)
{
	char id[MAX_ID] = { 0 };
	size_t n = 0, word = 0;

	for (size_t i = 0; i < title.len && n < MAX_ID; i++) {
		if (char_is_alnum(title.p[i])) {
			id[n++] = char_lower(title.p[i]);
		} else if (n && id[n - 1] != '-') {
			word = n;
			id[n++] = '-';
		}
	}
	if (n == MAX_ID && word)
		n = word;
	if (n && id[n - 1] == '-')
		n--;
	return n ? arena_copy(a, (struct span){ id, n }) : SPAN("item");
}

static struct base *find_base(struct list *l, struct span id)
{
	struct base *new;

	for (size_t i = 0; i < l->bases.n; i++)
		if (span_eq(l->bases.at[i].id, id))
			return &l->bases.at[i];
	new = VEC_ADD(l->parser->arena, &l->bases);
	*new = (struct base){ .id = id, .n = 1 };
	return new;
}

/* The second "lvs" is "lvs-2". */
static struct span unique_id(struct list *l, struct span id)
{
	struct base *base = find_base(l, id);

	while (todo_parser_find(l->parser, id))
		id = span_of(arena_printf(l->parser->arena, SPAN_FMT "-%u",
					  SPAN_ARG(base->id), ++base->n));
	return id;
}

static int finish(struct list *l, struct err *e)
{
	struct todo_parser *p = l->parser;
	struct todo_item *item, new = {
		.area = l->section, .state = l->state, .date = l->date,
		.list = p->name, .line = l->nr,
	};

	if (!l->nr)
		return 0;
	new.title = todo_fold(p->arena, l->text);
	split_owner(l, &new);
	new.source = span_of(arena_printf(p->arena, "%s:%u", p->name, l->nr));
	new.id = unique_id(l, make_id(p->arena, new.title));
	item = todo_parser_add(p, e);
	if (!item)
		return -1;
	*item = new;
	l->nr = 0;
	return 0;
}

static int begin(struct list *l, const struct line *line, struct err *e)
{
	if (finish(l, e))
		return -1;
	l->began = true;
	l->text = line->text;
	l->state = line->state;
	l->nr = l->parser->nr;
	return 0;
}

static int begin_section(struct list *l, struct span title, struct err *e)
{
	if (finish(l, e))
		return -1;
	l->began = true;
	l->section = title;
	return 0;
}

static int continue_item(struct list *l, struct span line, struct err *e)
{
	if (!l->nr)
		return err_set(e, ERR_SYNTAX,
			       "%s:%u: the line is indented, but there is no item above to continue",
			       l->parser->name, l->parser->nr);
	l->text.len = (size_t)(line.p + line.len - l->text.p);
	return 0;
}

static int read_line(struct list *l, struct span line, struct err *e)
{
	struct line got = classify(l, line);

	switch (got.kind) {
	case HEAD:
		read_date(l, line);
		return 0;
	case ITEM:
		return begin(l, &got, e);
	case CONTINUATION:
		return continue_item(l, line, e);
	case SECTION:
		return begin_section(l, got.text, e);
	case RULE:
		l->ended = true;
		return finish(l, e);
	case NOTHING:
		return finish(l, e);
	case OWNER:
		return 0;
	case UNKNOWN:
		break;
	}
	return err_set(e, ERR_SYNTAX,
		       "%s:%u: the line is neither an item nor a section, and continues nothing: is this a TODO list?",
		       l->parser->name, l->parser->nr);
}

int todo_parse_classic(struct todo_parser *p, struct span text, struct err *e)
{
	struct list l = { .parser = p, .shape = shape_of(text) };
	struct span line;

	if (read_owners(&l, text, e))
		return -1;
	for (; span_next_line(&text, &line); p->nr++)
		if (read_line(&l, span_trim_right(line), e))
			return -1;
	return finish(&l, e);
}

/* A line out of its parts. What has none is taken as it is. */
static void emit(const struct line *line, struct span raw, struct buf *to)
{
	switch (line->kind) {
	case ITEM:
	case CONTINUATION:
		buf_add(to, line->mark);
		buf_add(to, line->text);
		break;
	case SECTION:
		buf_add(to, line->text);
		buf_add_char(to, ':');
		break;
	default:
		buf_add(to, raw);
	}
}

int todo_emit_classic(struct todo_parser *p, struct span text, struct buf *to,
		      struct err *e)
{
	struct list l = { .parser = p, .shape = shape_of(text) };
	struct span raw, line;

	if (read_owners(&l, text, e))
		return -1;
	for (; span_next_line(&text, &raw); p->nr++) {
		struct line got;

		line = span_trim_right(raw);
		got = classify(&l, line);
		emit(&got, line, to);
		buf_add(to, span_from(raw, line.len));
		if (text.len || text.p > raw.p + raw.len)
			buf_add_char(to, '\n');
		if (read_line(&l, line, e))
			return -1;
	}
	return finish(&l, e);
}
