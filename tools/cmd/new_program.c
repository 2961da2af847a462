// SPDX-License-Identifier: GPL-2.0-only
/* new_program - programs that go with netfilter, see cmd/new.c */
#include "cmd/new.h"

#define FIELD(name)	offsetof(struct new_params, name)

/* What all programs take. */
#define COMMON								\
	{ 'C', "into", OPT_STRING, FIELD(into), "DIR",			\
	  "make the folder in DIR, not in the current one" },		\
	{ 0, "author", OPT_STRING, FIELD(author), "'NAME <MAIL>'",	\
	  "who writes it; else git's author" },				\
	{ 'c', "commit", OPT_FLAG, FIELD(commit), NULL,			\
	  "commit the files too; a folder in no repository gets its own" }, \
	{ 'n', "dry-run", OPT_FLAG, FIELD(dry_run), NULL,		\
	  "print what would be made as a diff, and make nothing" },	\
	{ 0 }

static const struct opt rules_opts[] = { COMMON };

static int run_rules(const struct invocation *inv, struct err *e)
{
	return new_run(inv, EXTENSION_RULES, e);
}

const struct command new_rules = {
	.name = "rules",
	.summary = "a program that feeds rules to the kernel",
	.args = "NAME",
	.about = "Make the folder NAME with a program in C that puts rules into the kernel\n"
		 "through one long-lived iptables-restore: each batch is done at once or not\n"
		 "at all, what is refused is told by its line, and no line of a shell is ever\n"
		 "built. With a manual page and tests that run in network namespaces.",
	.opts = rules_opts,
	.params_size = sizeof(struct new_params),
	.run = run_rules,
};
