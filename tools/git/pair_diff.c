// SPDX-License-Identifier: GPL-2.0-only
#include "git/pair_diff.h"

#include <sys/stat.h>

#include "base/limits.h"
#include "model/binary_patch.h"
#include "model/diff_name.h"
#include "model/similarity.h"
#include "zlib/deflate.h"

/* One direction of a binary patch: what libgit2 found, packed as git does. */
static int add_direction(struct buf *to, struct arena *a,
			 const git_diff_binary_file *f, struct span whole,
			 const char *name, struct err *e)
{
	struct span packed = deflate_fast(a, whole);
	struct span delta = { f->data, f->datalen };

	if (f->type == GIT_DIFF_BINARY_DELTA) {
		if (inflate_exact(a, delta, f->inflatedlen, name, &delta, e))
			return -1;
		delta = deflate_fast(a, delta);
		if (delta.len < packed.len) {
			binary_patch_add(to, "delta", f->inflatedlen, delta);
			return 0;
		}
	}
	binary_patch_add(to, "literal", whole.len, packed);
	return 0;
}

struct binary_print {
	const struct pair *pair;
	struct arena *arena;
	struct buf *to;
	struct err *e;
};

static int print_binary(const git_diff_delta *delta,
			const git_diff_binary *binary, void *data)
{
	const struct binary_print *p = data;
	const struct side *old = &p->pair->old, *new = &p->pair->new;

	(void)delta;
	buf_add_str(p->to, "GIT binary patch\n");
	if (add_direction(p->to, p->arena, &binary->new_file, new->bytes,
			  new->name.p, p->e))
		return -1;
	return add_direction(p->to, p->arena, &binary->old_file, old->bytes,
			     old->name.p, p->e);
}

static int no_file(const git_diff_delta *delta, float progress, void *data)
{
	(void)delta;
	(void)progress;
	(void)data;
	return 0;
}

static int add_binary(const struct pair_diff *d, const struct pair *pair,
		      git_diff_options *opts, struct buf *to, struct err *e)
{
	const struct side *old = &pair->old, *new = &pair->new;
	struct binary_print p = { pair, d->arena, to, e };
	int status;

	opts->flags = GIT_DIFF_SHOW_BINARY | GIT_DIFF_FORCE_BINARY;
	status = git_diff_buffers(old->bytes.p, old->bytes.len, old->name.p,
				  new->bytes.p, new->bytes.len, new->name.p,
				  opts, no_file, print_binary, NULL, NULL, &p);
	if (status && e->code == ERR_NONE)
		handle_err(e, status, new->name.p);
	return status ? -1 : 0;
}

static int add_hunk(git_patch *patch, size_t nr, struct buf *to)
{
	const git_diff_hunk *hunk;
	const git_diff_line *line;
	size_t n;
	int status = git_patch_get_hunk(&hunk, &n, patch, nr);

	if (status)
		return status;
	/* libgit2 cuts a long section after a blank, git before it. */
	buf_add(to, span_trim_right((struct span){ hunk->header,
						   hunk->header_len }));
	buf_add_char(to, '\n');
	for (size_t i = 0; i < n; i++) {
		status = git_patch_get_line_in_hunk(&line, patch, nr, i);
		if (status)
			return status;
		if (line->origin == ' ' || line->origin == '+' ||
		    line->origin == '-')
			buf_add_char(to, line->origin);
		buf_add(to, (struct span){ line->content, line->content_len });
	}
	return 0;
}

static void add_name_line(const struct pair_diff *d, struct buf *to,
			  const char *mark, struct span prefix,
			  const struct side *s)
{
	buf_add_str(to, mark);
	if (!s->mode) {
		buf_add_str(to, "/dev/null\n");
		return;
	}
	diff_name_add(to, prefix, s->name, d->quote_high);
	/* So that patch(1) does not take the rest of the name for a time. */
	if (span_find_char(s->name, ' ') != SIZE_MAX)
		buf_add_char(to, '\t');
	buf_add_char(to, '\n');
}

/* A repository is needed for what .gitattributes says of functions' names. */
static int make_text_patch(const struct pair_diff *d, const struct pair *pair,
			   const git_diff_options *opts, git_patch **patch)
{
	const struct side *old = &pair->old, *new = &pair->new;
	CLEANUP_HANDLE(blob) git_blob *from = NULL, *to = NULL;
	git_repository *git = d->repo->git;
	int status = 0;

	if (!S_ISREG(old->mode ? old->mode : new->mode))
		return git_patch_from_buffers(patch, old->bytes.p,
					      old->bytes.len, old->name.p,
					      new->bytes.p, new->bytes.len,
					      new->name.p, opts);
	if (old->mode)
		status = git_blob_lookup(&from, git, &old->id);
	if (!status && new->mode)
		status = git_blob_lookup(&to, git, &new->id);
	if (status)
		return status;
	return git_patch_from_blobs(patch, from, old->name.p, to, new->name.p,
				    opts);
}

static int add_text(const struct pair_diff *d, const struct pair *pair,
		    git_diff_options *opts, struct change_file *out,
		    struct buf *to, struct err *e)
{
	CLEANUP_HANDLE(patch) git_patch *patch = NULL;
	size_t n;
	int status;

	opts->flags = GIT_DIFF_FORCE_TEXT | GIT_DIFF_INDENT_HEURISTIC;
	status = make_text_patch(d, pair, opts, &patch);
	if (status)
		return handle_err(e, status, pair->new.name.p);
	git_patch_line_stats(NULL, &out->added, &out->removed, patch);
	n = git_patch_num_hunks(patch);
	if (n) {
		add_name_line(d, to, "--- ", SPAN("a/"), &pair->old);
		add_name_line(d, to, "+++ ", SPAN("b/"), &pair->new);
	}
	for (size_t i = 0; !status && i < n; i++)
		status = add_hunk(patch, i, to);
	return status ? handle_err(e, status, pair->new.name.p) : 0;
}

static void add_modes(const struct pair *pair, struct buf *to)
{
	unsigned int old = pair->old.mode, new = pair->new.mode;

	if (!old)
		buf_printf(to, "new file mode %06o\n", new);
	else if (!new)
		buf_printf(to, "deleted file mode %06o\n", old);
	else if (old != new)
		buf_printf(to, "old mode %06o\nnew mode %06o\n", old, new);
}

static void add_rename(const struct pair_diff *d, const struct pair *pair,
		       struct buf *to)
{
	buf_printf(to, "similarity index %u%%\nrename from ",
		   pair->score * 100 / SIMILARITY_MAX);
	diff_name_add(to, SPAN(""), pair->old.name, d->quote_high);
	buf_add_str(to, "\nrename to ");
	diff_name_add(to, SPAN(""), pair->new.name, d->quote_high);
	buf_add_char(to, '\n');
}

static void add_index(const struct pair_diff *d, const struct pair *pair,
		      bool is_binary, struct buf *to)
{
	struct abbrev whole = { d->abbrev->odb, GIT_OID_HEXSZ };
	const struct abbrev *ab = is_binary ? &whole : d->abbrev;

	if (git_oid_equal(&pair->old.id, &pair->new.id))
		return;
	buf_printf(to, "index " SPAN_FMT ".." SPAN_FMT,
		   SPAN_ARG(abbrev_id(ab, d->arena, &pair->old.id)),
		   SPAN_ARG(abbrev_id(ab, d->arena, &pair->new.id)));
	if (pair->old.mode == pair->new.mode)
		buf_printf(to, " %06o", pair->new.mode);
	buf_add_char(to, '\n');
}

static int add_contents(const struct pair_diff *d, const struct pair *pair,
			struct change_file *out, struct buf *to, struct err *e)
{
	git_diff_options opts = GIT_DIFF_OPTIONS_INIT;

	if (git_oid_equal(&pair->old.id, &pair->new.id))
		return 0;
	if (!out->is_binary)
		return add_text(d, pair, &opts, out, to, e);
	out->removed = pair->old.bytes.len;
	out->added = pair->new.bytes.len;
	return add_binary(d, pair, &opts, to, e);
}

/* One "diff --git" of at most two for @pair; adds up what it counts. */
static int add_diff(const struct pair_diff *d, const struct pair *pair,
		    struct change_file *out, struct buf *to, struct err *e)
{
	size_t added = out->added, removed = out->removed;

	buf_add_str(to, "diff --git ");
	diff_name_add(to, SPAN("a/"), pair->old.name, d->quote_high);
	buf_add_char(to, ' ');
	diff_name_add(to, SPAN("b/"), pair->new.name, d->quote_high);
	buf_add_char(to, '\n');
	add_modes(pair, to);
	if (pair->score)
		add_rename(d, pair, to);
	add_index(d, pair, out->is_binary, to);
	if (add_contents(d, pair, out, to, e))
		return -1;
	out->added += added;
	out->removed += removed;
	return 0;
}

static bool is_other_type(const struct pair *pair)
{
	return pair->old.mode && pair->new.mode &&
	       (pair->old.mode & S_IFMT) != (pair->new.mode & S_IFMT);
}

static int add_diffs(const struct pair_diff *d, const struct pair *pair,
		     struct change_file *out, struct buf *to, struct err *e)
{
	struct pair half = *pair;

	if (!is_other_type(pair))
		return add_diff(d, pair, out, to, e);
	half.new = (struct side){ .name = pair->old.name };
	if (add_diff(d, &half, out, to, e))
		return -1;
	half.old = (struct side){ .name = pair->new.name };
	half.new = pair->new;
	return add_diff(d, &half, out, to, e);
}

static enum change_status status_of(const struct pair *pair)
{
	if (pair->score)
		return CHANGE_RENAMED;
	if (!pair->old.mode)
		return CHANGE_ADDED;
	return pair->new.mode ? CHANGE_MODIFIED : CHANGE_DELETED;
}

int pair_diff(const struct pair_diff *d, struct pair *pair,
	      struct change_file *out, struct err *e)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_MAIL);
	if (side_load(d->repo->git, d->arena, &pair->old, e) ||
	    side_load(d->repo->git, d->arena, &pair->new, e))
		return -1;
	*out = (struct change_file){
		.status = status_of(pair),
		.old_name = pair->old.name, .new_name = pair->new.name,
		.old_mode = pair->old.mode, .new_mode = pair->new.mode,
		.similarity = pair->score * 100 / SIMILARITY_MAX,
		.is_binary = pair->old.is_binary || pair->new.is_binary,
	};
	if (add_diffs(d, pair, out, &text, e) ||
	    buf_check(&text, pair->new.name.p, e))
		return -1;
	out->diff = arena_copy(d->arena, buf_span(&text));
	return 0;
}
