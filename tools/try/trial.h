/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * trial - an extension in a real kernel, from its sources to a verdict
 *
 * Build module and plugin, put them and a plan into an initramfs, run a kernel
 * with it in QEMU, judge what came back. Nothing is written but in a folder for
 * the trial and in the cache; root is not needed.
 */
#ifndef TRY_TRIAL_H
#define TRY_TRIAL_H

#include "try/check.h"

enum trial_accel {
	ACCEL_AUTO,		/* KVM, where it works */
	ACCEL_TCG,
	ACCEL_KVM,
};

enum trial_family {
	TRIAL_ANY,		/* that of iptables; the result tells of both */
	TRIAL_IP,
	TRIAL_BRIDGE,
};

/* How iptables lists rules: @input is for its iptables-restore. */
struct trial_listing {
	const char *program;	/* "iptables" or "ip6tables" */
	const char *input;	/* rules, and "-L CHAIN" in one of the tables */
	const char *text;	/* what it said; NULL: nothing ... */
	const char *why;	/* ... for this; lines of others: untrusted */
};

/* An extension whose rules are listed. */
struct trial_listed {
	const char *dir, *name;	/* as below; NULL: it is built already */
	struct span commands;	/* its rules; what they need comes along */
	struct trial_listing *listings;
	size_t n_listings;
	const char *why;	/* none is made, for this; NULL: they are */
};

struct trial {
	const char *dir;	/* of the extension; NULL: none */
	/* Or one of these trees by its name; @linux_tree may be NULL. */
	const char *linux_tree, *iptables_tree, *name;
	enum trial_family family;	/* where two have this name */
	const char *rules;	/* a file of commands; NULL: none */
	struct span commands;	/* the same as text; may be empty */
	const char *commands_name;	/* of that, in what is said of it */
	/* In one guest, on the nft back end, and nothing else is tried. */
	struct trial_listed *listed;
	size_t n_listed;
	const char *vmlinuz, *headers;	/* NULL: what is installed */
	enum trial_accel accel;
	unsigned int limit_s;	/* for the guest to say something */
	bool shell;		/* a console for the user, when all is done */
	bool keep;		/* the folder stays */
	/* How far it is, some times a second; NULL: nobody asks. */
	void (*progress)(void *context, const char *what, size_t done,
			 size_t total);
	void *context;
};

struct trial_result {
	struct checks checks;
	struct check_times times;
	const char *kept;	/* folder that stays; NULL: none */
	const char *command;	/* how QEMU was called; NULL: it was not */
};

/*
 * What is wrong with the extension is a failed check; the error is for what
 * keeps it from being tried: no kernel, no QEMU, no sources.
 */
int trial_run(struct arena *a, const struct trial *t, struct trial_result *out,
	      struct err *e) MUST_CHECK;

#endif
