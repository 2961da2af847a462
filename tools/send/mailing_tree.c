// SPDX-License-Identifier: GPL-2.0-only
/* mailing_tree - which project and tree a mailing is for */
#include "send/making.h"

#include "git/release.h"
#include "model/message.h"
#include "model/target.h"
#include "send/format.h"

#define FIXES_MAX	20	/* of a series; more are not looked up */

/* A commit that a log says is mended, and no release has? */
static bool mends_unreleased(struct making *m, struct span log, size_t *looked)
{
	struct span id;

	while (*looked < FIXES_MAX && target_next_fixed(&log, &id)) {
		++*looked;
		if (release_lacks(m->repo, id))
			return true;
	}
	return false;
}

static void add_signs(struct making *m, const struct change *c,
		      struct target_signs *signs, size_t *looked)
{
	struct target_patch patch = {
		.subject = format_subject(m->arena, c->message),
		.n_paths = c->files.n,
		.mends_unreleased = mends_unreleased(m, c->message, looked),
	};
	size_t end = span_find(c->message, SPAN("\n\n"));
	struct span *paths;

	if (end != SIZE_MAX)
		patch.log = span_from(c->message, end + 2);
	paths = arena_zalloc(m->arena, c->files.n, sizeof(*paths));
	for (size_t i = 0; i < c->files.n; i++) {
		paths[i] = c->files.at[i].new_name;
		if (!c->files.at[i].is_binary)
			patch.added += c->files.at[i].added;
	}
	patch.paths = paths;
	target_add(signs, &patch);
}

static struct target find_target(struct making *m)
{
	struct target_signs signs = { 0 };
	size_t looked = 0;

	for (size_t i = 0; i < m->range.commits.n; i++)
		add_signs(m, m->changes[i], &signs, &looked);
	return target_of(&signs);
}

/* What the version before was sent to; NULL where it does not say. */
static const char *tree_before(struct making *m, const struct project *kernel)
{
	struct subject_line s;

	if (!m->before)
		return NULL;
	subject_line_parse(m->arena, m->before->subject, &s);
	for (size_t i = 0; i < s.tags.n; i++) {
		if (span_eq_nocase(s.tags.at[i], span_of(kernel->tag)))
			return kernel->tag;
		if (span_eq_nocase(s.tags.at[i], span_of(kernel->fixes_tag)))
			return kernel->fixes_tag;
	}
	return NULL;
}

/*
 * What is made on nf is for nf. nf-next has all of nf sooner or later, so what
 * is made there may be a cure for nf as well.
 */
static void find_tree(struct making *m, const char *followed)
{
	struct mailing *mailing = m->mailing;
	const struct project *kernel = mailing->project;
	struct target target = { 0 };

	mailing->tree = tree_before(m, kernel);
	if (mailing->tree) {
		mailing->tree_why = "as the version before";
		return;
	}
	if (followed != kernel->fixes_tag)
		target = find_target(m);
	if (!followed) {
		mailing->tree = project_tag(kernel, target.is_fix);
		mailing->tree_why = target.why;
		mailing->is_tree_open = !target.is_sound;
	} else if (target.is_sound && target.is_fix) {
		mailing->tree = kernel->fixes_tag;
		mailing->tree_why = arena_printf(m->arena,
						 "%s, but was made on nf-next",
						 target.why);
		mailing->is_tree_open = true;
	} else {
		mailing->tree = followed;
		mailing->tree_why = "where it was made";
	}
}

/* By the tree that it was made on, or else by its files. */
static void find_project(struct making *m, const char **followed)
{
	VEC(struct span) paths = { 0 };
	struct span url = repo_remote_url(m->repo, m->arena, m->wish->range);
	const struct project *project = project_by_url(url, followed);

	for (size_t i = 0; !project && i < m->range.commits.n; i++) {
		const struct change *c = m->changes[i];

		for (size_t k = 0; k < c->files.n; k++)
			*VEC_ADD(m->arena, &paths) = c->files.at[k].new_name;
	}
	m->mailing->project = project ? project :
			      project_of_paths(paths.at, paths.n);
}

/* What is wished or set to be in the brackets, PATCH and all; NULL: nothing. */
static const char *wished_tags(struct making *m)
{
	struct span configured = repo_config(m->repo, m->arena,
					     "format.subjectPrefix");
	const char *words = m->wish->prefix;

	if (!words && configured.len)
		return configured.p;
	if (!words)
		words = m->settings->prefixes;
	return !words ? NULL : arena_printf(m->arena, "PATCH%s%s",
					    *words ? " " : "", words);
}

/* The word of the tags that only the maintainers' own requests have. */
static bool is_of_net(struct span tags, struct span *word)
{
	while (span_next_word(&tags, word)) {
		if (span_eq_nocase(*word, SPAN("net")) ||
		    span_eq_nocase(*word, SPAN("net-next")))
			return true;
	}
	return false;
}

int making_find_tags(struct making *m, struct err *e)
{
	struct mailing *mailing = m->mailing;
	const char *followed, *words = wished_tags(m);
	struct span net;

	find_project(m, &followed);
	if (!words && !mailing->project)
		return err_set(e, ERR_USAGE,
			       "the files do not tell which project they are of: name it with --prefix, as in --prefix nft");
	if (!words && mailing->project->fixes_tag)
		find_tree(m, followed);
	if (!words)
		words = arena_printf(m->arena, "PATCH %s",
				     mailing->tree ? mailing->tree :
						     mailing->project->tag);
	if (m->wish->version > 1)
		words = arena_printf(m->arena, "%s v%u", words,
				     m->wish->version);
	mailing->tags = span_of(words);
	if (is_of_net(mailing->tags, &net))
		return err_set(e, ERR_USAGE,
			       "[PATCH " SPAN_FMT "] is for what netfilter's maintainers send on: patches go to nf or nf-next",
			       SPAN_ARG(net));
	return 0;
}

int mailing_check_tree(const struct mailing *mailing, struct err *e)
{
	if (!mailing->is_tree_open)
		return 0;
	return err_set(e, ERR_USAGE,
		       "is it for nf or nf-next? It %s: say which, with --prefix nf or --prefix nf-next",
		       mailing->tree_why);
}
