/* SPDX-License-Identifier: GPL-2.0-only */
/* revision_parts - parts of revision.h, for the revision*.c files only */
#ifndef SCAFFOLD_REVISION_PARTS_H
#define SCAFFOLD_REVISION_PARTS_H

#include "scaffold/revision.h"
#include "scaffold/scope.h"

/* The table of a plugin's options: rows, and the last one without a name. */
struct revision_table {
	struct span name;
	size_t open, end;	/* tokens: "{", and XTOPT_TABLEEND or "{" */
};

/* Where one side's files are, and how they say it. */
struct revision_where {
	const char *root;	/* NULL: not asked for */
	const char *folder;	/* below it; NULL: that of the family */
	const char *includes;	/* where <linux/...> is */
	const char *others;	/* where it may be too */
	const char *prefix;	/* before the family's: "lib" */
	const char *before;	/* of the struct's name: "xt_" or "xtables_" */
	const char *size;	/* behind "match" or "target": "size" */
	const char *user_size;	/* how much of it is not the kernel's */
};

/*
 * Set @path to the file below @w->root that registers the extension, NULL
 * where there is none: one of its name, or of that in another case (MARK is in
 * xt_mark.c), or any that is named as extensions are (tos is in xt_dscp.c). Of
 * the family r->asked, or for all of them; where nothing is asked for, an error
 * if there is one for each of two families. Sets r->family. One of its name
 * that registers something else is better than none.
 */
int revision_find(struct revision *r, const struct revision_where *w,
		  const char **path, struct err *e) MUST_CHECK;

/* Fill in what follows from the sides: r->next, r->family, r->x. */
int revision_understand(struct revision *r, struct err *e) MUST_CHECK;

/*
 * A plugin's code that asks for the revision of a rule must do the same for
 * @nr and the one behind it. ERR_SYNTAX where this is not certain.
 */
int revision_check_questions(const struct cfile *f, unsigned int nr,
			     struct err *e) MUST_CHECK;

/* The table that a registration of the plugin names. */
int revision_find_table(const struct cfile *f, const struct reg *reg,
			struct revision_table *out, struct err *e) MUST_CHECK;

/*
 * Go over the rows: *@i is a token behind which the next one is looked for.
 * False behind the last; the spans are what stands behind .name and .id.
 */
bool revision_next_row(const struct cfile *f, const struct revision_table *t,
		       size_t *i, struct span *name, struct span *id);

/* The old rows, with the new struct in them, into each "table" of @top. */
int revision_set_rows(struct revision *r, struct scope *top,
		      struct err *e) MUST_CHECK;

/* A function of the new revision by that of the old one: foo_v2 of foo_v1. */
const char *revision_name(const struct revision *r, struct span old,
			  unsigned int nr);

/* The same of a struct, where the 2 of xt_mark_mtinfo2 has no "_v". */
const char *revision_info(const struct revision *r, struct span old,
			  unsigned int nr);

/* The functions that the new registrations have instead of the old ones. */
struct revision_functions {
	VEC(struct revision_function) all;
};

/*
 * Those that the newest registrations of @s have under @keys, NULL behind the
 * last; a checkentry, and a destroy where it has to free, even if they are not
 * there. ERR_SYNTAX where one has no name, or its new name is taken.
 */
int revision_find_functions(struct revision *r, struct revision_side *s,
			    const char *const *keys,
			    struct revision_functions *functions,
			    struct err *e) MUST_CHECK;

/* A scope for each, in the list of @top that the templates know it by. */
void revision_add_scopes(struct revision *r, const struct revision_side *s,
			 const struct revision_functions *functions,
			 struct scope *top);

/* The one for @reg, or NULL. */
const struct revision_function *
revision_function_for(const struct revision_functions *all,
		      const struct revision_side *s, const struct reg *reg,
		      const char *key, const char *args);

/* The registrations of the new revision beside those of the old one. */
int revision_register(struct revision *r, struct revision_side *s,
		      const struct revision_functions *functions,
		      struct err *e) MUST_CHECK;

/* ", NFPROTO_IPV4" of the functions of a plugin that print addresses. */
const char *revision_args(const struct revision *r,
			  const struct revision_side *s, const struct reg *reg,
			  const char *key);

/*
 * iptables-nft says some matches (limit, mark, udp) in words of nft, which have
 * no place for new options: leave a rule that has one to the kernel's module,
 * in add_match() of iptables/nft.c.
 */
int revision_plan_native(struct revision *r, struct scope *top, struct plan *p,
			 struct err *e) MUST_CHECK;

/* What goes into the manual page, tests and README beside the plugin. */
int revision_plan_texts(struct revision *r, struct scope *top, struct plan *p,
			struct err *e) MUST_CHECK;

#endif
