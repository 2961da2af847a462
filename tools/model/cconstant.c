// SPDX-License-Identifier: GPL-2.0-only
#include "model/cconstant.h"

#include "model/ccontrol.h"

#define MAX_DEPTH	8	/* of names that stand for names */
#define MAX_STEPS	10000	/* names that are looked for */

/*
 * Of linux/if.h, linux/if_ether.h, linux/limits.h, linux/netfilter/x_tables.h
 * and linux/netfilter/nfnetlink_acct.h.
 */
static const struct {
	const char *name;
	uint64_t value;
} foreign[] = {
	{ "IFNAMSIZ", 16 },
	{ "ETH_ALEN", 6 },
	{ "NAME_MAX", 255 },
	{ "XT_EXTENSION_MAXNAMELEN", 29 },
	{ "NFACCT_NAME_MAX", 32 },
};

/* What sizeof() is known of; the struct is of linux/filter.h. */
static const struct {
	const char *kind, *name;	/* kind: "struct", or NULL */
	uint64_t bytes;
} sizes[] = {
	{ "struct", "sock_filter", 8 },
	{ NULL, "__u8", 1 }, { NULL, "__u16", 2 }, { NULL, "__u32", 4 },
	{ NULL, "__u64", 8 }, { NULL, "u_int8_t", 1 }, { NULL, "u_int16_t", 2 },
	{ NULL, "u_int32_t", 4 }, { NULL, "u_int64_t", 8 },
	{ NULL, "uint8_t", 1 }, { NULL, "uint16_t", 2 },
	{ NULL, "uint32_t", 4 }, { NULL, "uint64_t", 8 },
};

struct reader {
	const struct ctokens *tokens;
	unsigned int depth, steps;
};

static bool find(struct reader *r, struct span name, uint64_t *value);

/* A number as C writes it: 10, 0x10, 010, with U and L behind it. */
static bool read_number(struct span s, uint64_t *value)
{
	int base = 10;

	while (s.len && (char_lower(s.p[s.len - 1]) == 'u' ||
			 char_lower(s.p[s.len - 1]) == 'l'))
		s.len--;
	if (span_skip(&s, SPAN("0x")) || span_skip(&s, SPAN("0X")))
		base = 16;
	else if (s.len > 1 && span_skip_char(&s, '0'))
		base = 8;
	return span_number(s, base, UINT64_MAX, value);
}

/* "sizeof(TYPE)" at *@i, which goes behind it. */
static bool read_sizeof(const struct reader *r, size_t *i, size_t end,
			uint64_t *value)
{
	for (size_t k = 0; k < sizeof(sizes) / sizeof(sizes[0]); k++) {
		size_t name = *i + (sizes[k].kind ? 3 : 2);

		if (name + 1 >= end ||
		    !ctoken_at_is(r->tokens, *i + 1, SPAN("(")) ||
		    !ctoken_at_is(r->tokens, name, span_of(sizes[k].name)) ||
		    !ctoken_at_is(r->tokens, name + 1, SPAN(")")) ||
		    (sizes[k].kind && !ctoken_at_is(r->tokens, *i + 2,
						    span_of(sizes[k].kind))))
			continue;
		*i = name + 2;
		*value = sizes[k].bytes;
		return true;
	}
	return false;
}

/* A number, a name or a sizeof at *@i, which goes behind it. */
static bool read_operand(struct reader *r, size_t *i, size_t end,
			 uint64_t *value)
{
	const struct ctoken *t = &r->tokens->list.at[*i];

	if (ctoken_is(t, SPAN("sizeof")))
		return read_sizeof(r, i, end, value);
	*i += 1;
	if (t->kind == CTOKEN_NUMBER)
		return read_number(t->text, value);
	return t->kind == CTOKEN_IDENT && find(r, t->text, value);
}

static bool join(const struct ctoken *operator, uint64_t a, uint64_t b,
		 uint64_t *value)
{
	if (ctoken_is(operator, SPAN("<<")) && b < 64)
		*value = a << b;
	else if (ctoken_is(operator, SPAN("*")))
		*value = a * b;
	else if (ctoken_is(operator, SPAN("/")) && b)
		*value = a / b;
	else if (ctoken_is(operator, SPAN("+")))
		*value = a + b;
	else if (ctoken_is(operator, SPAN("-")) && a >= b)
		*value = a - b;
	else if (ctoken_is(operator, SPAN("|")))
		*value = a | b;
	else
		return false;
	return true;
}

static bool read_value(struct reader *r, size_t first, size_t end,
		       uint64_t *value)
{
	const struct ctoken *at = r->tokens->list.at;
	const struct ctoken *operator;
	uint64_t b;

	while (end > first && at[end - 1].kind == CTOKEN_COMMENT)
		end--;
	while (first < end && ctoken_is(&at[first], SPAN("(")) &&
	       at[first].mate == end - 1) {
		first++;
		end--;
	}
	if (first >= end || !read_operand(r, &first, end, value))
		return false;
	if (first == end)
		return true;
	operator = &at[first++];
	return first < end && read_operand(r, &first, end, &b) &&
	       first == end && join(operator, *value, b, value);
}

/* "#define NAME VALUE" at @i, without parameters. */
static bool is_macro(const struct ctokens *tokens, size_t i, struct span name)
{
	const struct ctoken *at = tokens->list.at;

	return ctoken_is_define(&at[i]) && i + 2 < tokens->list.n &&
	       ctoken_is(&at[i + 1], name) && at[i + 2].in_macro &&
	       at[i + 2].kind != CTOKEN_DIRECTIVE &&
	       !(ctoken_is(&at[i + 2], SPAN("(")) &&
		 at[i + 2].text.p == at[i + 1].text.p + at[i + 1].text.len);
}

/* Up to the comma or the brace that ends the enumerator at @i. */
static size_t end_of_enumerator(const struct ctokens *tokens, size_t i,
				size_t end)
{
	while (i < end && !ctoken_is(&tokens->list.at[i], SPAN(",")))
		i++;
	return i;
}

/* In the braces of an enum: behind a value that is not known none is. */
static bool find_enumerator(struct reader *r, size_t i, size_t end,
			    struct span name, uint64_t *value)
{
	const struct ctokens *tokens = r->tokens;
	bool known = true;
	uint64_t next = 0;

	for (i = ctoken_skip_comments(tokens, i); i < end;
	     i = ctoken_skip_comments(tokens, i + 1)) {
		size_t stop = end_of_enumerator(tokens, i, end);
		bool here = ctoken_at_is(tokens, i, name);

		if (ctoken_at_is(tokens, i + 1, SPAN("=")))
			known = read_value(r, i + 2, stop, &next);
		if (here) {
			*value = next;
			return known;
		}
		next++;
		i = stop;
	}
	return false;
}

/* The index behind "enum NAME {", or @i where it is no such thing. */
static size_t begin_of_enum(const struct ctokens *tokens, size_t i)
{
	size_t brace = i + 1;

	if (!ctoken_at_is(tokens, i, SPAN("enum")))
		return i;
	if (!ctoken_at_is(tokens, brace, SPAN("{")))
		brace++;
	return ctoken_at_is(tokens, brace, SPAN("{")) ? brace + 1 : i;
}

static bool look_elsewhere(struct span name, uint64_t *value)
{
	for (size_t i = 0; i < sizeof(foreign) / sizeof(foreign[0]); i++)
		if (span_eq(name, span_of(foreign[i].name))) {
			*value = foreign[i].value;
			return true;
		}
	return false;
}

static bool look(struct reader *r, struct span name, uint64_t *value)
{
	const struct ctokens *tokens = r->tokens;

	for (size_t i = 0; i < tokens->list.n; i++) {
		size_t inside = begin_of_enum(tokens, i), end;

		if (is_macro(tokens, i, name))
			return read_value(r, i + 2,
					  ctoken_directive_end(tokens, i),
					  value);
		if (inside == i)
			continue;
		end = tokens->list.at[inside - 1].mate;
		if (end != SIZE_MAX &&
		    find_enumerator(r, inside, end, name, value))
			return true;
	}
	return look_elsewhere(name, value);
}

static bool find(struct reader *r, struct span name, uint64_t *value)
{
	bool found;

	if (r->depth == MAX_DEPTH || r->steps++ == MAX_STEPS)
		return false;
	r->depth++;
	found = look(r, name, value);
	r->depth--;
	return found;
}

bool cconstant_find(const struct ctokens *tokens, struct span name,
		    uint64_t *value)
{
	struct reader r = { .tokens = tokens };

	return find(&r, name, value);
}

bool cconstant_read(const struct ctokens *tokens, size_t first, size_t end,
		    uint64_t *value)
{
	struct reader r = { .tokens = tokens };

	return first < end && read_value(&r, first, end, value);
}
