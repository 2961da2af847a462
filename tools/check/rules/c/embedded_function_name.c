// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"
#include "model/cstatement.h"
#include "model/file_kind.h"

/* The first "name(" behind the second @@. */
static struct span name_in_section(struct span section)
{
	for (size_t i = 0; i < section.len; i++) {
		size_t end = i;

		while (end < section.len && char_is_word(section.p[end]))
			end++;
		if (end == i)
			continue;
		if (span_starts(span_trim_left(span_from(section, end)),
				SPAN("(")))
			return (struct span){ section.p + i, end - i };
		i = end;
	}
	return (struct span){ 0 };
}

/* "static int f(...) {" of the patch. */
static void read_function(struct cread c, struct span *name)
{
	static const char *const storage[] = {
		"extern", "static", "asmlinkage", NULL
	};
	struct span found;

	cread_skip_any(&c, storage);
	if (!cread_type(&c) || !cread_ident(&c, &found) ||
	    !cread_group(&c, SPAN("(")) || !cread_is(&c, SPAN("{")))
		return;
	*name = found;
}

/* The name as a word of the text, that is not all of it. */
static bool has_name(struct span string, struct span name)
{
	size_t from = 0, at;

	while ((at = span_find(span_from(string, from), name)) != SIZE_MAX) {
		size_t end = from + at + name.len;

		at += from;
		if ((!at || !char_is_word(string.p[at - 1])) &&
		    (end >= string.len || !char_is_word(string.p[end])))
			return string.len != name.len + 2;
		from = at + 1;
	}
	return false;
}

static void line(struct report *to, struct cread c, struct span name)
{
	for (; c.at < c.end; c.at++) {
		const struct ctoken *t = cread_peek(&c);

		if (t->kind != CTOKEN_STRING || t->text.p[0] == '<')
			continue;
		if (has_name(t->text, name))
			report(to, t->text, "the string names the function, '"
			       SPAN_FMT "'", SPAN_ARG(name));
		break;
	}
}

static void hunk(struct report *to, const struct file_diff *f,
		 const struct hunk *h, const struct ctokens *tokens)
{
	struct span name = name_in_section(h->section);
	const struct ctoken *at = tokens->list.at;
	struct cstatement_walk w;
	struct cstatement s = { .first = SIZE_MAX };

	if (!file_is_c(f->path))
		return;
	cstatement_walk(&w, tokens);
	cstatement_next(&w, &s);
	for (size_t i = 0; i < tokens->list.n;) {
		struct cread c = cread_line(tokens, i);

		while (s.first < i && cstatement_next(&w, &s))
			;
		if (at[i].added && name.len)
			line(to, c, name);
		if (at[i].added && s.first == i)
			read_function(cread_run(tokens, s.first, s.end),
				      &name);
		if (at[i].added && ctoken_is(&at[i], SPAN("}")) &&
		    at[i].text.p == at[i].line->text.p && c.end == i + 1)
			name = (struct span){ 0 };
		i = c.end;
	}
}

const struct rule rule_embedded_function_name = {
	.name = "EMBEDDED_FUNCTION_NAME",
	.summary = "a string has the name of its function in it",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.hunk = hunk,
};
