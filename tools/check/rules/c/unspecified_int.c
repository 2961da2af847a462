// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"

static bool is_bare(const struct cread *line, size_t i)
{
	static const char *const others[] = {
		"char", "short", "int", "long", "__int128", NULL
	};

	if (i > line->at)
		for (const char *const *w = others; *w; w++)
			if (ctoken_is(&line->list[i - 1], span_of(*w)))
				return false;
	if (i + 1 < line->end)
		for (const char *const *w = others; *w; w++)
			if (ctoken_is(&line->list[i + 1], span_of(*w)))
				return false;
	return true;
}

/* "unsigned a =", "unsigned *a;", "(unsigned)": what a declaration has. */
static bool is_declaration(struct cread c)
{
	const struct ctoken *t;
	struct span name;

	while (cread_skip(&c, SPAN("*")))
		;
	cread_ident(&c, &name);
	t = cread_peek(&c);
	return t && t->kind == CTOKEN_PUNCT && t->text.len == 1 &&
	       span_find_char(SPAN("=,;[)("), t->text.p[0]) != SIZE_MAX;
}

static void code(struct report *to, struct cread line)
{
	for (size_t i = line.at; i < line.end; i++) {
		const struct ctoken *t = &line.list[i];
		struct cread behind = line;

		if (!ctoken_is(t, SPAN("unsigned")) &&
		    !ctoken_is(t, SPAN("signed")))
			continue;
		behind.at = i + 1;
		if (is_bare(&line, i) && is_declaration(behind))
			report(to, t->text, "'" SPAN_FMT "' without an int",
			       SPAN_ARG(t->text));
	}
}

static const char *const words[] = {
	"unsigned", "signed", NULL
};

const struct rule rule_unspecified_int = {
	.name = "UNSPECIFIED_INT",
	.summary = "unsigned without an int",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.words = words,
	.code = code,
};
