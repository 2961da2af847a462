// SPDX-License-Identifier: GPL-2.0-only
/*
 * projects [-v] MBOX... [--series BOX] - is it known where a patch has to go?
 *
 * Of the patches whose subject names a project, how many project_of_paths()
 * knows. BOX is what tests/corpus/series makes: of its series, how often
 * nfkit send says nf or nf-next as their author did, by the last version or by
 * target_of(), and how often it leaves that to people. Without it only patches
 * that stand alone are asked. -v names what is wrong.
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
#include "model/target.h"

/* nf or nf-next, said of so many patches. */
struct verdict {
	size_t asked, right, wrong;	/* the others are left to people */
	size_t repeated, well_repeated;	/* as the last version; rightly */
	size_t elsewhere;	/* wrong, but that is where it was applied */
	size_t applied, to_other;	/* at all; not to its tag */
};

/* A patch that is asked about. */
struct member {
	struct span subject, tree, went;
};

/* The series that is being read. */
struct group {
	struct arena arena;
	struct span number, before;
	struct target_signs signs;
	VEC(struct member) members;
};

struct counts {
	size_t projects, known, right;	/* with a tag; guessed; rightly */
	struct verdict lone, series;
	struct group group;
	bool verbose;
};

static bool is_tree(struct span tag)
{
	return span_eq_nocase(tag, SPAN("nf")) ||
	       span_eq_nocase(tag, SPAN("nf-next"));
}

/* The tag that names a project, in @tree as well if it is one of nf's two. */
static const struct project *tagged(const struct subject_line *s,
				    struct span *tree)
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
		if (is_tree(tag))
			*tree = tag;
	}
	return found;
}

static void say(const struct counts *c, struct span subject, const char *guess,
		const char *why)
{
	if (c->verbose)
		printf("%s: " SPAN_FMT "%s%s\n", guess, SPAN_ARG(subject),
		       *why ? ": it " : "", why);
}

static void add_signs(struct arena *a, const struct patch *p,
		      struct target_signs *to)
{
	const struct message *m = &p->message;
	struct target_patch patch = {
		.subject = m->subject.summary, .added = p->diff.added,
		.mends_unreleased =
			mail_value(&p->mail, SPAN("X-Unreleased")).len > 0,
	};
	VEC(struct span) paths = { 0 };

	if (m->log.n) {
		const char *start = m->log.at[0].text.p;
		struct span last = VEC_LAST(&m->log)->text;

		patch.log = (struct span){
			start, (size_t)(last.p - start) + last.len
		};
	}
	for (size_t i = 0; i < p->diff.files.n; i++)
		*VEC_ADD(a, &paths) = p->diff.files.at[i].path;
	patch.paths = paths.at;
	patch.n_paths = paths.n;
	target_add(to, &patch);
}

static void judge_tree(const struct counts *c, struct verdict *v,
		       const struct member *m, struct span before,
		       const struct target *t)
{
	struct span guess = before.len ? before :
			    t->is_fix ? SPAN("nf") : SPAN("nf-next");
	bool is_right = span_eq_nocase(guess, m->tree);

	v->asked++;
	v->applied += m->went.len > 0;
	v->to_other += m->went.len && !span_eq_nocase(m->went, m->tree);
	if (before.len) {
		v->repeated++;
		v->well_repeated += is_right;
	} else if (!t->is_sound) {
		return;
	}
	v->right += is_right;
	v->wrong += !is_right;
	if (is_right)
		return;
	v->elsewhere += span_eq(guess, m->went);
	say(c, m->subject, guess.p, before.len ? "was before" : t->why);
}

static void judge(struct counts *c, struct arena *a, struct patch *p)
{
	const struct subject_line *s = &p->message.subject;
	struct member m = { .subject = s->value };
	const struct project *want, *got;
	VEC(struct span) paths = { 0 };
	struct target_signs signs = { 0 };
	struct target t;

	want = tagged(s, &m.tree);
	if (!want || !p->diff.files.n)
		return;
	for (size_t i = 0; i < p->diff.files.n; i++)
		*VEC_ADD(a, &paths) = p->diff.files.at[i].path;
	got = project_of_paths(paths.at, paths.n);
	c->projects++;
	c->known += got != NULL;
	c->right += got == want;
	if (got != want)
		say(c, s->value, got ? got->name : "unknown", "");
	if (!m.tree.len || s->total > 1 || s->version > 1)
		return;
	add_signs(a, p, &signs);
	t = target_of(&signs);
	judge_tree(c, &c->lone, &m, (struct span){ 0 }, &t);
}

/* Reads @path as a box of patches, each in @one until the next. */
static int read_box(struct counts *c, const char *path,
		    void (*use)(struct counts *, struct arena *,
				struct patch *), struct err *e)
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
		use(c, &one, &patch);
		arena_reset(&one);
	}
	return 0;
}

/* All patches of a series have been read: what of it? */
static void close_group(struct counts *c)
{
	struct group *g = &c->group;

	if (g->members.n) {
		struct target t = target_of(&g->signs);

		for (size_t i = 0; i < g->members.n; i++)
			judge_tree(c, &c->series, &g->members.at[i], g->before,
				   &t);
	}
	arena_release(&g->arena);
	*g = (struct group){ 0 };
}

static void take_of_series(struct counts *c, struct arena *a, struct patch *p)
{
	const struct mail *mail = &p->mail;
	struct span number = mail_value(mail, SPAN("X-Series"));
	struct member m = { 0 };
	struct group *g = &c->group;

	if (!span_eq(number, g->number)) {
		close_group(c);
		g->number = arena_copy(&g->arena, number);
		g->before = arena_copy(&g->arena,
				       mail_value(mail, SPAN("X-Before")));
	}
	add_signs(a, p, &g->signs);
	tagged(&p->message.subject, &m.tree);
	if (!mail_value(mail, SPAN("X-Counted")).len || !m.tree.len ||
	    !p->diff.files.n)
		return;
	m.tree = arena_copy(&g->arena, m.tree);
	m.went = arena_copy(&g->arena, mail_value(mail, SPAN("X-Went")));
	m.subject = arena_copy(&g->arena, p->message.subject.value);
	*VEC_ADD(&g->arena, &g->members) = m;
}

static double percent(size_t part, size_t whole)
{
	return whole ? 100.0 * (double)part / (double)whole : 0;
}

/* How many of what is said is right; above 100 where nothing was asked. */
static double say_verdict(const char *what, const struct verdict *v)
{
	size_t said = v->right + v->wrong;

	if (!v->asked)
		return 101;
	printf("projects: nf or nf-next, %s: of %zu, %zu are left to people; %.1f %% of the others rightly, ",
	       what, v->asked, v->asked - said, percent(v->right, said));
	if (v->repeated)
		printf("%.1f %% of %zu as the last version, ",
		       percent(v->well_repeated, v->repeated), v->repeated);
	printf("%zu of the %zu wrong ones were applied there\n", v->elsewhere,
	       v->wrong);
	if (v->applied)
		printf("projects: %zu of %zu were applied to another tree than their author's\n",
		       v->to_other, v->applied);
	return percent(v->right, said);
}

/* Where a patch goes, project and tree, if something is said at all. */
static double say_sum(const struct counts *c)
{
	const struct verdict *v = &c->series;
	size_t open = v->asked - v->right - v->wrong;
	size_t said = c->known - open;
	size_t wrong = c->known - c->right + v->wrong;

	printf("projects: both: %.1f %% of %zu rightly, %.1f %% are left to people\n",
	       percent(said - wrong, said), said, percent(open, c->known));
	return percent(said - wrong, said);
}

int main(int argc, char **argv)
{
	struct counts c = { 0 };
	bool is_good, has_series = false;
	struct err e = { 0 };

	setlocale(LC_CTYPE, "");
	for (int i = 1; i < argc; i++) {
		if (!strcmp(argv[i], "-v")) {
			c.verbose = true;
		} else if (!strcmp(argv[i], "--series")) {
			has_series = true;
		} else if (read_box(&c, argv[i], has_series ? take_of_series :
				    judge, &e)) {
			fprintf(stderr, "projects: %s\n", e.msg);
			return 2;
		}
	}
	close_group(&c);
	printf("projects: %zu patches name one, %zu have files that do, %.1f %% of these rightly\n",
	       c.projects, c.known, percent(c.right, c.known));
	is_good = percent(c.right, c.known) >= 99;
	is_good &= say_verdict("patches alone", &c.lone) >= 83;
	is_good &= say_verdict("of a series", &c.series) >= 93;
	if (has_series)
		is_good &= say_sum(&c) >= 97;
	return is_good ? 0 : 1;
}
