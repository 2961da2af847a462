// SPDX-License-Identifier: GPL-2.0-only
#include "cmd/check_run.h"

#include "base/file.h"
#include "base/limits.h"

#define STEPS	1000	/* of the bar, for one input */

size_t check_run_findings(const struct check_run *run)
{
	const struct check_totals *t = &run->totals;

	return t->findings[SEV_NOTE] + t->findings[SEV_WARNING] +
	       t->findings[SEV_ERROR];
}

static int open_next(struct check_run *run, struct err *e)
{
	const char *name = run->names->n ? run->names->at[run->opened] : NULL;

	run->opened++;
	return input_open(run->arena, name, &run->input, e);
}

static void close_input(struct check_run *run)
{
	if (!run->keep_input)
		input_close(&run->input);
	run->input = NULL;
}

/*
 * Of many files, those that are done and the part of the one at hand. What is
 * over in a moment gets no bar.
 */
static void show_progress(struct check_run *run)
{
	const struct input *in = run->input;
	size_t done = 0, total = 0;

	if (++run->mails <= STREAM_MAILS)
		return;
	if (in->kind->progress)
		in->kind->progress(in, &done, &total);
	if (!total)
		progress_step(&run->bar, run->mails, 0);
	else
		progress_step(&run->bar, (run->opened - 1) * STEPS +
			      (size_t)((double)done / (double)total * STEPS),
			      run->inputs * STEPS);
}

/* Findings and the bar may be on the same terminal. */
static void print_out(struct check_run *run)
{
	struct buf *text = run->printing.to;

	if (!text->len)
		return;
	progress_hide(&run->bar);
	file_print(run->to, buf_span(text));
	if (run->out->is_terminal)
		fflush(run->to);
	buf_clear(text);
}

static int next(void *context, struct arena *a, struct raw_mail *out,
		struct err *e)
{
	struct check_run *run = context;
	int more;

	for (;;) {
		if (!run->input && run->opened == run->inputs)
			return 0;
		if (!run->input && open_next(run, e))
			return -1;
		more = run->input->kind->next(run->input, a, out, e);
		out->input = run->opened - 1;
		if (more > 0)
			show_progress(run);
		if (more)
			return more;
		close_input(run);
	}
}

/* What was silenced and why, for those who would not agree. */
static void note_silenced(struct check_run *run, const struct finding *f)
{
	run->totals.silenced++;
	print_inline(&(struct printing){ .to = &run->silenced,
					 .term = run->talk },
		     span_of(f->place.mail->source));
	buf_printf(&run->silenced, ":%u: silenced: %s: ",
		   place_source_line(&f->place), f->rule->name);
	term_add_inline(&run->silenced, span_of(f->silenced),
			run->talk->utf8);
	buf_add_char(&run->silenced, '\n');
}

static void count(struct check_run *run, const struct findings *found)
{
	for (size_t i = 0; i < found->list.n; i++) {
		const struct finding *f = &found->list.at[i];

		if (f->silenced)
			note_silenced(run, f);
		else
			run->totals.findings[f->severity]++;
	}
}

static int take(void *context, const struct raw_mail *raw,
		const struct checked *mail, struct err *e)
{
	struct check_run *run = context;
	struct printing *p = &run->printing;
	const struct findings *found = &mail->findings;

	run->totals.patches++;
	run->totals.of_input[raw->input]++;
	count(run, found);
	print_mail(run->printer, p, mail);
	if (buf_check(p->to, "the report on one patch", e))
		return -1;
	print_out(run);
	if (found->is_full)
		return err_set(e, ERR_LIMIT,
			       "%s:%u: more than %d findings in one mail",
			       mail->patch.mail.source,
			       mail->patch.mail.source_line, LIMIT_FINDINGS);
	return run->also ? run->also(run->context, mail, e) : 0;
}

static void summarize(const struct check_run *run)
{
	const struct check_totals *t = &run->totals;
	CLEANUP_BUF struct buf line;

	buf_init(&line, LIMIT_TEXT);
	buf_printf(&line, "%zu patch%s", t->patches,
		   t->patches == 1 ? "" : "es");
	if (check_run_findings(run)) {
		buf_add_str(&line, ": ");
		print_count(&line, t->findings[SEV_ERROR], "error");
		buf_add_str(&line, ", ");
		print_count(&line, t->findings[SEV_WARNING], "warning");
		buf_add_str(&line, ", ");
		print_count(&line, t->findings[SEV_NOTE], "note");
	} else {
		term_style(run->talk, &line, TERM_GOOD);
		buf_add_str(&line, ", nothing found");
		term_plain(run->talk, &line);
	}
	if (t->silenced)
		buf_printf(&line, ", %zu silenced", t->silenced);
	buf_add_char(&line, '\n');
	file_print(stderr, buf_span(&run->silenced));
	file_print(stderr, buf_span(&line));
}

/* Who names a file thinks that there is a patch in it. */
static int all_had_patches(const struct check_run *run, struct err *e)
{
	for (size_t i = 0; i < run->names->n; i++)
		if (!run->totals.of_input[i])
			return err_set(e, ERR_SYNTAX,
				       "%s: there is no patch in it",
				       run->names->at[i]);
	return 0;
}

static int check_all(struct check_run *run, struct err *e)
{
	const struct stream stream = {
		.selection = run->selection, .workers = run->workers,
		.context = run, .next = next, .take = take,
		.is_part = run->is_part,
		.keeps_parts = run->selection->profile == PROFILE_CHECKPATCH,
	};
	int status;

	progress_begin(&run->bar, run->talk, "checking");
	if (run->printer->begin)
		run->printer->begin(&run->printing);
	status = stream_run(&stream, e);
	close_input(run);
	/* What is printed is whole even where the input was not. */
	if (run->printer->end)
		run->printer->end(&run->printing);
	print_out(run);
	progress_end(&run->bar);
	if (status || file_flush(run->to, "the output", e))
		return -1;
	return run->is_hook || run->is_part ? 0 : all_had_patches(run, e);
}

int check_run(struct check_run *run, struct err *e)
{
	CLEANUP_BUF struct buf text;
	int status;

	buf_init(&text, LIMIT_TEXT);
	run->printing = (struct printing){ .to = &text, .term = run->out };
	run->to = run->to ? run->to : stdout;
	run->inputs = run->names->n && !run->input ? run->names->n : 1;
	run->opened = run->input ? 1 : 0;
	run->totals.of_input = arena_zalloc(run->arena, run->inputs,
					    sizeof(size_t));
	buf_init(&run->silenced, LIMIT_TEXT);
	status = check_all(run, e);
	if (!status && run->printer->for_people &&
	    (!run->is_hook || check_run_findings(run) || run->totals.silenced))
		summarize(run);
	buf_release(&run->silenced);
	return status;
}
