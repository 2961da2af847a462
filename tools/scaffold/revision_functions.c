// SPDX-License-Identifier: GPL-2.0-only
/* revision_functions - what the functions of the new revision are called */
#include "scaffold/revision_parts.h"

static bool same_args(const struct revision_function *f, const char *args)
{
	return span_eq(span_of(f->args), span_of(args));
}

const struct revision_function *
revision_function_for(const struct revision_functions *all,
		      const struct revision_side *s, const struct reg *reg,
		      const char *key, const char *args)
{
	struct span old = reg_word(&s->file, reg, span_of(key));

	for (size_t i = 0; i < all->all.n; i++) {
		const struct revision_function *f = &all->all.at[i];

		if (span_eq(f->old, old) && same_args(f, args) &&
		    span_eq(span_of(f->key), span_of(key)))
			return f;
	}
	return NULL;
}

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
		return cfile_refuse(&s->file, reg->open, e, "the new revision needs the name %s, which exists already",
				    f->new);
	return 0;
}

int revision_find_functions(struct revision *r, struct revision_side *s,
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

/* The lists that the templates have, by what a registration calls it. */
static const struct {
	const char *key, *list;
} lists[] = {
	{ "match", "rule_function" }, { "target", "rule_function" },
	{ "checkentry", "check_function" }, { "destroy", "destroy_function" },
	{ "help", "help_function" }, { "print", "print_function" },
	{ "save", "save_function" }, { "x6_parse", "parse_function" },
	{ "x6_options", "table" }, { "xlate", "xlate_function" },
};

#define LISTS	(sizeof(lists) / sizeof(lists[0]))

static void add_scope(struct revision *r, const struct revision_side *s,
		      const struct revision_function *f, struct scope *element)
{
	const struct ctoken *at = s->file.tokens.list.at;

	scope_set(element, "old", arena_str(r->arena, f->old));
	scope_set(element, "new", f->new);
	scope_set(element, "args", f->args);
	scope_set(element, "condition", f->condition == SIZE_MAX ? "" :
		  arena_str(r->arena, at[f->condition].line->text));
}

void revision_add_scopes(struct revision *r, const struct revision_side *s,
			 const struct revision_functions *functions,
			 struct scope *top)
{
	for (size_t i = 0; i < LISTS; i++)
		scope_list_of(top, lists[i].list);
	for (size_t k = 0; k < functions->all.n; k++)
		for (size_t i = 0; i < LISTS; i++)
			if (!strcmp(lists[i].key, functions->all.at[k].key))
				add_scope(r, s, &functions->all.at[k],
					  scope_add(top, lists[i].list));
}
