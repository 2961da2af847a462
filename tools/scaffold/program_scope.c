// SPDX-License-Identifier: GPL-2.0-only
#include "scaffold/program_scope.h"

#include "base/buf.h"
#include "base/limits.h"
#include "scaffold/extension_scope.h"
#include "scaffold/render.h"

/* What a manual page has to quote. */
static const char *roff_text(struct arena *a, struct span text)
{
	CLEANUP_BUF struct buf quoted;

	buf_init(&quoted, LIMIT_TEXT);
	for (size_t i = 0; i < text.len; i++)
		if (text.p[i] == '\\')
			buf_add_str(&quoted, "\\e");
		else if (text.p[i] == '"')
			buf_add_str(&quoted, "\\(dq");
		else
			buf_add_char(&quoted, text.p[i]);
	return arena_str(a, buf_span(&quoted));
}

static void set_author(const char *author, struct scope *top)
{
	struct span name = span_of(author), mail = { 0 };
	size_t at = span_find(name, SPAN(" <"));

	if (at != SIZE_MAX) {
		mail = span_from(name, at + 2);
		if (span_ends(mail, SPAN(">")))
			mail.len--;
		name = span_first(name, at);
	}
	scope_set(top, "author_name", roff_text(top->arena, name));
	scope_set(top, "author_mail", roff_text(top->arena, mail));
}

/* Files of templates/queue-types/ that need the same of values.c. */
static const struct {
	const char *name;
	const char *files;
} uses[] = {
	{ "uses_flag", "flag" },
	{ "uses_double", "double" },
	{ "uses_level", "level" },
	{ "uses_hostmask", "hostmask" },
	{ "uses_protocol", "protocol" },
	{ "uses_portrange", "portrange" },
	{ "uses_ranges", "range portrange" },
	{ "uses_masks", "tosmask mark" },
	{ "uses_addresses", "host hostmask" },
	{ "uses_prefixes", "plen plenmask" },
	{ "uses_ports", "port portrange" },
	{ "uses_names", "protocol port portrange" },
	{ "uses_macs", "mac macmask" },
	{ "uses_bytes", "string host" },
};

static bool is_among(const char *file, const char *files)
{
	struct span rest = span_of(files), word;

	while (span_next_word(&rest, &word))
		if (span_eq(word, span_of(file)))
			return true;
	return false;
}

static void set_uses(const struct extension *x, struct scope *top)
{
	for (size_t i = 0; i < sizeof(uses) / sizeof(uses[0]); i++) {
		bool used = false;

		for (size_t k = 0; k < x->options.n; k++)
			used |= is_among(x->options.at[k].type->pieces,
					 uses[i].files);
		scope_set_if(top, uses[i].name, used);
	}
}

static int set_option(const struct extension *x,
		      const struct extension_option *o, struct scope *s,
		      struct err *e)
{
	const struct templates all = render_templates();
	struct arena *a = s->arena;
	const char *argument = o->type->argument;
	bool text = *argument;

	extension_option_scope(x, o, s);
	scope_set(s, "pieces", arena_printf(a, "templates/queue-types/%s",
					    o->type->pieces));
	scope_set(s, "ask", arena_printf(a, "%s_%s", o->values ? "any" :
					 "holds", o->field));
	scope_set(s, "dims", !o->values ? "" :
		  arena_printf(a, "[%u]", o->values));
	scope_set(s, "argument_mdoc", !text ? "" :
		  arena_printf(a, " Ar%s", argument));
	scope_set(s, "text_param", text ? ", const char *text" : "");
	scope_set(s, "text_arg", text ? ", optarg" : "");
	scope_set(s, "inverted_param", o->invert ? ", bool inverted" : "");
	scope_set(s, "inverted_no", o->invert ? ", false" : "");
	scope_set(s, "also_given", extension_bits(x, o->also, "GIVEN_", a));
	scope_set(s, "excl_given", extension_bits(x, o->excl, "GIVEN_", a));
	return render_about(&all, s, e);
}

/* What the options are together. */
static void set_sums(const struct extension *x, struct scope *top)
{
	bool inverts = false, multiples = false, restrained = false;

	for (size_t i = 0; i < x->options.n; i++) {
		const struct extension_option *o = &x->options.at[i];

		inverts |= o->invert;
		multiples |= o->values;
		restrained |= o->mandatory || o->also || o->excl;
	}
	scope_set_if(top, "options", x->options.n);
	scope_set_if(top, "inverts", inverts);
	scope_set_if(top, "multiples", multiples);
	scope_set_if(top, "restrained", restrained);
	scope_set(top, "required", extension_rule(x, x->rule, top->arena));
	set_uses(x, top);
}

int program_names(const struct extension *x, const char *author,
		  struct scope *top, struct err *e)
{
	scope_set(top, "name", x->name);
	scope_set(top, "UPPER", x->upper);
	set_author(author, top);
	set_sums(x, top);
	scope_list_of(top, "option");
	for (size_t i = 0; i < x->options.n; i++)
		if (set_option(x, &x->options.at[i], scope_add(top, "option"),
			       e))
			return -1;
	return 0;
}
