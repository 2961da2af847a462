// SPDX-License-Identifier: GPL-2.0-only
#include "todo/cache.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/address.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/version.h"
#include "todo/kind.h"

#define MAGIC		"nfkit todo 1"
#define HEAD_MAX	8192
#define TROUBLE_MAX	4096

/*
 * For people who look into the folder: the hash tells sources apart. A name
 * of git's configuration may have any bytes, '/' among them.
 */
static struct span safe_name(struct arena *a, struct span name)
{
	char *safe = arena_str(a, span_first(name, TODO_NAME_MAX));

	for (char *c = safe; *c; c++)
		if (!char_is_word(*c) && *c != '-')
			*c = '-';
	return span_of(safe);
}

static char *path_of(struct arena *a, const struct todo_source *source,
		     const char *suffix)
{
	char *dir = file_cache_folder(a, "todo");
	uint64_t h = hash64(HASH64, span_of(source->kind->name));
	struct span name = span_of(source->name);

	h = hash64(h, span_of(source->place));
	/* What was given as KIND:PLACE has a name that is no file's. */
	if (span_find_char(name, ':') != SIZE_MAX)
		name = span_of(source->kind->name);
	return dir ? path_join(a, dir, arena_printf(a, SPAN_FMT ".%016" PRIx64
						    "%s", SPAN_ARG(safe_name(a, name)),
						    h, suffix)) : NULL;
}

/* So many bytes before the text, which that version of nfkit packed. */
struct packed {
	size_t n;
	bool is_ours;
};

/* "VERSION N" */
static void read_packed(struct span line, struct packed *packed)
{
	struct span version;
	uint64_t n;

	if (!span_next_until(&line, ' ', &version) ||
	    !span_number(line, 10, LIMIT_ANSWER, &n))
		return;
	packed->n = (size_t)n;
	packed->is_ours = span_eq(version, SPAN(VERSION));
}

static void read_head(struct arena *a, struct span line, struct packed *packed,
		      struct todo_copy *to)
{
	struct span key;
	uint64_t n;

	if (!span_next_until(&line, ':', &key))
		return;
	line = span_trim(line);
	if (span_eq(key, SPAN("etag")))
		to->etag = arena_str(a, line);
	else if (span_eq(key, SPAN("modified")))
		to->modified = arena_str(a, line);
	else if (span_eq(key, SPAN("fetched")) &&
		 span_number(line, 10, INT64_MAX, &n))
		to->fetched = (int64_t)n;
	else if (span_eq(key, SPAN("packed")))
		read_packed(line, packed);
}

static void read_text(struct arena *a, struct span file, struct todo_copy *to)
{
	struct packed packed = { 0 };
	struct span line;

	if (!span_next_line(&file, &line) || !span_eq(line, SPAN(MAGIC)))
		return;
	while (span_next_line(&file, &line) && line.len)
		read_head(a, line, &packed, to);
	if (packed.n > file.len)
		return;
	if (packed.is_ours)
		to->packed = span_first(file, packed.n);
	else
		/* Then it comes whole, and is packed anew. */
		to->etag = to->modified = NULL;
	to->text = span_from(file, packed.n);
	to->exists = to->fetched;
}

static void read_file(struct arena *a, const char *path, size_t max,
		      struct span *text, int64_t *when)
{
	struct err ignored = { 0 };
	struct stat st;

	*text = (struct span){ 0 };
	if (stat(path, &st) || file_read(a, path, max, text, &ignored))
		return;
	*when = st.st_mtime;
}

void todo_cache_read(struct arena *a, const struct todo_source *source,
		     struct todo_copy *out)
{
	char *path = path_of(a, source, "");
	int64_t asked = 0, failed = 0;
	struct span file;

	*out = (struct todo_copy){ 0 };
	if (!path)
		return;
	read_file(a, path, 2 * LIMIT_ANSWER + HEAD_MAX, &file, &asked);
	read_text(a, file, out);
	/* Whoever confirmed the text later set the time of the file. */
	if (out->exists)
		out->asked = out->fetched = asked;
	read_file(a, path_of(a, source, ".trouble"), TROUBLE_MAX, &file,
		  &failed);
	if (!failed || failed < out->asked)
		return;
	out->asked = failed;
	out->trouble = arena_str(a, span_trim(file));
}

/* What a server gives to who has the password is not for all of the machine. */
static int write_new(struct arena *a, const char *path, struct span bytes,
		     struct err *e)
{
	return file_make_dirs(path_dir(a, path), e) ? -1 :
	       file_write(path, bytes, 0600, e);
}

static void forget_trouble(struct arena *a, const struct todo_source *source)
{
	unlink(path_of(a, source, ".trouble"));
}

int todo_cache_write(struct arena *a, const struct todo_source *source,
		     const struct todo_copy *copy, struct err *e)
{
	char *path = path_of(a, source, "");
	char *place = arena_str(a, span_of(source->place));
	CLEANUP_BUF struct buf b;

	address_hide_passwords(place);
	buf_init(&b, 2 * LIMIT_ANSWER + HEAD_MAX);
	if (!path)
		return 0;
	buf_printf(&b, MAGIC "\nplace: %s\nfetched: %" PRId64 "\n",
		   place, copy->fetched);
	if (copy->etag)
		buf_printf(&b, "etag: %s\n", copy->etag);
	if (copy->modified)
		buf_printf(&b, "modified: %s\n", copy->modified);
	if (copy->packed.p)
		buf_printf(&b, "packed: " VERSION " %zu\n", copy->packed.len);
	buf_add_char(&b, '\n');
	buf_add(&b, copy->packed);
	buf_add(&b, copy->text);
	if (buf_check(&b, source->place, e) ||
	    write_new(a, path, buf_span(&b), e))
		return -1;
	forget_trouble(a, source);
	return 0;
}

void todo_cache_confirm(struct arena *a, const struct todo_source *source)
{
	char *path = path_of(a, source, "");

	if (!path)
		return;
	utimensat(AT_FDCWD, path, NULL, 0);
	forget_trouble(a, source);
}

void todo_cache_trouble(struct arena *a, const struct todo_source *source,
			const char *message)
{
	char *path = path_of(a, source, ".trouble");
	struct err ignored = { 0 };

	/* Who cannot remember it will ask again: no harm done. */
	if (path)
		(void)!write_new(a, path, span_of(message), &ignored);
}
