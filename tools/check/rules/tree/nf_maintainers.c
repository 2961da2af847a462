// SPDX-License-Identifier: GPL-2.0-only
#include "base/buf.h"
#include "base/limits.h"
#include "check/recipients.h"
#include "check/rule.h"
#include "model/maintainers.h"

#define FILES_MAX	1000	/* of a patch that are looked at */

/*
 * The first of the sections that name the path most closely, or NULL. What is
 * only of the last one, which has all files, is nobody's.
 */
static const struct maintained *
closest(const struct maintainers *all, struct span path)
{
	const struct maintained *found = NULL;
	unsigned int best = 0;

	for (size_t i = 0; i < all->entries.n; i++) {
		unsigned int depth =
			maintained_match(&all->entries.at[i], path);

		if (depth > best &&
		    !maintained_is_rest(&all->entries.at[i])) {
			best = depth;
			found = &all->entries.at[i];
		}
	}
	return found;
}

/* The section's entries of this letter that are no recipients, as a list. */
static size_t list_missing(const struct mail *m,
			   const struct maintained *s, char letter,
			   struct buf *list)
{
	size_t missing = 0;

	for (size_t i = 0; i < s->fields.n; i++) {
		struct span address =
			maintained_address(s->fields.at[i].value);

		if (s->fields.at[i].letter != letter || mail_reaches(m, address))
			continue;
		if (missing++)
			buf_add_str(list, ", ");
		buf_add(list, address);
	}
	return missing;
}

static size_t count(const struct maintained *s, char letter)
{
	size_t n = 0;

	for (size_t i = 0; i < s->fields.n; i++)
		n += s->fields.at[i].letter == letter;
	return n;
}

static void check(struct report *to, const struct mail *m, struct span at,
		  const struct maintained *s)
{
	CLEANUP_BUF struct buf people, lists;
	size_t missing;

	buf_init(&people, LIMIT_TEXT);
	buf_init(&lists, LIMIT_TEXT);
	missing = list_missing(m, s, 'M', &people);
	if (missing && missing == count(s, 'M'))
		report(to, at, "no maintainer of " SPAN_FMT " is a recipient: "
		       SPAN_FMT, SPAN_ARG(s->title), SPAN_ARG(buf_span(&people)));
	missing = list_missing(m, s, 'L', &lists);
	if (missing && missing == count(s, 'L'))
		report(to, at, "no list of " SPAN_FMT " is a recipient: "
		       SPAN_FMT, SPAN_ARG(s->title), SPAN_ARG(buf_span(&lists)));
}

static void mail(struct report *to, const struct patch *p)
{
	const struct mail_header *h = mail_header(&p->mail, SPAN("To"));
	const struct upstream *tree = report_upstream(to);
	VEC(const struct maintained *) seen = { 0 };

	if (!tree || !tree->maintainers || !h)
		return;
	for (size_t i = 0; i < p->diff.files.n && i < FILES_MAX; i++) {
		const struct maintained *s =
			closest(tree->maintainers, p->diff.files.at[i].path);
		size_t j = 0;

		while (j < seen.n && seen.at[j] != s)
			j++;
		if (!s || j < seen.n)
			continue;
		*VEC_ADD(report_arena(to), &seen) = s;
		check(to, &p->mail, h->raw, s);
	}
}

const struct rule rule_nf_maintainers = {
	.name = "NF_MAINTAINERS",
	.summary = "with --tree: the mail does not go to the people in MAINTAINERS",
	.severity = SEV_NOTE,
	.profiles = PROFILE_NETFILTER,
	.mail = mail,
};
