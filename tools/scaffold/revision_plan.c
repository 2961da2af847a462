// SPDX-License-Identifier: GPL-2.0-only
#include "base/limits.h"
#include "base/path.h"
#include "model/ccontrol.h"
#include "scaffold/extension.h"
#include "scaffold/extension_scope.h"
#include "scaffold/render.h"
#include "scaffold/revision_parts.h"

#define TEMPLATES	"templates/revision"

const char *revision_args(const struct revision *r,
			  const struct revision_side *s, const struct reg *reg,
			  const char *key)
{
	struct span family = reg_word(&s->file, reg, SPAN("family"));

	if (s == &r->kernel || !r->family.separate ||
	    (strcmp(key, "print") && strcmp(key, "save")))
		return "";
	for (size_t i = 0; i < r->x.options.n; i++)
		if (r->x.options.at[i].type->traits & OPTION_HOST)
			return arena_printf(r->arena, ", " SPAN_FMT,
					    SPAN_ARG(family));
	return "";
}

/* The name of what is there for @old, which @args set apart from others. */
static const char *new_name(struct revision *r, const struct revision_side *s,
			    struct span old, const char *key, const char *args)
{
	size_t n = strlen(args);

	if (!old.len)
		return arena_printf(r->arena, "%s_%s_%s_v%u", r->name,
				    r->x.suffix, strcmp(key, "destroy") ?
				    "check" : key, r->next.revision);
	/* That of all plugins, where this one has nothing to add. */
	if (span_starts(old, SPAN("xtables_")))
		return arena_printf(r->arena, "%s_%s_parse_v%u", r->name,
				    r->x.suffix, r->next.revision);
	/* "printed_v2_4" and "printed_v2_6" of one that prints addresses. */
	return !n ? revision_name(r, old, s->nr) :
	       arena_printf(r->arena, "%s_%c", revision_name(r, old, s->nr),
			    args[n - 1]);
}

/* A function that is only there under a condition has a new one only there. */
static void meet_condition(const struct revision_side *s,
			   struct revision_function *f, const struct reg *reg)
{
	const struct ctoken *at = s->file.tokens.list.at;

	if (f->condition == SIZE_MAX || reg->condition == SIZE_MAX ||
	    !span_eq(at[f->condition].line->text,
		     at[reg->condition].line->text))
		f->condition = SIZE_MAX;
}

static int add_function(struct revision *r, struct revision_side *s,
			struct revision_functions *functions,
			const struct reg *reg, const char *key, struct err *e)
{
	const char *args = revision_args(r, s, reg, key);
	struct span old = reg_word(&s->file, reg, span_of(key));
	struct revision_function *f;

	f = (struct revision_function *)
		revision_function_for(functions, s, reg, key, args);
	if (f) {
		meet_condition(s, f, reg);
		return 0;
	}
	if (!old.len && reg_field(reg, span_of(key)))
		return cfile_refuse(&s->file, reg_field(reg, span_of(key))->dot,
				    e, ".%s is not one name", key);
	f = VEC_ADD(r->arena, &functions->all);
	f->old = old;
	f->key = key;
	f->args = args;
	f->condition = reg->condition;
	f->new = new_name(r, s, old, key, args);
	if (cfile_has(&s->file, span_of(f->new)))
		return cfile_refuse(&s->file, reg->open, e, "the new revision wants the name %s, which is there already",
				    f->new);
	return 0;
}

static int find_functions(struct revision *r, struct revision_side *s,
			  const char *const *keys,
			  struct revision_functions *functions, struct err *e)
{
	for (size_t i = 0; i < s->newest.n; i++)
		for (const char *const *key = keys; *key; key++) {
			const struct reg *reg = s->newest.at[i];
			bool must = !strcmp(*key, "checkentry") ||
				    (!strcmp(*key, "destroy") && s->kept.len);

			if ((must || reg_field(reg, span_of(*key))) &&
			    add_function(r, s, functions, reg, *key, e))
				return -1;
		}
	return 0;
}

/* The scope of one function, in the list that the templates know it by. */
static void add_scope(struct revision *r, const struct revision_side *s,
		      const struct revision_function *f, struct scope *top)
{
	static const struct { const char *key, *list; } lists[] = {
		{ "match", "rule_function" }, { "target", "rule_function" },
		{ "checkentry", "check_function" },
		{ "destroy", "destroy_function" },
		{ "help", "help_function" }, { "print", "print_function" },
		{ "save", "save_function" }, { "x6_parse", "parse_function" },
		{ "x6_options", "table" }, { "xlate", "xlate_function" },
	};
	const struct ctoken *at = s->file.tokens.list.at;

	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++) {
		struct scope *element;

		if (strcmp(lists[i].key, f->key))
			continue;
		element = scope_add(top, lists[i].list);
		scope_set(element, "old", arena_str(r->arena, f->old));
		scope_set(element, "new", f->new);
		scope_set(element, "args", f->args);
		scope_set(element, "condition", f->condition == SIZE_MAX ? "" :
			  arena_str(r->arena, at[f->condition].line->text));
	}
}

/* "struct X" that the macro @name stands for at byte @at: X, or empty. */
static struct span alias_of(const struct cfile *f, struct span name, size_t at)
{
	const struct ctokens *t = &f->tokens;
	struct span found = { 0 };

	for (size_t i = 0; i + 3 < t->list.n && cfile_begin(f, i) < at; i++)
		if (ctoken_is_define(&t->list.at[i]) &&
		    ctoken_at_is(t, i + 1, name) &&
		    ctoken_at_is(t, i + 2, SPAN("struct")))
			found = t->list.at[i + 3].text;
	return found;
}

/*
 * Say in XTOPT_POINTER(s, member) which struct s is: the macro may be undefined
 * again. One of a revision before that has the member at the same place stays.
 */
static int resolve_pointers(struct revision *r, struct cfile *f,
			    const struct revision_table *table, struct err *e)
{
	for (size_t i = table->open; i < table->end; i++) {
		const struct ctoken *arg = &f->tokens.list.at[i + 2];
		struct span alias;

		if (!ctoken_at_is(&f->tokens, i, SPAN("XTOPT_POINTER")) ||
		    ctoken_is(arg, SPAN("struct")))
			continue;
		alias = alias_of(f, arg->text, cfile_begin(f, i));
		if (!alias.len)
			return cfile_refuse(f, i, e, "want XTOPT_POINTER(struct " SPAN_FMT ", MEMBER) here",
					    SPAN_ARG(r->plugin.info));
		cfile_replace(r->arena, f, cfile_begin(f, i + 2),
			      cfile_end(f, i + 2),
			      span_of(arena_printf(r->arena, "struct " SPAN_FMT,
						   SPAN_ARG(alias))));
	}
	return 0;
}

/* The old rows, with the new struct in XTOPT_POINTER(). */
static int rows_of(struct revision *r, const struct reg *reg,
		   const char **rows, struct err *e)
{
	struct cfile f = r->plugin.file;
	struct revision_table table;
	size_t first, end;
	struct span text;

	memset(&f.edits, 0, sizeof(f.edits));
	if (revision_find_table(&f, reg, &table, e) ||
	    resolve_pointers(r, &f, &table, e))
		return -1;
	first = cfile_next_line(&f, cfile_end(&f, table.open));
	end = cfile_line(&f, cfile_begin(&f, table.end));
	if (first > end)
		return cfile_refuse(&f, table.open, e, "want the rows of this table on lines of their own");
	text = cfile_edited(r->arena, &f, first, end);
	text = cfile_rename(r->arena, span_trim_right(text), r->plugin.info,
			    r->next.info);
	*rows = arena_str(r->arena, cfile_tidy(r->arena, text));
	return 0;
}

static int set_rows(struct revision *r, struct scope *top, struct err *e)
{
	const struct scope_list *tables = scope_list_of(top, "table");

	for (size_t i = 0; i < tables->elements.n; i++) {
		struct scope *table = tables->elements.at[i];
		const char *old = scope_text(table, SPAN("old"));
		const char *rows = "";

		for (size_t k = 0; k < r->plugin.newest.n && !*rows; k++) {
			const struct reg *reg = r->plugin.newest.at[k];

			if (span_eq(reg_word(&r->plugin.file, reg,
					     SPAN("x6_options")),
				    span_of(old)) &&
			    rows_of(r, reg, &rows, e))
				return -1;
		}
		scope_set(table, "rows", rows);
	}
	return 0;
}

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

	if (find_functions(r, s, keys, &functions, e))
		return -1;
	for (size_t i = 0; i < functions.all.n; i++)
		add_scope(r, s, &functions.all.at[i], top);
	if (set_rows(r, top, e) ||
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
		return cfile_refuse(f, s->layout.close, e, "want ';' behind the members");
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

static void empty_lists(struct scope *top)
{
	static const char *const names[] = {
		"rule_function", "check_function", "destroy_function",
		"help_function", "print_function", "save_function",
		"parse_function", "table", "xlate_function",
	};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		scope_list_of(top, names[i]);
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

	empty_lists(&top);
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
