// SPDX-License-Identifier: GPL-2.0-only
#include "model/clayout.h"

#include "model/cbranches.h"
#include "model/cconstant.h"
#include "model/ccontrol.h"
#include "model/csize.h"

#define MAX_DEPTH	8		/* of structs in each other */
#define MAX_BYTES	(1U << 20)
#define MAX_STEPS	100000		/* tokens, an inner struct each time */

/* One struct or union that is being read. */
struct body {
	bool is_union;
	struct csize size;
	unsigned int bits;	/* taken of the last byte by bit-fields */
	struct cbranches branches;	/* of a union */
	struct clayout *out;	/* whose members are told, or NULL */
};

struct reader {
	struct arena *arena;
	const struct ctokens *tokens;
	const char *path;
	size_t i;		/* token to go on from */
	struct body *body;	/* the innermost one */
	unsigned int depth, steps;
	struct err *e;
};

static int refuse(const struct reader *r, size_t i, const char *what)
{
	const struct ctoken *t = &r->tokens->list.at[i];

	return err_set(r->e, ERR_SYNTAX, "%s:%u: " SPAN_FMT ": %s", r->path,
		       t->line->nr, SPAN_ARG(t->text), what);
}

static const struct ctoken *now(const struct reader *r)
{
	size_t last = r->tokens->list.n - 1;

	return &r->tokens->list.at[r->i < last ? r->i : last];
}

static int settle_directive(struct reader *r)
{
	const struct ctoken *t = now(r);
	struct span word = span_trim_left(span_from(t->text, 1));

	if (!r->body || !r->body->is_union ||
	    !cbranches_directive(&r->body->branches, r->i, word))
		return refuse(r, r->i, "the members depend on this");
	r->i = ctoken_directive_end(r->tokens, r->i);
	return 0;
}

/* Behind comments and #define; other directives decide what is there. */
static int settle(struct reader *r)
{
	while (r->i < r->tokens->list.n) {
		const struct ctoken *t = now(r);

		if (t->kind == CTOKEN_COMMENT)
			r->i++;
		else if (ctoken_is_define(t))
			r->i = ctoken_directive_end(r->tokens, r->i);
		else if (t->kind != CTOKEN_DIRECTIVE)
			return 0;
		else if (settle_directive(r))
			return -1;
	}
	return 0;
}

static bool is(const struct reader *r, struct span text)
{
	return r->i < r->tokens->list.n && ctoken_is(now(r), text);
}

static int skip(struct reader *r)
{
	if (r->steps++ == MAX_STEPS || r->i >= r->tokens->list.n)
		return refuse(r, r->tokens->list.n - 1, "this file is too much");
	r->i++;
	return settle(r);
}

static int read_body(struct reader *r, struct body *b);

/* What is between the braces at "{", with the cursor behind them. */
static int read_braces(struct reader *r, struct body *b, size_t open)
{
	size_t close = r->tokens->list.at[open].mate;
	struct body *outer = r->body;

	if (close == SIZE_MAX || r->depth == MAX_DEPTH)
		return refuse(r, open, "these braces have no end");
	r->i = open;
	r->body = b;
	r->depth++;
	if (skip(r))
		return -1;
	while (r->i < close && !(b->out && r->i >= b->out->end))
		if (read_body(r, b))
			return -1;
	r->depth--;
	r->body = outer;
	if (!cbranches_are_alike(&b->branches, b->size))
		return refuse(r, b->branches.begin, "the size depends on this");
	b->size.bytes = csize_round_up(b->size.bytes, b->size.align);
	b->size.narrow = csize_round_up(b->size.narrow, b->size.narrow_align);
	r->i = close;
	return 0;
}

size_t clayout_begin(const struct ctokens *tokens, struct span kind,
		     struct span name)
{
	for (size_t i = 0; i + 2 < tokens->list.n; i++)
		if (ctoken_at_is(tokens, i, kind) &&
		    ctoken_at_is(tokens, i + 1, name) &&
		    ctoken_at_is(tokens, i + 2, SPAN("{")))
			return i + 2;
	return SIZE_MAX;
}

/* A struct by its name: of this file, or one that is known. */
static int find_struct(struct reader *r, struct span kind, size_t name,
		       struct csize *out)
{
	struct span text = r->tokens->list.at[name].text;
	size_t open = clayout_begin(r->tokens, kind, text), back = r->i;
	struct body b = { .is_union = span_eq(kind, SPAN("union")) };

	*out = (struct csize){ 0 };
	if (csize_of_struct(kind, text, out) || open == SIZE_MAX)
		return 0;
	if (read_braces(r, &b, open))
		return -1;
	*out = b.size;
	r->i = back;
	return 0;
}

static int read_struct(struct reader *r, struct csize *out)
{
	struct span kind = now(r)->text;
	struct body b = { .is_union = span_eq(kind, SPAN("union")) };
	size_t name = r->i + 1;

	if (skip(r))
		return -1;
	if (is(r, SPAN("{"))) {
		if (read_braces(r, &b, r->i))
			return -1;
		*out = b.size;
		return skip(r);
	}
	if (skip(r))
		return -1;
	if (is(r, SPAN("{")))
		return refuse(r, name, "a struct with a name is defined in another");
	return find_struct(r, kind, name, out);
}

/* unsigned, short, int, char: "long" has no size of its own. */
static int read_basic(struct reader *r, struct csize *out)
{
	static const char *const words[] = {
		"unsigned", "signed", "int", "short", "char", NULL
	};
	bool any = false;

	*out = (struct csize)CSIZE(4, 4);
	while (span_is_one_of(now(r)->text, words)) {
		if (is(r, SPAN("short")))
			*out = (struct csize)CSIZE(2, 2);
		if (is(r, SPAN("char")))
			*out = (struct csize)CSIZE(1, 1);
		any = true;
		if (skip(r))
			return -1;
	}
	if (!any || is(r, SPAN("long")))
		*out = (struct csize){ 0 };
	return any && !is(r, SPAN("long")) ? 0 : skip(r);
}

static int read_type(struct reader *r, struct csize *out)
{
	if (is(r, SPAN("const")) && skip(r))
		return -1;
	if (is(r, SPAN("struct")) || is(r, SPAN("union")))
		return read_struct(r, out);
	if (is(r, SPAN("enum"))) {
		*out = (struct csize)CSIZE(4, 4);
		if (skip(r))
			return -1;
		return now(r)->kind == CTOKEN_IDENT ? skip(r) :
		       refuse(r, r->i, "want the name of an enum");
	}
	if (csize_of_typedef(now(r)->text, out))
		return skip(r);
	return read_basic(r, out);
}

/* "[N]", as often as it is there. */
static int read_dimensions(struct reader *r, struct csize *size)
{
	while (is(r, SPAN("["))) {
		size_t close = now(r)->mate;
		uint64_t n;

		if (close == SIZE_MAX ||
		    !cconstant_read(r->tokens, r->i + 1, close, &n) || !n ||
		    n > MAX_BYTES || size->bytes * n > MAX_BYTES)
			return refuse(r, r->i, "an array of a size that is not known here");
		if (size->bytes != size->narrow)
			return refuse(r, r->i, "its elements have another size for 32-bit programs");
		size->bytes *= (unsigned int)n;
		size->narrow = size->bytes;
		r->i = close;
		if (skip(r))
			return -1;
	}
	return 0;
}

/* "__attribute__((aligned(N)))", or nothing. */
static int read_attribute(struct reader *r, struct csize *size)
{
	size_t i = r->i;
	uint64_t n;

	if (!is(r, SPAN("__attribute__")))
		return 0;
	if (!ctoken_at_is(r->tokens, i + 3, SPAN("aligned")) ||
	    !ctoken_at_is(r->tokens, i + 4, SPAN("(")) ||
	    !ctoken_at_is(r->tokens, i + 6, SPAN(")")) ||
	    !cconstant_read(r->tokens, i + 5, i + 6, &n) || n > 16)
		return refuse(r, i, "an attribute that is not known here");
	csize_grow(size, (struct csize)CSIZE(0, (unsigned int)n));
	r->i = r->tokens->list.at[i + 1].mate;
	return r->i == SIZE_MAX ? refuse(r, i, "it has no end") : skip(r);
}

static int add(struct reader *r, struct body *b, struct csize size,
	       size_t i, struct span name, bool is_pointer)
{
	unsigned int at = b->is_union ? 0 :
			  csize_round_up(b->size.bytes, size.align);
	unsigned int narrow = b->is_union ? 0 :
			      csize_round_up(b->size.narrow, size.narrow_align);
	struct clayout_member *m;

	if (at != narrow)
		return refuse(r, i, "it is at another place for 32-bit programs");
	b->bits = 0;
	csize_grow(&b->size,
		   (struct csize){ at + size.bytes, size.align,
				   at + size.narrow, size.narrow_align });
	cbranches_add(&b->branches, size);
	if (!b->out)
		return 0;
	b->out->is_ragged = b->size.bytes != b->size.narrow;
	m = VEC_ADD(r->arena, &b->out->members);
	m->name = name;
	m->offset = at;
	m->bytes = size.bytes;
	m->is_pointer = is_pointer;
	m->nr = r->tokens->list.at[i].line->nr;
	return 0;
}

/*
 * ": N" behind the name at @i. Those of one byte share it as long as there is
 * room; wider ones may begin inside of what another member has left.
 */
static int read_bits(struct reader *r, struct body *b, struct csize size,
		     size_t i, struct span name)
{
	unsigned int taken = b->is_union ? 0 : b->bits;
	uint64_t n;

	if (skip(r))
		return -1;
	if (size.bytes != 1 ||
	    !cconstant_read(r->tokens, r->i, r->i + 1, &n) || !n || n > 8)
		return refuse(r, r->i, "a bit-field that is not of one byte's type");
	if (skip(r))
		return -1;
	if (!is(r, SPAN(",")) && !is(r, SPAN(";")))
		return refuse(r, r->i, "not expected here");
	if (taken && taken + n <= 8) {
		b->bits += (unsigned int)n;
		return 0;
	}
	if (add(r, b, size, i, name, false))
		return -1;
	b->bits = (unsigned int)n;
	return 0;
}

/* "*name[N] __attribute__(...)", or no name for a struct inside. */
static int read_declarator(struct reader *r, struct body *b, struct csize size)
{
	struct span name = { 0 };
	bool is_pointer = is(r, SPAN("*"));
	size_t at;

	if (is_pointer)
		size = (struct csize)CSIZE(8, 0);
	while (is(r, SPAN("*")))
		if (skip(r))
			return -1;
	at = r->i;
	if (now(r)->kind == CTOKEN_IDENT && !is(r, SPAN("__attribute__"))) {
		name = now(r)->text;
		if (skip(r))
			return -1;
	}
	if (!size.bytes)
		return refuse(r, at, "it is of a type that is not known here, or that 32-bit programs have in another size");
	if (is(r, SPAN(":")) && !is_pointer)
		return read_bits(r, b, size, at, name);
	if (read_dimensions(r, &size) || read_attribute(r, &size))
		return -1;
	if (!size.align)
		return refuse(r, at, "its alignment is not the same for 32-bit programs");
	if (!is(r, SPAN(",")) && !is(r, SPAN(";")))
		return refuse(r, r->i, "not expected here");
	return add(r, b, size, at, name, is_pointer);
}

/* One declaration: a type and its names. */
static int read_body(struct reader *r, struct body *b)
{
	size_t first = r->i, n = b->out ? b->out->members.n : 0;
	struct csize size = { 0 };

	if (read_type(r, &size) || read_declarator(r, b, size))
		return -1;
	while (is(r, SPAN(",")))
		if (skip(r) || read_declarator(r, b, size))
			return -1;
	for (; b->out && n < b->out->members.n; n++) {
		b->out->members.at[n].first = first;
		b->out->members.at[n].end = r->i + 1;
	}
	return skip(r);
}

/* The declaration that begins with @stop; SIZE_MAX where there is none. */
static size_t find_declaration(const struct ctokens *t, size_t open,
			       struct span stop)
{
	size_t close = t->list.at[open].mate, first = open + 1;
	bool is_first = true;

	for (size_t i = open + 1; i < close && close != SIZE_MAX; i++) {
		if (ctoken_at_is(t, i, SPAN("{")) &&
		    t->list.at[i].mate != SIZE_MAX)
			i = t->list.at[i].mate;
		else if (ctoken_at_is(t, i, SPAN(";")))
			first = ctoken_skip_comments(t, i + 1);
		else if (ctoken_at_is(t, i, stop))
			return is_first ? first : SIZE_MAX;
		if (ctoken_at_is(t, i, SPAN(";")) ||
		    ctoken_at_is(t, i, SPAN(",")))
			is_first = ctoken_at_is(t, i, SPAN(";"));
	}
	return SIZE_MAX;
}

int clayout_read(struct arena *a, const struct ctokens *tokens,
		 const char *path, struct span name, struct span stop,
		 struct clayout *out, struct err *e)
{
	struct reader r = {
		.arena = a, .tokens = tokens, .path = path, .e = e,
	};
	struct body b = { .out = out };
	size_t open = clayout_begin(tokens, SPAN("struct"), name);

	*out = (struct clayout){ 0 };
	if (open == SIZE_MAX)
		return err_set(e, ERR_NOENT, "'%s' defines no struct " SPAN_FMT,
			       path, SPAN_ARG(name));
	out->open = open;
	out->close = tokens->list.at[open].mate;
	out->end = stop.len ? find_declaration(tokens, open, stop) : out->close;
	if (stop.len && out->end == SIZE_MAX)
		return err_set(e, ERR_NOENT, "'%s': struct " SPAN_FMT " has no member " SPAN_FMT,
			       path, SPAN_ARG(name), SPAN_ARG(stop));
	if (read_braces(&r, &b, open))
		return -1;
	out->bytes = b.size.bytes;
	out->align = b.size.align;
	return 0;
}
