// SPDX-License-Identifier: GPL-2.0-only
/* complete - nfkit complete, which the shells call, and nfkit completion */
#include "cmd/complete.h"

#include <string.h>

#include "base/embed.h"
#include "base/file.h"
#include "base/limits.h"
#include "cmd/commands.h"
#include "cmd/say.h"

void complete_add(struct completing *c, struct span word, const char *about)
{
	struct span rest = span_of(about ? about : ""), line = { 0 };

	if (!span_starts(word, c->typed))
		return;
	span_next_line(&rest, &line);
	term_add_inline(c->to, c->before, true);
	term_add_inline(c->to, word, true);
	buf_add_char(c->to, '\t');
	term_add_inline(c->to, line, true);
	buf_add_char(c->to, '\n');
}

static void add_commands(struct completing *c,
			 const struct command *const *table)
{
	for (; table && *table; table++)
		if ((*table)->summary)
			complete_add(c, span_of((*table)->name),
				     (*table)->summary);
}

static void add_options(struct completing *c, const struct opt *table)
{
	for (; table->name; table++)
		complete_add(c, span_of(arena_printf(c->arena, "--%s",
						     table->name)),
			     table->help);
	complete_add(c, SPAN("--help"), "show the options");
}

static void add_option_values(struct completing *c, const struct opt *opt)
{
	if (opt->type != OPT_CHOICE) {
		complete_values(c, opt->arg);
		return;
	}
	for (const struct opt_choice *v = opt->choices; v->name; v++)
		complete_add(c, span_of(v->name), NULL);
}

/* The option that @word is and that wants a value, or NULL. */
static const struct opt *open_option(const struct opt *table, const char *word)
{
	struct span name = span_of(word);
	const struct opt *opt = NULL;

	if (span_skip(&name, SPAN("--")))
		opt = opt_find(table, name);
	for (; name.len == 2 && name.p[0] == '-' && table->name; table++)
		if (table->letter == name.p[1])
			opt = table;
	return opt && opt->type != OPT_FLAG ? opt : NULL;
}

/*
 * bash parts words at '=', others do not: "--x" "=" "y", or "--x=y". What is
 * typed after all of that is @before, "--x=", must be there in a candidate.
 */
static void split_equals(struct arena *a, const struct opt_list *args,
			 struct opt_list *out, struct span *before)
{
	for (size_t i = 0; i < args->n; i++) {
		struct span rest = span_of(args->at[i]), name = { 0 };
		bool is_last = i + 1 == args->n;

		if (out->n && !strcmp(args->at[i], "=") &&
		    !strncmp(*VEC_LAST(out), "--", 2)) {
			if (is_last)
				*VEC_ADD(a, out) = "";
			continue;
		}
		if (span_starts(rest, SPAN("--")) &&
		    span_next_until(&rest, '=', &name)) {
			*VEC_ADD(a, out) = arena_str(a, name);
			*VEC_ADD(a, out) = arena_str(a, rest);
			if (is_last)
				*before = span_first(span_of(args->at[i]),
						     name.len + 1);
			continue;
		}
		*VEC_ADD(a, out) = args->at[i];
	}
}

/* What the words before the last one say of it. */
struct place {
	const struct opt *open;	/* it is the value of this option, or NULL */
	bool takes_options;	/* false behind "--" */
	struct opt_list args;	/* neither options nor their values */
};

static void find_place(struct arena *a, const struct opt *table,
		       const char *const *words, size_t n, struct place *out)
{
	*out = (struct place){ .takes_options = true };
	for (size_t i = 0; i + 1 < n; i++) {
		bool is_option = out->takes_options && words[i][0] == '-' &&
				 words[i][1];

		if (out->open)
			out->open = NULL;
		else if (is_option && !strcmp(words[i], "--"))
			out->takes_options = false;
		else if (is_option)
			out->open = open_option(table, words[i]);
		else
			*VEC_ADD(a, &out->args) = words[i];
	}
}

/* @words are those behind the name of @command, the last is being typed. */
static void complete_command(struct completing *c,
			     const struct command *command,
			     const char *const *words, size_t n)
{
	const struct command *sub = n > 1 ? command_find(command->subs,
							 words[0]) : NULL;
	struct place place;

	if (sub) {
		complete_command(c, sub, words + 1, n - 1);
		return;
	}
	find_place(c->arena, command->opts, words, n, &place);
	if (place.open) {
		add_option_values(c, place.open);
		return;
	}
	if (place.takes_options && span_starts(c->typed, SPAN("-"))) {
		add_options(c, command->opts);
		return;
	}
	if (n == 1)
		add_commands(c, command->subs);
	if (command->run)
		complete_argument(c, command->args, place.args.at,
				  place.args.n);
}

/* @n words behind "nfkit", the last of which is being typed. */
static void complete_all(struct completing *c, const char *const *words,
			 size_t n)
{
	const struct command *command;
	bool is_help;

	if (n > 1 && !strcmp(words[0], "--no-pager")) {
		words++;
		n--;
	}
	if (n < 2) {
		add_commands(c, commands);
		complete_add(c, SPAN("help"), "tell more of a command");
		complete_add(c, SPAN("--version"), "which nfkit is this?");
		complete_add(c, SPAN("--no-pager"), "print all at once");
		return;
	}
	is_help = !strcmp(words[0], "help");
	command = command_find(commands, words[is_help]);
	if (is_help && n == 2)
		add_commands(c, commands);
	else if (is_help && command)
		add_commands(c, command->subs);
	else if (command)
		complete_command(c, command, words + 1, n - 1);
}

static int run_complete(const struct invocation *inv, struct err *e)
{
	struct opt_list words = { 0 };
	CLEANUP_BUF struct buf text;
	struct completing c = { .arena = inv->arena, .to = &text };

	buf_init(&text, LIMIT_TEXT);
	split_equals(inv->arena, &inv->args, &words, &c.before);
	c.typed = span_of(words.n ? *VEC_LAST(&words) : "");
	complete_all(&c, words.at, words.n);
	return say_result(&text, "the candidates", e);
}

static int run_completion(const struct invocation *inv, struct err *e)
{
	const char *shell = inv->args.n == 1 ? inv->args.at[0] : "";
	struct span script;

	if (!embed_find(arena_printf(inv->arena,
				     "tools/completion/nfkit.%s", shell),
			&script))
		return err_set(e, ERR_USAGE,
			       "want the name of a shell: bash, zsh or fish");
	file_print(stdout, script);
	return STATUS_CLEAN;
}

static const struct opt no_options[] = { { 0 } };

const struct command cmd_completion = {
	.name = "completion", .summary = "complete words in bash, zsh and fish",
	.args = "bash|zsh|fish", .about =
	"Write the script with which a shell completes the words of nfkit. 'make\n"
	"install' and the Debian package install these scripts. Otherwise, in\n"
	"~/.bashrc or in ~/.config/fish/config.fish, or with zsh, where DIR is one of\n"
	"$fpath:\n"
	"\n"
	"    . <(nfkit completion bash)\n"
	"    nfkit completion fish | source\n"
	"    nfkit completion zsh >DIR/_nfkit\n"
	"\n"
	"The script asks 'nfkit complete WORD...', which prints what the last word\n"
	"could be: commands, options, values, rules, sources, extensions.",
	.opts = no_options, .params_size = 1, .run = run_completion,
};

/* Not for people: it has no summary. */
const struct command cmd_complete = {
	.name = "complete", .args = "[--] WORD...", .about =
	"Print what the last word could be, a line each: the word, a tab, what it\n"
	"is; ':files' and ':dirs' stand for those. For 'nfkit completion'.",
	.opts = no_options, .params_size = 1, .run = run_complete,
};
