// SPDX-License-Identifier: GPL-2.0-only
#include "cmd/howto_listing.h"

#include "base/file.h"
#include "base/limits.h"
#include "cmd/howto_guest.h"
#include "cmd/say.h"

/* Where no kernel takes the rules, the listing stays due. */
static void tell_unlisted(const struct howto_lister *l, const char *name,
			  const char *why)
{
	progress_hide(l->bar);
	say_talk(&l->inv->talk, "the rules of %s are not listed: %s", name,
		 why);
}

/* Who presses Ctrl-C wants no entry without a listing, but to stop. */
static bool is_stopped(const struct err *why, struct err *e)
{
	if (why->code != ERR_STOPPED)
		return false;
	*e = *why;
	return true;
}

int howto_list_here(const struct howto_lister *l, struct howto_source *source,
		    struct err *e)
{
	struct err why = { 0 };

	if (!source->rules.n ||
	    !howto_list_rules(l->inv->arena, &source->rules, &source->listing,
			      &why))
		return 0;
	if (is_stopped(&why, e))
		return -1;
	tell_unlisted(l, source->name, why.msg);
	return 0;
}

/* An extension whose rules a guest is to list. */
struct in_guest {
	const char *dir, *name;		/* its folder; NULL: its name */
	struct howto_source *source;
	const char *why;		/* it cannot; untrusted */
};

/* All of @rules in one text: what they need comes into the guest. */
static struct span commands_of(struct arena *a, const struct opt_list *rules)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	for (size_t i = 0; i < rules->n; i++)
		buf_printf(&text, "%s\n", rules->at[i]);
	return arena_copy(a, buf_span(&text));
}

static bool is_of_trees(const struct in_guest *x,
			const struct howto_places *where)
{
	return !x->dir && where->iptables;
}

static void plan(struct arena *a, const struct in_guest *x,
		 struct howto_listings *all, struct trial_listed *to)
{
	howto_listings(a, &x->source->rules, all);
	to->dir = x->dir;
	to->commands = commands_of(a, &x->source->rules);
	to->n_listings = all->n;
	to->listings = arena_zalloc(a, all->n + 1, sizeof(*to->listings));
	for (size_t i = 0; i < all->n; i++)
		to->listings[i] = (struct trial_listing){
			.program = all->at[i].program,
			.input = all->at[i].input,
		};
}

static void take(struct arena *a, const struct trial_listed *l,
		 const struct howto_listings *all, struct in_guest *to)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	for (size_t i = 0; !to->why && i < all->n; i++) {
		to->why = l->listings[i].why;
		if (!to->why)
			howto_listing_add(&all->at[i],
					  span_of(l->listings[i].text), &text);
	}
	if (!to->why)
		to->source->listing = arena_str(a, buf_span(&text));
}

/* Those whose plugins come of the trees are one trial, all others another. */
static int list_some(const struct howto_lister *l, bool of_trees,
		     struct in_guest *all, size_t n, struct err *e)
{
	const struct howto_places *where = l->places;
	struct arena *a = l->inv->arena;
	struct howto_listings *made = arena_zalloc(a, n + 1, sizeof(*made));
	struct trial_result result;
	struct trial t = { 0 };
	size_t k = 0;
	int rc = 0;

	t.listed = arena_zalloc(a, n + 1, sizeof(*t.listed));
	for (size_t i = 0; i < n; i++) {
		if (is_of_trees(&all[i], where) != of_trees)
			continue;
		plan(a, &all[i], &made[i], &t.listed[t.n_listed]);
		if (of_trees)
			t.listed[t.n_listed].name = all[i].name;
		t.n_listed++;
	}
	if (of_trees) {
		t.iptables_tree = where->iptables;
		t.linux_tree = where->kernel;
	}
	if (t.n_listed)
		rc = howto_try(l->inv, &t, &result, e);
	for (size_t i = 0; i < n; i++) {
		if (is_of_trees(&all[i], where) != of_trees)
			continue;
		all[i].why = t.listed[k].why;
		if (!rc)
			take(a, &t.listed[k], &made[i], &all[i]);
		k++;
	}
	return rc;
}

int howto_list_in_guest(const struct howto_lister *l,
			struct howto_source *sources,
			const struct opt_list *args, struct err *e)
{
	struct arena *a = l->inv->arena;
	struct in_guest *all = arena_zalloc(a, args->n + 1, sizeof(*all));
	size_t n = 0;
	struct err why = { 0 };
	int rc;

	for (size_t i = 0; i < args->n; i++) {
		const char *arg = args->at[i];

		if (sources[i].rules.n)
			all[n++] = (struct in_guest){
				.dir = file_is_dir(arg) ? arg : NULL,
				.name = arg, .source = &sources[i],
			};
	}
	progress_hide(l->bar);
	rc = list_some(l, false, all, n, &why) ||
	     list_some(l, true, all, n, &why);
	if (is_stopped(&why, e))
		return -1;
	/* Another disk may be full than the one with the HOWTO. */
	if (why.code == ERR_IO)
		return err_set(e, ERR_IO, "%s", why.msg);
	for (size_t i = 0; i < n; i++)
		if (all[i].why)
			tell_unlisted(l, all[i].source->name, all[i].why);
	if (rc)
		say_talk(&l->inv->talk, "no guest to list rules in: %s",
			 why.msg);
	return 0;
}
