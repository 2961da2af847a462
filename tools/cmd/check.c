// SPDX-License-Identifier: GPL-2.0-only
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "check/page.h"
#include "check/print.h"
#include "check/run.h"
#include "cmd/command.h"
#include "cmd/input.h"
#include "mime/mime.h"

struct params {
	struct selection_wish wish;
	int format;
	const char *explain;
	bool list_rules;
};

static const struct opt_choice profiles[] = {
	{ "netfilter", PROFILE_NETFILTER },
	{ "checkpatch", PROFILE_CHECKPATCH },
	{ "all", PROFILE_ALL },
	{ NULL, 0 }
};

static const struct opt_choice levels[] = {
	{ "error", SEV_ERROR },
	{ "warning", SEV_WARNING },
	{ "note", SEV_NOTE },
	{ NULL, 0 }
};

#define FIELD(name)	offsetof(struct params, name)

static const struct opt options[] = {
	{ 0, "profile", OPT_CHOICE, FIELD(wish.profile), "PROFILE",
	  "the set of rules: netfilter is the default", profiles },
	{ 0, "select", OPT_LIST, FIELD(wish.select), "RULE,...",
	  "run only these rules", NULL },
	{ 0, "ignore", OPT_LIST, FIELD(wish.ignore), "RULE,...",
	  "run all but these rules", NULL },
	{ 0, "level", OPT_CHOICE, FIELD(wish.level), "LEVEL",
	  "show what is at least this", levels },
	{ 0, "format", OPT_CHOICE, FIELD(format), "FORMAT",
	  "how findings are written: text is the default", print_formats },
	{ 0, "explain", OPT_STRING, FIELD(explain), "RULE",
	  "print the page of a rule: why it is there, examples", NULL },
	{ 0, "list-rules", OPT_FLAG, FIELD(list_rules), NULL,
	  "list all rules", NULL },
	{ 0 }
};

/* What is counted over all inputs, for the last line. */
struct totals {
	size_t patches;
	size_t findings[SEV_ERROR + 1];
};

static size_t sum(const struct totals *t)
{
	return t->findings[SEV_NOTE] + t->findings[SEV_WARNING] +
	       t->findings[SEV_ERROR];
}

static int explain(const char *name, struct err *e)
{
	const struct rule_entry *entry;

	if (rule_get(rule_table, span_of(name), &entry, e))
		return -1;
	file_print(stdout, page_of(entry));
	return STATUS_CLEAN;
}

static int list_rules(const struct term *term, struct err *e)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	page_list(rule_table, term, &text);
	if (buf_check(&text, "the list of rules", e))
		return -1;
	file_print(stdout, buf_span(&text));
	return STATUS_CLEAN;
}

/* The patches among the mails of an input. */
struct patches {
	VEC(struct checked *) list;
};

static int decode(struct arena *a, const struct raw_mail *raw,
		  struct patches *out, struct err *e)
{
	struct checked *mail = ARENA_NEW(a, struct checked);

	mail->patch.mail.source = raw->source;
	mail->patch.mail.id = raw->id;
	mail->patch.mail.source_line = raw->line;
	if (mime_decode(a, raw->bytes, &mail->patch.mail, e))
		return err_prefix(e, "%s:%u", raw->source, raw->line);
	if (checked_read(a, mail))
		*VEC_ADD(a, &out->list) = mail;
	return 0;
}

static int print_findings(struct printing *p, const struct printer *printer,
			  const struct checked *mail, struct totals *totals,
			  struct err *e)
{
	const struct findings *found = &mail->findings;

	totals->patches++;
	for (size_t i = 0; i < found->list.n; i++) {
		printer->finding(p, &found->list.at[i]);
		p->n++;
		totals->findings[found->list.at[i].severity]++;
	}
	if (buf_check(p->to, "the report on one patch", e))
		return -1;
	file_print(stdout, buf_span(p->to));
	buf_clear(p->to);
	return 0;
}

/* What a command line asks for, made ready. */
struct job {
	struct selection selection;
	const struct printer *printer;
	struct printing printing;
	struct totals totals;
};

static int check_mails(struct job *job, struct arena *a, const char *name,
		       const struct raw_mails *raw, struct err *e)
{
	struct patches patches = { 0 };
	struct check_run run;

	for (size_t i = 0; i < raw->list.n; i++)
		if (decode(a, &raw->list.at[i], &patches, e))
			return -1;
	if (!patches.list.n)
		return err_set(e, ERR_SYNTAX, "%s: there is no patch in it",
			       name);
	check_run_init(&run, a, &job->selection);
	check_run_mails(&run, patches.list.at, patches.list.n);
	for (size_t i = 0; i < patches.list.n; i++)
		if (print_findings(&job->printing, job->printer,
				   patches.list.at[i], &job->totals, e))
			return -1;
	if (run.is_full)
		return err_set(e, ERR_LIMIT,
			       "%s: more than %d findings, the rest is not shown",
			       name, LIMIT_FINDINGS);
	return 0;
}

static int check_input(struct job *job, const char *name, struct err *e)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct raw_mails raw = { 0 };

	if (name ? input_read(&a, name, &raw, e) :
		   input_read_unsent(&a, &raw, e))
		return -1;
	return check_mails(job, &a, name ? name : "HEAD", &raw, e);
}

static void summarize(const struct job *job, const struct term *talk)
{
	const struct totals *t = &job->totals;
	CLEANUP_BUF struct buf line;

	buf_init(&line, LIMIT_TEXT);
	buf_printf(&line, "%zu patch%s", t->patches,
		   t->patches == 1 ? "" : "es");
	if (sum(t)) {
		buf_add_str(&line, ": ");
		print_count(&line, t->findings[SEV_ERROR], "error");
		buf_add_str(&line, ", ");
		print_count(&line, t->findings[SEV_WARNING], "warning");
		buf_add_str(&line, ", ");
		print_count(&line, t->findings[SEV_NOTE], "note");
	} else {
		term_style(talk, &line, TERM_GOOD);
		buf_add_str(&line, ", nothing found");
		term_plain(talk, &line);
	}
	buf_add_char(&line, '\n');
	file_print(stderr, buf_span(&line));
}

static void name_unknown(const struct opt_list *unknown)
{
	for (size_t i = 0; i < unknown->n; i++)
		fprintf(stderr, "nfkit: --ignore: there is no rule %s\n",
			unknown->at[i]);
}

static int check_all(struct job *job, const struct opt_list *names,
		     struct err *e)
{
	if (job->printer->begin)
		job->printer->begin(&job->printing);
	if (!names->n && check_input(job, NULL, e))
		return -1;
	for (size_t i = 0; i < names->n; i++)
		if (check_input(job, names->at[i], e))
			return -1;
	if (job->printer->end)
		job->printer->end(&job->printing);
	file_print(stdout, buf_span(job->printing.to));
	return file_flush(stdout, "the output", e);
}

static int run(const struct invocation *inv, struct err *e)
{
	const struct params *params = inv->params;
	CLEANUP_BUF struct buf text;
	struct job job = {
		.printer = print_format(params->format),
		.printing = { .to = &text, .term = &inv->out },
	};

	buf_init(&text, LIMIT_TEXT);
	if (params->explain)
		return explain(params->explain, e);
	if (params->list_rules)
		return list_rules(&inv->out, e);
	if (selection_make(inv->arena, rule_table, &params->wish,
			   &job.selection, e))
		return -1;
	name_unknown(&job.selection.unknown);
	if (check_all(&job, &inv->args, e))
		return -1;
	if (job.printer->for_people)
		summarize(&job, &inv->talk);
	return sum(&job.totals) ? STATUS_FINDINGS : STATUS_CLEAN;
}

const struct command cmd_check = {
	.name = "check",
	.summary = "check patches before a maintainer has to",
	.args = "[INPUT...]",
	.about =
	"INPUT is a patch file, an mbox, a git revision or range, or - for\n"
	"standard input. Without one, the commits that the upstream branch\n"
	"does not have are checked: what would be sent.\n"
	"\n"
	"Exit status: 0 clean, 1 findings, 2 trouble.",
	.opts = options,
	.params_size = sizeof(struct params),
	.run = run,
};
