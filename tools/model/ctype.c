// SPDX-License-Identifier: GPL-2.0-only
#include "model/ctype.h"

#include "model/cname.h"

static bool is_ident(const struct ctoken *t)
{
	return t->kind == CTOKEN_IDENT;
}

static size_t skip_modifiers(const struct ctoken *t, size_t n, size_t i)
{
	while (i < n && is_ident(&t[i]) && (t[i].told & CNAME_MODIFIER))
		i++;
	return i;
}

/* The closing bracket of the one at @i, as an index like @i; or @n. */
static size_t skip_group(const struct ctoken *t, size_t n, size_t i)
{
	unsigned int open = 0;

	for (; i < n; i++) {
		char c = t[i].kind == CTOKEN_PUNCT ? t[i].text.p[0] : 0;

		open += c == '(' || c == '[';
		open -= (c == ')' || c == ']') && open;
		if (!open)
			return i + 1;
	}
	return n;
}

/* What names the type, without the modifiers around it. */
static size_t specifier_len(const struct ctoken *t, size_t n)
{
	size_t i = 0;

	if (!n || !is_ident(t))
		return 0;
	if (t->told & CNAME_TAG)
		return n > 1 && is_ident(&t[1]) ? 2 : 0;
	if (t->told & CNAME_TYPEOF)
		return n > 1 && ctoken_is(&t[1], SPAN("(")) ?
		       skip_group(t, n, 1) : 0;
	if (t->told & CNAME_TYPEDEF)
		return 1;
	while (i < n && is_ident(&t[i]) && (t[i].told & CNAME_BASIC))
		i++;
	return i;
}

size_t ctype_base_len(const struct ctoken *t, size_t n)
{
	size_t i, len;

	if (!n || !(t->told & CNAME_OF_TYPE))
		return 0;
	i = skip_modifiers(t, n, 0);
	len = specifier_len(t + i, n - i);
	return len ? skip_modifiers(t, n, i + len) : 0;
}

size_t ctype_len(const struct ctoken *t, size_t n)
{
	size_t i = ctype_base_len(t, n);

	while (i && i < n) {
		size_t behind = skip_modifiers(t, n, i);

		if (behind < n && ctoken_is(&t[behind], SPAN("*")))
			behind++;
		if (behind == i)
			break;
		i = behind;
	}
	return i;
}

size_t cdeclare_len(const struct ctoken *t, size_t n)
{
	size_t i = 0, len;

	if (!n)		/* of an empty line: @t may be NULL */
		return 0;
	if (is_ident(t) && (t->told & CNAME_STORAGE))
		i++;
	if (i < n && is_ident(&t[i]) && (t[i].told & CNAME_INLINE))
		i++;
	len = ctype_len(t + i, n - i);
	if (len)
		while (i + len < n && is_ident(&t[i + len]) &&
		       (t[i + len].told & CNAME_INLINE))
			len++;
	return len ? i + len : 0;
}

bool ctype_ends_in_words(const struct ctoken *t, size_t n)
{
	return n > 1 && is_ident(&t[n - 1]) && is_ident(&t[n - 2]) &&
	       (t[n - 1].told & CNAME_BASIC) &&
	       (t[n - 2].told & CNAME_BASIC);
}

size_t clvalue_len(const struct ctoken *t, size_t n)
{
	size_t i = 1;

	if (!n || !is_ident(t))
		return 0;
	while (i < n) {
		if (ctoken_is(&t[i], SPAN("[")))
			i = skip_group(t, n, i);
		else if (i + 1 < n && is_ident(&t[i + 1]) &&
			 (ctoken_is(&t[i], SPAN("->")) ||
			  ctoken_is(&t[i], SPAN("."))))
			i += 2;
		else
			break;
	}
	return i;
}
