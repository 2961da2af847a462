// SPDX-License-Identifier: GPL-2.0-only
/* new - make a match or a target of xtables, or a program, that builds */
#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "cmd/new.h"
#include "cmd/new_option.h"
#include "cmd/say.h"
#include "model/extension.h"
#include "scaffold/spec.h"

#define FIELD(name)	offsetof(struct new_params, name)

/* In the order of family_all(); 0 is none. */
const struct opt_choice new_families[] = {
	{ "unspec", 1 },
	{ "ipv4", 2 },
	{ "ipv6", 3 },
	{ "both", 4 },
	{ "arp", 5 },
	{ "bridge", 6 },
	{ NULL }
};

/* In the order of hook_table_all(), behind what stands for none. */
static const struct opt_choice tables[] = {
	{ "any", 0 },
	{ "filter", 1 },
	{ "mangle", 2 },
	{ "nat", 3 },
	{ "raw", 4 },
	{ "security", 5 },
	{ NULL }
};

static const struct opt opts[] = {
	{ 'o', "option", OPT_LIST, FIELD(options), "SPEC",
	  "an option of the extension, such as min:uint32,invert" },
	{ 's', "spec", OPT_STRING, FIELD(spec), "FILE",
	  "read all of this, and more options, from FILE" },
	{ 'e', "edit", OPT_FLAG, FIELD(edit), NULL,
	  "edit FILE, or NAME.spec, in an editor first" },
	{ 0, "family", OPT_CHOICE, FIELD(family), "FAMILY",
	  "unspec (any, the default of a match, not for a target), ipv4, ipv6, both (registered for each of them, the default of a target), arp or bridge",
	  new_families },
	{ 0, "table", OPT_CHOICE, FIELD(table), "TABLE",
	  "the only table in which it may be used", tables },
	{ 0, "hook", OPT_LIST, FIELD(hooks), "HOOK",
	  "a hook at which it may be used (default: all): prerouting, input, forward, output or postrouting" },
	{ 0, "private", OPT_FLAG, FIELD(keeps_data), NULL,
	  "keep data for each rule that iptables does not see" },
	{ 0, "netns", OPT_FLAG, FIELD(per_netns), NULL,
	  "keep state for each network namespace" },
	NEW_INTO_OPTION,
	{ 0, "kernel", OPT_STRING, FIELD(kernel), "DIR",
	  "put the module into the tree of Linux in DIR" },
	{ 0, "iptables", OPT_STRING, FIELD(iptables), "DIR",
	  "put the plugin into the tree of iptables in DIR" },
	{ 0, "howto", OPT_STRING, FIELD(howto), "FILE",
	  "also add its entry to the HOWTO in FILE" },
	NEW_MAKING_OPTIONS,
	{ 0 }
};

static int name_of(const struct invocation *inv, enum extension_kind kind,
		   const char **name, struct err *e)
{
	static const char *const examples[] = {
		[EXTENSION_MATCH]	= "quotalen",
		[EXTENSION_TARGET]	= "MARKLEN",
		[EXTENSION_QUEUE]	= "doorkeeper",
		[EXTENSION_RULES]	= "rulefeed",
	};
	const struct new_params *p = inv->params;

	if (!inv->args.n && p->spec)
		return 0;	/* it is in there */
	if (inv->args.n != 1)
		return err_set(e, ERR_USAGE,
			       "want one name, as in 'nfkit new %s %s'",
			       extension_kind_name(kind), examples[kind]);
	*name = inv->args.at[0];
	return 0;
}

int new_tell(const struct mistakes *m, const struct term *talk, struct err *e)
{
	for (size_t i = 0; i + 1 < m->lines.n; i++)
		say_error(talk, m->lines.at[i]);
	return err_set(e, ERR_USAGE, "%s", m->lines.at[m->lines.n - 1]);
}

/* The file of --spec or --edit; NULL: none. */
static int find_spec(const struct invocation *inv, const struct extension *x,
		     const char **spec, struct err *e)
{
	const struct new_params *p = inv->params;
	struct mistakes m = { .arena = inv->arena };

	*spec = p->spec;
	if (!p->edit)
		return 0;
	/* The file has this name, and nobody should write it in vain. */
	if (x->name)
		extension_try_name(x, &m);
	if (m.lines.n)
		return new_tell(&m, &inv->talk, e);
	if (!p->spec)
		*spec = arena_printf(inv->arena, "%s.spec", x->name);
	return new_edit(inv, x, *spec, e);
}

/* Where there is no header, nobody knows which iptables it is for. */
int new_check_types(const struct invocation *inv, const struct extension *x,
		    struct mistakes *m, struct err *e)
{
	const struct new_params *p = inv->params;
	const char *path = p->iptables ?
			   path_join(inv->arena, p->iptables,
				     "include/xtables.h") :
			   "/usr/include/xtables.h";
	struct span header;

	if (!file_exists(path))
		return 0;
	if (file_read(inv->arena, path, LIMIT_SPEC, &header, e))
		return -1;
	spec_check_types(x, header, path, m);
	return 0;
}

static int read_spec(const struct invocation *inv, struct extension *x,
		     struct err *e)
{
	const struct new_params *p = inv->params;
	struct mistakes m = { .arena = inv->arena };
	const char *spec;

	if (find_spec(inv, x, &spec, e) ||
	    (spec && spec_add_file(x, spec, &m, e)))
		return -1;
	if (!x->name)
		return err_set(e, ERR_USAGE,
			       "%s: [extension] has no name: write one there, or give it on the command line",
			       spec);
	for (size_t i = 0; i < p->options.n; i++)
		spec_add_option(x, p->options.at[i], &m);
	for (size_t i = 0; i < p->hooks.n; i++)
		spec_add_hook(x, p->hooks.at[i], &m);
	extension_derive(x, &m);
	if (!extension_is_program(x) && new_check_types(inv, x, &m, e))
		return -1;
	return m.lines.n ? new_tell(&m, &inv->talk, e) : 0;
}

/* ebt_load_match_extensions() of iptables/xtables-eb.c has them by name. */
static int check_folder(const struct extension *x, struct err *e)
{
	if (x->kind != EXTENSION_MATCH || x->family->ip != FAMILY_BRIDGE)
		return 0;
	return err_set(e, ERR_USAGE,
		       "ebtables loads only matches that iptables/xtables-eb.c names: for a match for bridges give --iptables DIR, --kernel DIR or both");
}

int new_run(const struct invocation *inv, enum extension_kind kind,
	    struct err *e)
{
	CLEANUP_FOLDERS struct lock_folders locks = { 0 };
	const struct new_params *p = inv->params;
	struct extension x = { .kind = kind };
	size_t n;

	if (p->family)
		x.family = &family_all(&n)[p->family - 1];
	if (p->table)
		x.table = &hook_table_all(&n)[p->table - 1];
	x.keeps_data = p->keeps_data;
	x.per_netns = p->per_netns;
	if (name_of(inv, kind, &x.name, e) || read_spec(inv, &x, e))
		return -1;
	new_lock(inv, &locks);
	if (!p->kernel && !p->iptables)
		return check_folder(&x, e) ? -1 : new_folder(inv, &x, e);
	if (p->into)
		return err_set(e, ERR_USAGE,
			       "--into makes a folder, --kernel and --iptables put files into trees: give one or the other");
	return new_in_trees(inv, &x, e);
}

static int run_match(const struct invocation *inv, struct err *e)
{
	return new_run(inv, EXTENSION_MATCH, e);
}

static int run_target(const struct invocation *inv, struct err *e)
{
	return new_run(inv, EXTENSION_TARGET, e);
}

#define ABOUT								\
	"kernel module, plugin for iptables, common header, manual page, tests.\n" \
	"Module and plugin build and load as they are; the places for your own\n" \
	"logic are marked YOUR LOGIC.\n"				\
	"\n"								\
	"SPEC is NAME:TYPE, and may go on with any of these after commas:\n" \
	"\n"								\
	"    mandatory     every rule must have the option\n"		\
	"    invert        a '!' may stand before it\n"			\
	"    min=N max=N   limits of a number, or of the length of a string\n" \
	"    multiple=N    it may be given up to N times\n"		\
	"    nbo           it is stored in network byte order\n"	\
	"    also=A+B      it needs the options A and B\n"		\
	"    excl=A+B      it excludes the options A and B\n"		\
	"\n"								\
	"TYPE is none, uint8, uint16, uint32, uint64, one of these with rc\n" \
	"appended for a range, double, string, tosmask, markmask32,\n"	\
	"sysloglevel, host, hostmask, protocol, port, portrc, plen, plenmask,\n" \
	"ethermac or ethermacmask: a type of libxtables without XTTYPE_.\n" \
	"\n"								\
	"The name of an option decides which port or address it checks: that of\n" \
	"the source if it contains sport, saddr, src, source or from, that of the\n" \
	"destination if it contains dport, daddr, dst, destination or to, and\n" \
	"otherwise either of them.\n"					\
	"\n"								\
	"FILE has the format of git config, see nfkit-spec(5)."

bool new_has_pages(const void *params)
{
	const struct new_params *p = params;

	return p->dry_run && !p->edit;
}

static const struct command match = {
	.name = "match",
	.summary = "a match: what iptables asks with -m NAME",
	.args = "NAME",
	.about = "Make a match, which iptables asks with -m NAME, in the folder NAME:\n"
		 ABOUT,
	.opts = opts,
	.params_size = sizeof(struct new_params),
	.run = run_match,
	.has_pages = new_has_pages,
};

static const struct command target = {
	.name = "target",
	.summary = "a target: what iptables jumps to with -j NAME",
	.args = "NAME",
	.about = "Make a target, which iptables jumps to with -j NAME, in the folder NAME:\n"
		 ABOUT,
	.opts = opts,
	.params_size = sizeof(struct new_params),
	.run = run_target,
	.has_pages = new_has_pages,
};

static const struct opt no_opts[] = {
	{ 0 }
};

static const struct command *const kinds[] = {
	&match, &target, &cmd_new_option, &new_queue, &new_rules, NULL
};

const struct command cmd_new = {
	.name = "new",
	.summary = "write a match, a target or a program that builds",
	.args = "NAME [OPTION...]",
	.about = "Write the files of a new extension, or of a program that works with\n"
		 "netfilter, from a short description; or add options to an extension that\n"
		 "exists.",
	.opts = no_opts,
	.params_size = sizeof(struct new_params),
	.subs = kinds,
};
