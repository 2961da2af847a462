// SPDX-License-Identifier: GPL-2.0-only
/* nfkit manual [PAGE]: write a manual page, for the build */
#include "cmd/manual.h"

#include "base/embed.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/version.h"
#include "cmd/commands.h"
#include "cmd/say.h"

/* The next page in the program, from the file *@i on: "nfkit-check.1". */
static bool next_page(size_t *i, struct span *page)
{
	const struct embed *all;
	size_t n;

	all = embed_all(&n);
	while (*i < n) {
		*page = span_of(all[(*i)++].path);
		if (span_skip(page, SPAN(MANUAL_DIR)) &&
		    !span_ends(*page, SPAN(".md")))
			return true;
	}
	return false;
}

/* A line each. */
static int list_pages(struct err *e)
{
	CLEANUP_BUF struct buf text;
	struct span page;

	buf_init(&text, LIMIT_TEXT);
	for (size_t i = 0; next_page(&i, &page);)
		buf_printf(&text, SPAN_FMT "\n", SPAN_ARG(page));
	return say_result(&text, "the list of pages", e);
}

typedef bool likeness(struct span typed, struct span name);

static bool is_same(struct span typed, struct span name)
{
	return span_eq(typed, name);
}

/* The page with a name so @like @typed: as it is, and as "check". */
static bool find_page(struct span typed, likeness *like, struct span *page)
{
	for (size_t i = 0; next_page(&i, page);) {
		struct span name = span_first(*page, page->len - 2);
		struct span last = name;

		if (like(typed, *page) || like(typed, name) ||
		    (span_skip(&last, SPAN("nfkit-")) && like(typed, last)))
			return true;
	}
	return false;
}

static int choose_page(struct span typed, struct span *page, struct err *e)
{
	if (find_page(typed, is_same, page))
		return 0;
	if (find_page(typed, term_is_near, page))
		return err_set(e, ERR_NOENT,
			       "there is no page '" SPAN_FMT
			       "', did you mean '" SPAN_FMT "'?",
			       SPAN_ARG(typed), SPAN_ARG(*page));
	return err_set(e, ERR_NOENT, "there is no page '" SPAN_FMT
		       "', see 'nfkit manual'", SPAN_ARG(typed));
}

/* "nfkit-check.1" is of the command check; others are of none. */
static const struct command *command_of(struct arena *a, const char *page)
{
	struct span name = span_of(page), base = { 0 };

	if (!span_skip(&name, SPAN("nfkit-")) ||
	    !span_next_until(&name, '.', &base))
		return NULL;
	return command_find(commands, arena_str(a, base));
}

/* The line "@WORD REST@"; false: it is no such line. */
static bool is_request(struct span line, struct span *word, struct span *rest)
{
	struct span inside = line;

	if (!span_skip_char(&inside, '@') || !inside.len ||
	    inside.p[inside.len - 1] != '@')
		return false;
	inside.len--;
	if (span_find_char(inside, '@') != SIZE_MAX)
		return false;
	*rest = inside;
	return span_next_word(rest, word);
}

static int answer(struct manual *m, struct span word, struct span rest,
		  struct err *e)
{
	if (span_is(word, "options"))
		return manual_options(m, rest, e);
	if (span_is(word, "keys"))
		return manual_keys(m, span_trim(rest), e);
	if (span_is(word, "synopsis") && m->command)
		manual_synopsis(m);
	else if (span_is(word, "commands"))
		manual_commands(m);
	else if (span_is(word, "settings"))
		manual_settings(m);
	else if (span_is(word, "kinds"))
		manual_kinds(m);
	else if (span_is(word, "types"))
		manual_types(m);
	else
		return err_set(e, ERR_SYNTAX, "@" SPAN_FMT "@ means nothing here",
			       SPAN_ARG(word));
	return 0;
}

static int add_line(struct manual *m, struct span line, struct err *e)
{
	static const struct span version = SPAN("@version@");
	struct span word, rest;
	size_t at;

	if (is_request(line, &word, &rest))
		return answer(m, word, rest, e);
	if (manual_check_line(m, line, e))
		return -1;
	at = span_find(line, version);
	if (at == SIZE_MAX) {
		buf_add(m->to, line);
	} else {
		buf_add(m->to, span_first(line, at));
		buf_add_str(m->to, VERSION);
		buf_add(m->to, span_from(line, at + version.len));
	}
	buf_add_char(m->to, '\n');
	return 0;
}

static int make_page(struct manual *m, const char *page, struct span source,
		     struct err *e)
{
	struct span line = { 0 };
	size_t nr = 0;

	while (span_next_line(&source, &line)) {
		nr++;
		if (add_line(m, line, e))
			return err_prefix(e, MANUAL_DIR "%s:%zu", page, nr);
	}
	if (manual_check_told(m, e))
		return err_prefix(e, MANUAL_DIR "%s", page);
	return buf_check(m->to, page, e);
}

static int run(const struct invocation *inv, struct err *e)
{
	CLEANUP_BUF struct buf text;
	struct manual m = { .arena = inv->arena, .to = &text };
	struct span source = { 0 }, found;
	const char *page;

	buf_init(&text, LIMIT_TEXT);
	if (!inv->args.n)
		return list_pages(e);
	if (inv->args.n > 1)
		return err_set(e, ERR_USAGE,
			       "want one page, as in 'nfkit manual nfkit-check.1'");
	if (choose_page(span_of(inv->args.at[0]), &found, e))
		return -1;
	page = arena_str(inv->arena, found);
	(void)!embed_find(arena_printf(inv->arena, MANUAL_DIR "%s", page),
			  &source);
	m.command = command_of(inv->arena, page);
	if (make_page(&m, page, source, e))
		return -1;
	file_print(stdout, buf_span(&text));
	return STATUS_CLEAN;
}

static const struct opt no_options[] = { { 0 } };

/* Not for people, who have man(1): it has no summary. */
const struct command cmd_manual = {
	.name = "manual", .args = "[PAGE]", .about =
	"Write a manual page of nfkit, made of its prose and of the tables of\n"
	"options; without PAGE a list of the pages. For 'make', and for\n"
	"'nfkit manual check | man -l -' where none is installed.",
	.opts = no_options, .params_size = 1, .run = run,
};
