// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/cline.h"

static bool is_octal(char c)
{
	return c >= '0' && c <= '7';
}

/* Cut up to @max characters off the end that @is likes; how many. */
static size_t cut_while(struct span *s, size_t max, bool (*is)(char c))
{
	size_t n = 0;

	while (n < max && s->len && is(s->p[s->len - 1])) {
		s->len--;
		n++;
	}
	return n;
}

/* "\n", "\012" or "\x0a", or a ";" or "{" as in assembler. */
static bool ends_in_mark(struct span text)
{
	struct span octal, hex, bare = span_trim_right(text);

	if (span_ends(text, SPAN("\\n")) || span_ends(text, SPAN("\\t")) ||
	    span_ends(text, SPAN("\\r")) || span_ends(bare, SPAN(";")) ||
	    span_ends(bare, SPAN("{")))
		return true;
	octal = hex = text;
	if (cut_while(&octal, 3, is_octal) && span_ends(octal, SPAN("\\")))
		return true;
	return cut_while(&hex, 2, char_is_xdigit) &&
	       span_ends(hex, SPAN("\\x"));
}

static bool is_string(const struct ctoken *t)
{
	return t && t->kind == CTOKEN_STRING && t->text.p[0] != '<' &&
	       t->text.len > 1 && span_ends(t->text, SPAN("\""));
}

static void pair(struct report *to, const struct cline *above,
		 const struct cline *l)
{
	const struct ctoken *first = cline_tail(above), *next = cline_head(l);

	if (!above->is_joined && is_string(first) && is_string(next) &&
	    !ends_in_mark(span_first(first->text, first->text.len - 1)))
		report(to, next->text,
		       "goes on with the string of the line above");
}

const struct rule rule_split_string = {
	.name = "SPLIT_STRING",
	.summary = "a string is split across lines",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.pair = pair,
};
