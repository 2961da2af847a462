// SPDX-License-Identifier: GPL-2.0-only
#include "send/people.h"

#include "model/mail.h"
#include "model/maintainers.h"

void people_add_once(struct arena *a, struct person_list *list,
		     struct span person)
{
	struct span mail = address_parse(person).mail;

	for (size_t i = 0; i < list->n; i++) {
		if (span_eq_nocase(address_parse(list->at[i]).mail, mail))
			return;
	}
	*VEC_ADD(a, list) = person;
}

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

/* The diffs of all files of all changes. */
struct diffs {
	VEC(struct span) list;
};

static void add_diffs(struct arena *a, const struct change *c,
		      struct diffs *out)
{
	for (size_t i = 0; i < c->files.n; i++)
		*VEC_ADD(a, &out->list) = c->files.at[i].diff;
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

void people_add(struct arena *a, struct span text,
		const struct change *const *changes, size_t n,
		struct mailing *mailing)
{
	VEC(const struct maintained *) touched = { 0 };
	struct diffs diffs = { 0 };
	struct maintainers all;
	bool netfilter = false;

	for (size_t i = 0; i < n; i++)
		add_diffs(a, changes[i], &diffs);
	maintainers_parse(a, text, &all);
	for (size_t i = 0; i < all.entries.n; i++) {
		const struct maintained *m = &all.entries.at[i];
		bool found = false;

		for (size_t k = 0; k < n && !found; k++)
			found = touches(m, changes[k]);
		if (maintained_is_rest(m) ||
		    (!found && !maintained_has_text(m, diffs.list.at,
						    diffs.list.n)))
			continue;
		netfilter = netfilter || is_netfilter(m);
		*VEC_ADD(a, &touched) = m;
	}
	for (size_t i = 0; i < touched.n; i++) {
		if (!netfilter || !is_networking(touched.at[i]))
			add_entry(a, touched.at[i], mailing);
	}
}
