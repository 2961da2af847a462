// SPDX-License-Identifier: GPL-2.0-only
/* revision_register - the new revision beside the old one */
#include "base/limits.h"
#include "model/ccontrol.h"
#include "model/cline.h"
#include "scaffold/revision_parts.h"
#include "scaffold/wrap.h"

/* A registration that is copied: edits of its bytes, which become a text. */
struct copy {
	struct revision *r;
	struct revision_side *side;
	struct cfile file;	/* with edits of its own */
	const struct reg *reg;
};

/* @from with the blanks between name and "=" for a name of another length. */
static struct span new_gap(struct arena *a, struct span before,
			   struct span from, struct span gap, size_t len)
{
	unsigned int start = columns_of(before);
	unsigned int equals = start + columns_of(from) + columns_of(gap);
	unsigned int end = start + (unsigned int)len;
	bool tabs = span_find_char(gap, '\t') != SIZE_MAX;

	/* Columns of tabs depend on where they are. */
	if (tabs)
		equals = columns_of((struct span){
			before.p, before.len + from.len + gap.len });
	if (gap.len == 1 || end >= equals)
		return SPAN(" ");
	if (tabs)
		return columns_fill(a, end, equals);
	return arena_copy(a, (struct span){
		arena_printf(a, "%*s", (int)(equals - end), ""), equals - end });
}

/* A line ".key = value," as the line of @like is written; empty: it shares it. */
static struct span field_line(struct copy *c, const struct reg_field *like,
			      const char *key, const char *value)
{
	const struct cfile *f = &c->file;
	size_t dot = cfile_begin(f, like->dot);
	size_t line = cfile_line(f, dot);
	struct span before = span_first(span_from(f->text, line), dot - line);
	struct span name = like->key, gap;
	size_t name_end = cfile_end(f, like->dot + 1);

	gap = span_first(span_from(f->text, name_end),
			 cfile_begin(f, like->dot + 2) - name_end);
	if (span_trim(before).len)
		return (struct span){ 0 };
	gap = new_gap(c->r->arena, (struct span){ before.p, before.len + 1 },
		      name, gap, strlen(key));
	return span_of(arena_printf(c->r->arena,
				    SPAN_FMT ".%s" SPAN_FMT "= %s,\n",
				    SPAN_ARG(before), key, SPAN_ARG(gap),
				    value));
}

static int add_field(struct copy *c, const char *behind, const char *key,
		     const char *value, struct err *e)
{
	const struct reg_field *like = reg_field(c->reg, span_of(behind));
	struct span line = field_line(c, like, key, value);
	size_t next = cfile_next_line(&c->file,
				      cfile_end(&c->file, like->end - 1));

	if (!line.len || !ctoken_at_is(&c->file.tokens, like->end, SPAN(",")) ||
	    next > cfile_begin(&c->file, c->reg->close))
		return cfile_refuse(&c->file, like->dot, e, "want .%s on a line of its own",
				    behind);
	cfile_insert(c->r->arena, &c->file, next, line);
	return 0;
}

static void replace_value(struct copy *c, const struct reg_field *field,
			  const char *value)
{
	cfile_replace(c->r->arena, &c->file,
		      cfile_begin(&c->file, field->first),
		      cfile_end(&c->file, field->end - 1), span_of(value));
}

static int set_revision(struct copy *c, struct err *e)
{
	const struct reg_field *field = reg_field(c->reg, SPAN("revision"));
	const char *nr = arena_printf(c->r->arena, "%u", c->r->next.revision);

	if (!field)
		return add_field(c, "name", "revision", nr, e);
	replace_value(c, field, nr);
	return 0;
}

static int set_functions(struct copy *c,
			 const struct revision_functions *functions,
			 struct err *e)
{
	static const char *const keys[] = {
		"match", "target", "checkentry", "destroy", "help", "print",
		"save", "x6_parse", "x6_options", "xlate",
	};
	const char *kind = c->r->x.kind == EXTENSION_MATCH ? "match" : "target";

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		const struct revision_function *f;
		const struct reg_field *field;

		f = revision_function_for(functions, c->side, c->reg, keys[i],
					  revision_args(c->r, c->side, c->reg,
							keys[i]));
		field = reg_field(c->reg, span_of(keys[i]));
		if (f && field)
			replace_value(c, field, f->new);
		else if (f && add_field(c, kind, keys[i], f->new, e))
			return -1;
	}
	return 0;
}

/* Up to the pointer to the old struct, the new one is of iptables. */
static void set_user_size(struct copy *c)
{
	static const char *const keys[] = { "usersize", "userspacesize" };

	if (!c->side->kept.len)
		return;
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		const struct reg_field *field;

		field = reg_field(c->reg, span_of(keys[i]));
		if (field)
			replace_value(c, field,
				      arena_printf(c->r->arena,
						   "offsetof(struct %s, %s)",
						   c->r->next.info,
						   c->r->pointer));
	}
}

/*
 * Nor does it need what translates the old one for 32-bit programs: these
 * lines go, with an #if that has nothing else in it.
 */
static struct span without_compat(struct arena *a, struct span text)
{
	CLEANUP_BUF struct buf to;
	struct span line, held = { 0 };

	buf_init(&to, LIMIT_SPEC);
	while (span_next_line(&text, &line)) {
		struct span word = span_trim(line);
		bool empty = held.len && span_starts(word, SPAN("#endif"));

		if (span_starts(word, SPAN(".compat")))
			continue;
		if (held.len && !empty)
			buf_printf(&to, SPAN_FMT "\n", SPAN_ARG(held));
		held = span_starts(word, SPAN("#if")) ? line : SPAN("");
		if (!held.len && !empty)
			buf_printf(&to, SPAN_FMT "\n", SPAN_ARG(line));
	}
	return arena_copy(a, span_trim_right(buf_span(&to)));
}

/* "{ ... }" for the new revision. */
static int copy_reg(struct revision *r, struct revision_side *s,
		    const struct reg *reg,
		    const struct revision_functions *functions,
		    struct span *out, struct err *e)
{
	struct copy c = { .r = r, .side = s, .file = s->file, .reg = reg };

	memset(&c.file.edits, 0, sizeof(c.file.edits));
	set_user_size(&c);
	if (set_revision(&c, e) || set_functions(&c, functions, e))
		return -1;
	*out = cfile_rename(r->arena,
			    cfile_edited(r->arena, &c.file,
					 cfile_begin(&s->file, reg->open),
					 cfile_end(&s->file, reg->close)),
			    s->info, r->next.info);
	*out = cfile_tidy(r->arena, *out);
	if (s->kept.len)
		*out = without_compat(r->arena, *out);
	return 0;
}

/* Behind the old one in the array, separated as that is from what is before. */
static void insert_reg(struct revision *r, struct revision_side *s,
		       const struct reg *reg, struct span copy)
{
	struct cfile *f = &s->file;
	size_t open = cfile_begin(f, reg->open);
	size_t line = cfile_line(f, open);
	struct span before = span_first(span_from(f->text, line), open - line);
	bool alone = !span_trim(before).len;
	bool comma = ctoken_at_is(&f->tokens, reg->close + 1, SPAN(","));
	size_t end = cfile_end(f, reg->close + comma);
	bool tight = comma && span_starts(span_from(f->text, end), SPAN("{"));

	cfile_insert(r->arena, f, end,
		     span_of(arena_printf(r->arena,
					  "%s%s" SPAN_FMT SPAN_FMT "%s%s",
					  comma ? "" : ",", alone ? "\n" : " ",
					  SPAN_ARG(alone ? before : SPAN("")),
					  SPAN_ARG(copy), comma ? "," : "",
					  tight ? " " : "")));
}

/* One tab more before each line but the first, and but for directives. */
static void add_indented(struct buf *to, struct span text)
{
	struct span line;
	bool first = true;

	while (span_next_line(&text, &line)) {
		if (!first)
			buf_add_char(to, '\n');
		if (!first && line.len && line.p[0] != '#')
			buf_add_char(to, '\t');
		buf_add(to, line);
		first = false;
	}
}

/* The only registration becomes the first one of an array. */
static void make_array(struct revision *r, struct revision_side *s,
		       const struct reg *reg, struct span copy)
{
	struct cfile *f = &s->file;
	size_t open = cfile_begin(f, reg->open);
	struct span old = span_first(span_from(f->text, open),
				     cfile_end(f, reg->close) - open);
	CLEANUP_BUF struct buf to;

	buf_init(&to, LIMIT_SPEC);
	buf_add_str(&to, "{\n\t");
	add_indented(&to, cfile_tidy(r->arena, old));
	buf_add_str(&to, ",\n\t");
	add_indented(&to, copy);
	buf_add_str(&to, ",\n}");
	cfile_insert(r->arena, f, cfile_end(f, s->list->name), SPAN("[]"));
	cfile_replace(r->arena, f, open, open + old.len,
		      arena_copy(r->arena, buf_span(&to)));
}

/* "xt_register_matches" of "xt_register_match"; NULL: it is no such function. */
static const char *plural_of(const struct revision *r, struct span function)
{
	const char *word = r->x.kind == EXTENSION_MATCH ? "match" : "target";

	if (!span_ends(function, span_of(arena_printf(r->arena, "register_%s",
						      word))))
		return NULL;
	return arena_printf(r->arena, SPAN_FMT "%s", SPAN_ARG(function),
			    r->x.kind == EXTENSION_MATCH ? "es" : "s");
}

/* The call up to the name at @i, broken where its line would get too long. */
static void replace_call(struct revision *r, struct cfile *f, size_t i,
			 const char *plural)
{
	struct span name = f->tokens.list.at[i].text;
	size_t line = cfile_line(f, cfile_begin(f, i));
	size_t begin = cfile_begin(f, i - 3);
	struct span before = span_first(span_from(f->text, line), begin - line);
	size_t end = cfile_next_line(f, cfile_end(f, i)) - 1;
	CLEANUP_BUF struct buf wrapped;
	const char *call;

	buf_init(&wrapped, LIMIT_TEXT);
	call = arena_printf(r->arena,
			    SPAN_FMT "%s(" SPAN_FMT ", ARRAY_SIZE(" SPAN_FMT ")" SPAN_FMT "\n",
			    SPAN_ARG(before), plural, SPAN_ARG(name),
			    SPAN_ARG(name),
			    SPAN_ARG(span_first(span_from(f->text,
							  cfile_end(f, i)),
						end - cfile_end(f, i))));
	wrap_c(span_of(call), &wrapped);
	cfile_replace(r->arena, f, line, end,
		      arena_copy(r->arena,
				 span_trim_right(buf_span(&wrapped))));
}

/* "f(&name)" at the name becomes "fs(name, ARRAY_SIZE(name))". */
static int use_array(struct revision *r, struct revision_side *s, size_t i,
		     struct err *e)
{
	struct cfile *f = &s->file;
	const struct ctoken *at = f->tokens.list.at;
	const char *plural = NULL;

	if (i > 3 && ctoken_at_is(&f->tokens, i - 1, SPAN("&")) &&
	    ctoken_at_is(&f->tokens, i - 2, SPAN("(")) &&
	    ctoken_at_is(&f->tokens, i + 1, SPAN(")")))
		plural = plural_of(r, at[i - 3].text);
	if (!plural)
		return cfile_refuse(f, i, e, "'" SPAN_FMT "' becomes an array, and this is none of the functions that register it",
				    SPAN_ARG(at[i].text));
	replace_call(r, f, i, plural);
	return 0;
}

/* "struct xt_match name[];" says nothing of how long it is. */
static bool is_declaration(const struct cfile *f, size_t i)
{
	return ctoken_at_is(&f->tokens, i + 1, SPAN("[")) &&
	       ctoken_at_is(&f->tokens, i + 2, SPAN("]"));
}

static bool is_whole_array(const struct cfile *f, size_t i)
{
	const struct ctokens *t = &f->tokens;

	/* f(name, ARRAY_SIZE(name)): both names. */
	return (ctoken_at_is(t, i + 1, SPAN(",")) &&
		ctoken_at_is(t, i + 2, SPAN("ARRAY_SIZE"))) ||
	       (i > 1 && ctoken_at_is(t, i - 2, SPAN("ARRAY_SIZE")));
}

static int refuse_order(const struct revision_side *s, size_t i, struct err *e)
{
	return cfile_refuse(&s->file, i, e, "this counts on the order of '" SPAN_FMT "', which the new revision changes",
			    SPAN_ARG(s->file.tokens.list.at[i].text));
}

/* All that is said of the variable outside of its definition. */
static int check_uses(struct revision *r, struct revision_side *s,
		      struct err *e)
{
	struct span name = s->file.tokens.list.at[s->list->name].text;

	for (size_t i = 0; i < s->file.tokens.list.n; i++) {
		if (i == s->list->name ||
		    !ctoken_at_is(&s->file.tokens, i, name) ||
		    ctoken_at_is(&s->file.tokens, i - 1, SPAN("struct")))
			continue;
		if (s->list->is_array && is_declaration(&s->file, i))
			continue;
		if (s->list->is_array &&
		    ctoken_at_is(&s->file.tokens, i + 1, SPAN("[")))
			return refuse_order(s, i, e);
		if (s->list->is_array && !is_whole_array(&s->file, i))
			return cfile_refuse(&s->file, i, e, "'" SPAN_FMT "' gets longer, and this does not take all of it",
					    SPAN_ARG(name));
		if (!s->list->is_array && use_array(r, s, i, e))
			return -1;
	}
	return 0;
}

int revision_register(struct revision *r, struct revision_side *s,
		      const struct revision_functions *functions,
		      struct err *e)
{
	if (check_uses(r, s, e))
		return -1;
	for (size_t i = 0; i < s->newest.n; i++) {
		struct span copy;

		if (copy_reg(r, s, s->newest.at[i], functions, &copy, e))
			return -1;
		if (s->list->is_array)
			insert_reg(r, s, s->newest.at[i], copy);
		else
			make_array(r, s, s->newest.at[i], copy);
	}
	return 0;
}
