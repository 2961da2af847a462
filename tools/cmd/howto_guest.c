// SPDX-License-Identifier: GPL-2.0-only
#include "cmd/howto_guest.h"

#include "base/limits.h"

#define NAME		"example"	/* what the commands are called */
#define LIMIT_S		60

/* Each on its line of the document, so that what is said of it has that. */
static size_t add_commands(const struct howto_examples *examples,
			   struct buf *to)
{
	unsigned int nr = 1;
	size_t n = 0;

	for (size_t i = 0; i < examples->n; i++) {
		const struct howto_example *x = &examples->at[i];

		if (!strcmp(x->program, "nft"))
			continue;
		for (; nr < x->line; nr++)
			buf_add_char(to, '\n');
		buf_add(to, howto_example_command(span_of(x->text)));
		buf_add_char(to, '\n');
		nr++;
		n++;
	}
	return n;
}

/* The number of the one on this line; .n: there is none. */
static size_t find_line(const struct howto_examples *examples, uint64_t line)
{
	size_t i = 0;

	while (i < examples->n && examples->at[i].line != line)
		i++;
	return i;
}

/* What the kernel or a program of the guest has said of it. */
static const char *detail_of(const struct check *c)
{
	return c->details.n ? c->details.at[0] : "";
}

/* One for each example, whatever the number of back ends it fails on. */
static void add_note(struct arena *a, const struct howto_examples *examples,
		     const struct check *c, bool *failed,
		     struct xml_notes *notes)
{
	struct span why = span_of(c->why ? c->why : "it fails");
	uint64_t line;
	size_t i = examples->n;

	if (span_skip(&why, SPAN(NAME ":")) &&
	    span_next_number(&why, 10, UINT32_MAX, &line) &&
	    span_skip(&why, SPAN(": ")))
		i = find_line(examples, line);
	if (i == examples->n)
		xml_note(a, notes, 1, "the examples in the guest: %s: " SPAN_FMT,
			 c->name, SPAN_ARG(why));
	else if (!failed[i])
		xml_note(a, notes, examples->at[i].line,
			 "'%s': in the guest " SPAN_FMT "%s%s",
			 examples->at[i].text, SPAN_ARG(why),
			 *detail_of(c) ? ": " : "", detail_of(c));
	failed[i] = true;
}

static void show(void *context, const char *what, size_t done, size_t total)
{
	struct progress *bar = context;

	bar->what = what;
	progress_step(bar, done, total);
}

int howto_try(const struct invocation *inv, const struct trial *what,
	      struct trial_result *result, struct err *e)
{
	struct trial t = *what;
	struct progress bar;
	int rc;

	t.limit_s = LIMIT_S;
	t.commands_name = NAME;
	t.progress = show;
	t.context = &bar;
	progress_begin(&bar, &inv->talk, "building");
	rc = trial_run(inv->arena, &t, result, e);
	progress_end(&bar);
	return rc;
}

int howto_run_in_guest(const struct invocation *inv,
		       const struct howto_examples *examples,
		       struct xml_notes *notes, struct howto_tried *out,
		       struct err *e)
{
	/* Of each example, and, last, of none of them. */
	bool *failed = arena_zalloc(inv->arena, examples->n + 1,
				    sizeof(bool));
	CLEANUP_BUF struct buf text;
	struct trial_result result;
	struct trial t = { 0 };
	size_t n;

	buf_init(&text, LIMIT_TEXT);
	n = add_commands(examples, &text);
	*out = (struct howto_tried){ .untried = examples->n - n };
	if (buf_check(&text, "the examples", e))
		return -1;
	if (!n)
		return 0;
	t.commands = buf_span(&text);
	if (howto_try(inv, &t, &result, e))
		return -1;
	for (size_t i = 0; i < result.checks.list.n; i++) {
		const struct check *c = &result.checks.list.at[i];

		if (c->state == CHECK_FAILED)
			add_note(inv->arena, examples, c, failed, notes);
	}
	for (size_t i = 0; i < examples->n; i++)
		out->refused += failed[i];
	return 0;
}
