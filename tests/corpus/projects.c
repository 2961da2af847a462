// SPDX-License-Identifier: GPL-2.0-only
/*
 * projects [-v] MBOX... - does a patch's project come out of its files?
 *
 * Of the patches whose subject names a project, how many project_of_paths()
 * knows, and for how many of the kernel's project_is_fix() says nf or nf-next
 * as the subject does. -v names the others.
 */
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "mime/mime.h"
#include "model/mbox.h"
#include "model/patch.h"
#include "model/project.h"

struct counts {
	size_t projects, known, right;	/* with a tag; guessed; rightly */
	size_t trees, right_trees;	/* with nf or nf-next */
	bool verbose;
};

/* The tag that names a project, in @tree as well if it is one of nf's two. */
static const struct project *tagged(const struct subject *s, struct span *tree)
{
	const struct project *found = NULL;

	for (size_t i = 0; i < s->tags.n; i++) {
		struct span tag = s->tags.at[i];
		const struct project *p = project_by_name(tag);

		if (!p && (span_eq_nocase(tag, SPAN("net")) ||
			   span_eq_nocase(tag, SPAN("net-next"))))
			p = project_by_name(SPAN("nf"));
		if (!p)
			continue;
		found = p;
		if (span_eq_nocase(tag, SPAN("nf")) ||
		    span_eq_nocase(tag, SPAN("nf-next")))
			*tree = tag;
	}
	return found;
}

static void say(const struct counts *c, const struct patch *p,
		const char *guess)
{
	if (c->verbose)
		printf("%s: " SPAN_FMT "\n", guess,
		       SPAN_ARG(p->message.subject.value));
}

static void judge(struct counts *c, struct arena *a, struct patch *p)
{
	const struct project *want, *got;
	VEC(struct span) paths = { 0 };
	struct span tree = { 0 };
	const char *guess;

	want = tagged(&p->message.subject, &tree);
	if (!want || !p->diff.files.n)
		return;
	for (size_t i = 0; i < p->diff.files.n; i++)
		*VEC_ADD(a, &paths) = p->diff.files.at[i].path;
	got = project_of_paths(paths.at, paths.n);
	c->projects++;
	c->known += got != NULL;
	c->right += got == want;
	if (got != want)
		say(c, p, got ? got->name : "unknown");
	if (!tree.len)
		return;
	guess = project_is_fix(p->message.subject.value, p->mail.body) ? "nf" : "nf-next";
	c->trees++;
	if (span_eq_nocase(tree, span_of(guess)))
		c->right_trees++;
	else
		say(c, p, guess);
}

static int read_box(struct counts *c, const char *path, struct err *e)
{
	CLEANUP_ARENA struct arena all = { 0 }, one = { 0 };
	struct mbox_message message;
	struct mbox mbox;
	struct span text;

	if (file_read(&all, path, LIMIT_FILE, &text, e))
		return -1;
	mbox_init(&mbox, text);
	while (mbox_next(&mbox, &message)) {
		struct patch patch = { .mail = { .source = path } };

		if (mime_decode(&one, mbox_unquote(&one, message.bytes),
				&patch.mail, e))
			return -1;
		patch_parse(&one, &patch);
		judge(c, &one, &patch);
		arena_reset(&one);
	}
	return 0;
}

static double percent(size_t part, size_t whole)
{
	return whole ? 100.0 * (double)part / (double)whole : 0;
}

int main(int argc, char **argv)
{
	struct counts c = { 0 };
	struct err e = { 0 };

	setlocale(LC_CTYPE, "");
	for (int i = 1; i < argc; i++) {
		if (!strcmp(argv[i], "-v"))
			c.verbose = true;
		else if (read_box(&c, argv[i], &e)) {
			fprintf(stderr, "projects: %s\n", e.msg);
			return 2;
		}
	}
	printf("projects: %zu patches name one, %zu have files that do, %.1f %% of these rightly\n",
	       c.projects, c.known, percent(c.right, c.known));
	printf("projects: nf or nf-next: %.1f %% of %zu\n",
	       percent(c.right_trees, c.trees), c.trees);
	return percent(c.right, c.known) < 97 ||
	       percent(c.right_trees, c.trees) < 84;
}
