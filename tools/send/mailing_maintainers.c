// SPDX-License-Identifier: GPL-2.0-only
/* mailing_maintainers - who gets a series, by the MAINTAINERS of its tree */
#include "send/making.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "model/maintainers.h"
#include "send/people.h"

static bool touches(const struct maintained *m, const struct change *c)
{
	for (size_t i = 0; i < c->files.n; i++) {
		const struct change_file *f = &c->files.at[i];

		if (maintained_match(m, f->old_name) ||
		    maintained_match(m, f->new_name))
			return true;
	}
	return false;
}

static bool any_touches(const struct making *m, const struct maintained *x)
{
	for (size_t i = 0; i < m->range.commits.n; i++) {
		if (touches(x, m->changes[i]))
			return true;
	}
	return false;
}

/* The diffs of all files of all changes. */
struct diffs {
	VEC(struct span) list;
};

static void list_diffs(const struct making *m, struct diffs *out)
{
	for (size_t i = 0; i < m->range.commits.n; i++) {
		const struct change *c = m->changes[i];

		for (size_t k = 0; k < c->files.n; k++)
			*VEC_ADD(m->arena, &out->list) = c->files.at[k].diff;
	}
}

/* The entries that the series is about. */
struct touched {
	VEC(const struct maintained *) list;
};

static void find_touched(const struct making *m,
			 const struct maintainers *all, struct touched *out)
{
	struct diffs diffs = { 0 };

	list_diffs(m, &diffs);
	for (size_t i = 0; i < all->entries.n; i++) {
		const struct maintained *x = &all->entries.at[i];

		if (!maintained_is_rest(x) &&
		    (any_touches(m, x) ||
		     maintained_has_text(x, diffs.list.at, diffs.list.n)))
			*VEC_ADD(m->arena, &out->list) = x;
	}
}

static bool is_netfilter(const struct maintained *m)
{
	return maintained_find(m, 'L', SPAN(PROJECT_LIST)) != NULL;
}

static bool is_networking(const struct maintained *m)
{
	return span_starts(m->title, SPAN("NETWORKING"));
}

static void add_entry(struct arena *a, const struct maintained *m,
		      struct mailing *mailing)
{
	for (size_t i = 0; i < m->fields.n; i++) {
		const struct maintained_field *f = &m->fields.at[i];

		if (f->letter == 'M' || f->letter == 'R')
			people_add_once(a, &mailing->cc, f->value);
		else if (f->letter != 'L')
			continue;
		else if (span_starts(f->value, SPAN(PROJECT_LIST)))
			people_add_once(a, &mailing->to, SPAN(PROJECT_LIST));
		else
			people_add_once(a, &mailing->cc,
					maintained_address(f->value));
	}
}

static void add_all(struct making *m, struct span text)
{
	struct maintainers all;
	struct touched touched = { 0 };
	bool netfilter = false;

	maintainers_parse(m->arena, text, &all);
	find_touched(m, &all, &touched);
	for (size_t i = 0; i < touched.list.n; i++)
		netfilter = netfilter || is_netfilter(touched.list.at[i]);
	for (size_t i = 0; i < touched.list.n; i++) {
		if (!netfilter || !is_networking(touched.list.at[i]))
			add_entry(m->arena, touched.list.at[i], m->mailing);
	}
}

int making_add_maintainers(struct making *m, struct err *e)
{
	const struct project *project = m->mailing->project;
	const char *root = repo_root(m->repo);
	const char *path = path_join(m->arena, root ? root : ".",
				     "MAINTAINERS");
	struct span text;

	if (!project || !project->fixes_tag || !file_exists(path))
		return 0;
	if (file_read(m->arena, path, LIMIT_MAINTAINERS, &text, e))
		return -1;
	add_all(m, text);
	if (people_check(&m->mailing->to, e) ||
	    people_check(&m->mailing->cc, e))
		return err_prefix(e, "%s", path);
	return 0;
}
