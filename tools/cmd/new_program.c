// SPDX-License-Identifier: GPL-2.0-only
/* new_program - programs that go with netfilter, see cmd/new.c */
#include "cmd/new.h"

#define FIELD(name)	offsetof(struct new_params, name)

static const struct opt queue_opts[] = {
	{ 'o', "option", OPT_LIST, FIELD(options), "SPEC",
	  "an option of the program, such as min:uint32,invert" },
	{ 's', "spec", OPT_STRING, FIELD(spec), "FILE",
	  "read the name, and more options, from FILE" },
	{ 'e', "edit", OPT_FLAG, FIELD(edit), NULL,
	  "edit FILE, or NAME.spec, in an editor first" },
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
	.summary = "a program that decides about packets in a queue (NFQUEUE)",
	.args = "NAME",
	.about = "Make a C program in the folder NAME that decides about the packets that\n"
		 "rules hand to a queue, with libnetfilter_queue and libmnl. Its buffers are\n"
		 "long enough, it gives one verdict for many packets, counts lost packets,\n"
		 "and leaves no packet without a verdict when it ends. It has a manual page\n"
		 "and tests that run in a network namespace. The place for your own logic is\n"
		 "marked YOUR LOGIC; until you write it, a packet is accepted if all options\n"
		 "hold.\n"
		 "\n"
		 "SPEC is NAME:TYPE, and may go on with any of these after commas:\n"
		 "\n"
		 "    mandatory     the option must be given\n"
		 "    invert        there is a --not-NAME, too\n"
		 "    min=N max=N   limits of a number, or of the length of a string\n"
		 "    multiple=N    it may be given up to N times\n"
		 "    also=A+B      it needs the options A and B\n"
		 "    excl=A+B      it excludes the options A and B\n"
		 "\n"
		 "TYPE and FILE are as for 'nfkit new match'.",
	.opts = queue_opts,
	.params_size = sizeof(struct new_params),
	.run = run_queue,
	.has_pages = new_has_pages,
};

const struct command new_rules = {
	.name = "rules",
	.summary = "a program that feeds rules to the kernel",
	.args = "NAME",
	.about = "Make a C program in the folder NAME that puts rules into the kernel\n"
		 "through one long-lived iptables-restore. Each batch of rules is loaded as a\n"
		 "whole or not at all, a refused rule is reported with its line, and no shell\n"
		 "is involved. The program has a manual page and tests that run in network\n"
		 "namespaces.",
	.opts = rules_opts,
	.params_size = sizeof(struct new_params),
	.run = run_rules,
	.has_pages = new_has_pages,
};
