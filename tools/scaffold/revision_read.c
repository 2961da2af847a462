// SPDX-License-Identifier: GPL-2.0-only
/* revision_read - what an extension is made of now */
#include "base/file.h"
#include "base/path.h"
#include "model/cconstant.h"
#include "model/ccontrol.h"
#include "scaffold/revision_parts.h"

static const char *kind_word(const struct revision *r)
{
	return r->x.kind == EXTENSION_MATCH ? "match" : "target";
}

static bool is_named(const struct cfile *f, const struct reg *reg,
		     const char *name)
{
	struct span word = reg_word(f, reg, SPAN("name"));
	const char *const names[] = { name, NULL };

	return word.len > 2 && word.p[0] == '"' &&
	       span_is_one_of(span_first(span_from(word, 1), word.len - 2),
			      names);
}

static int revision_of(const struct cfile *f, const struct reg *reg,
		       uint64_t *nr, struct err *e)
{
	const struct reg_field *field = reg_field(reg, SPAN("revision"));

	*nr = 0;
	if (field && !cconstant_read(&f->tokens, field->first, field->end, nr))
		return cfile_refuse(f, field->dot, e,
				    "this revision is not a number");
	return 0;
}

/* One of the registrations: keep it where it is of the newest revision yet. */
static int look_at(struct revision *r, struct revision_side *s,
		   const struct reg_list *list, const struct reg *reg,
		   struct err *e)
{
	uint64_t nr;

	if (!is_named(&s->file, reg, r->name))
		return 0;
	if (revision_of(&s->file, reg, &nr, e))
		return -1;
	if (s->newest.n && nr < s->nr)
		return 0;
	if (nr > s->nr)
		s->newest.n = 0;
	if (s->newest.n && s->list != list)
		return cfile_refuse(&s->file, list->name, e, "revision %u of %s is registered in two places",
				    s->nr, r->name);
	s->nr = (unsigned int)nr;
	s->list = list;
	*VEC_ADD(r->arena, &s->newest) = reg;
	return 0;
}

static int find_newest(struct revision *r, struct revision_side *s,
		       const char *type, struct err *e)
{
	if (reg_read(r->arena, &s->file, span_of(type), &s->lists, e))
		return -1;
	for (size_t i = 0; i < s->lists.all.n; i++) {
		const struct reg_list *list = &s->lists.all.at[i];

		for (size_t k = 0; k < list->regs.n; k++)
			if (look_at(r, s, list, &list->regs.at[k], e))
				return -1;
	}
	return 0;
}

/* The struct behind "sizeof(struct" in the field, alike in all of them. */
static int find_info(struct revision *r, struct revision_side *s,
		     const char *key, struct err *e)
{
	const struct ctoken *at = s->file.tokens.list.at;

	for (size_t i = 0; i < s->newest.n; i++) {
		const struct reg *reg = s->newest.at[i];
		const struct reg_field *field = reg_field(reg, span_of(key));
		size_t k = field ? field->first : 0;

		while (field && k < field->end &&
		       !ctoken_is(&at[k], SPAN("struct")))
			k++;
		if (!field || k + 1 >= field->end)
			return cfile_refuse(&s->file,
					    field ? field->dot : reg->open, e,
					    "%s has no struct that new options could go after",
					    r->name);
		if (i && !span_eq(at[k + 1].text, s->info))
			return cfile_refuse(&s->file, k, e, "revision %u of %s has two structs, for one family each: a new one can follow only one of them",
					    s->nr, r->name);
		s->info = at[k + 1].text;
	}
	return 0;
}

/* "linux/netfilter/xt_length.h" of what #include has; empty: it is no such line. */
static struct span included(const struct cfile *f, size_t i)
{
	const struct ctoken *t = &f->tokens.list.at[i];
	struct span word;

	if (t->kind != CTOKEN_STRING || !i ||
	    f->tokens.list.at[i - 1].kind != CTOKEN_DIRECTIVE)
		return (struct span){ 0 };
	word = span_trim_left(span_from(f->tokens.list.at[i - 1].text, 1));
	if (!span_eq(word, SPAN("include")) || t->text.len < 3)
		return (struct span){ 0 };
	return span_first(span_from(t->text, 1), t->text.len - 2);
}

/* The file that the #include at @i is of; NULL: it is no such line. */
static const char *included_path(struct revision *r, const struct cfile *f,
				 size_t i, const char *includes)
{
	struct span file = included(f, i);
	bool quoted = f->tokens.list.at[i].text.p[0] == '"';

	if (!file.len || !path_is_inside(file))
		return NULL;
	if (span_skip(&file, SPAN("uapi/")))
		includes = "include/uapi";
	return path_join(r->arena,
			 quoted ? path_dir(r->arena, f->path) : includes,
			 arena_str(r->arena, file));
}

/* In what @f includes, or in what that includes: xt_MARK.h is xt_mark.h. */
static bool find_header(struct revision *r, struct revision_side *s,
			const struct cfile *f, const struct revision_where *w,
			unsigned int depth)
{
	for (size_t i = 0; i < 2 * f->tokens.list.n; i++) {
		const char *path = included_path(r, f, i / 2, i % 2 ?
						 w->others : w->includes);
		struct cfile header;
		struct err none = { 0 };

		if (!path ||
		    !file_exists(path_join(r->arena, w->root, path)) ||
		    cfile_read(r->arena, w->root, path, &header, &none))
			continue;
		if (clayout_begin(&header.tokens, SPAN("struct"), s->info) !=
		    SIZE_MAX) {
			s->header = header;
			return true;
		}
		if (depth && find_header(r, s, &header, w, depth - 1))
			return true;
	}
	return false;
}

/*
 * iptables has copies of the kernel's headers, but for some that the system has
 * as well: such a plugin gets its copy now.
 */
static bool copy_header(struct revision *r, struct revision_side *s,
			const struct revision_where *w)
{
	const struct cfile *f = &s->file;
	struct span file;

	if (s == &r->kernel || !r->kernel.is_there ||
	    !span_eq(r->kernel.info, s->info))
		return false;
	file = span_of(r->kernel.header.path);
	if (!span_skip(&file, SPAN("include/uapi/")))
		return false;
	for (size_t i = 0; i < f->tokens.list.n; i++) {
		if (!span_eq(included(f, i), file))
			continue;
		s->header = r->kernel.header;
		s->header.root = w->root;
		s->header.path = path_join(r->arena, w->includes,
					   arena_str(r->arena, file));
		s->header.name = path_join(r->arena, w->root, s->header.path);
		s->header.is_new = true;
		return !file_exists(s->header.name);
	}
	return false;
}

static int want_header(struct revision *r, struct revision_side *s,
		       const struct revision_where *w, struct err *e)
{
	/* Most often the first level has it: the others only if it has not. */
	if (find_header(r, s, &s->file, w, 0) ||
	    find_header(r, s, &s->file, w, 1) || copy_header(r, s, w))
		return 0;
	return err_set(e, ERR_NOENT,
		       "'%s' includes no header of '%s' that defines struct " SPAN_FMT ": it must be there to get a new one beside it",
		       s->file.name, w->root, SPAN_ARG(s->info));
}

/* "offsetof(struct INFO, MEMBER)": what is behind it is the kernel's. */
static int find_kept(struct revision_side *s, const char *key, struct err *e)
{
	const struct reg_field *field;
	size_t i;

	field = reg_field(s->newest.at[0], span_of(key));
	if (!field)
		return 0;
	for (i = field->first; i < field->end; i++)
		if (ctoken_at_is(&s->file.tokens, i, SPAN("offsetof")))
			break;
	if (i == field->end)
		return 0;
	/* xt_CT names the struct of revision 0: the member is the same. */
	if (!ctoken_at_is(&s->file.tokens, i + 2, SPAN("struct")) ||
	    !ctoken_at_is(&s->file.tokens, i + 4, SPAN(",")) ||
	    !ctoken_at_is(&s->file.tokens, i + 6, SPAN(")")))
		return cfile_refuse(&s->file, field->dot, e, "want offsetof(struct " SPAN_FMT ", MEMBER) here",
				    SPAN_ARG(s->info));
	s->kept = s->file.tokens.list.at[i + 5].text;
	return 0;
}

static int check_pointers(const struct revision_side *s, struct err *e)
{
	for (size_t i = 0; i < s->layout.members.n; i++) {
		const struct clayout_member *m = &s->layout.members.at[i];

		if (m->is_pointer)
			return err_set(e, ERR_SYNTAX,
				       "%s:%u: the pointer " SPAN_FMT " is not the kernel's alone: no .usersize says so",
				       s->header.name, m->nr,
				       SPAN_ARG(m->name));
	}
	return 0;
}

/*
 * iptables of ARP and bridges knows nothing of x6_parse, so these parse with
 * getopt beside one for the others: they go on with the revision they have.
 */
static void drop_getopt(struct revision *r, struct revision_side *s)
{
	VEC(const struct reg *) kept = { 0 };

	for (size_t i = 0; i < s->newest.n; i++)
		if (!reg_field(s->newest.at[i], SPAN("parse")))
			*VEC_ADD(r->arena, &kept) = s->newest.at[i];
	if (!kept.n)
		return;
	for (size_t i = 0; i < kept.n; i++)
		s->newest.at[i] = kept.at[i];
	s->newest.n = kept.n;
}

static int not_found(const struct revision *r, const struct revision_where *w,
		     struct err *e)
{
	/* In a folder of its own; else in a tree. */
	bool has_folder = w->folder == r->name;
	const char *dir = has_folder && strcmp(w->root, ".") ?
			  path_join(r->arena, w->root, r->name) :
			  has_folder ? r->name : w->root;

	if (has_folder && !file_is_dir(dir))
		return err_set(e, ERR_NOENT,
			       "there is no folder '%s': 'nfkit new match' or 'target' makes one, --kernel and --iptables name trees",
			       dir);
	return err_set(e, ERR_NOENT,
		       "'%s' has no %s%s_%s.c, and no other file there registers '%s'%s",
		       dir, w->prefix, r->asked ? r->asked->prefix : "xt",
		       r->name, r->name, has_folder ?
		       ": 'nfkit new match' or 'target' makes such a folder" : "");
}

static int read_side(struct revision *r, struct revision_side *s,
		     const struct revision_where *w, struct err *e)
{
	const char *word = kind_word(r), *type, *path;

	if (revision_find(r, w, &path, e))
		return -1;
	if (!path)
		return not_found(r, w, e);
	if (cfile_read(r->arena, w->root, path, &s->file, e))
		return -1;
	type = arena_printf(r->arena, "%s%s", w->before, word);
	if (find_newest(r, s, type, e))
		return -1;
	if (!s->newest.n)
		return err_set(e, ERR_NOENT, "'%s' registers no match or target '%s'",
			       s->file.name, r->name);
	drop_getopt(r, s);
	if (find_info(r, s, *w->size == '+' ? arena_printf(r->arena, "%ssize", word) :
					      w->size, e) ||
	    want_header(r, s, w, e))
		return -1;
	/* A plugin may compare less than the kernel shows it. */
	s->kept = r->kernel.kept;
	if ((!r->kernel.is_there && find_kept(s, w->user_size, e)) ||
	    clayout_read(r->arena, &s->header.tokens, s->header.name, s->info,
			 s->kept, &s->layout, e))
		return -1;
	s->is_there = true;
	return 0;
}

/* A match or a target: what the first file that is there says. */
static int find_kind(struct revision *r, const struct revision_where *w,
		     struct err *e)
{
	struct revision_side s = { 0 };
	const char *path, *type;

	r->x.kind = EXTENSION_MATCH;
	if (revision_find(r, w, &path, e))
		return -1;
	if (!path)
		return 0;
	if (cfile_read(r->arena, w->root, path, &s.file, e))
		return -1;
	type = arena_printf(r->arena, "%smatch", w->before);
	if (find_newest(r, &s, type, e))
		return -1;
	if (!s.newest.n)
		r->x.kind = EXTENSION_TARGET;
	return 0;
}

static bool same_layout(const struct clayout *a, const struct clayout *b)
{
	if (a->bytes != b->bytes || a->members.n != b->members.n)
		return false;
	for (size_t i = 0; i < a->members.n; i++)
		if (a->members.at[i].offset != b->members.at[i].offset ||
		    a->members.at[i].bytes != b->members.at[i].bytes)
			return false;
	return true;
}

/* Both sides must be of one mind. */
static int compare(const struct revision *r, struct err *e)
{
	const struct revision_side *k = &r->kernel, *p = &r->plugin;

	if (!k->is_there || !p->is_there)
		return 0;
	if (k->nr != p->nr)
		return err_set(e, ERR_SYNTAX,
			       "'%s' has revision %u, '%s' has %u: which one should the new one follow?",
			       k->file.name, k->nr, p->file.name, p->nr);
	if (!same_layout(&k->layout, &p->layout))
		return err_set(e, ERR_SYNTAX,
			       "struct " SPAN_FMT " of '%s' and struct " SPAN_FMT " of '%s' differ",
			       SPAN_ARG(k->info), k->header.name,
			       SPAN_ARG(p->info), p->header.name);
	return 0;
}

int revision_read(struct revision *r, const char *name, const char *kernel,
		  const char *iptables, const char *into, struct err *e)
{
	const char *folder = kernel || iptables ? NULL : name;
	const char *root = into ? into : ".";
	const struct revision_where places[] = {
		{ folder ? root : kernel, folder, folder ? folder : "include/uapi",
		  "include", "", "xt_", "+", "usersize" },
		{ folder ? root : iptables, folder ? folder : "extensions",
		  folder ? folder : "include", "include", "lib", "xtables_",
		  "size",
		  "userspacesize" },
	};
	struct revision_side *sides[] = { &r->kernel, &r->plugin };

	r->name = name;
	if (find_kind(r, places[0].root ? &places[0] : &places[1], e))
		return -1;
	for (size_t i = 0; i < 2; i++)
		if (places[i].root && read_side(r, sides[i], &places[i], e))
			return -1;
	if (r->kernel.is_there && check_pointers(&r->kernel, e))
		return -1;
	return compare(r, e) ? -1 : revision_understand(r, e);
}
