// SPDX-License-Identifier: GPL-2.0-only
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "check/page.h"
#include "check/print.h"
#include "check/pool.h"
#include "cmd/command.h"
#include "cmd/input.h"

struct params {
	struct selection_wish wish;
	int format;
	unsigned int jobs;
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
	{ 'j', "jobs", OPT_NUMBER, FIELD(jobs), "N",
	  "work on N patches at once: as many as processors by default", NULL },
	{ 0, "explain", OPT_STRING, FIELD(explain), "RULE",
	  "print the page of a rule: why it is there, examples", NULL },
	{ 0, "list-rules", OPT_FLAG, FIELD(list_rules), NULL,
	  "list all rules", NULL },
	{ 0 }
};

/* What is counted over all inputs, for the last line. */
struct totals {
	size_t patches;
	size_t *of_input;	/* patches in each input */
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

/* What a command line asks for, made ready. */
struct job {
	struct selection selection;
	const struct printer *printer;
	struct printing printing;
	struct totals totals;

	/* The inputs, one behind the other: a series may be in many files. */
	const struct opt_list *names;
	size_t inputs, opened;
	struct arena *arena;
	struct input *input;	/* NULL: the next one is to be opened */
};

static int open_next(struct job *job, struct err *e)
{
	const char *name = job->names->n ? job->names->at[job->opened] : NULL;

	job->opened++;
	return input_open(job->arena, name, &job->input, e);
}

static int next(void *context, struct arena *a, struct raw_mail *out,
		struct err *e)
{
	struct job *job = context;
	int more;

	for (;;) {
		if (!job->input && job->opened == job->inputs)
			return 0;
		if (!job->input && open_next(job, e))
			return -1;
		more = job->input->kind->next(job->input, a, out, e);
		out->input = job->opened - 1;
		if (more)
			return more;
		input_close(&job->input);
	}
}

static int take(void *context, const struct raw_mail *raw,
		const struct checked *mail, struct err *e)
{
	struct job *job = context;
	struct printing *p = &job->printing;
	const struct findings *found = &mail->findings;

	job->totals.patches++;
	job->totals.of_input[raw->input]++;
	for (size_t i = 0; i < found->list.n; i++)
		job->totals.findings[found->list.at[i].severity]++;
	print_mail(job->printer, p, mail);
	if (buf_check(p->to, "the report on one patch", e))
		return -1;
	file_print(stdout, buf_span(p->to));
	buf_clear(p->to);
	if (found->is_full)
		return err_set(e, ERR_LIMIT,
			       "%s:%u: more than %d findings in one mail",
			       mail->patch.mail.source,
			       mail->patch.mail.source_line, LIMIT_FINDINGS);
	return 0;
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

/* Who names a file thinks that there is a patch in it. */
static int all_had_patches(const struct job *job, struct err *e)
{
	for (size_t i = 0; i < job->names->n; i++)
		if (!job->totals.of_input[i])
			return err_set(e, ERR_SYNTAX,
				       "%s: there is no patch in it",
				       job->names->at[i]);
	return 0;
}

static int check_all(struct job *job, unsigned int workers, struct err *e)
{
	const struct stream stream = {
		.selection = &job->selection, .workers = workers,
		.context = job, .next = next, .take = take,
	};
	int status;

	if (job->printer->begin)
		job->printer->begin(&job->printing);
	status = stream_run(&stream, e);
	input_close(&job->input);
	/* What is printed is whole even where the input was not. */
	if (job->printer->end)
		job->printer->end(&job->printing);
	file_print(stdout, buf_span(job->printing.to));
	if (status || file_flush(stdout, "the output", e))
		return -1;
	return all_had_patches(job, e);
}

/* As many as there are processors, if nothing is said. */
static unsigned int count_workers(unsigned int wanted)
{
	long n = wanted ? (long)wanted : sysconf(_SC_NPROCESSORS_ONLN);

	return n < 1 ? 1 : n > POOL_MAX ? POOL_MAX : (unsigned int)n;
}

static int run(const struct invocation *inv, struct err *e)
{
	const struct params *params = inv->params;
	CLEANUP_BUF struct buf text;
	struct job job = {
		.printer = print_format(params->format),
		.printing = { .to = &text, .term = &inv->out },
		.names = &inv->args, .arena = inv->arena,
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
	job.inputs = inv->args.n ? inv->args.n : 1;
	job.totals.of_input = arena_zalloc(inv->arena, job.inputs,
					   sizeof(size_t));
	if (check_all(&job, count_workers(params->jobs), e))
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
	"INPUT is a patch file, an mbox, a maildir, a public-inbox repository, a\n"
	"git revision or range, or - for standard input. Without one, the commits\n"
	"that the upstream branch does not have are checked: what would be sent.\n"
	"\n"
	"Exit status: 0 clean, 1 findings, 2 trouble.",
	.opts = options,
	.params_size = sizeof(struct params),
	.run = run,
};
