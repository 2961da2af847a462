// SPDX-License-Identifier: GPL-2.0-only
#include "model/clayout.h"

#include "model/cconstant.h"
#include "model/ccontrol.h"

#define MAX_DEPTH	8		/* of structs in each other */
#define MAX_BYTES	(1U << 20)
#define MAX_STEPS	100000		/* tokens, an inner struct each time */

struct size {
	unsigned int bytes, align;	/* 0 bytes: not known here */
};

struct reader {
	struct arena *arena;
	const struct ctokens *tokens;
	const char *path;
	size_t i;		/* token to go on from */
	unsigned int depth, steps;
	struct err *e;
};

/* One struct or union that is being read. */
struct body {
	bool is_union;
	struct size size;
	struct clayout *out;	/* whose members are told, or NULL */
};

/* Types that have one size and alignment everywhere. */
static const struct {
	const char *name;
	struct size size;
} types[] = {
	{ "__u8", { 1, 1 } }, { "__s8", { 1, 1 } },
	{ "__u16", { 2, 2 } }, { "__s16", { 2, 2 } },
	{ "__u32", { 4, 4 } }, { "__s32", { 4, 4 } },
	{ "__be16", { 2, 2 } }, { "__be32", { 4, 4 } },
	{ "__le16", { 2, 2 } }, { "__le32", { 4, 4 } },
	{ "__sum16", { 2, 2 } }, { "__wsum", { 4, 4 } },
	{ "u_int8_t", { 1, 1 } }, { "u_int16_t", { 2, 2 } },
	{ "u_int32_t", { 4, 4 } }, { "uint8_t", { 1, 1 } },
	{ "uint16_t", { 2, 2 } }, { "uint32_t", { 4, 4 } },
	{ "int8_t", { 1, 1 } }, { "int16_t", { 2, 2 } },
	{ "int32_t", { 4, 4 } }, { "bool", { 1, 1 } }, { "_Bool", { 1, 1 } },
	{ "aligned_u64", { 8, 8 } }, { "__aligned_u64", { 8, 8 } },
	{ "__aligned_be64", { 8, 8 } }, { "__aligned_le64", { 8, 8 } },
	/* 8 bytes that 32-bit x86 aligns to 4: good with aligned(8) only. */
	{ "__u64", { 8, 0 } }, { "__s64", { 8, 0 } }, { "__be64", { 8, 0 } },
	{ "__le64", { 8, 0 } }, { "uint64_t", { 8, 0 } },
	{ "u_int64_t", { 8, 0 } },
};

/* Of linux/netfilter.h, linux/in.h, linux/in6.h and linux/filter.h. */
static const struct {
	const char *kind, *name;
	struct size size;
} foreign[] = {
	{ "union", "nf_inet_addr", { 16, 4 } },
	{ "struct", "in_addr", { 4, 4 } },
	{ "struct", "in6_addr", { 16, 4 } },
	{ "struct", "sock_filter", { 8, 4 } },
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

/* Behind comments and #define; other directives decide what is there. */
static int settle(struct reader *r)
{
	while (r->i < r->tokens->list.n) {
		const struct ctoken *t = now(r);

		if (t->kind == CTOKEN_COMMENT)
			r->i++;
		else if (ctoken_is_define(t))
			r->i = ctoken_directive_end(r->tokens, r->i);
		else if (t->kind == CTOKEN_DIRECTIVE)
			return refuse(r, r->i, "the members depend on this");
		else
			return 0;
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

static unsigned int round_up(unsigned int n, unsigned int align)
{
	return align ? (n + align - 1) / align * align : n;
}

static int read_body(struct reader *r, struct body *b);

/* What is between the braces at "{", with the cursor behind them. */
static int read_braces(struct reader *r, struct body *b, size_t open)
{
	size_t close = r->tokens->list.at[open].mate;

	if (close == SIZE_MAX || r->depth == MAX_DEPTH)
		return refuse(r, open, "these braces have no end");
	r->i = open;
	r->depth++;
	if (skip(r))
		return -1;
	while (r->i < close)
		if (read_body(r, b))
			return -1;
	r->depth--;
	b->size.bytes = round_up(b->size.bytes, b->size.align);
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
		       struct size *out)
{
	struct span text = r->tokens->list.at[name].text;
	size_t open = clayout_begin(r->tokens, kind, text), back = r->i;
	struct body b = { .is_union = span_eq(kind, SPAN("union")) };

	*out = (struct size){ 0 };
	for (size_t i = 0; i < sizeof(foreign) / sizeof(foreign[0]); i++)
		if (span_eq(kind, span_of(foreign[i].kind)) &&
		    span_eq(text, span_of(foreign[i].name)))
			*out = foreign[i].size;
	if (out->bytes || open == SIZE_MAX)
		return 0;
	if (read_braces(r, &b, open))
		return -1;
	*out = b.size;
	r->i = back;
	return 0;
}

static int read_struct(struct reader *r, struct size *out)
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
static int read_basic(struct reader *r, struct size *out)
{
	static const char *const words[] = {
		"unsigned", "signed", "int", "short", "char", NULL
	};
	bool any = false;

	*out = (struct size){ 4, 4 };
	while (span_is_one_of(now(r)->text, words)) {
		if (is(r, SPAN("short")))
			*out = (struct size){ 2, 2 };
		if (is(r, SPAN("char")))
			*out = (struct size){ 1, 1 };
		any = true;
		if (skip(r))
			return -1;
	}
	if (!any || is(r, SPAN("long")))
		*out = (struct size){ 0 };
	return any && !is(r, SPAN("long")) ? 0 : skip(r);
}

static int read_type(struct reader *r, struct size *out)
{
	if (is(r, SPAN("const")) && skip(r))
		return -1;
	if (is(r, SPAN("struct")) || is(r, SPAN("union")))
		return read_struct(r, out);
	if (is(r, SPAN("enum"))) {
		*out = (struct size){ 4, 4 };
		if (skip(r))
			return -1;
		return now(r)->kind == CTOKEN_IDENT ? skip(r) :
		       refuse(r, r->i, "want the name of an enum");
	}
	for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
		if (is(r, span_of(types[i].name))) {
			*out = types[i].size;
			return skip(r);
		}
	return read_basic(r, out);
}

/* "[N]", as often as it is there. */
static int read_dimensions(struct reader *r, struct size *size)
{
	while (is(r, SPAN("["))) {
		size_t close = now(r)->mate;
		uint64_t n;

		if (close == SIZE_MAX ||
		    !cconstant_read(r->tokens, r->i + 1, close, &n) || !n ||
		    n > MAX_BYTES || size->bytes * n > MAX_BYTES)
			return refuse(r, r->i, "an array of a size that is not known here");
		size->bytes *= (unsigned int)n;
		r->i = close;
		if (skip(r))
			return -1;
	}
	return 0;
}

/* "__attribute__((aligned(N)))", or nothing. */
static int read_attribute(struct reader *r, struct size *size)
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
	if (n > size->align)
		size->align = (unsigned int)n;
	r->i = r->tokens->list.at[i + 1].mate;
	return r->i == SIZE_MAX ? refuse(r, i, "it has no end") : skip(r);
}

static void add(struct reader *r, struct body *b, struct size size,
		struct span name, bool is_pointer, unsigned int nr)
{
	unsigned int at = b->is_union ? 0 :
			  round_up(b->size.bytes, size.align);
	struct clayout_member *m;

	if (size.align > b->size.align)
		b->size.align = size.align;
	if (at + size.bytes > b->size.bytes)
		b->size.bytes = at + size.bytes;
	if (!b->out)
		return;
	m = VEC_ADD(r->arena, &b->out->members);
	m->name = name;
	m->offset = at;
	m->bytes = size.bytes;
	m->is_pointer = is_pointer;
	m->nr = nr;
}

/* "*name[N] __attribute__(...)", or no name for a struct inside. */
static int read_declarator(struct reader *r, struct body *b, struct size size)
{
	unsigned int nr = now(r)->line->nr;
	struct span name = { 0 };
	bool is_pointer = is(r, SPAN("*"));
	size_t at;

	if (is_pointer)
		size = (struct size){ 8, 0 };
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
	if (read_dimensions(r, &size) || read_attribute(r, &size))
		return -1;
	if (!size.align)
		return refuse(r, at, "its alignment is not the same for 32-bit programs");
	if (!is(r, SPAN(",")) && !is(r, SPAN(";")))
		return refuse(r, r->i, "not expected here");
	add(r, b, size, name, is_pointer, nr);
	return 0;
}

/* One declaration: a type and its names. */
static int read_body(struct reader *r, struct body *b)
{
	size_t first = r->i, n = b->out ? b->out->members.n : 0;
	struct size size = { 0 };

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

int clayout_read(struct arena *a, const struct ctokens *tokens,
		 const char *path, struct span name, struct clayout *out,
		 struct err *e)
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
	if (read_braces(&r, &b, open))
		return -1;
	out->open = open;
	out->close = tokens->list.at[open].mate;
	out->bytes = b.size.bytes;
	out->align = b.size.align;
	return 0;
}

const struct clayout_member *clayout_find(const struct clayout *l,
					  struct span name)
{
	for (size_t i = 0; i < l->members.n; i++)
		if (span_eq(l->members.at[i].name, name))
			return &l->members.at[i];
	return NULL;
}
