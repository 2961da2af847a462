// SPDX-License-Identifier: GPL-2.0-only
/* howto - nfkit howto, and its list, check and render */
#include "cmd/howto.h"

#include <string.h>

#include "base/embed.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/rows.h"
#include "cmd/say.h"
#include "howto/convert.h"
#include "howto/render.h"

#define TUTORIAL_PATH	"howto/tutorial.xml"
/* What their manual pages are called. */
#define HOWTO_PAGE	"netfilter-extensions"
#define TUTORIAL_PAGE	"nfkit-tutorial"

#define KIND_COLUMNS	6	/* of a list: "target", even if there is none */

struct params {
	const char *file;
	const char *output;
	int format;
	bool tutorial;
};

#define FILE_OPTION { 0, "file", OPT_STRING, offsetof(struct params, file),   \
	"FILE", "the HOWTO (default: the one built into nfkit)" }

static const struct opt file_options[] = {
	FILE_OPTION,
	{ 0 }
};

static const struct opt_choice formats[] = {
	{ "html", HOWTO_HTML },
	{ "man", HOWTO_MAN },
	{ "text", HOWTO_TEXT },
	{ "docbook", HOWTO_SOURCE },
	{ 0 }
};

static const struct opt render_options[] = {
	FILE_OPTION,
	{ 0, "format", OPT_CHOICE, offsetof(struct params, format),
	  "FORMAT", "html (default), man, text or docbook", formats },
	{ 'o', "output", OPT_STRING, offsetof(struct params, output), "FILE",
	  "write to FILE (default: standard output)" },
	{ 0, "tutorial", OPT_FLAG, offsetof(struct params, tutorial), NULL,
	  "write the tutorial instead: from an idea to a sent patch" },
	{ 0 }
};

int howto_no_arguments(const struct invocation *inv, struct err *e)
{
	if (!inv->args.n)
		return 0;
	return err_set(e, ERR_USAGE,
		       "'%s' is one argument too many; name the HOWTO with --file",
		       inv->args.at[0]);
}

int howto_read(const struct invocation *inv, const char *file,
	       const char **name, struct span *bytes, struct err *e)
{
	if (howto_no_arguments(inv, e))
		return -1;
	*name = file ? file : HOWTO_PATH;
	if (file)
		return file_read(inv->arena, file, LIMIT_HOWTO, bytes, e);
	if (!embed_find(HOWTO_PATH, bytes))
		return err_set(e, ERR_NOENT, "'%s' is not in the program",
			       HOWTO_PATH);
	return 0;
}

static int open_howto(const struct invocation *inv, struct howto *howto,
		      struct err *e)
{
	const struct params *params = inv->params;
	const char *name;
	struct span bytes;

	if (howto_read(inv, params->file, &name, &bytes, e))
		return -1;
	return howto_open_strictly(inv->arena, name, bytes, howto, e);
}

static int run_list(const struct invocation *inv, struct err *e)
{
	CLEANUP_HOWTO struct howto howto = { 0 };
	struct rows rows = { .widths = { KIND_COLUMNS } };
	VEC(struct row) list = { 0 };
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	if (open_howto(inv, &howto, e))
		return -1;
	for (size_t i = 0; i < howto.entries.n; i++) {
		const struct howto_entry *entry = &howto.entries.at[i];

		*VEC_ADD(inv->arena, &list) = (struct row){
			.cells = {
				span_of(howto_kind_name(entry->kind)),
				rows_cell(inv->arena, entry->name, &inv->out),
			},
			.text = rows_cell(inv->arena, entry->summary,
					  &inv->out),
		};
	}
	rows_add_all(&rows, list.at, list.n, &inv->out, &text);
	return say_result(&text, "the output", e);
}

static int write_result(const struct invocation *inv, const struct buf *text,
			struct err *e)
{
	const struct params *params = inv->params;

	if (buf_check(text, "the output", e))
		return -1;
	if (params->output)
		return file_output(params->output, buf_span(text), e);
	say_bytes(&inv->out, buf_span(text));
	return STATUS_CLEAN;
}

/* What is LinuxDoc is converted first. */
static int open_docbook(const struct invocation *inv, struct howto *howto,
			struct buf *xml, struct err *e)
{
	struct howto sgml;

	if (open_howto(inv, howto, e))
		return -1;
	if (howto->format == HOWTO_DOCBOOK)
		return 0;
	sgml = *howto;
	if (howto_convert(inv->arena, &sgml, xml, e))
		return -1;
	return howto_open_strictly(inv->arena, sgml.file, buf_span(xml), howto,
				   e);
}

static int open_tutorial(const struct invocation *inv, struct howto *howto,
			 struct err *e)
{
	const struct params *params = inv->params;
	struct span bytes;

	if (howto_no_arguments(inv, e))
		return -1;
	if (params->file)
		return err_set(e, ERR_USAGE,
			       "--file and --tutorial: only one of them");
	if (!embed_find(TUTORIAL_PATH, &bytes))
		return err_set(e, ERR_NOENT, "'%s' is not in the program",
			       TUTORIAL_PATH);
	return howto_open_strictly(inv->arena, TUTORIAL_PATH, bytes, howto, e);
}

static int run_render(const struct invocation *inv, struct err *e)
{
	const struct params *params = inv->params;
	CLEANUP_HOWTO struct howto howto = { 0 };
	CLEANUP_BUF struct buf html, xml;

	buf_init(&html, LIMIT_TEXT);
	buf_init(&xml, LIMIT_TEXT);
	if ((params->tutorial ? open_tutorial(inv, &howto, e) :
				open_docbook(inv, &howto, &xml, e)) ||
	    howto_render(&howto, params->format,
			 params->tutorial ? TUTORIAL_PAGE : HOWTO_PAGE, &html,
			 e))
		return -1;
	return write_result(inv, &html, e);
}

static int run_convert(const struct invocation *inv, struct err *e)
{
	const struct params *params = inv->params;
	CLEANUP_HOWTO struct howto howto = { 0 };
	CLEANUP_BUF struct buf xml;

	buf_init(&xml, LIMIT_TEXT);
	/* The one that nfkit carries is not LinuxDoc. */
	if (!params->file)
		return err_set(e, ERR_USAGE,
			       "want a LinuxDoc document: name it with --file");
	if (open_howto(inv, &howto, e) ||
	    howto_convert(inv->arena, &howto, &xml, e))
		return -1;
	return write_result(inv, &xml, e);
}

static const struct command list = {
	.name = "list",
	.summary = "list the entries: kind, name, what it does",
	.args = "",
	.about = "List the entries of the HOWTO in their order, one per line.",
	.opts = file_options,
	.params_size = sizeof(struct params),
	.run = run_list,
	.has_pages = command_has_pages,
};

static const struct command render = {
	.name = "render",
	.summary = "write the HOWTO as a web page, manual page, text or DocBook",
	.args = "",
	.about =
	"Write the HOWTO as one HTML 5 page that needs no other file, as a manual\n"
	"page in man(7), as plain text, or as DocBook to edit.",
	.opts = render_options,
	.params_size = sizeof(struct params),
	.run = run_render,
	.has_pages = command_has_pages,
};

static const struct opt convert_options[] = {
	{ 0, "file", OPT_STRING, offsetof(struct params, file), "FILE",
	  "the LinuxDoc document" },
	{ 'o', "output", OPT_STRING, offsetof(struct params, output), "FILE",
	  "write to FILE (default: standard output)" },
	{ 0 }
};

static const struct command convert = {
	.name = "convert",
	.summary = "write a LinuxDoc HOWTO as DocBook 5",
	.args = "",
	.about =
	"Write the LinuxDoc SGML file of --file as DocBook 5 XML, in UTF-8, with the\n"
	"ids and titles that the other commands need.",
	.opts = convert_options,
	.params_size = sizeof(struct params),
	.run = run_convert,
	.has_pages = command_has_pages,
};

static const struct command *const subs[] = {
	&list, &cmd_howto_check, &cmd_howto_add, &cmd_howto_update,
	&cmd_howto_remove, &render, &convert, &cmd_howto_options, NULL
};

static const struct opt no_options[] = { { 0 } };

const struct command cmd_howto = {
	.name = "howto",
	.summary = "edit, check and render the HOWTO of the extensions",
	.args = "",
	.about =
	"The HOWTO is a DocBook 5 or LinuxDoc SGML file with an entry for each\n"
	"match and target: what it does, example rules, its options.",
	.opts = no_options,
	.subs = subs,
};
