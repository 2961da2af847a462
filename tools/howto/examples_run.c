// SPDX-License-Identifier: GPL-2.0-only
/* examples_run - the part of examples.h that starts programs */
#include "base/limits.h"
#include "base/process.h"
#include "howto/examples.h"

#define LIMIT_MS	20000	/* one that hangs, not one that is slow */
#define SAYS_MAX	200	/* of what a program says, in a note */

/* In a namespace of its own, as its root, whoever is at work here. */
static int run(const char *program, const char *input, struct buf *says,
	       int *status, struct err *e)
{
	bool is_nft = span_eq(span_of(program), SPAN("nft"));
	const char *const nft[] = { "unshare", "-rn", "nft", "-c", "-f", "-",
				    NULL };
	const char *const restore[] = { "unshare", "-rn", program,
					"--noflush", NULL };
	struct process p;
	bool late;
	int rc;

	if (process_start(&p, is_nft ? nft : restore, e))
		return -1;
	process_feed(&p, span_of(input));
	rc = process_read(&p, LIMIT_MS, says, &late, e);
	*status = process_end(&p);
	if (!rc && late)
		return err_set(e, ERR_LIMIT, "'%s' hangs on an example",
			       program);
	return rc;
}

/* An empty table must be taken, else nothing can be told. */
static int try_program(const char *program, struct err *e)
{
	CLEANUP_BUF struct buf says;
	struct span rest, line = { 0 };
	int status;

	buf_init(&says, LIMIT_TEXT);
	if (run(program, program[0] == 'n' ? "" : "*filter\nCOMMIT\n", &says,
		&status, e))
		return -1;
	if (!status)
		return 0;
	rest = buf_span(&says);
	span_next_line(&rest, &line);
	return err_set(e, ERR_IO,
		       "the examples cannot be run here, '%s' in a net namespace says: " SPAN_FMT,
		       program, SPAN_ARG(span_first(line, SAYS_MAX)));
}

static bool is_lacking(struct span says)
{
	static const char *const words[] = {
		"missing kernel module", "No such file or directory",
		"does not exist"
	};

	for (size_t i = 0; i < sizeof(words) / sizeof(*words); i++)
		if (span_find(says, span_of(words[i])) != SIZE_MAX)
			return true;
	return false;
}

/* All that it says, on one line; the program's name is known. */
static const char *reason(struct arena *a, struct span says)
{
	CLEANUP_BUF struct buf all;
	struct span word;
	size_t at = span_find(says, SPAN("): "));

	buf_init(&all, LIMIT_TEXT);
	if (at < SAYS_MAX)
		says = span_from(says, at + 3);
	while (all.len < SAYS_MAX && span_next_word(&says, &word)) {
		buf_add_str(&all, all.len ? " " : "");
		buf_add(&all, word);
	}
	return arena_str(a, span_first(buf_span(&all), SAYS_MAX));
}

int howto_run_examples(struct arena *a, const struct howto_examples *examples,
		       struct progress *bar, struct xml_notes *notes,
		       struct howto_tried *out, struct err *e)
{
	CLEANUP_BUF struct buf says;
	const char *tried = "";

	buf_init(&says, LIMIT_TEXT);
	*out = (struct howto_tried){ 0 };
	for (size_t i = 0; i < examples->n; i++) {
		const struct howto_example *example = &examples->at[i];
		int status;

		progress_step(bar, i, examples->n);
		if (!span_eq(span_of(tried), span_of(example->program)) &&
		    try_program(example->program, e))
			return -1;
		tried = example->program;
		buf_clear(&says);
		if (run(example->program, example->input, &says, &status, e))
			return -1;
		if (!status)
			continue;
		if (is_lacking(buf_span(&says))) {
			out->untried++;
			continue;
		}
		out->refused++;
		xml_note(a, notes, example->line, "'%s' is refused: %s",
			 example->text, reason(a, buf_span(&says)));
	}
	return 0;
}

/* In a namespace of its own, as the examples are. */
static int list_one(struct arena *a, const struct howto_listing *l,
		    struct buf *to, struct err *e)
{
	CLEANUP_BUF struct buf says;
	int status;

	buf_init(&says, LIMIT_TEXT);
	if (run(arena_printf(a, "%s-restore", l->program), l->input, &says,
		&status, e))
		return -1;
	if (status)
		return err_set(e, ERR_IO, "%s", reason(a, buf_span(&says)));
	howto_listing_add(l, buf_span(&says), to);
	return 0;
}

int howto_list_rules(struct arena *a, const struct opt_list *rules,
		     const char **out, struct err *e)
{
	struct howto_listings all = { 0 };
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	howto_listings(a, rules, &all);
	for (size_t i = 0; i < all.n; i++)
		if (list_one(a, &all.at[i], &text, e))
			return -1;
	*out = arena_str(a, buf_span(&text));
	return buf_check(&text, "the listing", e);
}
