// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"

static bool skip_all(struct cread *c, const char *const *words)
{
	struct cread at = *c;

	for (; *words; words++)
		if (!cread_skip(&at, span_of(*words)))
			return false;
	*c = at;
	return true;
}

/* "name[] =", with a size in the brackets if @may_have_size. */
static bool skip_array(struct cread *c, bool may_have_size)
{
	struct cread at = *c;
	struct span word;

	if (!cread_ident(&at, &word) || !cread_skip(&at, SPAN("[")))
		return false;
	if (may_have_size && !cread_ident(&at, &word))
		cread_kind(&at, CTOKEN_NUMBER, &word);
	if (!cread_skip(&at, SPAN("]")) || !cread_skip(&at, SPAN("=")))
		return false;
	*c = at;
	return true;
}

static bool begins_with_string(const struct cread *c)
{
	const struct ctoken *t = cread_peek(c);

	return t && t->kind == CTOKEN_STRING;
}

/* static const char *x[] = */
static bool is_static_pointers(struct cread c)
{
	static const char *const words[] = { "static", "const", "char", "*", NULL };

	for (; c.at < c.end; c.at++) {
		struct cread at = c;

		if (skip_all(&at, words) && skip_array(&at, false))
			return true;
	}
	return false;
}

/* At the start of the line: const char x[] = "..." */
static bool is_automatic_string(struct cread c)
{
	static const char *const types[] = {
		"char", "u8", "_u8", "__u8", "int8_t", "u_int8_t", "s_int8_t",
		NULL
	};

	if (!cread_skip(&c, SPAN("const")))
		return false;
	cread_skip(&c, SPAN("unsigned"));
	return cread_skip_any(&c, types) && skip_array(&c, true) &&
	       begins_with_string(&c);
}

/* static char x[] = "..." */
static bool is_writable_string(struct cread c)
{
	static const char *const words[] = { "static", "char", NULL };

	for (; c.at < c.end; c.at++) {
		struct cread at = c;

		if (skip_all(&at, words) && skip_array(&at, false) &&
		    begins_with_string(&at))
			return true;
	}
	return false;
}

/* In a block: char *x[] = { */
static bool is_automatic_pointers(struct cread c)
{
	static const char *const words[] = { "char", "*", NULL };
	const struct ctoken *first = cread_peek(&c);

	if (first->text.p == first->line->text.p)
		return false;
	if (!cread_skip(&c, SPAN("static")))
		cread_skip(&c, SPAN("const"));
	return skip_all(&c, words) && skip_array(&c, false) &&
	       cread_is(&c, SPAN("{"));
}

static void code(struct report *to, struct cread line)
{
	struct span at = line.list[line.at].text;

	if (is_static_pointers(line))
		report(to, at, "the pointers of the static array are not const");
	if (is_automatic_string(line))
		report(to, at, "a constant array that is not static");
	if (is_writable_string(line))
		report(to, at, "a static array of char that is not const");
	if (is_automatic_pointers(line))
		report(to, at, "an array of pointers that is not static const");
}

static const char *const words[] = {
	"char", "u8", "_u8", "__u8", "int8_t", "u_int8_t",
	"s_int8_t", NULL
};

const struct rule rule_static_const_char_array = {
	.name = "STATIC_CONST_CHAR_ARRAY",
	.summary = "an array of strings that could be static const",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.words = words,
	.code = code,
};
