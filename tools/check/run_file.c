// SPDX-License-Identifier: GPL-2.0-only
#include "check/run_file.h"

#include "check/kernel.h"
#include "check/lines.h"
#include "model/cfunction.h"
#include "model/cline.h"
#include "model/cstatement.h"

/* A file, and the rules that want to see it. */
struct site {
	const struct selection *selection;
	struct report *report;
	const struct file_diff *file;
	struct arena *scratch;	/* of the hunk at hand */
	bool is_c;
	struct rule_set on_hunk, on_body, on_line, on_pair, on_code;
};

/* The rule @nr is the one that reports. */
static const struct rule *turn_to(const struct site *site, size_t nr)
{
	const struct rule *rule = site->selection->rules.at[nr];

	site->report->rule = rule;
	site->report->rule_nr = (unsigned int)nr;
	return rule;
}

static void run_lines(const struct site *site, const struct hunk *h)
{
	for (size_t i = 0; i < h->lines.n; i++) {
		const struct diff_line *l = &h->lines.at[i];
		const struct rule_set *rules = &site->on_line;
		size_t nr = 0;

		if (l->kind != DIFF_ADDED)
			continue;
		for (; (nr = rule_set_next(rules, nr)) < RULES_MAX; nr++)
			turn_to(site, nr)->line(site->report, l);
	}
}

static void call_code(struct report *r, const struct rule *rule,
		      struct cread line)
{
	if (rule->code)
		rule->code(r, line);
	if (rule->banned_words)
		report_banned(r, line, rule->banned_words, false);
	if (rule->banned_calls)
		report_banned(r, line, rule->banned_calls, true);
}

/* The rules that want a word of these tokens go to @rules. */
static void add_called(const struct rule_index *index, struct cread line,
		       struct rule_set *rules)
{
	for (; line.at < line.end; line.at++) {
		const struct rule_set *more =
			rule_index_find(index, cread_peek(&line));

		if (more)
			rule_set_unite(rules, more);
	}
}

static void run_line(const struct site *site, struct cread line,
		     const struct rule_set *rules)
{
	struct rule_set here = rule_set_common(rules, &site->on_code);
	size_t nr = 0;

	for (; (nr = rule_set_next(&here, nr)) < RULES_MAX; nr++)
		call_code(site->report, turn_to(site, nr), line);
}

/* The lines of code; the rules that have a word of the hunk, or need none. */
static struct rule_set run_code(const struct site *site,
				const struct ctokens *tokens)
{
	const struct rule_index *index = &site->selection->index;
	struct rule_set all = index->wordless;

	for (size_t i = 0; i < tokens->list.n;) {
		struct cread line = cread_line(tokens, i);

		i = line.end;
		if (cread_peek(&line)->added) {
			struct rule_set rules = index->wordless;

			add_called(index, line, &rules);
			run_line(site, line, &rules);
			rule_set_unite(&all, &rules);
		} else {
			add_called(index, line, &all);
		}
	}
	return all;
}

static void run_pairs(const struct site *site, const struct ctokens *tokens,
		      const struct rule_set *rules)
{
	struct rule_set here = rule_set_common(rules, &site->on_pair);
	struct cline_walk w;

	if (rule_set_next(&here, 0) == RULES_MAX)
		return;
	cline_walk(&w, tokens);
	while (cline_next(&w)) {
		size_t nr = 0;

		if (!cline_is_added(&w.now))
			continue;
		for (; (nr = rule_set_next(&here, nr)) < RULES_MAX; nr++)
			turn_to(site, nr)->pair(site->report, &w.prev, &w.now);
	}
}

static void run_bodies(const struct site *site, const struct ctokens *tokens,
		       const struct rule_set *rules)
{
	struct rule_set here = rule_set_common(rules, &site->on_body);
	struct cfunction_walk w;
	struct cfunction f;

	if (rule_set_next(&here, 0) == RULES_MAX)
		return;
	cfunction_walk(&w, tokens);
	while (cfunction_next(&w, &f)) {
		if (!cfunction_is_touched(tokens, &f))
			continue;
		for (size_t nr = 0;
		     (nr = rule_set_next(&here, nr)) < RULES_MAX; nr++)
			turn_to(site, nr)->body(site->report, tokens, &f);
	}
}

/* All rules on one hunk, and then its tokens go: there are many. */
static void run_hunk(const struct site *site, const struct hunk *h)
{
	struct ctokens tokens = { 0 };
	struct rule_set rules, on_hunk;
	size_t nr = 0;

	arena_reset(site->scratch);
	ctokens_of_hunk(site->scratch, h, DIFF_NEW, &tokens);
	/* A dozen rules go through them. */
	if (site->is_c)
		cstatement_read_all(site->scratch, &tokens);
	run_lines(site, h);
	rules = run_code(site, &tokens);
	on_hunk = rule_set_common(&rules, &site->on_hunk);
	for (; (nr = rule_set_next(&on_hunk, nr)) < RULES_MAX; nr++)
		turn_to(site, nr)->hunk(site->report, &tokens);
	run_pairs(site, &tokens, &rules);
	run_bodies(site, &tokens, &rules);
}

static struct rule_set rules_for(const struct selection *selection,
				 unsigned int files)
{
	struct rule_set rules = { 0 };

	for (size_t i = 0; i < selection->rules.n; i++) {
		unsigned int want = selection->rules.at[i]->files;

		if ((want & files) == want)
			rule_set_add(&rules, i);
	}
	return rules;
}

void run_file(const struct selection *selection, struct report *r,
	      const struct file_diff *f, struct arena *scratch)
{
	const struct rule_index *index = &selection->index;
	unsigned int files = files_of(selection->profile, f->path);
	struct rule_set rules = rules_for(selection, files), on_file;
	struct site site = {
		.selection = selection, .report = r, .file = f,
		.scratch = scratch,
	};
	size_t nr = 0;

	/* checkpatch.pl reads the path in a link as if it were code. */
	if (f->is_link && selection->profile != PROFILE_CHECKPATCH)
		return;
	r->file = f;
	r->pass = 0;
	on_file = rule_set_common(&index->on_file, &rules);
	for (; (nr = rule_set_next(&on_file, nr)) < RULES_MAX; nr++)
		turn_to(&site, nr)->file(r, f);
	site.on_hunk = rule_set_common(&index->on_hunk, &rules);
	site.on_line = rule_set_common(&index->on_line, &rules);
	site.is_c = files & FILES_C;
	if (site.is_c) {
		site.on_code = rule_set_common(&index->on_code, &rules);
		site.on_pair = rule_set_common(&index->on_pair, &rules);
		site.on_body = rule_set_common(&index->on_body, &rules);
	}
	for (size_t i = 0; i < f->hunks.n; i++) {
		struct hunk piece;

		for (size_t at = 0; hunk_next_piece(&f->hunks.at[i], &at,
						    &piece);) {
			r->pass = ++r->hunks;
			run_hunk(&site, &piece);
		}
	}
	r->file = NULL;
}
