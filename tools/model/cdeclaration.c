// SPDX-License-Identifier: GPL-2.0-only
#include "model/cdeclaration.h"

#include "model/cname.h"
#include "model/cread.h"

static bool is_at(const struct cline *l, size_t i, const char *text)
{
	return i < l->n && ctoken_is(&l->at[i], span_of(text));
}

static bool is_ident(const struct cline *l, size_t i)
{
	return i < l->n && l->at[i].kind == CTOKEN_IDENT;
}

static size_t skip_modifiers(const struct cline *l, size_t i)
{
	while (is_ident(l, i) && (l->at[i].told & CNAME_MODIFIER))
		i++;
	return i;
}

/* True where @i is a punctuator that may follow the name: one of @ends. */
static bool is_end(const struct cline *l, size_t i, const char *ends)
{
	i = skip_modifiers(l, i);
	return i < l->n && l->at[i].kind == CTOKEN_PUNCT &&
	       l->at[i].text.len == 1 &&
	       span_find_char(span_of(ends), l->at[i].text.p[0]) != SIZE_MAX;
}

/* The name of "int a;" or "int (*a)(void)", whose type ends at @i. */
static size_t name_behind(const struct cline *l, size_t i)
{
	if (is_ident(l, i) && is_end(l, i + 1, "=,;:["))
		return i;
	if (is_at(l, i, "(") && is_at(l, i + 1, "*") && is_ident(l, i + 2) &&
	    is_at(l, i + 3, ")") && is_end(l, i + 4, "=,;:[("))
		return i + 2;
	return SIZE_MAX;
}

/* The name of "foo_type *a;", where the type is any word. */
static size_t name_of_unknown(const struct cline *l)
{
	size_t i = skip_modifiers(l, 0);

	if (!is_ident(l, i))
		return SIZE_MAX;
	i = skip_modifiers(l, i + 1);
	if (is_at(l, i, "*"))
		i = skip_modifiers(l, i + 1);
	return is_ident(l, i) && is_end(l, i + 1, "=,;[") ? i : SIZE_MAX;
}

static bool starts_with_keyword(const struct cline *l)
{
	return is_ident(l, 0) && (l->at[0].told & CNAME_KEYWORD);
}

static size_t find_name(const struct cline *l)
{
	struct cread c = cread_part(l, 0, l->n);
	size_t name = SIZE_MAX;

	if (starts_with_keyword(l))
		return SIZE_MAX;
	if (cread_specifiers(&c))
		name = name_behind(l, c.at - l->first);
	return name == SIZE_MAX ? name_of_unknown(l) : name;
}

static bool is_upper(struct span name)
{
	for (size_t i = 0; i < name.len; i++)
		if (!char_is_upper(name.p[i]) && !char_is_digit(name.p[i]) &&
		    name.p[i] != '_')
			return false;
	return name.len;
}

static bool is_macro(struct span name)
{
	static const char *const names[] = {
		"LIST_HEAD", "HLIST_HEAD", "LLIST_HEAD", "PLIST_HEAD",
		"SKCIPHER_REQUEST_ON_STACK", "SHASH_DESC_ON_STACK",
		"AHASH_REQUEST_ON_STACK", "XA_STATE", "XA_STATE_ORDER", NULL
	};

	if (span_is_one_of(name, names))
		return true;
	return is_upper(name) && (span_find(name, SPAN("DEFINE_")) != SIZE_MAX ||
				  span_find(name, SPAN("DECLARE_")) != SIZE_MAX);
}

static bool declares_by_macro(const struct cline *l)
{
	size_t i = is_ident(l, 0) && (l->at[0].told & CNAME_STORAGE);

	return is_ident(l, i) && is_macro(l->at[i].text) && is_at(l, i + 1, "(");
}

bool cdeclaration_begins(const struct cline *l)
{
	return find_name(l) != SIZE_MAX || declares_by_macro(l);
}

const struct ctoken *cdeclaration_name(const struct cline *l)
{
	size_t i = find_name(l);

	return i == SIZE_MAX ? NULL : &l->at[i];
}
