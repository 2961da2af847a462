// SPDX-License-Identifier: GPL-2.0-only
#include "check/functions.h"

#include "model/cfunction.h"
#include "model/cname.h"
#include "model/cstatement.h"

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

/* A line that begins with "f(", with a type before it or without. */
static bool read_head(struct cread c, struct span *name)
{
	struct cread type;

	while (cread_peek(&c) &&
	       (cread_peek(&c)->told & (CNAME_STORAGE | CNAME_INLINE)))
		c.at++;
	type = c;
	if (cread_type(&type) && cread_ident(&type, name) &&
	    cread_is(&type, SPAN("(")))
		return true;
	return cread_ident(&c, name) && cread_is(&c, SPAN("("));
}

/* "{" in the first column below a head that fits in one line. */
static bool begins_body(const struct cread *line, const struct cread *before)
{
	const struct ctoken *t = cread_peek(line), *head = cread_peek(before);

	return ctoken_is(t, SPAN("{")) && t->text.p == t->line->text.p &&
	       line->end == line->at + 1 && head && head->added &&
	       head->line->new_nr + 1 == t->line->new_nr &&
	       head->text.p == head->line->text.p;
}

/* "}" in the first column, and nothing else. */
static bool ends_function(const struct cread *line)
{
	const struct ctoken *t = cread_peek(line);

	return ctoken_is(t, SPAN("}")) && t->text.p == t->line->text.p &&
	       line->end == line->at + 1;
}

void each_line_in_function(struct report *to, const struct ctokens *tokens,
			   void (*line)(struct report *to, struct cread line,
					struct span function))
{
	struct span name = cfunction_in_section(tokens->hunk->section);
	struct cstatement s = { 0 };
	struct cstatement_walk w;
	struct cread before = { 0 };
	bool has_statement;

	cstatement_walk(&w, tokens);
	has_statement = cstatement_next(&w, &s);
	for (size_t i = 0; i < tokens->list.n;) {
		struct cread c = cread_line(tokens, i);

		while (has_statement && s.first < i)
			has_statement = cstatement_next(&w, &s);
		if (tokens->list.at[i].added) {
			struct span head;

			if (begins_body(&c, &before) && read_head(before, &head))
				name = head;
			if (name.len)
				line(to, c, name);
			if (has_statement && s.first == i)
				read_function(cread_run(tokens, i, s.end),
					      &name);
			if (ends_function(&c))
				name = (struct span){ 0 };
		}
		before = c;
		i = c.end;
	}
}
