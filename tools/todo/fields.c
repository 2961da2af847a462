// SPDX-License-Identifier: GPL-2.0-only
/* fields - a list of paragraphs of "Key: value", see todo/README.md */
#include "base/buf.h"
#include "base/term.h"
#include "todo/parse.h"

#define MAX_ID	40

enum field {
	FIELD_ID,
	FIELD_AREA,
	FIELD_STATE,
	FIELD_OWNER,
	FIELD_SOURCE,
	FIELD_DATE,
	FIELD_TEXT,
	FIELDS
};

static const char *const names[FIELDS] = {
	[FIELD_ID]	= "Id",
	[FIELD_AREA]	= "Area",
	[FIELD_STATE]	= "State",
	[FIELD_OWNER]	= "Owner",
	[FIELD_SOURCE]	= "Source",
	[FIELD_DATE]	= "Date",
	[FIELD_TEXT]	= "Text",
};

/* What is read of a field: up to the end of the line that continues it. */
struct value {
	struct span text;
	unsigned int nr;	/* of its first line; 0: not there */
};

struct paragraph {
	struct value values[FIELDS];
	struct value *last;	/* that the next line may continue, or NULL */
	unsigned int nr;	/* of its first field; 0: none yet */
};

static int bad_key(const struct todo_parser *p, struct span key, struct err *e)
{
	for (size_t i = 0; i < FIELDS; i++)
		if (term_is_near(key, span_of(names[i])))
			return err_set(e, ERR_SYNTAX,
				       "%s:%u: there is no field '" SPAN_FMT
				       "', did you mean '%s'?", p->name, p->nr,
				       SPAN_ARG(key), names[i]);
	return err_set(e, ERR_SYNTAX, "%s:%u: there is no field '" SPAN_FMT "'",
		       p->name, p->nr, SPAN_ARG(key));
}

static int find_field(const struct todo_parser *p, struct span key, size_t *out,
		      struct err *e)
{
	for (size_t i = 0; i < FIELDS; i++) {
		if (span_eq(key, span_of(names[i]))) {
			*out = i;
			return 0;
		}
	}
	return bad_key(p, key, e);
}

static int read_field(const struct todo_parser *p, struct paragraph *para,
		      struct span line, struct err *e)
{
	struct span key;
	size_t i;

	if (!span_next_until(&line, ':', &key))
		return err_set(e, ERR_SYNTAX,
			       "%s:%u: no field and no comment: a line is 'Key: value' or begins with a blank or '#'",
			       p->name, p->nr);
	if (find_field(p, key, &i, e))
		return -1;
	if (para->values[i].nr)
		return err_set(e, ERR_SYNTAX,
			       "%s:%u: a second '%s', the first is in line %u",
			       p->name, p->nr, names[i], para->values[i].nr);
	para->values[i] = (struct value){ span_trim_left(line), p->nr };
	para->last = &para->values[i];
	para->nr = para->nr ? para->nr : p->nr;
	return 0;
}

static int continue_field(const struct todo_parser *p, struct paragraph *para,
			  struct span line, struct err *e)
{
	struct span *text;

	if (!para->last)
		return err_set(e, ERR_SYNTAX,
			       "%s:%u: the line begins with a blank, but there is no field above to continue",
			       p->name, p->nr);
	text = &para->last->text;
	text->len = (size_t)(line.p + line.len - text->p);
	return 0;
}

static int check_id(const struct todo_parser *p, const struct value *v,
		    struct span id, struct err *e)
{
	const struct todo_item *twin = todo_parser_find(p, id);
	bool ok = id.len && id.len <= MAX_ID && id.p[0] != '-';

	for (size_t i = 0; ok && i < id.len; i++)
		ok = id.p[i] == '-' || char_is_digit(id.p[i]) ||
		     (id.p[i] >= 'a' && id.p[i] <= 'z');
	if (!ok)
		return err_set(e, ERR_SYNTAX,
			       "%s:%u: the Id '" SPAN_FMT
			       "' is not 1 to %d of a-z, 0-9 and '-'",
			       p->name, v->nr, SPAN_ARG(span_first(id, 80)),
			       MAX_ID);
	if (twin)
		return err_set(e, ERR_SYNTAX,
			       "%s:%u: the Id '" SPAN_FMT
			       "' is taken by the item of line %u", p->name,
			       v->nr, SPAN_ARG(id), twin->line);
	return 0;
}

static int check_date(const struct todo_parser *p, const struct value *v,
		      struct span date, struct err *e)
{
	struct span year, month, rest = date;
	uint64_t n;

	if (!date.len)
		return 0;
	if (date.len == 10 && span_next_until(&rest, '-', &year) &&
	    span_next_until(&rest, '-', &month) &&
	    year.len == 4 && month.len == 2 &&
	    span_number(year, 10, 9999, &n) &&
	    span_number(month, 10, 12, &n) && n &&
	    span_number(rest, 10, 31, &n) && n)
		return 0;
	return err_set(e, ERR_SYNTAX,
		       "%s:%u: the Date '" SPAN_FMT "' is not a day as YYYY-MM-DD",
		       p->name, v->nr, SPAN_ARG(span_first(date, 80)));
}

static int read_state(const struct todo_parser *p, const struct value *v,
		      struct span word, enum todo_state *state, struct err *e)
{
	if (!v->nr || todo_state_find(word, state))
		return 0;
	return err_set(e, ERR_SYNTAX,
		       "%s:%u: the State '" SPAN_FMT
		       "' is none of open, done, unsure", p->name, v->nr,
		       SPAN_ARG(span_first(word, 80)));
}

/* Each line without its first blank; a lone '.' is an empty line. */
static struct span unindented(struct arena *a, struct span lines)
{
	CLEANUP_BUF struct buf b;
	struct span line;

	buf_init(&b, lines.len + 1);
	while (span_next_line(&lines, &line)) {
		line = span_trim_right(span_from(line, 1));
		if (!span_eq(line, SPAN(".")))
			buf_add(&b, line);
		buf_add_char(&b, '\n');
	}
	return arena_copy(a, buf_span(&b));
}

static int read_text(const struct todo_parser *p, const struct value *v,
		     struct todo_item *item, struct err *e)
{
	struct span rest = v->text, title = { 0 };

	span_next_line(&rest, &title);
	item->title = span_trim(title);
	if (!item->title.len)
		return err_set(e, ERR_SYNTAX,
			       "%s:%u: the Text says nothing in its first line",
			       p->name, v->nr);
	item->body = unindented(p->arena, rest);
	return 0;
}

static int require(const struct todo_parser *p, const struct paragraph *para,
		   enum field i, struct err *e)
{
	if (para->values[i].nr)
		return 0;
	return err_set(e, ERR_SYNTAX, "%s:%u: the item has no '%s'", p->name,
		       para->nr, names[i]);
}

static int finish(struct todo_parser *p, struct paragraph *para, struct err *e)
{
	const struct value *values = para->values;
	struct span folded[FIELDS];
	struct todo_item *item, new = { .list = p->name, .line = para->nr };

	if (!para->nr)
		return 0;
	for (size_t i = 0; i < FIELD_TEXT; i++)
		folded[i] = todo_fold(p->arena, values[i].text);
	new.id = folded[FIELD_ID];
	new.area = folded[FIELD_AREA];
	new.owner = folded[FIELD_OWNER];
	new.source = folded[FIELD_SOURCE];
	new.date = folded[FIELD_DATE];
	if (require(p, para, FIELD_ID, e) ||
	    require(p, para, FIELD_TEXT, e) ||
	    check_id(p, &values[FIELD_ID], new.id, e) ||
	    check_date(p, &values[FIELD_DATE], new.date, e) ||
	    read_state(p, &values[FIELD_STATE], folded[FIELD_STATE],
		       &new.state, e) ||
	    read_text(p, &values[FIELD_TEXT], &new, e))
		return -1;
	item = todo_parser_add(p, e);
	if (!item)
		return -1;
	*item = new;
	*para = (struct paragraph){ 0 };
	return 0;
}

static int read_line(struct todo_parser *p, struct paragraph *para,
		     struct span line, struct err *e)
{
	if (!span_trim(line).len)
		return finish(p, para, e);
	if (line.p[0] == '#') {
		para->last = NULL;
		return 0;
	}
	if (line.p[0] == ' ' || line.p[0] == '\t')
		return continue_field(p, para, line, e);
	return read_field(p, para, line, e);
}

int todo_parse_fields(struct todo_parser *p, struct span text, struct err *e)
{
	struct paragraph para = { 0 };
	struct span line;

	for (; span_next_line(&text, &line); p->nr++)
		if (read_line(p, &para, line, e))
			return -1;
	return finish(p, &para, e);
}
