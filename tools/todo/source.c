// SPDX-License-Identifier: GPL-2.0-only
#include "todo/source.h"

#include <string.h>
#include <unistd.h>

#include "base/address.h"
#include "base/embed.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/term.h"
#include "git/section.h"
#include "todo/kind.h"

#define FOLDER	SPAN("todo/")
#define SUFFIX	SPAN(".todo")
#define SECTION	"nfkit-todo"
#define NONE	"none"		/* the kind that hides a source */

static bool is_shipped(const char *path)
{
	return span_starts(span_of(path), FOLDER) &&
	       span_ends(span_of(path), SUFFIX);
}

static const char *name_of(struct arena *a, const char *path)
{
	struct span name = span_from(span_of(path), FOLDER.len);

	return arena_str(a, span_first(name, name.len - SUFFIX.len));
}

static void add(struct arena *a, struct todo_sources *to, const char *name,
		const struct todo_kind *kind, const char *place)
{
	*VEC_ADD(a, &to->list) = (struct todo_source){ name, kind, place };
}

static void add_shipped(struct arena *a, struct todo_sources *to)
{
	const struct todo_kind *kind = todo_kind_find(SPAN("shipped"));
	const struct embed *files;
	size_t n;

	files = embed_all(&n);
	for (size_t i = 0; i < n; i++)
		if (is_shipped(files[i].path))
			add(a, to, name_of(a, files[i].path), kind,
			    files[i].path);
}

/* todo/sources: the build has it, and a unit test reads each line. */
static void add_default(struct arena *a, struct todo_sources *to)
{
	struct span text = { 0 }, line, name, kind, place;

	(void)!embed_find("todo/sources", &text);
	while (span_next_line(&text, &line)) {
		if (span_starts(line, SPAN("#")) ||
		    !span_next_word(&line, &name) ||
		    !span_next_word(&line, &kind) ||
		    !span_next_word(&line, &place) || !todo_kind_find(kind))
			continue;
		add(a, to, arena_str(a, name), todo_kind_find(kind),
		    arena_str(a, place));
	}
}

static struct todo_source *find(const struct todo_sources *in,
				const char *name)
{
	for (size_t i = 0; i < in->list.n; i++)
		if (!strcmp(in->list.at[i].name, name))
			return &in->list.at[i];
	return NULL;
}

static void hide(struct todo_sources *from, const char *name)
{
	size_t n = 0;

	for (size_t i = 0; i < from->list.n; i++)
		if (strcmp(from->list.at[i].name, name))
			from->list.at[n++] = from->list.at[i];
	from->list.n = n;
}

static int bad_kind(const char *kind, const char *where, struct err *e)
{
	for (size_t i = 0; todo_kind_at(i); i++)
		if (term_is_near(span_of(kind), span_of(todo_kind_at(i)->name)))
			return err_set(e, ERR_USAGE,
				       "%sthere is no kind of source '%s', did you mean '%s'?",
				       where, kind, todo_kind_at(i)->name);
	return err_set(e, ERR_USAGE,
		       "%sthere is no kind of source '%s', see 'nfkit todo sources kinds'",
		       where, kind);
}

static int set_key(struct arena *a, const struct section_entry *entry,
		   struct todo_sources *to, struct err *e)
{
	struct todo_source *source = find(to, entry->sub);

	if (!source) {
		add(a, to, entry->sub, NULL, NULL);
		source = VEC_LAST(&to->list);
	}
	if (!strcmp(entry->key, "place")) {
		source->place = file_from_home(a, entry->value);
	} else if (!strcmp(entry->key, "kind") && !strcmp(entry->value, NONE)) {
		hide(to, entry->sub);
	} else if (!strcmp(entry->key, "kind")) {
		source->kind = todo_kind_find(span_of(entry->value));
		if (!source->kind)
			return bad_kind(entry->value, arena_printf(a,
				"git's configuration, " SECTION ".%s.kind: ",
				entry->sub), e);
	}
	return 0;
}

static int add_configured(struct arena *a, struct todo_sources *to,
			  struct err *e)
{
	struct section section = { 0 };

	if (section_read(a, SECTION, &section, e))
		return -1;
	for (size_t i = 0; i < section.entries.n; i++)
		if (set_key(a, &section.entries.at[i], to, e))
			return -1;
	for (size_t i = 0; i < to->list.n; i++)
		if (!to->list.at[i].kind || !to->list.at[i].place)
			return err_set(e, ERR_SYNTAX,
				       "git's configuration, " SECTION ".%s: the %s is missing",
				       to->list.at[i].name,
				       to->list.at[i].kind ? "place" : "kind");
	return 0;
}

int todo_sources_known(struct arena *a, struct todo_sources *to, struct err *e)
{
	add_shipped(a, to);
	add_default(a, to);
	return add_configured(a, to, e);
}

/* Who mistypes the name of a source gets no file of that name. */
static int missing(const struct todo_sources *known, const char *name,
		   struct err *e)
{
	for (size_t i = 0; i < known->list.n; i++)
		if (term_is_near(span_of(name),
				 span_of(known->list.at[i].name)))
			return err_set(e, ERR_NOENT,
				       "there is no list and no file '%s', did you mean '%s'?",
				       name, known->list.at[i].name);
	return err_set(e, ERR_NOENT,
		       "there is no list and no file '%s', see 'nfkit todo sources'",
		       name);
}

/*
 * KIND:PLACE, or an address, which is a plain list's. What is shown of it has
 * no password.
 */
static bool add_by_kind(struct arena *a, const char *name,
			struct todo_sources *to)
{
	struct span rest = span_of(name), word;
	char *shown = arena_str(a, rest);
	const struct todo_kind *kind;

	if (!span_next_until(&rest, ':', &word) || !rest.len)
		return false;
	if (span_starts(rest, SPAN("//"))) {
		word = SPAN("url");
		rest = span_of(name);
	}
	kind = todo_kind_find(word);
	if (!kind || kind->read == todo_read_shipped)
		return false;
	address_hide_passwords(shown);
	add(a, to, shown, kind, arena_str(a, rest));
	return true;
}

int todo_sources_add(struct arena *a, const struct todo_sources *known,
		     const char *name, struct todo_sources *to, struct err *e)
{
	const struct todo_source *source = find(known, name);

	if (source) {
		*VEC_ADD(a, &to->list) = *source;
		return 0;
	}
	if (add_by_kind(a, name, to))
		return 0;
	if (strcmp(name, "-") && !file_exists(name))
		return missing(known, name, e);
	add(a, to, strcmp(name, "-") ? name : "standard input",
	    todo_kind_find(SPAN("file")), name);
	return 0;
}

static int check_name(const char *name, struct err *e)
{
	size_t len = strlen(name);
	bool ok = len && len <= TODO_NAME_MAX && *name != '-';

	for (size_t i = 0; ok && i < len; i++)
		ok = name[i] == '-' || char_is_digit(name[i]) ||
		     (name[i] >= 'a' && name[i] <= 'z');
	if (ok)
		return 0;
	return err_set(e, ERR_USAGE,
		       "the name '%s' is not 1 to %d of a-z, 0-9 and '-'", name,
		       TODO_NAME_MAX);
}

/* Both or none: a source that lacks one is an error for all of nfkit todo. */
static int store(struct arena *a, const char *name, const char *kind,
		 const char *place, struct err *e)
{
	const struct section_entry entries[] = {
		{ name, "place", place }, { name, "kind", kind },
	};

	return section_set(a, SECTION, entries,
			   sizeof(entries) / sizeof(entries[0]), e);
}

/* It is read in any folder; "-" and "installed" are no names of files. */
static int make_absolute(struct arena *a, const struct todo_kind *kind,
			 const char **place, struct err *e)
{
	const struct todo_source source = { .kind = kind, .place = *place };
	CLEANUP_FREE char *here = NULL;
	struct span rest = span_of(*place);

	if (todo_source_is_remote(&source) || span_starts(rest, SPAN("/")) ||
	    span_starts(rest, SPAN("~/")) ||
	    (kind->read == todo_read_file && span_eq(rest, SPAN("-"))) ||
	    (kind->read == todo_read_plugins &&
	     span_eq(rest, SPAN("installed"))))
		return 0;
	here = getcwd(NULL, 0);
	if (!here)
		return err_errno(e, "cannot tell where '%s' is", *place);
	span_skip(&rest, SPAN("./"));
	*place = span_eq(rest, SPAN(".")) ?
		 arena_str(a, span_of(here)) :
		 path_join(a, here, arena_str(a, rest));
	return 0;
}

/* Of a place in git only the form is looked at: it may be there later. */
static int check_place(struct arena *a, const struct todo_kind *kind,
		       const char *place, struct err *e)
{
	const struct todo_source source = { .kind = kind, .place = place };
	struct err why = { 0 };
	struct span text;

	if (!kind->fetcher || !kind->read(a, &source, &text, &why) ||
	    why.code != ERR_USAGE)
		return 0;
	*e = why;
	return -1;
}

int todo_sources_store(struct arena *a, const char *name, const char *kind,
		       const char *place, struct err *e)
{
	const struct todo_kind *k = todo_kind_find(span_of(kind));

	if (check_name(name, e))
		return -1;
	if (!k || k->read == todo_read_shipped)
		return bad_kind(kind, "", e);
	if (k->url &&
	    !span_starts(span_of(place), SPAN("https://")) &&
	    !span_starts(span_of(place), SPAN("http://")))
		return err_set(e, ERR_USAGE,
			       "'%s' is not an http(s) address, which a source of the kind '%s' has",
			       place, kind);
	if (check_place(a, k, place, e) || make_absolute(a, k, &place, e))
		return -1;
	return store(a, name, kind, place, e);
}

int todo_sources_remove(struct arena *a, const char *name, bool *is_hidden,
			struct err *e)
{
	struct todo_sources known = { 0 }, carried = { 0 }, left = { 0 };

	if (todo_sources_known(a, &known, e))
		return -1;
	if (!find(&known, name))
		return missing(&known, name, e);
	add_shipped(a, &carried);
	add_default(a, &carried);
	*is_hidden = find(&carried, name);
	if (store(a, name, *is_hidden ? NONE : NULL, NULL, e) ||
	    todo_sources_known(a, &left, e))
		return -1;
	if (!find(&left, name))
		return 0;
	return err_set(e, ERR_EXISTS,
		       "'%s' is not in %s, but elsewhere in git's configuration: 'git config --show-origin --get-regexp nfkit-todo.%s' says where",
		       name, section_place(a), name);
}
