// SPDX-License-Identifier: GPL-2.0-only
/* new - make a match or a target of xtables that builds */
#include <stdlib.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/utf8.h"
#include "cmd/command.h"
#include "git/commit.h"
#include "scaffold/extension.h"
#include "scaffold/spec.h"

struct params {
	struct opt_list options;
	const char *spec;
	int family;
	const char *into;
	const char *author;
	bool commit;
	bool dry_run;
};

#define FIELD(name)	offsetof(struct params, name)

/* In the order of family_all(). */
static const struct opt_choice families[] = {
	{ "unspec", 0 },
	{ "ipv4", 1 },
	{ "ipv6", 2 },
	{ "both", 3 },
	{ NULL }
};

static const struct opt opts[] = {
	{ 'o', "option", OPT_LIST, FIELD(options), "SPEC",
	  "an option, NAME:TYPE and what it may and must, see below" },
	{ 's', "spec", OPT_STRING, FIELD(spec), "FILE",
	  "more options from FILE, one on a line; # begins a comment" },
	{ 0, "family", OPT_CHOICE, FIELD(family), "FAMILY",
	  "unspec (any, the default), ipv4, ipv6, or both as two",
	  families },
	{ 'C', "into", OPT_STRING, FIELD(into), "DIR",
	  "make the folder in DIR, not in the current one" },
	{ 0, "author", OPT_STRING, FIELD(author), "'NAME <MAIL>'",
	  "who writes it; else git's author" },
	{ 'c', "commit", OPT_FLAG, FIELD(commit), NULL,
	  "commit the files too; where DIR is in no repository, in a new one" },
	{ 'n', "dry-run", OPT_FLAG, FIELD(dry_run), NULL,
	  "print what would be made as a diff, and make nothing" },
	{ 0 }
};

static int name_of(const struct invocation *inv, const char *kind,
		   const char **name, struct err *e)
{
	if (inv->args.n != 1)
		return err_set(e, ERR_USAGE,
			       "want one name, as in 'nfkit new %s %s'", kind,
			       *kind == 'm' ? "quotalen" : "MARKLEN");
	*name = inv->args.at[0];
	return 0;
}

/* Each on a line of its own; the last one is left for main() to say. */
static int tell(const struct mistakes *m, const struct term *talk,
		struct err *e)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	for (size_t i = 0; i + 1 < m->lines.n; i++) {
		term_style(talk, &text, TERM_ERROR);
		buf_add_str(&text, "nfkit: ");
		term_plain(talk, &text);
		term_add_inline(&text, span_of(m->lines.at[i]), talk->utf8);
		buf_add_char(&text, '\n');
	}
	file_print(stderr, buf_span(&text));
	return err_set(e, ERR_USAGE, "%s", m->lines.at[m->lines.n - 1]);
}

static int read_spec(const struct invocation *inv, struct extension *x,
		     struct err *e)
{
	const struct params *p = inv->params;
	struct mistakes m = { .arena = inv->arena };
	struct span text;

	if (p->spec) {
		if (file_read(inv->arena, p->spec, LIMIT_SPEC, &text, e))
			return -1;
		spec_add_lines(x, p->spec, text, &m);
	}
	for (size_t i = 0; i < p->options.n; i++)
		spec_add_option(x, p->options.at[i], &m);
	extension_derive(x, &m);
	return m.lines.n ? tell(&m, &inv->talk, e) : 0;
}

static bool is_author(struct span s)
{
	size_t open = span_find(s, SPAN(" <"));

	if (!utf8_is_valid(s))
		return false;
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.p[i] < ' ' || s.p[i] == 0x7f)
			return false;
	return open != SIZE_MAX && open > 0 &&
	       span_find_char(span_from(s, open), '@') != SIZE_MAX &&
	       span_find_char(s, '>') == s.len - 1;
}

/* From the environment, else from git's configuration; "" where unset. */
static const char *git_setting(const struct invocation *inv, struct repo *repo,
			       const char *variable, const char *name)
{
	const char *value = getenv(variable);

	if (value && *value)
		return value;
	return arena_str(inv->arena, repo_config(repo, inv->arena, name));
}

/* Who git says you are: "" where it does not know. */
static const char *git_author(const struct invocation *inv, struct repo *repo)
{
	const char *name, *mail;

	name = git_setting(inv, repo, "GIT_AUTHOR_NAME", "user.name");
	mail = git_setting(inv, repo, "GIT_AUTHOR_EMAIL", "user.email");
	return !*name || !*mail ? "" :
	       arena_printf(inv->arena, "%s <%s>", name, mail);
}

static int find_author(const struct invocation *inv, struct repo *repo,
		       const char **author, struct err *e)
{
	const struct params *p = inv->params;
	const char *own = git_author(inv, repo);

	*author = p->author ? p->author : own;
	if (!**author || (p->commit && !*own))
		return err_set(e, ERR_USAGE,
			       "git does not know who you are: set user.name and user.email with 'git config --global'%s",
			       p->commit ? "" : ", or give --author");
	if (!is_author(span_of(*author)))
		return err_set(e, ERR_USAGE,
			       "the author '%s' should look like 'Nora Netfilter <nora@example.org>'",
			       *author);
	return 0;
}

/* A file as git names it: from the repository's root on. */
static int path_in_repo(const struct invocation *inv, const char *root,
			const char *file, const char **path, struct err *e)
{
	CLEANUP_FREE char *real_root = realpath(root, NULL);
	CLEANUP_FREE char *real = realpath(file, NULL);
	struct span below;

	if (!real || !real_root)
		return err_errno(e, "cannot find '%s'", real ? root : file);
	below = span_of(real);
	if (!path_is_below(below, span_of(real_root)))
		return err_set(e, ERR_USAGE, "'%s' is not in '%s'", file, root);
	below = span_from(below, span_of(real_root).len);
	span_skip_char(&below, '/');
	*path = arena_str(inv->arena, below);
	return 0;
}

static int commit_files(const struct invocation *inv, struct repo *repo,
			const struct extension *x, const struct plan *plan,
			struct err *e)
{
	struct commit_file *files;
	CLEANUP_BUF struct buf message;

	buf_init(&message, LIMIT_TEXT);
	if (extension_message(x, &message, e))
		return -1;
	files = arena_zalloc(inv->arena, plan->files.n, sizeof(*files));
	for (size_t i = 0; i < plan->files.n; i++)
		if (path_in_repo(inv, repo_root(repo),
				 path_join(inv->arena, plan->root,
					   plan->files.at[i].path),
				 &files[i].path, e))
			return -1;
	return repo_commit(repo, inv->arena, files, plan->files.n, message.p,
			   true, e);
}

/* In the repository that the folder lies in, or in a new one in it. */
static int commit(const struct invocation *inv, struct repo **repo,
		  const struct extension *x, const struct plan *plan,
		  const char **where, struct err *e)
{
	const char *folder = path_join(inv->arena, plan->root, x->name);

	*where = "";
	if (!*repo) {
		*where = " in a repository of its own";
		if (repo_create(folder, repo, e))
			return err_prefix(e, "%s/ is made, but not committed",
					  folder);
	}
	if (commit_files(inv, *repo, x, plan, e))
		return err_prefix(e, "%s/ is made, but not committed", folder);
	return 0;
}

/* The result: names of people and folders are escaped for a terminal only. */
static int print_result(const struct term *out, const struct buf *text,
			struct err *e)
{
	CLEANUP_BUF struct buf escaped;

	buf_init(&escaped, LIMIT_TEXT);
	if (out->is_terminal)
		term_add_escaped(&escaped, buf_span(text), out->utf8);
	else
		buf_add(&escaped, buf_span(text));
	if (buf_check(text, "the result", e) ||
	    buf_check(&escaped, "the result", e))
		return -1;
	file_print(stdout, buf_span(&escaped));
	return STATUS_CLEAN;
}

static int show(const struct invocation *inv, const struct plan *plan,
		struct err *e)
{
	CLEANUP_BUF struct buf diff;

	buf_init(&diff, LIMIT_TEXT);
	plan_print(plan, &diff);
	return print_result(&inv->out, &diff, e);
}

/* What was made and what to do now: talk, the result are the files' names. */
static void talk(const struct invocation *inv, const struct extension *x,
		 const struct plan *plan, const char *committed)
{
	const char *folder = path_join(inv->arena, plan->root, x->name);
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	buf_printf(&text, "nfkit: made the %s %s%s%s\n",
		   x->kind == EXTENSION_MATCH ? "match" : "target", x->name,
		   committed ? " and committed it" : "",
		   committed ? committed : "");
	buf_add_str(&text, "nfkit: next: make -C ");
	term_add_inline(&text, span_of(folder), inv->talk.utf8);
	buf_add_str(&text, ", then read its README.md\n");
	file_print(stderr, buf_span(&text));
}

static int report(const struct invocation *inv, const struct plan *plan,
		  struct err *e)
{
	CLEANUP_BUF struct buf files;

	buf_init(&files, LIMIT_TEXT);
	for (size_t i = 0; i < plan->files.n; i++)
		buf_printf(&files, "%s\n",
			   path_join(inv->arena, plan->root,
				     plan->files.at[i].path));
	return print_result(&inv->out, &files, e);
}

/* The repository that DIR lies in; *@repo stays NULL where it lies in none. */
static int find_repo(const char *dir, struct repo **repo, struct err *e)
{
	struct err none = { 0 };

	if (!repo_open(dir, repo, &none))
		return 0;
	if (none.code == ERR_NOENT)
		return 0;
	*e = none;
	return -1;
}

static int make(const struct invocation *inv, const struct extension *x,
		struct repo **repo, struct err *e)
{
	const struct params *p = inv->params;
	struct plan plan = {
		.arena = inv->arena,
		.root = p->into ? p->into : ".",
	};
	const char *author, *committed = NULL;

	if (find_repo(plan.root, repo, e) ||
	    find_author(inv, *repo, &author, e) ||
	    extension_plan(x, author, &plan, e))
		return -1;
	if (p->dry_run)
		return show(inv, &plan, e);
	if (p->commit && *repo && !repo_root(*repo))
		return err_set(e, ERR_USAGE,
			       "'%s' lies in a bare repository: nothing can be committed from there",
			       plan.root);
	if (plan_apply(&plan, e))
		return -1;
	if (p->commit && commit(inv, repo, x, &plan, &committed, e))
		return -1;
	if (report(inv, &plan, e))
		return -1;
	talk(inv, x, &plan, committed);
	return STATUS_CLEAN;
}

static int run(const struct invocation *inv, enum extension_kind kind,
	       struct err *e)
{
	const struct params *p = inv->params;
	struct extension x = { .kind = kind };
	size_t n;
	struct repo *repo = NULL;
	int rc;

	x.family = &family_all(&n)[p->family];
	if (name_of(inv, kind == EXTENSION_MATCH ? "match" : "target", &x.name,
		    e) ||
	    read_spec(inv, &x, e))
		return -1;
	rc = make(inv, &x, &repo, e);
	repo_close(&repo);
	return rc;
}

static int run_match(const struct invocation *inv, struct err *e)
{
	return run(inv, EXTENSION_MATCH, e);
}

static int run_target(const struct invocation *inv, struct err *e)
{
	return run(inv, EXTENSION_TARGET, e);
}

#define ABOUT								\
	"kernel module, plugin for iptables, their common header, a part for\n" \
	"the manual page and tests. Both sides build and load as they are; the\n" \
	"places for your own logic are marked.\n"			\
	"\n"								\
	"An option is NAME:TYPE, and behind it, after commas:\n"	\
	"\n"								\
	"    mandatory     each rule must have it\n"			\
	"    invert        it may stand behind '!'\n"			\
	"    min=N max=N   of a number, of the length of a string\n"	\
	"    multiple=N    it may be given up to N times\n"		\
	"    nbo           stored in network byte order\n"		\
	"    also=A+B      it needs the options A and B\n"		\
	"    excl=A+B      it does not go with them\n"			\
	"\n"								\
	"TYPE is none, uint8, uint16, uint32, uint64, one of these with rc\n" \
	"behind it for a range, double, string, tosmask, markmask32,\n"	\
	"sysloglevel, host, hostmask, protocol, port, portrc, plen, plenmask,\n" \
	"ethermac or ethermacmask: a type of libxtables without XTTYPE_.\n"

static const struct command match = {
	.name = "match",
	.summary = "a match: what iptables asks with -m NAME",
	.args = "NAME",
	.about = "Make the folder NAME with a match in it that iptables asks with -m:\n"
		 ABOUT,
	.opts = opts,
	.params_size = sizeof(struct params),
	.run = run_match,
};

static const struct command target = {
	.name = "target",
	.summary = "a target: what iptables jumps to with -j NAME",
	.args = "NAME",
	.about = "Make the folder NAME with a target in it that iptables jumps to with -j:\n"
		 ABOUT,
	.opts = opts,
	.params_size = sizeof(struct params),
	.run = run_target,
};

static const struct opt no_opts[] = {
	{ 0 }
};

static const struct command *const kinds[] = { &match, &target, NULL };

const struct command cmd_new = {
	.name = "new",
	.summary = "make a match or a target that builds",
	.args = "NAME [OPTION...]",
	.about = "Make the files of a new extension from a short description.",
	.opts = no_opts,
	.params_size = sizeof(struct params),
	.subs = kinds,
};
