// SPDX-License-Identifier: GPL-2.0-only
/* trial_listed - the extensions whose rules are listed, all in one guest */
#include <stdio.h>

#include "base/file.h"
#include "base/path.h"
#include "try/build.h"
#include "try/session.h"

/*
 * Of some names the tree has no file, for their plugins are links to others:
 * DNAT, state. They are built already.
 */
static int read_trees(struct session *s, const char *name,
		      struct subject *out, struct err *e)
{
	struct subject_place place = {
		s->t->linux_tree, s->t->iptables_tree, name, SUBJECT_ANY
	};

	return subject_has_plugin(s->arena, place.iptables, name) ?
	       subject_read_trees(s->arena, &place, out, e) : 0;
}

static int read_one(struct session *s, const struct trial_listed *l,
		    struct subject *out, struct err *e)
{
	if (l->dir)
		return subject_read(s->arena, l->dir, out, e);
	return l->name ? read_trees(s, l->name, out, e) : 0;
}

/* What is wrong with one of them is not the end of the others. */
static void say_why(struct session *s, struct trial_listed *l, struct err *e)
{
	l->why = arena_str(s->arena, span_of(e->msg));
	err_clear(e);
}

bool session_read_listed(struct session *s)
{
	bool any = false;

	s->listed = arena_zalloc(s->arena, s->t->n_listed + 1,
				 sizeof(*s->listed));
	for (size_t i = 0; i < s->t->n_listed; i++) {
		struct trial_listed *l = &s->t->listed[i];
		struct subject *subject = &s->listed[i];
		struct err e = { 0 };

		if (read_one(s, l, subject, &e)) {
			say_why(s, l, &e);
			continue;
		}
		s->n_files += subject->files.n;
		s->n_modules += subject->modules.n;
		any = true;
	}
	return any;
}

/* Of what was built in @dir, to where all of it is. */
static int take_file(struct session *s, const char *dir, const char *name,
		     const char *ext, struct err *e)
{
	const char *file = arena_printf(s->arena, "%s%s", name, ext);
	const char *from = path_join(s->arena, dir, file);
	const char *to = path_join(s->arena, s->work, file);

	return rename(from, to) ? err_errno(e, "cannot rename '%s'", from) : 0;
}

static bool has_module(const struct subject *s, const char *name)
{
	for (size_t i = 0; i < s->modules.n; i++)
		if (!strcmp(s->modules.at[i], name))
			return true;
	return false;
}

static bool has_plugin(const struct subject *s, const char *name)
{
	for (size_t i = 0; i < s->plugins.n; i++)
		if (s->plugins.at[i].name &&
		    !strcmp(s->plugins.at[i].name, name))
			return true;
	return false;
}

/* Two extensions may share a module: mark and MARK do. */
static int take_built(struct session *s, const struct subject *from,
		      const char *dir, struct err *e)
{
	for (size_t i = 0; i < from->modules.n; i++) {
		const char *name = from->modules.at[i];

		if (has_module(&s->subject, name))
			continue;
		if (take_file(s, dir, name, ".ko", e) ||
		    take_file(s, dir, name, ".ko.stripped", e))
			return -1;
		*VEC_ADD(s->arena, &s->subject.modules) = name;
	}
	for (size_t i = 0; i < from->plugins.n; i++) {
		const char *name = from->plugins.at[i].name;

		if (has_plugin(&s->subject, name))
			continue;
		if (take_file(s, dir, name, ".so", e))
			return -1;
		*VEC_ADD(s->arena, &s->subject.plugins) = from->plugins.at[i];
	}
	return 0;
}

static int build_one(struct session *s, size_t i, struct err *e)
{
	struct checks checks = { .arena = s->arena };
	struct subject *subject = &s->listed[i];
	struct trial_listed *l = &s->t->listed[i];
	const struct check *failed;
	const char *dir;
	bool built;

	if (!subject->files.n)
		return 0;
	subject->runs_tree = s->subject.runs_tree;
	dir = path_join(s->arena, s->work,
			arena_printf(s->arena, "listed%zu", i));
	if (file_make_dirs(dir, e) ||
	    build_all(s->arena, subject, &s->kernel, dir, &checks, &built, e))
		return -1;
	if (built)
		return take_built(s, subject, dir, e);
	failed = checks_failed(&checks);
	l->why = arena_printf(s->arena, "%s: %s", failed->name, failed->why);
	return 0;
}

int session_build_listed(struct session *s, bool *built, struct err *e)
{
	*built = false;
	for (size_t i = 0; i < s->t->n_listed; i++) {
		struct trial_listed *l = &s->t->listed[i];
		struct err own = { 0 };

		session_tell(s, "building", i, s->t->n_listed);
		if (l->why)
			continue;
		if (build_one(s, i, e))
			return -1;
		if (!l->why && subject_add_commands(s->arena,
						    s->t->commands_name,
						    l->commands, &s->subject,
						    &own))
			say_why(s, l, &own);
		*built |= !l->why;
	}
	return 0;
}
