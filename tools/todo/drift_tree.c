// SPDX-License-Identifier: GPL-2.0-only
/* drift_tree - the extensions in a source tree of iptables */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/path.h"
#include "model/family.h"
#include "todo/drift.h"
#include "todo/kind.h"

#define EXTENSIONS	"extensions"

struct tree {
	struct arena *arena;
	const char *top;
	const char *dir;	/* .../extensions */
	const char *day;
};

/* The name of the extension whose C file this is; empty where it is none. */
static struct span name_of(struct span file, const struct family **family)
{
	struct span name = file;

	*family = family_skip_plugin(&name);
	if (!*family || !family_is_ip(*family) || !span_ends(name, SPAN(".c")))
		return (struct span){ 0 };
	name.len -= 2;
	for (size_t i = 0; i < name.len; i++)
		if (!char_is_word(name.p[i]) && name.p[i] != '-')
			return (struct span){ 0 };
	return name;
}

static char *lowered(struct arena *a, struct span s)
{
	char *copy = arena_str(a, s);

	for (char *c = copy; *c; c++)
		*c = *c == '_' ? '-' : char_lower(*c);
	return copy;
}

static bool has_twin(const struct tree *t, const char *name)
{
	for (const struct family *f = NULL; (f = family_next(f));) {
		const char *file = arena_printf(t->arena, "lib%s_%s.c",
						f->prefix, name);

		if (family_is_ip(f) &&
		    file_exists(path_join(t->arena, t->dir, file)))
			return true;
	}
	return false;
}

/* "tos", "tos-target" for TOS, "reject-target-ip6t" ... */
static const char *make_id(const struct tree *t, const char *name,
			   const struct family *family)
{
	char *low = lowered(t->arena, span_of(name));
	bool is_upper = char_is_upper(name[0]);

	return arena_printf(t->arena, "%s%s%s", low,
			    is_upper && has_twin(t, low) ? "-target" : "",
			    family->ip == FAMILY_IPV4 ? "-ipv4" :
			    family->ip == FAMILY_IPV6 ? "-ipv6" : "");
}

/* A tree may be a stranger's: no FIFO that waits, no link out of it. */
static int read_text(const struct tree *t, const char *file, struct span *text,
		     struct err *e)
{
	return file_read_in(t->arena, t->top,
			    arena_printf(t->arena, EXTENSIONS "/%s", file),
			    DRIFT_TEXT_MAX, text, e);
}

/* Append the file, if it is there; *@found remembers that one was. */
static int add_text(const struct tree *t, const char *file, struct buf *to,
		    bool *found, struct err *e)
{
	struct span text;

	if (!file_exists(path_join(t->arena, t->dir, file)))
		return 0;
	if (read_text(t, file, &text, e))
		return -1;
	*found = true;
	buf_add(to, text);
	return 0;
}

/*
 * The files of this ending and name: libxt_ may have its tests by family, and a
 * family shares those of libxt_.
 */
static int add_texts(const struct tree *t, const struct family *family,
		     const char *name, const char *ending, struct buf *to,
		     bool *found, struct err *e)
{
	for (const struct family *f = NULL; (f = family_next(f));)
		if (f->ip & family->ip &&
		    add_text(t, arena_printf(t->arena, "lib%s_%s%s", f->prefix,
					     name, ending), to, found, e))
			return -1;
	return 0;
}

/* What the files of this ending say of all that the extension registers. */
static int read_texts(const struct tree *t, const struct drift_extension *x,
		      const struct family *family, const char *ending,
		      struct span *text, struct err *e)
{
	CLEANUP_BUF struct buf b;
	bool found = false;

	buf_init(&b, DRIFT_TEXT_MAX);
	for (size_t i = 0; i < x->names.n; i++)
		if (add_texts(t, family, x->names.at[i], ending, &b, &found,
			      e))
			return -1;
	*text = found ? arena_copy(t->arena, buf_span(&b)) :
			(struct span){ 0 };
	return buf_check(&b, x->file, e);
}

static int read_c(const struct tree *t, struct drift_extension *x,
		  struct err *e)
{
	struct span text;

	*VEC_ADD(t->arena, &x->names) = x->name;
	if (read_text(t, arena_printf(t->arena, "%s.c", x->file), &text, e))
		return -1;
	drift_read_c(t->arena, text, x);
	return 0;
}

static int compare(const struct tree *t, struct drift_extension *x,
		   const struct family *family, struct buf *to, struct err *e)
{
	struct drift_texts texts;

	if (read_c(t, x, e) ||
	    read_texts(t, x, family, ".man", &texts.man, e) ||
	    read_texts(t, x, family, ".t", &texts.tests, e) ||
	    read_texts(t, x, family, ".txlate", &texts.xlate, e))
		return -1;
	drift_compare(x, &texts, t->day, to);
	return 0;
}

/* One broken link must not hide the others: it is an item, too. */
static void add_unread(const struct tree *t, const struct drift_extension *x,
		       const struct err *why, struct buf *to)
{
	char *text = arena_str(t->arena, span_of(why->msg));

	for (char *c = text; *c; c++)
		if (*c == '\n')
			*c = ' ';
	buf_printf(to, "Id: unread-%s\nArea: iptables/files\nState: unsure\n"
		   "Owner:\nSource: " EXTENSIONS "/%s.c\nDate: %s\n"
		   "Text: %s: not looked at: %s\n\n",
		   x->id, x->file, t->day, x->name, text);
}

static void add_extension(const struct tree *t, struct span file,
			  struct buf *to)
{
	struct drift_extension x = { 0 };
	const struct family *family;
	struct span name = name_of(file, &family);
	struct err why = { 0 };

	if (!name.len)
		return;
	x.name = arena_str(t->arena, name);
	x.file = arena_str(t->arena, span_first(file, file.len - 2));
	x.id = make_id(t, x.name, family);
	if (compare(t, &x, family, to, &why))
		add_unread(t, &x, &why, to);
}

static int add_all(const struct tree *t, struct buf *to, struct err *e)
{
	struct dirent **names;
	int n = scandir(t->dir, &names, NULL, alphasort);

	if (n < 0)
		return err_errno(e, "there is no source tree of iptables: '%s'",
				 t->dir);
	for (int i = 0; i < n; i++) {
		add_extension(t, span_of(names[i]->d_name), to);
		free(names[i]);
	}
	free(names);
	return 0;
}

int todo_read_drift(struct arena *a, const struct todo_source *source,
		    struct span *text, struct err *e)
{
	struct tree t = {
		a, source->place, path_join(a, source->place, EXTENSIONS),
		drift_today(a),
	};
	CLEANUP_BUF struct buf b;

	buf_init(&b, DRIFT_TEXT_MAX);
	buf_add_str(&b, "# What nfkit found; see todo/README.md of nfkit.\n\n");
	if (add_all(&t, &b, e) || buf_check(&b, source->name, e))
		return -1;
	*text = arena_copy(a, buf_span(&b));
	return 0;
}
