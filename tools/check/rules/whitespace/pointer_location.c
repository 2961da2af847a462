// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"
#include "model/cname.h"

static const char *const modifiers[] = {
	"const", "volatile", "__user", "__force", "__iomem", "__rcu",
	"__restrict", "restrict", "__percpu", "__kernel", "__must_check", NULL
};

static bool is_modifier(const struct ctoken *t)
{
	for (const char *const *m = modifiers; *m; m++)
		if (ctoken_is(t, span_of(*m)))
			return true;
	return false;
}

static bool touches(const struct ctoken *a, const struct ctoken *b)
{
	return a->text.p + a->text.len == b->text.p;
}

/* Behind the "*" and the modifiers from @c on; false where no "*" is there. */
static bool skip_pointers(struct cread *c, bool *is_spread)
{
	bool found = false;

	*is_spread = false;
	while (c->at < c->end) {
		const struct ctoken *t = cread_peek(c);
		bool is_star = ctoken_is(t, SPAN("*"));

		if (!is_star && !is_modifier(t))
			break;
		if (is_star && ctoken_is(t - 1, SPAN("*")) &&
		    !touches(t - 1, t))
			*is_spread = true;
		found |= is_star;
		c->at++;
	}
	return found;
}

/*
 * The type ends before @first, "*" and modifiers go up to @end. There is a
 * blank before the first star, and behind a modifier, but none behind a star.
 */
static bool is_misplaced(const struct ctoken *first, const struct ctoken *end,
			 bool is_spread, bool is_cast)
{
	bool ends_in_star = ctoken_is(end - 1, SPAN("*"));

	if (is_spread || touches(first - 1, first))
		return true;
	if (ends_in_star || is_cast)
		return !touches(end - 1, end);
	return false;
}

/* "foo * bar;" at the start of a line: foo must be a type. */
static bool skip_unknown_type(const struct cread *line, struct cread *c)
{
	struct cread at = *c;
	struct span word, name;
	bool is_spread;

	if (c->at != line->at || !cread_ident(&at, &word) ||
	    cname_is_keyword(word))
		return false;
	*c = at;
	return skip_pointers(&at, &is_spread) && cread_ident(&at, &name) &&
	       (cread_is(&at, SPAN(";")) || cread_is(&at, SPAN("=")));
}

/* The type at @c, and what is behind it; *@c goes behind its pointers. */
static bool check_type(struct report *to, const struct cread *line,
		       struct cread *c)
{
	bool opens = c->at > line->at &&
		     ctoken_is(&line->list[c->at - 1], SPAN("(")), is_spread;
	const struct ctoken *first, *end;
	struct cread at = *c;
	struct span name;

	if (!cread_base_type(&at) && !skip_unknown_type(line, &at))
		return false;
	first = cread_peek(&at);
	c->at = at.at;
	if (!first || !skip_pointers(&at, &is_spread) || at.at == at.end)
		return true;
	end = cread_peek(&at);
	c->at = at.at;
	if (opens && ctoken_is(end, SPAN(")"))) {
		if (is_misplaced(first, end, is_spread, true))
			report(to, ctoken_span(first, end - 1),
			       "want one space before the '*', and none after");
	} else if (cread_ident(&at, &name) &&
		   is_misplaced(first, end, is_spread, false)) {
		report(to, ctoken_span(first, end - 1),
		       "the '*' does not touch '" SPAN_FMT "' and only that",
		       SPAN_ARG(name));
	}
	return true;
}

static void code(struct report *to, struct cread line)
{
	struct cread c = line;

	while (c.at < c.end) {
		bool is_name_part = c.at > line.at &&
			(ctoken_is(&c.list[c.at - 1], SPAN("->")) ||
			 ctoken_is(&c.list[c.at - 1], SPAN(".")));

		if (is_name_part || !check_type(to, &line, &c))
			c.at++;
	}
}

const struct rule rule_pointer_location = {
	.name = "POINTER_LOCATION",
	.summary = "char* a, char * a",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.code = code,
};
