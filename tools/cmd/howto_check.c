// SPDX-License-Identifier: GPL-2.0-only
/* howto_check - nfkit howto check */
#include "cmd/howto.h"
#include "cmd/howto_guest.h"

#include "base/embed.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "cmd/say.h"
#include "howto/check.h"
#include "howto/drift.h"
#include "howto/examples.h"

#define ALLOWED	"howto/allowed"

struct params {
	const char *file;
	const char *iptables, *plugins, *allow;
	bool installed, run, docbook, guest;
};

static const struct opt options[] = {
	{ 0, "file", OPT_STRING, offsetof(struct params, file), "FILE",
	  "the HOWTO (default: the one built into nfkit)" },
	{ 0, "installed", OPT_FLAG, offsetof(struct params, installed), NULL,
	  "compare options with those of the installed plugins" },
	{ 0, "run", OPT_FLAG, offsetof(struct params, run), NULL,
	  "run its example rules in a network namespace" },
	{ 0, "guest", OPT_FLAG, offsetof(struct params, guest), NULL,
	  "run them in the guest of nfkit try instead" },
	{ 0, "docbook", OPT_FLAG, offsetof(struct params, docbook), NULL,
	  "also validate it by the system's schema of DocBook 5" },
	{ 0, "plugins", OPT_STRING, offsetof(struct params, plugins), "DIR",
	  "compare options with those of the plugins in DIR" },
	{ 0, "iptables", OPT_STRING, offsetof(struct params, iptables), "DIR",
	  "check the manual in the tree of iptables in DIR" },
	{ 0, "allow", OPT_STRING, offsetof(struct params, allow), "FILE",
	  "intended differences, with their reasons",
	  .needs = "installed plugins iptables" },
	{ 0 }
};

struct checking {
	const struct invocation *inv;
	const struct params *params;
	struct howto_drift drift;
	struct buf text;
	size_t found;
};

static void add_notes(struct checking *c, const char *file,
		      const struct xml_notes *notes)
{
	const struct term *out = &c->inv->out;

	for (size_t i = 0; i < notes->n; i++) {
		term_style(out, &c->text, TERM_BOLD);
		term_add_escaped(&c->text, span_of(file), out->utf8);
		buf_printf(&c->text, ":%u: ", notes->at[i].line);
		term_plain(out, &c->text);
		term_add_escaped(&c->text, span_of(notes->at[i].text),
				 out->utf8);
		buf_add_char(&c->text, '\n');
	}
	c->found += notes->n;
	if (notes->n == XML_NOTES_MAX)
		fprintf(stderr, "there are more, the rest is not shown\n");
}

static int read_allowed(struct checking *c, struct err *e)
{
	const char *file = c->params->allow;
	struct span text;

	if (embed_find(ALLOWED, &text) &&
	    howto_allow(&c->drift, ALLOWED, text, e))
		return -1;
	if (!file)
		return 0;
	if (file_read(c->inv->arena, file, LIMIT_SPEC, &text, e))
		return -1;
	return howto_allow(&c->drift, file, text, e);
}

static int read_tables(struct checking *c, struct err *e)
{
	struct option_tables all = { 0 };
	struct option_tables *merged = ARENA_NEW(c->inv->arena,
						 struct option_tables);

	c->drift.arena = c->inv->arena;
	c->drift.tables = merged;
	if (howto_read_plugins(c->inv, c->params->plugins, &all, e))
		return -1;
	howto_source_tables(c->inv->arena, &all, merged);
	return read_allowed(c, e);
}

static int check_pages(struct checking *c, struct err *e)
{
	const char *dir = path_join(c->inv->arena, c->params->iptables,
				    "extensions");
	struct howto_pages pages = { 0 };

	if (read_tables(c, e) || howto_drift_pages(&c->drift, dir, &pages, e))
		return -1;
	for (size_t i = 0; i < pages.n; i++)
		add_notes(c, pages.at[i].path, &pages.at[i].notes);
	return 0;
}

/* In a namespace, and where the machine allows none, in the guest. */
static int run_them(struct checking *c, const struct howto_examples *examples,
		    struct xml_notes *notes, struct howto_tried *out,
		    struct err *e)
{
	struct err none = { 0 };
	struct progress bar;
	int rc;

	if (!c->params->guest) {
		progress_begin(&bar, &c->inv->talk, "running the examples");
		rc = howto_run_examples(c->inv->arena, examples, &bar, notes,
					out, &none);
		progress_end(&bar);
		if (!rc)
			return 0;
		if (none.code != ERR_IO && none.code != ERR_NOENT) {
			*e = none;
			return -1;
		}
		say_talk(&c->inv->talk,
			 "%s; running them in the guest of nfkit try",
			 none.msg);
	}
	return howto_run_in_guest(c->inv, examples, notes, out, e);
}

static int run_examples(struct checking *c, const struct howto *howto,
			struct xml_notes *notes, struct err *e)
{
	struct howto_examples examples = { 0 };
	struct howto_tried tried;

	howto_examples(c->inv->arena, howto, &examples);
	if (run_them(c, &examples, notes, &tried, e))
		return -1;
	fprintf(stderr,
		"%zu examples were accepted, %zu refused, %zu not tried: what they need is missing here\n",
		examples.n - tried.untried - tried.refused, tried.refused,
		tried.untried);
	return 0;
}

static int check_document(struct checking *c, size_t *entries, struct err *e)
{
	bool compares = c->params->installed || c->params->plugins;
	CLEANUP_HOWTO struct howto howto = { 0 };
	struct xml_notes notes = { 0 };
	const char *name;
	struct span bytes;

	if (howto_read(c->inv, c->params->file, &name, &bytes, e))
		return -1;
	if (howto_open(c->inv->arena, name, bytes, &howto, &notes)) {
		if (howto_check(c->inv->arena, &howto, &notes, e))
			return -1;
		if (c->params->docbook &&
		    howto_check_schema(c->inv->arena, &howto, &notes, e))
			return -1;
		if (compares && read_tables(c, e))
			return -1;
		if (compares)
			howto_drift_entries(&c->drift, &howto, &notes);
		if ((c->params->run || c->params->guest) &&
		    run_examples(c, &howto, &notes, e))
			return -1;
	}
	add_notes(c, name, &notes);
	*entries = howto.entries.n;
	return 0;
}

/* The last line, of what was looked at. */
static void tell(const struct checking *c, size_t entries)
{
	if (!c->found && !c->params->iptables)
		fprintf(stderr, "%zu entries, nothing found\n", entries);
	else if (!c->found)
		fprintf(stderr, "nothing found\n");
	if (c->drift.allowed_n)
		fprintf(stderr, "%zu difference%s allowed\n", c->drift.allowed_n,
			c->drift.allowed_n == 1 ? " is" : "s are");
}

/* --iptables checks no HOWTO. */
static int check_usage(const struct params *p, struct err *e)
{
	const struct { const char *name; bool is_given; } of_howto[] = {
		{ "file", p->file }, { "run", p->run }, { "guest", p->guest },
		{ "docbook", p->docbook },
	};

	for (size_t i = 0; i < sizeof(of_howto) / sizeof(*of_howto); i++)
		if (p->iptables && of_howto[i].is_given)
			return err_set(e, ERR_USAGE,
				       "--%s and --iptables: only one of them",
				       of_howto[i].name);
	return 0;
}

static int run(const struct invocation *inv, struct err *e)
{
	struct checking c = { .inv = inv, .params = inv->params };
	size_t entries = 0;
	int status;

	if (howto_no_arguments(inv, e) || check_usage(c.params, e))
		return -1;
	buf_init(&c.text, LIMIT_TEXT);
	status = c.params->iptables ? check_pages(&c, e) :
				      check_document(&c, &entries, e);
	if (!status)
		status = say_result(&c.text, "the output", e);
	buf_release(&c.text);
	if (status)
		return status;
	tell(&c, entries);
	return c.found ? STATUS_FINDINGS : STATUS_CLEAN;
}

const struct command cmd_howto_check = {
	.name = "check",
	.summary = "check the document, and compare it with the plugins",
	.args = "",
	.about =
	"Check that the HOWTO is well-formed and valid by its schema, that ids are\n"
	"unique and well named, that entries are in order, and that references have\n"
	"a target. Findings are printed as FILE:LINE: text.\n"
	"\n"
	"--installed and --plugins report options of the plugins that entries lack,\n"
	"options that plugins do not have, and a missing [!]; --iptables reports the\n"
	"same of the manual pages in that source tree. Intended differences are\n"
	"lines 'match NAME --OPTION: REASON' in howto/allowed, or in the file of\n"
	"--allow.\n"
	"\n"
	"--run gives each example rule to iptables-restore or nft -c in a network\n"
	"namespace, or, where that is not possible, in the guest of nfkit try.\n"
	"--guest always uses the guest, and saves and restores the rule on both back\n"
	"ends of iptables.\n"
	"\n"
	"Exit status: 0 clean, 1 findings, 2 trouble.",
	.opts = options,
	.params_size = sizeof(struct params),
	.run = run,
	.has_pages = command_has_pages,
};
