// SPDX-License-Identifier: GPL-2.0-only
/* revision_plan - the edits that make the new revision */
#include "base/limits.h"
#include "base/path.h"
#include "model/ccontrol.h"
#include "scaffold/extension.h"
#include "scaffold/extension_scope.h"
#include "scaffold/render.h"
#include "scaffold/revision_parts.h"

#define TEMPLATES	"templates/revision"

/* "_includes" and ".c" of one side, rendered: NAME is module or plugin. */
static int render(struct revision *r, const char *name, struct scope *top,
		  struct span *out, struct err *e)
{
	const struct templates all = render_templates();

	return render_file(&all, path_join(r->arena, TEMPLATES, name), top, out,
			   e);
}

static int add_includes(struct revision *r, struct cfile *f, const char *name,
			struct scope *top, struct err *e)
{
	struct span text, line;

	if (render(r, name, top, &text, e))
		return -1;
	while (span_next_line(&text, &line))
		cfile_include(r->arena, f, line);
	return 0;
}

/* Where the list's declaration begins, with a comment right above it. */
static size_t before_list(const struct revision_side *s)
{
	const struct ctoken *at = s->file.tokens.list.at;
	size_t i = s->list->first;

	while (i && at[i - 1].kind == CTOKEN_COMMENT && at[i - 1].starts_line &&
	       at[i - 1].line->nr + 1 == at[i].line->nr)
		i--;
	return cfile_line(&s->file, cfile_begin(&s->file, i));
}

/* The new checks say who they are, where nobody else of the file speaks. */
static void add_pr_fmt(struct revision *r)
{
	struct cfile *f = &r->kernel.file;
	size_t i;

	if (cfile_has(f, SPAN("pr_fmt")) || cfile_has_prefix(f, SPAN("pr_"), &i))
		return;
	for (i = 0; i < f->tokens.list.n; i++)
		if (f->tokens.list.at[i].kind == CTOKEN_DIRECTIVE)
			break;
	cfile_insert(r->arena, f, cfile_line(f, cfile_begin(f, i)),
		     SPAN("#define pr_fmt(fmt) KBUILD_MODNAME \": \" fmt\n\n"));
}

static int plan_side(struct revision *r, struct revision_side *s,
		     const char *code, const char *includes,
		     const char *const *keys, struct scope *top, struct err *e)
{
	struct revision_functions functions = { 0 };
	struct span text;

	if (revision_find_functions(r, s, keys, &functions, e))
		return -1;
	revision_add_scopes(r, s, &functions, top);
	if (revision_set_rows(r, top, e) ||
	    add_includes(r, &s->file, includes, top, e) ||
	    render(r, code, top, &text, e))
		return -1;
	cfile_insert(r->arena, &s->file, before_list(s), text);
	cfile_insert(r->arena, &s->file, before_list(s), SPAN("\n"));
	return revision_register(r, s, &functions, e);
}

/* The bytes from @at to @end, without macros and empty lines around. */
static const char *members(struct revision *r, const struct revision_side *s,
			   size_t at, size_t end)
{
	struct span text = span_first(span_from(s->header.text, at), end - at);
	CLEANUP_BUF struct buf to;
	struct span line;
	size_t unit = 0;

	buf_init(&to, LIMIT_SPEC);
	while (span_next_line(&text, &line)) {
		struct span words = span_trim_left(line);
		size_t indent = line.len - words.len;

		if (span_starts(words, SPAN("#")) || (!words.len && !to.len))
			continue;
		if (!unit)
			unit = indent;
		if (!span_starts(line, SPAN(" "))) {
			buf_printf(&to, SPAN_FMT "\n", SPAN_ARG(line));
			continue;
		}
		/* Old headers have blanks that a new line must not have. */
		buf_add_chars(&to, '\t', unit ? (indent + unit - 1) / unit : 1);
		buf_printf(&to, SPAN_FMT "\n", SPAN_ARG(words));
	}
	return arena_str(r->arena,
			 cfile_tidy(r->arena, span_trim_right(buf_span(&to))));
}

/* Behind the last member that iptables knows of. */
static size_t end_of_members(const struct revision_side *s)
{
	size_t i = s->layout.end;

	while (s->header.tokens.list.at[i - 1].kind == CTOKEN_COMMENT &&
	       s->header.tokens.list.at[i - 1].starts_line && s->kept.len)
		i--;
	return cfile_begin(&s->header, i);
}

static int plan_header(struct revision *r, struct revision_side *s,
		       struct scope *top, struct err *e)
{
	struct cfile *f = &s->header;
	size_t end = cfile_next_line(f, cfile_end(f, s->layout.close));
	struct span text;

	if (!ctoken_at_is(&f->tokens, s->layout.close + 1, SPAN(";")))
		return cfile_refuse(f, s->layout.close, e, "want ';' after the members");
	scope_set(top, "old_members",
		  members(r, s, cfile_end(f, s->layout.open),
			  end_of_members(s)));
	if (add_includes(r, f, "header_includes", top, e) ||
	    render(r, "header.h", top, &text, e))
		return -1;
	cfile_insert(r->arena, f, end, SPAN("\n"));
	cfile_insert(r->arena, f, end, text);
	return 0;
}

/* "xt_dscp" of match and module tos; empty where that side is not there. */
static const char *stem_of(const struct revision *r,
			   const struct revision_side *s)
{
	struct span file = s->is_there ? path_base(span_of(s->file.path)) :
					 SPAN("");

	return arena_str(r->arena, span_first(file, file.len -
					      path_extension(file).len));
}

static int set_names(const struct revision *r, struct scope *top,
		     struct err *e)
{
	const struct revision_side *s = r->kernel.is_there ? &r->kernel :
							     &r->plugin;
	struct arena *a = top->arena;
	uint32_t all = 0;
	bool any = false;

	if (extension_names(&r->x, "", "<>", top, e))
		return -1;
	for (size_t i = 0; i < r->x.options.n; i++) {
		all |= 1U << i;
		any |= extension_has_words(&r->x, &r->x.options.at[i]);
	}
	scope_set(top, "revision", arena_printf(a, "%u", r->next.revision));
	scope_set(top, "old_revision",
		  arena_printf(a, "%u", r->next.revision - 1));
	scope_set_if(top, "keeps_old", r->next.keeps_data);
	scope_set_if(top, "asks_revision", r->asks_revision);
	scope_set_if(top, "hands_on", r->next.keeps_data || r->asks_revision);
	scope_set(top, "pointer", r->pointer);
	scope_set(top, "first_kept", arena_str(a, s->kept));
	scope_set(top, "old_info", arena_str(a, s->info));
	scope_set_if(top, "translates_any", any);
	scope_set_if(top, "one_option", r->x.options.n == 1);
	scope_set(top, "option_words",
		  extension_words(&r->x, all, "--", "", a));
	scope_set(top, "file", stem_of(r, &r->kernel));
	scope_set(top, "plugin_file", stem_of(r, &r->plugin));
	return 0;
}

static int plan_kernel(struct revision *r, struct scope *top, struct err *e)
{
	static const char *const keys[][4] = {
		{ "match", "checkentry" }, { "target", "checkentry" },
		{ "match", "checkentry", "destroy" },
		{ "target", "checkentry", "destroy" },
	};
	bool destroys = r->kernel.kept.len || r->asks_revision;
	bool is_target = r->x.kind == EXTENSION_TARGET;

	add_pr_fmt(r);
	return plan_side(r, &r->kernel, "module.c", "module_includes",
			 keys[2 * destroys + is_target], top, e) ||
	       plan_header(r, &r->kernel, top, e) ? -1 : 0;
}

static int plan_plugin(struct revision *r, struct scope *top, struct err *e)
{
	static const char *const keys[] = {
		"help", "print", "save", "x6_parse", "x6_options", "xlate",
		NULL
	};

	if (plan_side(r, &r->plugin, "plugin.c", "plugin_includes", keys, top,
		      e))
		return -1;
	/* A folder of its own has one header for both. */
	return r->kernel.is_there &&
	       span_eq(span_of(r->kernel.header.name),
		       span_of(r->plugin.header.name)) ? 0 :
	       plan_header(r, &r->plugin, top, e);
}

int revision_plan(struct revision *r, struct plan *p, struct err *e)
{
	struct scope top = { .arena = r->arena };

	if (set_names(r, &top, e))
		return -1;
	p->names_roots = true;
	if (r->kernel.is_there &&
	    (plan_kernel(r, &top, e) || cfile_plan(&r->kernel.file, p, e) ||
	     cfile_plan(&r->kernel.header, p, e)))
		return -1;
	if (!r->plugin.is_there)
		return 0;
	if (plan_plugin(r, &top, e) || cfile_plan(&r->plugin.file, p, e) ||
	    cfile_plan(&r->plugin.header, p, e))
		return -1;
	return revision_plan_native(r, &top, p, e) ||
	       revision_plan_texts(r, &top, p, e) ? -1 : 0;
}

int revision_message(const struct revision *r, const char *name,
		     struct buf *to, struct err *e)
{
	CLEANUP_ARENA struct arena a = { 0 };
	const struct templates all = render_templates();
	struct scope top = { .arena = &a };

	if (set_names(r, &top, e))
		return -1;
	return render_message(&all,
			      arena_printf(&a, "templates/messages/%s_option",
					   name),
			      &top, to, e);
}
