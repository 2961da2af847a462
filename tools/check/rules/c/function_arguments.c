// SPDX-License-Identifier: GPL-2.0-only
#include "check/dialect.h"
#include "check/lines.h"
#include "model/cstatement.h"

/* "f" or "(*f)", of which a parameter list follows. */
static bool skip_declared_name(struct cread *c)
{
	struct cread rest = *c;
	struct span name;

	if (cread_ident(&rest, &name) ||
	    (cread_skip(&rest, SPAN("(")) && cread_skip(&rest, SPAN("*")) &&
	     cread_ident(&rest, &name) && cread_skip(&rest, SPAN(")")))) {
		*c = rest;
		return true;
	}
	return false;
}

/* The parameters of "TYPE f(...);" or "TYPE (*f)(...);". */
static bool read_prototype(struct cread c, struct cread *parameters)
{
	struct cread behind;

	cread_skip(&c, SPAN("extern"));
	if (!cread_type(&c) && !cread_declared_type(&c))
		return false;
	if (!skip_declared_name(&c))
		return false;
	behind = c;
	if (!cread_group(&behind, SPAN("(")) || !cread_is(&behind, SPAN(";")))
		return false;
	*parameters = c;
	parameters->at++;
	parameters->end = behind.at - 1;
	return true;
}

/* Cut the next parameter off the list; false at the end. */
static bool next_parameter(struct cread *list, struct cread *parameter)
{
	*parameter = *list;
	if (list->at >= list->end)
		return false;
	while (list->at < list->end && !cread_is(list, SPAN(",")))
		if (!cread_group(list, SPAN("(")))
			list->at++;
	parameter->end = list->at;
	cread_skip(list, SPAN(","));
	return true;
}

/* A type and no name: "struct net *", "u8". "enum x" is left alone. */
static bool is_unnamed(struct cread c)
{
	struct span word;

	if (cread_is(&c, SPAN("enum")) && c.end - c.at == 2)
		return false;
	if (!cread_type(&c)) {
		cread_skip(&c, SPAN("const"));
		if (!cread_ident(&c, &word))
			return false;
		while (cread_skip(&c, SPAN("*")))
			;
	}
	return c.at == c.end;
}

/* "int (*a)[2]": checkpatch.pl sees a name there with functions only. */
static bool is_array_pointer(struct cread c)
{
	struct span name;

	if (!cread_type(&c) || !cread_skip(&c, SPAN("(")) ||
	    !cread_skip(&c, SPAN("*")))
		return false;
	cread_ident(&c, &name);
	return !cread_skip(&c, SPAN(")")) || !cread_is(&c, SPAN("("));
}

/* The finding is at the declaration, where its line is; it shows the type. */
static void declaration(struct report *to, const struct ctoken *first,
			struct cread list)
{
	struct cread parameter, all = list;

	if (cread_skip(&all, SPAN("void")) && all.at == all.end)
		return;
	while (next_parameter(&list, &parameter)) {
		const struct ctoken *type = cread_peek(&parameter);

		if (!is_unnamed(parameter) &&
		    !(speaks_checkpatch(to) && is_array_pointer(parameter)))
			continue;
		report(to, first->text, "a parameter '" SPAN_FMT
		       "' without a name",
		       SPAN_ARG(ctoken_span(type, &parameter.list[
					    parameter.end - 1])));
		report_also(to, type->text, "the parameter");
	}
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	const struct ctoken *at = tokens->list.at;
	struct cstatement_walk w;
	struct cread parameters;
	struct cstatement s;

	cstatement_walk(&w, tokens);
	while (cstatement_next(&w, &s))
		if (at[s.first].added &&
		    read_prototype(cread_run(tokens, s.first, s.end),
				   &parameters))
			declaration(to, &at[s.first], parameters);
}

const struct rule rule_function_arguments = {
	.name = "FUNCTION_ARGUMENTS",
	.summary = "a prototype does not name a parameter",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.hunk = hunk,
};
