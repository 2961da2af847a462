// SPDX-License-Identifier: GPL-2.0-only
/* howto_add - nfkit howto add */
#include "cmd/howto.h"

#include <sys/stat.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/mem.h"
#include "git/text_diff.h"
#include "howto/add.h"

struct params {
	const char *file;
	bool dry_run;
	struct howto_where where;
};

static const struct opt options[] = {
	{ 0, "file", OPT_STRING, offsetof(struct params, file), "FILE",
	  "the HOWTO (default: " HOWTO_PATH ")" },
	{ 0, "dry-run", OPT_FLAG, offsetof(struct params, dry_run), NULL,
	  "write nothing, print the change as a diff" },
	HOWTO_WHERE_OPTIONS(struct params, where),
	{ 0 }
};

struct job {
	struct arena *arena;
	const struct term *out;
	const char *file;
	struct howto_places places;
	struct span old, new;
	VEC(struct howto_source) sources;
};

static int read_file(struct job *job, const char *given, struct err *e)
{
	job->file = given ? given : HOWTO_PATH;
	if (!given && !file_exists(job->file))
		return err_set(e, ERR_NOENT,
			       "there is no '%s' below this folder: name the HOWTO by --file",
			       job->file);
	return file_read(job->arena, job->file, LIMIT_HOWTO, &job->old, e);
}

static int add_one(struct job *job, const char *dir, struct err *e)
{
	CLEANUP_HOWTO struct howto howto = { 0 };
	struct howto_source *source = VEC_ADD(job->arena, &job->sources);

	if (howto_source_of(job->arena, dir, &job->places, source, e) ||
	    howto_open_strictly(job->arena, job->file, job->new, &howto, e))
		return -1;
	return howto_add(job->arena, &howto, source, &job->new, e);
}

/* With the permissions that it has, and where it is, not where a link is. */
static int write_file(const struct job *job, struct err *e)
{
	CLEANUP_FREE char *real = realpath(job->file, NULL);
	struct stat st;

	if (!real || stat(real, &st))
		return err_errno(e, "cannot write '%s'", job->file);
	return file_write(real, job->new, st.st_mode & 0777, e);
}

static int print_diff(const struct job *job, struct err *e)
{
	CLEANUP_BUF struct buf text;
	struct span diff;

	buf_init(&text, LIMIT_TEXT);
	if (text_diff(job->arena, job->file, job->old, job->new, &diff, e))
		return -1;
	if (job->out->is_terminal)
		term_add_escaped(&text, diff, job->out->utf8);
	else
		buf_add(&text, diff);	/* for git apply, byte by byte */
	return howto_print(&text, e);
}

static void tell_place(const struct howto *howto,
		       const struct howto_entry *entry, struct buf *to)
{
	const struct howto_entry *first = howto->entries.at;
	const struct howto_entry *end = first + howto->entries.n;
	bool has_before = entry > first && entry[-1].kind == entry->kind;
	bool has_after = entry + 1 < end && entry[1].kind == entry->kind;

	buf_printf(to, "%s:%u: added the %s %s", howto->file,
		   entry->line, howto_kind_name(entry->kind),
		   entry->name);
	if (has_before && has_after)
		buf_printf(to, " between %s and %s", entry[-1].name,
			   entry[1].name);
	else if (has_before)
		buf_printf(to, " behind %s", entry[-1].name);
	else if (has_after)
		buf_printf(to, " before %s", entry[1].name);
	buf_add_char(to, '\n');
}

/* Where the entries are now that all of them are in. */
static int tell_places(const struct job *job, struct err *e)
{
	CLEANUP_HOWTO struct howto howto = { 0 };
	CLEANUP_BUF struct buf lines, text;

	buf_init(&lines, LIMIT_TEXT);
	buf_init(&text, LIMIT_TEXT);
	if (howto_open_strictly(job->arena, job->file, job->new, &howto, e))
		return -1;
	for (size_t i = 0; i < job->sources.n; i++) {
		const struct howto_source *source = &job->sources.at[i];
		const struct howto_entry *entry =
			howto_find(&howto, source->kind, source->name);

		if (entry)
			tell_place(&howto, entry, &lines);
	}
	term_add_escaped(&text, buf_span(&lines), job->out->utf8);
	return howto_print(&text, e);
}

static size_t count_gaps(struct span text)
{
	const struct span gap = SPAN("<!-- nfkit: ");
	size_t n = 0, at;

	while ((at = span_find(text, gap)) != SIZE_MAX) {
		text = span_from(text, at + gap.len);
		n++;
	}
	return n;
}

static void tell_gaps(const struct job *job)
{
	size_t n = count_gaps(job->new) - count_gaps(job->old);

	if (n)
		fprintf(stderr, "%zu comment%s <!-- nfkit: ... --> say%s what to fill in\n",
			n, n == 1 ? "" : "s", n == 1 ? "s" : "");
}

static int run(const struct invocation *inv, struct err *e)
{
	const struct params *params = inv->params;
	struct job job = { inv->arena, &inv->out };
	int status;

	if (!inv->args.n)
		return err_set(e, ERR_USAGE,
			       "which extension? Name it, or its folder as 'nfkit new' wrote it");
	if (read_file(&job, params->file, e) ||
	    howto_find_places(inv, &params->where, &job.places, e))
		return -1;
	job.new = job.old;
	for (size_t i = 0; i < inv->args.n; i++)
		if (add_one(&job, inv->args.at[i], e))
			return -1;
	if (!params->dry_run && write_file(&job, e))
		return -1;
	status = params->dry_run ? print_diff(&job, e) : tell_places(&job, e);
	if (!status)
		tell_gaps(&job);
	return status;
}

const struct command cmd_howto_add = {
	.name = "add",
	.summary = "put an extension's entry at its place",
	.args = "EXT-DIR|NAME...",
	.about =
	"EXT-DIR is the folder of an extension: its libxt_NAME.man gives the\n"
	"text and the options, xt_NAME.c the author and the subtitle, and\n"
	"libxt_NAME.t example rules where the text has none. For a NAME these\n"
	"are taken from the source trees of --iptables and --kernel. Options\n"
	"that the built plugin has and the manual forgets are added. What is not\n"
	"known is marked in the entry by a comment <!-- nfkit: ... -->.\n"
	"\n"
	"Only the bytes of the entry are new; all others stay. With several\n"
	"folders, all entries are added or none.",
	.opts = options,
	.params_size = sizeof(struct params),
	.run = run,
};
