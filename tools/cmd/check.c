// SPDX-License-Identifier: GPL-2.0-only
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "check/page.h"
#include "check/pool.h"
#include "cmd/check_fix.h"
#include "cmd/check_hook.h"
#include "cmd/check_post.h"
#include "cmd/check_run.h"
#include "cmd/check_since.h"
#include "cmd/check_upstream.h"
#include "cmd/command.h"
#include "cmd/say.h"
#include "cmd/settings.h"

struct params {
	struct selection_wish wish;
	int format;
	unsigned int jobs;
	const char *tree;
	struct opt_list explain;
	bool list_rules;
	bool list_settings;
	bool fix, in_place;
	const char *hook;
	bool install_hooks;
	const char *new_since;
	struct post_wish post;
};

static const struct opt_choice profiles[] = {
	{ "netfilter", PROFILE_NETFILTER },
	{ "checkpatch", PROFILE_CHECKPATCH },
	{ "all", PROFILE_ALL },
	{ NULL, 0 }
};

static const struct opt_choice levels[] = {
	{ "error", LEVEL_OF(SEV_ERROR) },
	{ "warning", LEVEL_OF(SEV_WARNING) },
	{ "note", LEVEL_OF(SEV_NOTE) },
	{ NULL, 0 }
};

#define FIELD(name)	offsetof(struct params, name)

static const struct opt options[] = {
	{ 0, "profile", OPT_CHOICE, FIELD(wish.profile), "PROFILE",
	  "rules: netfilter (default), checkpatch or all", profiles },
	{ 0, "select", OPT_LIST, FIELD(wish.select), "RULE,...",
	  "use only these rules", NULL },
	{ 0, "ignore", OPT_LIST, FIELD(wish.ignore), "RULE,...",
	  "use all but these rules", NULL },
	{ 0, "level", OPT_CHOICE, FIELD(wish.level), "LEVEL",
	  "error, warning or note (default): show what is at least this",
	  levels },
	{ 0, "format", OPT_CHOICE, FIELD(format), "FORMAT",
	  "text (default), terse, tsv, json, sarif, github or b4",
	  print_formats },
	{ 0, "fix", OPT_FLAG, FIELD(fix), NULL,
	  "write the fixed patch to standard output",
	  NULL },
	{ 0, "in-place", OPT_FLAG, FIELD(in_place), NULL,
	  "with --fix: rewrite the patch files instead", NULL,
	  .needs = "fix" },
	{ 0, "hook", OPT_STRING, FIELD(hook), "NAME",
	  "run as git's hook NAME: commit-msg or sendemail-validate", NULL },
	{ 0, "install-hooks", OPT_FLAG, FIELD(install_hooks), NULL,
	  "install both hooks in this git repository", NULL },
	{ 0, "new-since", OPT_STRING, FIELD(new_since), "STATE",
	  "check what is new in the archive since the file STATE was written, and update STATE",
	  NULL },
	{ 0, "tree", OPT_STRING, FIELD(tree), "DIR[:REV]",
	  "the git tree that the patches are for (HEAD, or REV)", NULL },
	{ 0, "post", OPT_STRING, FIELD(post.url), "URL",
	  "show the checks to be posted to this Patchwork", NULL },
	{ 0, "send", OPT_FLAG, FIELD(post.send), NULL,
	  "with --post: post them", NULL, .needs = "post" },
	{ 0, "project", OPT_STRING, FIELD(post.project), "NAME",
	  "with --post: its project (default: netfilter-devel)", NULL, .needs = "post" },
	{ 0, "context", OPT_STRING, FIELD(post.context), "NAME",
	  "with --post: the name of the check (default: nfkit)", NULL, .needs = "post" },
	{ 0, "target-url", OPT_STRING, FIELD(post.target_url), "URL",
	  "with --post: the address of details; {msgid} becomes the Message-ID",
	  NULL, .needs = "post" },
	{ 0, "timeout", OPT_NUMBER, FIELD(post.limit_s), "SECONDS",
	  "with --post: how long to wait for an answer", NULL,
	  .needs = "post", .max = 3600 },
	{ 'j', "jobs", OPT_NUMBER, FIELD(jobs), "N",
	  "check N patches at once (default: one per processor)", NULL },
	{ 0, "explain", OPT_LIST, FIELD(explain), "RULE",
	  "say why a rule exists, with examples", NULL },
	{ 0, "list-rules", OPT_FLAG, FIELD(list_rules), NULL,
	  "list all rules", NULL },
	{ 0, "list-settings", OPT_FLAG, FIELD(list_settings), NULL,
	  "list the settings of git config nfkit.* and .nfkit", NULL },
	{ 0 }
};

/* What is remembered; a tree may say how it is to be checked. */
static const struct setting settings_known[] = {
	{ "profile", .in_tree = true, .usual = "netfilter" },
	{ "select", .in_tree = true, .beats = "ignore", .usual = "" },
	{ "ignore", .in_tree = true, .adds = true, .usual = "" },
	{ "level", .in_tree = true, .usual = "note" },
	{ "format", .usual = "text" },
	{ "jobs", .usual = "one per processor" },
	{ "tree", .is_path = true, .usual = "" },
	{ 0 }
};

static int explain(const struct opt_list *names, struct err *e)
{
	CLEANUP_BUF struct buf text;
	const struct rule_entry *entry;

	buf_init(&text, LIMIT_TEXT);
	for (size_t i = 0; i < names->n; i++) {
		if (!*names->at[i])
			return err_set(e, ERR_USAGE,
				       "--explain wants a rule, see 'nfkit check --list-rules'");
		if (rule_get(rule_table, span_of(names->at[i]), &entry, e))
			return -1;
		if (i)
			buf_add_char(&text, '\n');
		buf_add(&text, page_of(entry));
	}
	return say_result(&text, "the pages of rules", e);
}

static int list_rules(const struct term *term, struct err *e)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	page_list(rule_table, term, &text);
	return say_result(&text, "the list of rules", e);
}

static int list_settings(const struct settings *s, const struct params *params,
			 const struct term *term, struct err *e)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	settings_list(s, params, term, &text);
	return say_result(&text, "the list of settings", e);
}

static void name_unknown(const struct opt_list *unknown,
			 const struct term *talk)
{
	const struct rule_entry *row;

	for (size_t i = 0; i < unknown->n; i++) {
		struct err e = { 0 };

		if (rule_get(rule_table, span_of(unknown->at[i]), &row, &e))
			say_talk(talk, "--ignore: %s", e.msg);
	}
}

/* As many as there are processors, if nothing is said. */
static unsigned int count_workers(unsigned int wanted)
{
	long n = wanted ? (long)wanted : sysconf(_SC_NPROCESSORS_ONLN);

	return n < 1 ? 1 : n > POOL_MAX ? POOL_MAX : (unsigned int)n;
}

static int check_inputs(const struct params *params, struct check_run *run,
			struct check_post *post, struct err *e)
{
	if (params->new_since)
		return check_since(params->new_since, run, post, e);
	return check_run(run, e);
}

static int check_and_post(const struct params *params, struct check_run *run,
			  struct err *e)
{
	struct check_post *post = ARENA_NEW(run->arena, struct check_post);
	int status;

	if (check_post_begin(post, &params->post, run->arena, run->talk, e))
		return -1;
	run->also = check_post_mail;
	run->context = post;
	status = check_inputs(params, run, post, e);
	check_post_end(post);
	return status;
}

static int fix(const struct params *params, const struct check_run *run,
	       struct err *e)
{
	struct check_fix fix = {
		.selection = run->selection, .names = run->names,
		.workers = run->workers, .arena = run->arena,
		.out = run->out, .talk = run->talk, .in_place = params->in_place,
	};

	if (check_fix(&fix, e))
		return -1;
	return fix.left ? STATUS_FINDINGS : STATUS_CLEAN;
}

static int hook(const struct params *params, struct check_run *run,
		struct err *e)
{
	int status;

	run->out = run->talk;
	run->printer = print_format(0);
	return check_hook(params->hook, run, &status, e) ? -1 : status;
}

static int check_with(const struct params *params, struct check_run *run,
		      struct err *e)
{
	if (params->hook)
		return hook(params, run, e);
	if (params->fix)
		return fix(params, run, e);
	if (params->post.url ? check_and_post(params, run, e) :
			       check_inputs(params, run, NULL, e))
		return -1;
	return check_run_findings(run) ? STATUS_FINDINGS : STATUS_CLEAN;
}

/* What was @typed does not ask for two things at once. */
static int fit_together(const struct params *typed, struct err *e)
{
	unsigned int jobs = typed->fix + !!typed->hook;

	if (jobs + !!typed->post.url > 1)
		return err_set(e, ERR_USAGE,
			       "--fix, --hook and --post: only one of them");
	if (jobs + !!typed->new_since > 1)
		return err_set(e, ERR_USAGE,
			       "--fix, --hook and --new-since: only one of them");
	if (jobs + !!typed->format > 1)
		return err_set(e, ERR_USAGE,
			       "--fix, --hook and --format: only one of them");
	return 0;
}

/* What checks nothing takes no input, and is alone but for --list-settings. */
static int stand_alone(const struct invocation *inv, struct err *e)
{
	static const char *const names[] = {
		"explain", "list-rules", "install-hooks", "list-settings",
	};
	const struct opt *row = NULL;

	for (size_t i = 0; !row && i < sizeof(names) / sizeof(*names); i++) {
		row = opt_find(options, span_of(names[i]));
		if (!opt_is_set(row, inv->params))
			row = NULL;
	}
	if (!row)
		return 0;
	if (inv->args.n)
		return err_set(e, ERR_USAGE,
			       "--%s checks nothing: leave out '%s'", row->name,
			       inv->args.at[0]);
	for (const struct opt *o = options; o->name; o++)
		if (o != row && opt_is_set(o, inv->params) &&
		    row->offset != FIELD(list_settings))
			return err_set(e, ERR_USAGE,
				       "--%s and --%s: only one of them",
				       row->name, o->name);
	return 0;
}

/* An empty --select would choose all rules, where a variable is unset, say. */
static int check_select(struct arena *a, const struct params *typed,
			struct err *e)
{
	const struct opt_list *lists = &typed->wish.select;
	struct opt_list names = { 0 };

	for (size_t i = 0; i < lists->n; i++)
		opt_split(a, lists->at[i], &names);
	if (!lists->n || names.n || typed->wish.profile)
		return 0;
	return err_set(e, ERR_USAGE,
		       "--select names no rule: name one, or add --profile for all of a profile");
}

static int check(const struct invocation *inv, const struct params *params,
		 struct err *e)
{
	CLEANUP_SNAPSHOT struct snapshot *snapshot = NULL;
	struct opt_list names = { 0 };
	struct selection selection;
	struct upstream upstream;
	struct check_run run = {
		.selection = &selection, .names = &names,
		.printer = print_format(params->format), .out = &inv->out,
		.talk = &inv->talk, .arena = inv->arena,
		.workers = count_workers(params->jobs),
	};

	if (fit_together(inv->params, e) ||
	    input_expand(inv->arena, &inv->args, &names, e) ||
	    selection_make(inv->arena, rule_table, &params->wish, &selection,
			   e))
		return -1;
	name_unknown(&selection.unknown, &inv->talk);
	if (params->tree) {
		if (check_upstream_open(inv->arena, params->tree, &upstream,
					&snapshot, e))
			return -1;
		selection.upstream = &upstream;
	}
	return check_with(params, &run, e);
}

static int run(const struct invocation *inv, struct err *e)
{
	const struct params *typed = inv->params;
	struct params params = { 0 };
	int status;
	struct settings settings = {
		.options = options, .known = settings_known,
		.params_size = sizeof(params),
	};

	if (stand_alone(inv, e) || check_select(inv->arena, typed, e))
		return -1;
	if (typed->explain.n)
		return explain(&typed->explain, e);
	if (typed->list_rules)
		return list_rules(&inv->out, e);
	if (typed->install_hooks)
		return check_install_hooks(&inv->talk, &status, e) ? -1 :
								     status;
	if (settings_merge(&settings, inv->arena, typed, &params, &inv->talk,
			   e))
		return -1;
	if (params.list_settings)
		return list_settings(&settings, &params, &inv->out, e);
	return check(inv, &params, e);
}

/*
 * A hook is asked by git, and a pager would keep both waiting. Who quits the
 * pager must not break off what changes something.
 */
static bool has_pages(const void *typed)
{
	const struct params *params = typed;

	return !params->hook && !params->install_hooks && !params->in_place &&
	       !params->post.send;
}

const struct command cmd_check = {
	.name = "check",
	.summary = "check patches before a maintainer has to",
	.args = "[INPUT...]",
	.about =
	"INPUT is a patch file or a folder of them, an mbox, a maildir, a\n"
	"public-inbox repository, a git revision or range, or - for standard input.\n"
	"Without INPUT, the commits that the upstream branch does not have are\n"
	"checked, which is what 'nfkit send' would send.\n"
	"\n"
	"Options that you always use can be set by git config, as nfkit.profile and\n"
	"so on, or in the file .nfkit of the tree, see nfkit-config(5). A line\n"
	"'nfkit-ignore: RULE reason' below the --- of a patch silences that rule\n"
	"there. nfkit-check(1) has the details.\n"
	"\n"
	"Exit status: 0 clean, 1 findings, 2 trouble.",
	.settings = settings_known,
	.opts = options,
	.params_size = sizeof(struct params),
	.run = run,
	.has_pages = has_pages,
};
