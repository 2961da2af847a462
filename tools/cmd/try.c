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
	int family;
	int accel;
	bool keep;
	bool shell;
	int format;
};

#define FIELD(name)	offsetof(struct params, name)

static const struct opt_choice families[] = {
	{ "ip", TRIAL_IP }, { "bridge", TRIAL_BRIDGE }, { NULL, 0 }
};

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
	  "test the module of NAME in the tree of Linux in DIR" },
	{ 0, "iptables", OPT_STRING, FIELD(iptables_tree), "DIR",
	  "test the plugin of NAME in the tree of iptables in DIR" },
	{ 0, "family", OPT_CHOICE, FIELD(family), "FAMILY",
	  "ip or bridge: which NAME, if ebtables has it, too", families,
	  .needs = "iptables" },
	{ 'k', "vmlinuz", OPT_STRING, FIELD(vmlinuz), "FILE",
	  "boot FILE (default: the running or newest kernel)" },
	{ 'H', "headers", OPT_STRING, FIELD(headers), "DIR",
	  "headers to build the module (default: the kernel's)" },
	{ 'r', "rules", OPT_STRING, FIELD(rules), "FILE",
	  "also test the rules in FILE, an iptables command each" },
	{ 't', "limit", OPT_NUMBER, FIELD(limit), "SECONDS",
	  "stop a guest that is silent this long (default: 30)",
	  .max = 3600 },
	{ 'a', "accel", OPT_CHOICE, FIELD(accel), "NAME",
	  "auto (default: KVM if it works), kvm or tcg", accels },
	{ 0, "keep", OPT_FLAG, FIELD(keep), NULL,
	  "keep all files, show the command line of QEMU" },
	{ 0, "shell", OPT_FLAG, FIELD(shell), NULL,
	  "finally open a shell in the guest" },
	{ 'f', "format", OPT_CHOICE, FIELD(format), "FORMAT",
	  "text (default), json or tap", formats },
	{ 0 }
};

/* What was kept, and the times: talk. */
static void talk(const struct invocation *inv, const struct trial_result *r,
		 const struct err *e)
{
	if (r->kept)
		say_talk(&inv->talk, "kept %s", r->kept);
	if (r->kept && r->command)
		say_talk(&inv->talk, "ran %s", r->command);
	/* Of what was not begun, or was interrupted, they mean nothing. */
	if (r->times.total && e->code != ERR_STOPPED &&
	    (inv->talk.is_terminal || r->kept))
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
			       "--kernel needs the plugin as well: add --iptables DIR");
	if (p->iptables_tree && inv->args.n != 1)
		return err_set(e, ERR_USAGE,
			       "--iptables: want the name of one extension in this tree, such as 'quota' or 'MARK'");
	if (inv->args.n > 1 || (!inv->args.n && !p->rules))
		return err_set(e, ERR_USAGE,
			       "want one folder of an extension, as 'nfkit new' makes it, or --rules FILE");
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
		.family = (enum trial_family)p->family,
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
	talk(inv, &result, e);
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
	.summary = "build an extension, and test it in a real kernel in QEMU",
	.args = "[DIR|NAME]",
	.about = "Test the extension in the folder DIR: build module and plugin, boot a\n"
		 "kernel with them in QEMU, run the rules of the .t file on the legacy and\n"
		 "the nft back end for IPv4 and IPv6, load the translations of the .txlate\n"
		 "file, and send and count the packets of the .packets file.\n"
		 "\n"
		 "With --kernel and --iptables, test the extension NAME in these trees; with\n"
		 "--iptables alone, its plugin with the module of the kernel that boots; with\n"
		 "--rules alone, just the rules. Neither root nor a network is needed, and\n"
		 "the kernel of this machine is not touched.",
	.opts = opts,
	.params_size = sizeof(struct params),
	.run = run,
};
