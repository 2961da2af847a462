// SPDX-License-Identifier: GPL-2.0-only
/* try - an extension in a real kernel, without root */
#include "base/limits.h"
#include "base/progress.h"
#include "cmd/command.h"
#include "cmd/say.h"
#include "try/trial.h"

#define LIMIT_S		30	/* for a step that takes 1 at most */

struct params {
	const char *linux_tree;
	const char *iptables_tree;
	const char *vmlinuz;
	const char *headers;
	const char *rules;
	unsigned int limit;
	int accel;
	bool keep;
	bool shell;
	int format;
};

#define FIELD(name)	offsetof(struct params, name)

static const struct opt_choice formats[] = {
	{ "text", CHECK_TEXT }, { "json", CHECK_JSON }, { "tap", CHECK_TAP },
	{ NULL, 0 }
};

static const struct opt_choice accels[] = {
	{ "auto", ACCEL_AUTO }, { "tcg", ACCEL_TCG }, { "kvm", ACCEL_KVM },
	{ NULL, 0 }
};

static const struct opt opts[] = {
	{ 0, "kernel", OPT_STRING, FIELD(linux_tree), "DIR",
	  "take the module of the extension NAME from this tree of Linux" },
	{ 0, "iptables", OPT_STRING, FIELD(iptables_tree), "DIR",
	  "take its plugin and tests from this tree of iptables" },
	{ 'k', "vmlinuz", OPT_STRING, FIELD(vmlinuz), "FILE",
	  "boot this kernel; else the one that runs, or the newest" },
	{ 'H', "headers", OPT_STRING, FIELD(headers), "DIR",
	  "build the module with these headers; else those of the kernel" },
	{ 'r', "rules", OPT_STRING, FIELD(rules), "FILE",
	  "take the rules of the iptables commands in FILE, too" },
	{ 't', "limit", OPT_NUMBER, FIELD(limit), "SECONDS",
	  "stop the guest when it says nothing for so long; else 30" },
	{ 'a', "accel", OPT_CHOICE, FIELD(accel), "NAME",
	  "run the guest by KVM or not; else by KVM where it works", accels },
	{ 0, "keep", OPT_FLAG, FIELD(keep), NULL,
	  "keep all that was made, and say how QEMU was called" },
	{ 0, "shell", OPT_FLAG, FIELD(shell), NULL,
	  "when all is done, a shell in the guest; its end ends it" },
	{ 'f', "format", OPT_CHOICE, FIELD(format), "FORMAT",
	  "how to print the checks", formats },
	{ 0 }
};

/* What was kept, and the times: talk. */
static void talk(const struct invocation *inv, const struct trial_result *r)
{
	if (r->kept)
		say_talk(&inv->talk, "kept %s", r->kept);
	if (r->kept && r->command)
		say_talk(&inv->talk, "ran %s", r->command);
	if (inv->talk.is_terminal || r->kept)
		say_talk(&inv->talk,
			 "build %lu ms, initramfs %lu ms, guest %lu ms, in all %lu ms",
			 r->times.build, r->times.image, r->times.guest,
			 r->times.total);
}

static void show(void *context, const char *what, size_t done, size_t total)
{
	struct progress *p = context;

	p->what = what;
	progress_step(p, done, total);
}

static int check_args(const struct invocation *inv, struct err *e)
{
	const struct params *p = inv->params;

	if (p->linux_tree && !p->iptables_tree)
		return err_set(e, ERR_USAGE,
			       "--kernel: name the tree with the plugin, too: --iptables DIR");
	if (p->iptables_tree && inv->args.n != 1)
		return err_set(e, ERR_USAGE,
			       "--iptables: want the name of one extension of this tree, as 'quota' or 'MARK'");
	if (inv->args.n > 1 || (!inv->args.n && !p->rules))
		return err_set(e, ERR_USAGE,
			       "want one folder of an extension, as 'nfkit new' makes it, or --rules");
	return 0;
}

static int run(const struct invocation *inv, struct err *e)
{
	const struct params *p = inv->params;
	struct trial t = {
		.vmlinuz = p->vmlinuz, .headers = p->headers,
		.linux_tree = p->linux_tree,
		.iptables_tree = p->iptables_tree,
		.rules = p->rules,
		.limit_s = p->limit ? p->limit : LIMIT_S,
		.accel = (enum trial_accel)p->accel,
		.keep = p->keep, .shell = p->shell,
	};
	struct trial_result result;
	struct progress progress;
	CLEANUP_BUF struct buf text;
	int rc;

	buf_init(&text, LIMIT_TEXT);
	if (check_args(inv, e))
		return -1;
	if (t.limit_s > 3600)
		return err_set(e, ERR_USAGE, "--limit: 3600 seconds at most");
	*(p->iptables_tree ? &t.name : &t.dir) =
		inv->args.n ? inv->args.at[0] : NULL;
	if (!t.shell) {
		progress_begin(&progress, &inv->talk, "building");
		t.progress = show;
		t.context = &progress;
	}
	rc = trial_run(inv->arena, &t, &result, e);
	if (!t.shell)
		progress_end(&progress);
	talk(inv, &result);
	if (rc)
		return -1;
	checks_print(&result.checks, &result.times,
		     (enum check_format)p->format, &inv->out, &text);
	if (say_result(&text, "the result", e))
		return -1;
	return checks_count(&result.checks).failed ? STATUS_FINDINGS :
	       STATUS_CLEAN;
}

const struct command cmd_try = {
	.name = "try",
	.summary = "build it, boot a real kernel in QEMU, prove that it works",
	.args = "[DIR|NAME]",
	.about = "Show that the extension in the folder DIR works: build module and plugin,\n"
		 "boot a kernel with them in QEMU, and run the lines of the .t file on the\n"
		 "legacy and the nft back end, for IPv4 and IPv6, those of .txlate, and the\n"
		 "packets of .packets. With --kernel and --iptables the extension NAME of\n"
		 "these trees, with --iptables alone its plugin with the module of the\n"
		 "kernel that boots; with --rules alone neither is needed. Needs neither\n"
		 "root nor a network, and leaves this machine's kernel alone.",
	.opts = opts,
	.params_size = sizeof(struct params),
	.run = run,
};
