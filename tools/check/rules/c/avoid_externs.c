// SPDX-License-Identifier: GPL-2.0-only
#include "check/dialect.h"
#include "check/lines.h"
#include "model/file_kind.h"

/* "extern int f(" in a header. */
static bool read_extern(const struct report *to, struct cread c,
			struct span *name)
{
	struct cread type = c;

	if (!cread_declared_type(&c))
		return false;
	type.end = c.at;
	if (cread_ident(&c, name))
		return cread_is(&c, SPAN("("));
	*name = c.list[type.end - 1].text;
	return speaks_checkpatch(to) && cread_is(&c, SPAN("(")) &&
	       cread_ends_in_words(&type);
}

static void code(struct report *to, struct cread c)
{
	const struct ctoken *keyword = cread_peek(&c);
	struct span name;

	if (report_file(to)->kind == FILE_HEADER &&
	    cread_skip(&c, SPAN("extern")) && read_extern(to, c, &name))
		report_as(to, SEV_NOTE, keyword->text,
			  "extern before the prototype of " SPAN_FMT "()",
			  SPAN_ARG(name));
}

/* "int f(...)", also over lines; but not "int *f(...)" in one. */
static bool read_prototype(struct cread *c, struct span *name)
{
	const struct ctoken *last;

	cread_skip(c, SPAN("extern"));
	if (!cread_declared_type(c))
		return false;
	last = &c->list[c->at - 1];
	return cread_ident(c, name) &&
	       last->text.p + last->text.len != name->p &&
	       cread_group(c, SPAN("("));
}

static void statement(struct report *to, const struct ctokens *tokens,
		      const struct cstatement *s)
{
	struct cread c = cread_run(tokens, s->first, s->end), rest = c;
	const struct ctoken *first = cread_peek(&c);
	struct span name;

	if (read_prototype(&rest, &name)) {
		if (cread_is(&rest, SPAN(";")))
			report(to, first->text, "the prototype of " SPAN_FMT
			       "() is in a source file", SPAN_ARG(name));
	} else if (cread_skip(&c, SPAN("extern"))) {
		report(to, first->text, "extern in a source file");
	}
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	const struct file_diff *f = report_file(to);

	if (f->kind == FILE_C)
		each_added_statement(to, tokens, statement);
}

const struct rule rule_avoid_externs = {
	.name = "AVOID_EXTERNS",
	.summary = "extern before a function, or a prototype in a .c file",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.hunk = hunk,
	.code = code,
};
