// SPDX-License-Identifier: GPL-2.0-only
#include "cmd/new_option.h"

#include "base/path.h"
#include "cmd/new.h"
#include "cmd/say.h"
#include "scaffold/revision.h"
#include "scaffold/spec.h"

#define FIELD(name)	offsetof(struct new_params, name)

static const struct opt opts[] = {
	{ 'o', "option", OPT_LIST, FIELD(options), "SPEC",
	  "a new option, NAME:TYPE and more" },
	{ 's', "spec", OPT_STRING, FIELD(spec), "FILE",
	  "read more of them from the [option] sections of FILE" },
	{ 0, "family", OPT_CHOICE, FIELD(family), "FAMILY",
	  "which one is meant, where IPv4 and IPv6 have one each",
	  new_families },
	{ 'C', "into", OPT_STRING, FIELD(into), "DIR",
	  "the folder EXT is in DIR, not in the current folder" },
	{ 0, "kernel", OPT_STRING, FIELD(kernel), "DIR",
	  "the module is in the source tree of Linux in DIR" },
	{ 0, "iptables", OPT_STRING, FIELD(iptables), "DIR",
	  "the plugin is in the source tree of iptables in DIR" },
	{ 'c', "commit", OPT_FLAG, FIELD(commit), NULL,
	  "also commit the changes, in each tree" },
	{ 'n', "dry-run", OPT_FLAG, FIELD(dry_run), NULL,
	  "print the changes as a diff, and make none" },
	{ 0 }
};

static int read_options(const struct invocation *inv, struct revision *r,
			struct err *e)
{
	const struct new_params *p = inv->params;
	struct mistakes m = { .arena = inv->arena };

	if (p->spec && spec_add_file(&r->x, p->spec, &m, e))
		return -1;
	for (size_t i = 0; i < p->options.n; i++)
		spec_add_option(&r->x, p->options.at[i], &m);
	if (!r->x.options.n && !m.lines.n)
		return err_set(e, ERR_USAGE,
			       "no new option is given: add --option NAME:TYPE");
	extension_derive(&r->x, &m);
	if (!m.lines.n)
		revision_check(r, &m);
	if (new_check_types(inv, &r->x, &m, e))
		return -1;
	return m.lines.n ? new_tell(&m, &inv->talk, e) : 0;
}

static int message(const void *of, const char *name, struct buf *to,
		   struct err *e)
{
	return revision_message(of, name, to, e);
}

static int make(const struct invocation *inv, struct revision *r,
		struct new_tree trees[2], struct err *e)
{
	const struct new_messages messages = { message, r };
	const struct new_params *p = inv->params;
	struct plan plan = { .arena = inv->arena };

	if (new_trees_open(trees, e) || revision_plan(r, &plan, e))
		return -1;
	if (p->dry_run)
		return new_show(inv, &plan, e);
	if (new_trees_make(inv, trees, &plan, &messages, e))
		return -1;
	say_talk(&inv->talk, "made revision %u of %s%s", r->next.revision,
		 r->name, p->commit ? " and committed it" : "");
	return STATUS_CLEAN;
}

static bool is_name(struct span s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!char_is_word(s.p[i]))
			return false;
	return s.len && s.len <= EXTENSION_NAME_MAX;
}

static int run(const struct invocation *inv, struct err *e)
{
	CLEANUP_FOLDERS struct lock_folders locks = { 0 };
	const struct new_params *p = inv->params;
	const char *root = p->into ? p->into : ".";
	struct revision r = { .arena = inv->arena };
	bool folder = !p->kernel && !p->iptables;
	const char *name = inv->args.n == 1 ? inv->args.at[0] : "";
	struct new_tree trees[2] = {
		{ .root = p->kernel, .message = "linux" },
		{ .root = p->iptables, .message = "iptables" },
	};
	size_t n;
	int rc;

	if (!is_name(span_of(name)))
		return err_set(e, ERR_USAGE,
			       "want the name of an extension, as in 'nfkit new option length --option dscp:uint8'");
	if (p->into && !folder)
		return err_set(e, ERR_USAGE,
			       "--into is for a folder, --kernel and --iptables are for trees: give one or the other");
	if (folder)
		trees[0] = (struct new_tree){
			.root = root, .message = "extension",
			.dir = path_join(inv->arena, root, name),
		};
	if (p->family)
		r.asked = &family_all(&n)[p->family - 1];
	new_lock(inv, &locks);
	if (revision_read(&r, name, p->kernel, p->iptables, root, e) ||
	    read_options(inv, &r, e))
		return -1;
	rc = make(inv, &r, trees, e);
	new_trees_close(trees);
	return rc;
}

const struct command cmd_new_option = {
	.name = "option",
	.summary = "add options to an extension, as its next revision",
	.args = "EXT",
	.about = "Read the match or target EXT, from the folder EXT that nfkit new made or\n"
		 "from the trees of Linux and iptables, and add a revision with more options\n"
		 "to it. The new struct begins with the members of the old one, so the old\n"
		 "functions serve both, and old rules load as before. The places for your\n"
		 "own logic are marked YOUR LOGIC. If anything cannot be read with\n"
		 "certainty, nothing is changed, and a message gives file, line and reason.\n"
		 "\n"
		 "SPEC is as for 'nfkit new match', but without mandatory.",
	.opts = opts,
	.params_size = sizeof(struct new_params),
	.run = run,
	.has_pages = new_has_pages,
};
