// SPDX-License-Identifier: GPL-2.0-only
/* new_program - programs that go with netfilter, see cmd/new.c */
#include "cmd/new.h"

#define FIELD(name)	offsetof(struct new_params, name)

static const struct opt queue_opts[] = {
	{ 'o', "option", OPT_LIST, FIELD(options), "SPEC",
	  "an option, NAME:TYPE and what it may and must, see above" },
	{ 's', "spec", OPT_STRING, FIELD(spec), "FILE",
	  "the name, and more options, from FILE" },
	{ 'e', "edit", OPT_FLAG, FIELD(edit), NULL,
	  "write FILE, or NAME.spec, in an editor first" },
	NEW_INTO_OPTION, NEW_MAKING_OPTIONS, { 0 }
};

static const struct opt rules_opts[] = {
	NEW_INTO_OPTION, NEW_MAKING_OPTIONS, { 0 }
};

static int run_queue(const struct invocation *inv, struct err *e)
{
	return new_run(inv, EXTENSION_QUEUE, e);
}

static int run_rules(const struct invocation *inv, struct err *e)
{
	return new_run(inv, EXTENSION_RULES, e);
}

const struct command new_queue = {
	.name = "queue",
	.summary = "a program that decides about packets of NFQUEUE",
	.args = "NAME",
	.about = "Make the folder NAME with a program in C that decides about the packets\n"
		 "that rules hand to a queue, on libnetfilter_queue and libmnl: with buffers\n"
		 "that are long enough, verdicts for many packets at once, a count of what\n"
		 "is lost, and an end that leaves no packet without a verdict. With a manual\n"
		 "page and tests that run in a network namespace; the place for your own\n"
		 "logic is marked.\n"
		 "\n"
		 "An option is NAME:TYPE, and behind it, after commas:\n"
		 "\n"
		 "    mandatory     it must be given\n"
		 "    invert        there is a --not-NAME, too\n"
		 "    min=N max=N   of a number, of the length of a string\n"
		 "    multiple=N    it may be given up to N times\n"
		 "    also=A+B      it needs the options A and B\n"
		 "    excl=A+B      it does not go with them\n"
		 "\n"
		 "The types, and what FILE looks like, are those of 'nfkit new match'; a\n"
		 "packet is accepted where all holds that was asked for, until you write\n"
		 "better.",
	.opts = queue_opts,
	.params_size = sizeof(struct new_params),
	.run = run_queue,
	.has_pages = new_has_pages,
};

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
	.has_pages = new_has_pages,
};
