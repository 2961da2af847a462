// SPDX-License-Identifier: GPL-2.0-only
/* howto_add - nfkit howto add, update and remove */
#include "cmd/howto.h"
#include "cmd/howto_listing.h"

#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/lock.h"
#include "cmd/say.h"
#include "git/text_diff.h"
#include "howto/add.h"
#include "howto/edit.h"

#define FEW	8	/* extensions that take no time */

struct params {
	const char *file;
	bool dry_run, all, run, guest;
	struct howto_where where;
};

#define EDIT_OPTIONS							\
	{ 0, "file", OPT_STRING, offsetof(struct params, file), "FILE",	\
	  "the HOWTO (default: " HOWTO_PATH ")" },			\
	{ 0, "dry-run", OPT_FLAG, offsetof(struct params, dry_run), NULL, \
	  "print the change as a diff, and write nothing" }
#define ENTRY_OPTIONS							\
	{ 0, "run", OPT_FLAG, offsetof(struct params, run), NULL,	\
	  "record how iptables lists the example rules, in a net namespace" }, \
	{ 0, "guest", OPT_FLAG, offsetof(struct params, guest), NULL,	\
	  "record it in the guest of nfkit try, with what was built" },	\
	HOWTO_WHERE_OPTIONS(struct params, where)

static const struct opt update_options[] = {
	EDIT_OPTIONS, ENTRY_OPTIONS, { 0 }
};

static const struct opt add_options[] = {
	EDIT_OPTIONS,
	{ 0, "all", OPT_FLAG, offsetof(struct params, all), NULL,
	  "add each extension of the plugins that has no entry yet" },
	ENTRY_OPTIONS,
	{ 0 }
};

static const struct opt remove_options[] = {
	EDIT_OPTIONS, { 0 }
};

struct job {
	const struct invocation *inv;
	struct arena *arena;
	const struct term *out;
	const char *file;
	struct howto_places places;
	struct span old, new;
	VEC(struct howto_source) sources;
	struct buf said;	/* lines for stdout: what has been done */
	struct progress bar;
};

/* Each of @n extensions is read first, and then written. */
static void show_progress(struct job *job, size_t done, size_t n)
{
	if (n > FEW)
		progress_step(&job->bar, done, 2 * n);
}

static int read_file(struct job *job, const char *given, struct err *e)
{
	if (!given && !file_exists(job->file))
		return err_set(e, ERR_NOENT,
			       "there is no '%s' below this folder: name a HOWTO with --file; 'nfkit howto render --format docbook -o FILE' makes one",
			       job->file);
	return file_read(job->arena, job->file, LIMIT_HOWTO, &job->old, e);
}

/* What is to be done to the HOWTO with @arg, the @i-th argument. */
typedef int job_step(struct job *job, size_t i, const char *arg,
		     struct err *e);

static bool is_read(const struct job *job, enum howto_kind kind,
		    const char *name)
{
	for (size_t i = 0; i < job->sources.n; i++)
		if (job->sources.at[i].kind == kind &&
		    !strcmp(job->sources.at[i].name, name))
			return true;
	return false;
}

/*
 * The names of the extensions that have options and no entry, without those
 * that were given besides, be it as a folder.
 */
static void add_all(struct job *job, const struct howto *howto,
		    struct opt_list *names)
{
	const struct option_tables *tables = job->places.tables;

	for (size_t i = 0; i < tables->n; i++) {
		const struct option_table *table = &tables->at[i];
		enum howto_kind kind = table->kind == EXTENSION_TARGET ?
				       HOWTO_TARGET : HOWTO_MATCH;

		if (howto_source_kind(table->name) == kind &&
		    !howto_find(howto, kind, table->name) &&
		    !is_read(job, kind, table->name))
			*VEC_ADD(job->arena, names) = table->name;
	}
}

static struct howto_lister lister_of(struct job *job)
{
	return (struct howto_lister){
		.inv = job->inv, .places = &job->places, .bar = &job->bar,
	};
}

/* Those of @args that were not read yet. */
static int read_sources(struct job *job, const struct howto *howto,
			const struct opt_list *args, bool adds, struct err *e)
{
	const struct params *p = job->inv->params;
	const struct howto_lister lister = lister_of(job);

	for (size_t i = job->sources.n; i < args->n; i++) {
		struct howto_source *source = VEC_ADD(job->arena,
						      &job->sources);

		show_progress(job, i, args->n);
		if (howto_source_of(job->inv, args->at[i], &job->places,
				    source, e))
			return -1;
		if (!adds)
			howto_keep_rules(job->arena, howto, source);
		if (p->run && !p->guest &&
		    howto_list_here(&lister, source, e))
			return -1;
	}
	return 0;
}

/*
 * What the extensions say, before any entry is made of it; @args also gets
 * those of --all.
 */
static int find_sources(struct job *job, struct opt_list *args, bool adds,
			struct err *e)
{
	const struct params *p = job->inv->params;
	const struct howto_lister lister = lister_of(job);
	CLEANUP_HOWTO struct howto howto = { 0 };

	if (howto_open_strictly(job->arena, job->file, job->old, &howto, e) ||
	    read_sources(job, &howto, args, adds, e))
		return -1;
	if (p->all)
		add_all(job, &howto, args);
	if (p->all && read_sources(job, &howto, args, adds, e))
		return -1;
	return p->guest ? howto_list_in_guest(&lister, job->sources.at, args,
					      e) : 0;
}

static int add_one(struct job *job, size_t i, const char *arg, struct err *e)
{
	CLEANUP_HOWTO struct howto howto = { 0 };

	(void)arg;
	if (howto_open_strictly(job->arena, job->file, job->new, &howto, e))
		return -1;
	return howto_add(job->arena, &howto, &job->sources.at[i], &job->new,
			 e);
}

static int update_one(struct job *job, size_t i, const char *arg,
		      struct err *e)
{
	const struct howto_source *source = &job->sources.at[i];
	CLEANUP_HOWTO struct howto howto = { 0 };
	struct howto_changes n = { 0 };

	(void)arg;
	if (howto_open_strictly(job->arena, job->file, job->new, &howto, e) ||
	    howto_update(job->arena, &howto, source, &job->new, &n, e))
		return -1;
	if (n.options || n.signs || n.parts)
		buf_printf(&job->said,
			   "%s: updated the %s %s: %u new option%s, %u new [!], %u part%s rewritten\n",
			   job->file, howto_kind_name(source->kind),
			   source->name, n.options, n.options == 1 ? "" : "s",
			   n.signs, n.parts, n.parts == 1 ? "" : "s");
	else
		buf_printf(&job->said, "%s: the %s %s is up to date\n", job->file,
			   howto_kind_name(source->kind), source->name);
	return 0;
}

/* The @i-th argument, @arg, is no entry, or no longer. */
static int no_entry(const struct job *job, const struct howto *howto, size_t i,
		    const char *arg, struct err *e)
{
	while (i)
		if (!strcmp(job->inv->args.at[--i], arg))
			return err_set(e, ERR_USAGE, "'%s' is given twice",
				       arg);
	for (size_t n = 0; n < howto->entries.n; n++) {
		const char *near = howto->entries.at[n].name;

		if (term_is_near(span_of(arg), span_of(near)))
			return err_set(e, ERR_NOENT,
				       "%s: there is no entry '%s', did you mean '%s'?",
				       job->file, arg, near);
	}
	return err_set(e, ERR_NOENT,
		       "%s: there is no entry '%s', see 'nfkit howto list --file %s'",
		       job->file, arg, job->file);
}

static int remove_one(struct job *job, size_t i, const char *arg,
		      struct err *e)
{
	CLEANUP_HOWTO struct howto howto = { 0 };
	const struct howto_entry *entry = NULL;

	if (howto_open_strictly(job->arena, job->file, job->new, &howto, e))
		return -1;
	for (int kind = 0; !entry && kind < HOWTO_KINDS; kind++)
		entry = howto_find(&howto, kind, arg);
	if (!entry)
		return no_entry(job, &howto, i, arg, e);
	buf_printf(&job->said, "%s:%u: removed the %s %s\n", job->file,
		   entry->line, howto_kind_name(entry->kind), entry->name);
	return howto_remove(job->arena, &howto, entry, &job->new, e);
}

static int print_diff(const struct job *job, struct err *e)
{
	struct span diff;

	if (text_diff(job->arena, job->file, job->old, job->new, &diff, e))
		return -1;
	say_bytes(job->out, diff);
	return STATUS_CLEAN;
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
		buf_printf(to, " after %s", entry[-1].name);
	else if (has_after)
		buf_printf(to, " before %s", entry[1].name);
	buf_add_char(to, '\n');
}

/* Where the entries are now that all of them are in. */
static int tell_places(struct job *job, struct err *e)
{
	CLEANUP_HOWTO struct howto howto = { 0 };

	if (howto_open_strictly(job->arena, job->file, job->new, &howto, e))
		return -1;
	for (size_t i = 0; i < job->sources.n; i++) {
		const struct howto_source *source = &job->sources.at[i];
		const struct howto_entry *entry =
			howto_find(&howto, source->kind, source->name);

		if (entry)
			tell_place(&howto, entry, &job->said);
	}
	return 0;
}

static int print_said(const struct job *job, struct err *e)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	term_add_escaped(&text, buf_span(&job->said), job->out->utf8);
	return say_result(&text, "the output", e);
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
	size_t new = count_gaps(job->new), old = count_gaps(job->old);
	size_t n = new > old ? new - old : 0;

	if (n)
		fprintf(stderr, "%zu comment%s <!-- nfkit: ... --> say%s what to fill in\n",
			n, n == 1 ? "" : "s", n == 1 ? "s" : "");
}

/* All steps, then one write: all of it is done, or nothing. */
static int do_job(const struct invocation *inv, struct job *job,
		  job_step *step, struct err *e)
{
	CLEANUP_FOLDERS struct lock_folders locks = { 0 };
	const struct params *params = inv->params;
	bool adds = step == add_one;
	struct opt_list args = inv->args;
	int status;

	job->file = params->file ? params->file : HOWTO_PATH;
	/* What another one adds meanwhile would be lost. */
	if (!params->dry_run)
		lock_folder_of(&locks, inv->arena, job->file);
	if (read_file(job, params->file, e))
		return -1;
	if (step != remove_one &&
	    howto_find_places(inv, &params->where, params->all,
			      &job->places, e))
		return -1;
	if (step != remove_one && find_sources(job, &args, adds, e))
		return -1;
	job->new = job->old;
	for (size_t i = 0; i < args.n; i++) {
		show_progress(job, args.n + i, args.n);
		if (step(job, i, args.at[i], e))
			return -1;
	}
	progress_hide(&job->bar);
	if (!params->dry_run && !span_eq(job->old, job->new) &&
	    file_replace(job->file, job->new, e))
		return -1;
	if (!params->dry_run && adds && tell_places(job, e))
		return -1;
	/* Of what is up to date there is no diff. */
	status = params->dry_run && !span_eq(job->old, job->new) ?
		 print_diff(job, e) : print_said(job, e);
	if (!status)
		tell_gaps(job);
	return status;
}

static int run_step(const struct invocation *inv, job_step *step,
		    struct err *e)
{
	const struct params *params = inv->params;
	struct job job = { inv, inv->arena, &inv->out };
	int status;

	if (!inv->args.n && !params->all)
		return err_set(e, ERR_USAGE, "%s", step == remove_one ?
			       "want an entry: its name, as 'nfkit howto list' has it" :
			       "want an extension: its name, or its folder as 'nfkit new' made it");
	buf_init(&job.said, LIMIT_TEXT);
	progress_begin(&job.bar, &inv->talk, "writing entries");
	status = do_job(inv, &job, step, e);
	progress_end(&job.bar);
	buf_release(&job.said);
	return status;
}

static int run_add(const struct invocation *inv, struct err *e)
{
	return run_step(inv, add_one, e);
}

static int run_update(const struct invocation *inv, struct err *e)
{
	return run_step(inv, update_one, e);
}

static int run_remove(const struct invocation *inv, struct err *e)
{
	return run_step(inv, remove_one, e);
}

const struct command cmd_howto_add = {
	.name = "add",
	.summary = "put an extension's entry at its place",
	.args = "EXT-DIR|EXTENSION...",
	.about =
	"EXT-DIR is the folder of an extension. Text and options of the entry come\n"
	"from its libxt_NAME.man, author and subtitle from xt_NAME.c, and, if the\n"
	"text has no example rules, these from libxt_NAME.t. For an EXTENSION, the\n"
	"same files are read from the source trees of --iptables and --kernel.\n"
	"Options of the built plugin that the manual lacks are added. What no file\n"
	"says is marked by a comment <!-- nfkit: ... --> for you to fill in.\n"
	"\n"
	"All bytes of the HOWTO outside of the new entries stay as they are. If\n"
	"several extensions are given, all are added or none.",
	.opts = add_options,
	.params_size = sizeof(struct params),
	.run = run_add,
};

const struct command cmd_howto_update = {
	.name = "update",
	.summary = "bring an entry up to date",
	.args = "EXT-DIR|EXTENSION...",
	.about =
	"Add the options and the \"[!]\" that an entry lacks, and rewrite the parts\n"
	"that nfkit made if their source has changed; the sources are those of\n"
	"'nfkit howto add'. A comment <!-- nfkit WHAT DIGEST --> marks such a part:\n"
	"once you edit the part it is yours, and nfkit leaves it alone. No other\n"
	"byte changes, and a second run changes nothing.",
	.opts = update_options,
	.params_size = sizeof(struct params),
	.run = run_update,
};

const struct command cmd_howto_remove = {
	.name = "remove",
	.summary = "remove an entry",
	.args = "ENTRY...",
	.about =
	"Remove entries. Every other byte of the HOWTO stays as it is. An entry that\n"
	"another one refers to is not removed.",
	.opts = remove_options,
	.params_size = sizeof(struct params),
	.run = run_remove,
};
