// SPDX-License-Identifier: GPL-2.0-only
#include "cmd/send_gate.h"

#include "base/file.h"
#include "base/limits.h"
#include "check/print.h"
#include "check/stream.h"
#include "git/hook.h"
#include "send/program.h"

struct gate {
	const struct mailing *mailing;
	struct opt_list forced;		/* names of rules */
	struct printing printing;
	size_t at;			/* the next letter */
	size_t errors;			/* that stop it */
};

static int next(void *context, struct arena *a, struct raw_mail *out,
		struct err *e)
{
	struct gate *g = context;
	const struct letter *l;
	struct span bytes, separator;

	(void)e;
	if (g->at == g->mailing->letters.n)
		return 0;
	l = &g->mailing->letters.at[g->at++];
	bytes = l->bytes;
	span_next_line(&bytes, &separator);
	*out = (struct raw_mail){
		.bytes = bytes, .id = l->commit, .line = 1,
		.source = arena_str(a, l->file_name),
	};
	return 1;
}

static bool is_forced(const struct gate *g, const struct rule *rule)
{
	for (size_t i = 0; i < g->forced.n; i++) {
		if (span_eq_nocase(span_of(g->forced.at[i]),
				   span_of(rule->name)))
			return true;
	}
	return false;
}

static int take(void *context, const struct raw_mail *raw,
		const struct checked *mail, struct err *e)
{
	struct gate *g = context;
	const struct findings *found = &mail->findings;

	(void)raw;
	for (size_t i = 0; i < found->list.n; i++) {
		const struct finding *f = &found->list.at[i];

		if (f->severity == SEV_ERROR && !f->silenced &&
		    !is_forced(g, f->rule))
			g->errors++;
	}
	print_mail(&print_text, &g->printing, mail);
	if (buf_check(g->printing.to, "the report on one patch", e))
		return -1;
	file_print(stderr, buf_span(g->printing.to));
	buf_clear(g->printing.to);
	return 0;
}

static int read_forced(struct gate *g, struct arena *a,
		       const struct opt_list *force, struct err *e)
{
	const struct rule_entry *entry;

	for (size_t i = 0; i < force->n; i++)
		opt_split(a, force->at[i], &g->forced);
	for (size_t i = 0; i < g->forced.n; i++) {
		if (rule_get(rule_table, span_of(g->forced.at[i]), &entry, e))
			return err_prefix(e, "--force");
	}
	return 0;
}

int send_gate(const struct mailing *mailing, struct arena *a,
	      const struct opt_list *force, const struct term *talk,
	      struct err *e)
{
	CLEANUP_BUF struct buf text;
	struct selection_wish wish = { .level = SEV_WARNING };
	struct selection selection;
	struct gate gate = {
		.mailing = mailing, .printing = { .to = &text, .term = talk },
	};
	struct stream stream = {
		.selection = &selection, .workers = 1, .context = &gate,
		.next = next, .take = take,
	};

	buf_init(&text, LIMIT_TEXT);
	if (read_forced(&gate, a, force, e) ||
	    selection_make(a, rule_table, &wish, &selection, e) ||
	    stream_run(&stream, e))
		return -1;
	if (gate.errors)
		return err_set(e, ERR_SYNTAX,
			       "nfkit check found %zu error%s: fix %s, or name the rule%s with --force",
			       gate.errors, gate.errors == 1 ? "" : "s",
			       gate.errors == 1 ? "it" : "them",
			       gate.errors == 1 ? "" : "s");
	return 0;
}

int send_ask_hook(struct repo *repo, const struct mailing *mailing,
		  struct arena *a, struct err *e)
{
	struct program hook = {
		.name = "the hook sendemail-validate",
		/* As githooks(5) says. */
		.dir = repo_root(repo), .git_dir = repo_git_dir(repo),
	};

	/* nfkit's own would ask what has been asked. */
	if (hook_of_others(repo, a, "sendemail-validate", &hook.line, e))
		return -1;
	for (size_t i = 0; hook.line && i < mailing->letters.n; i++) {
		const struct letter *l = &mailing->letters.at[i];
		struct span said = { 0 };
		int rc;

		rc = program_run(&hook, a, l->file_name, l->bytes, &said, e);
		file_print(stderr, said);
		if (rc)
			return err_prefix(e, "%s is not sent", l->file_name.p);
	}
	return 0;
}
