// SPDX-License-Identifier: GPL-2.0-only
/* main - what is common to all commands: which one it is, pager, error */
#include <locale.h>
#include <signal.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/version.h"
#include "cmd/commands.h"
#include "cmd/help.h"
#include "cmd/pager.h"
#include "cmd/say.h"

/* What nfkit itself takes where the name of a command is due. */
static int unknown_word(const char *name, struct err *e)
{
	static const char *const words[] = {
		"help", "--help", "--version", "--no-pager"
	};
	const char *kind = *name == '-' ? "option" : "command";
	const struct command *near = command_near(commands, name);

	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		if (term_is_near(span_of(name), span_of(words[i])) ||
		    !strcmp(name, words[i] + strspn(words[i], "-")))
			return err_set(e, ERR_USAGE,
				       "there is no %s '%s', did you mean 'nfkit %s'?",
				       kind, name, words[i]);
	if (near)
		return err_set(e, ERR_USAGE,
			       "there is no %s '%s', did you mean 'nfkit %s'?",
			       kind, name, near->name);
	return err_set(e, ERR_USAGE, "there is no %s '%s', see 'nfkit help'",
		       kind, name);
}

/* Nobody knows what is wanted: so what there is, and it is an error. */
static int show_all(struct err *e)
{
	CLEANUP_BUF struct buf text;
	struct term talk;

	term_probe(&talk, stderr);
	buf_init(&text, LIMIT_TEXT);
	help_overview(talk.width, &text);
	if (buf_check(&text, "help text", e))
		return -1;
	file_print(stderr, buf_span(&text));
	return STATUS_TROUBLE;
}

/* @pager is NULL where none is wanted. */
static void begin_pages(struct pager *pager, const struct term *out,
			struct term *talk)
{
	if (pager)
		pager_begin(pager, out, talk);
}

/* @c is NULL for nfkit itself, whose help is short. */
static int show_help(const struct command *parent, const struct command *c,
		     enum opt_help which, const struct term *out,
		     struct pager *pager, struct err *e)
{
	CLEANUP_BUF struct buf text;
	struct term talk;

	term_probe(&talk, stderr);
	begin_pages(pager, out, &talk);
	buf_init(&text, LIMIT_TEXT);
	if (c && which == OPT_HELP_SHORT)
		help_short(parent, c, out->width, &text);
	else if (c)
		help_command(parent, c, out->width, &text);
	else
		help_overview(out->width, &text);
	return say_result(&text, "help text", e);
}

/* nfkit help [COMMAND [SUBCOMMAND]] */
static int help(const char *const *argv, const struct term *out,
		struct pager *pager, struct err *e)
{
	const struct command *parent = NULL, *c = NULL, *next;

	for (; *argv; argv++) {
		if (opt_help(*argv) || !strcmp(*argv, "help"))
			continue;
		if (parent)
			return err_set(e, ERR_USAGE,
				       "'%s' is a word too many: want 'nfkit help [COMMAND [SUBCOMMAND]]'",
				       *argv);
		next = command_find(c ? c->subs : commands, *argv);
		if (!next)
			return c ? command_no_sub(c, *argv, e) :
				   unknown_word(*argv, e);
		parent = c;
		c = next;
	}
	return show_help(parent, c, OPT_HELP_WHOLE, out, pager, e);
}

/* @argv is what stands where the subcommand is due. */
static int missing_subcommand(const struct command *c, const char *const *argv,
			      struct err *e)
{
	if (argv[0] && argv[0][0] != '-')
		return command_no_sub(c, argv[0], e);
	for (; *argv; argv++) {
		const struct command *sub = command_find(c->subs, *argv);

		if (sub)
			return command_late_sub(c, sub, e);
	}
	return err_set(e, ERR_USAGE,
		       "'nfkit %s' wants a subcommand, see 'nfkit help %s'",
		       c->name, c->name);
}

/* @argv starts behind the command's name. */
static int run_command(const struct command *c, const char *const *argv,
		       struct arena *arena, struct pager *pager, struct err *e)
{
	struct invocation inv = { .arena = arena };
	const struct command *parent = NULL, *sub;
	void *params;
	enum opt_help wanted;

	sub = argv[0] ? command_find(c->subs, argv[0]) : NULL;
	if (sub) {
		parent = c;
		c = sub;
		argv++;
	}
	term_probe(&inv.out, stdout);
	term_probe(&inv.talk, stderr);
	params = arena_zalloc(arena, 1, c->params_size);
	inv.params = params;
	wanted = argv[0] ? opt_help(argv[0]) : OPT_HELP_NONE;
	if (wanted)
		return show_help(parent, c, wanted, &inv.out, pager, e);
	if (!c->run)
		return missing_subcommand(c, argv, e);
	if (opt_parse(arena, c->opts, argv, params, &inv.args, &wanted, e))
		return -1;
	if (wanted)
		return show_help(parent, c, wanted, &inv.out, pager, e);
	if (c->has_pages && c->has_pages(params))
		begin_pages(pager, &inv.out, &inv.talk);
	return c->run(&inv, e);
}

static int dispatch(const char *const *argv, struct arena *arena,
		    struct pager *pager, struct err *e)
{
	const struct command *c;
	const char *name;
	struct term out;

	term_probe(&out, stdout);
	if (argv[0] && !strcmp(argv[0], "--no-pager")) {
		pager = NULL;
		argv++;
	}
	name = argv[0];
	if (!name)
		return show_all(e);
	if (!strcmp(name, "--version")) {
		printf("nfkit %s\n", VERSION);
		return STATUS_CLEAN;
	}
	if (!strcmp(name, "help") || !strcmp(name, "--help") ||
	    !strcmp(name, "-h"))
		return help(argv + 1, &out, pager, e);
	c = command_find(commands, name);
	return c ? run_command(c, argv + 1, arena, pager, e) :
		   unknown_word(name, e);
}

static void complain(const struct err *e)
{
	struct term talk;

	term_probe(&talk, stderr);
	say_error(&talk, e->msg);
}

int main(int argc, char **argv)
{
	CLEANUP_ARENA struct arena arena = { 0 };
	struct pager pager = PAGER_NONE;
	struct err e = { 0 }, shown = { 0 };
	int status;

	(void)argc;
	setlocale(LC_CTYPE, "");
	status = dispatch((const char *const *)argv + 1, &arena, &pager, &e);
	if (pager_end(&pager, &shown) && status >= 0) {
		e = shown;
		status = -1;
	}
	if (status >= 0 && file_flush(stdout, "the output", &e))
		status = -1;
	if (status >= 0)
		return status;
	fflush(stdout);
	complain(&e);
	/* As all programs that Ctrl-C ends: a shell's loop ends with them. */
	if (e.code == ERR_STOPPED)
		raise(e.signal ? e.signal : SIGINT);
	return STATUS_TROUBLE;
}
