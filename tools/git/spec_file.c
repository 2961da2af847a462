// SPDX-License-Identifier: GPL-2.0-only
#include "git/spec_file.h"

#include "base/file.h"
#include "base/limits.h"
#include "git/config.h"
#include "git/handle.h"

/* The name before a '=', a blank or a comment; empty where there is none. */
static struct span name_in(struct span line)
{
	size_t n = 0;

	while (n < line.len && (char_is_alnum(line.p[n]) || line.p[n] == '-'))
		n++;
	return span_first(line, n);
}

/* The value goes on in the next line. */
static bool goes_on(struct span line)
{
	size_t n = 0;

	while (n < line.len && line.p[line.len - 1 - n] == '\\')
		n++;
	return n % 2;
}

/* Off with "[section "sub"]", which a key may follow; false where it is open. */
static bool skip_header(struct span *line)
{
	bool quoted = false;

	for (size_t i = 0; i < line->len; i++) {
		if (line->p[i] == '"')
			quoted = !quoted;
		if (quoted && line->p[i] == '\\')
			i++;
		else if (!quoted && line->p[i] == ']') {
			*line = span_trim_left(span_from(*line, i + 1));
			return true;
		}
	}
	return false;
}

struct scan {
	struct span rest;
	unsigned int nr;
};

/* The line of the next key of this name. */
static unsigned int next_key(struct scan *s, struct span key)
{
	struct span line;

	while (span_next_line(&s->rest, &line)) {
		struct span words = span_trim(line);
		unsigned int nr = ++s->nr;

		if (span_starts(words, SPAN("[")) && !skip_header(&words))
			continue;
		if (!name_in(words).len)
			continue;
		while (goes_on(span_trim_right(line)) &&
		       span_next_line(&s->rest, &line))
			s->nr++;
		if (span_eq_nocase(name_in(words), key))
			return nr;
	}
	return 0;
}

/* "option.min.type" */
static void split_name(struct arena *a, struct span name,
		       struct spec_entry *entry)
{
	size_t first = span_find_char(name, '.');
	size_t last = span_rfind_char(name, '.');

	entry->section = arena_str(a, span_first(name, first));
	entry->key = arena_str(a, span_from(name, last + 1));
	if (last > first)
		entry->sub = arena_str(a, span_first(span_from(name, first + 1),
						     last - first - 1));
}

/* What libgit2 reads, and where that stands. */
struct reading {
	struct arena *arena;
	const char *path;
	struct scan scan;
	struct spec_file *out;
};

static int add_entry(void *context, const git_config_entry *entry,
		     struct err *e)
{
	struct reading *r = context;
	struct spec_entry *added;

	if (r->out->entries.n == CONFIG_MAX)
		return err_set(e, ERR_LIMIT, "%s: more than %d entries",
			       r->path, CONFIG_MAX);
	added = VEC_ADD(r->arena, &r->out->entries);
	split_name(r->arena, span_of(entry->name), added);
	added->line = next_key(&r->scan, span_of(added->key));
	if (entry->value)
		added->value = arena_str(r->arena,
					 span_trim(span_of(entry->value)));
	return 0;
}

static int read_file(struct reading *r, struct err *e)
{
	CLEANUP_HANDLE(config) git_config *config = NULL;
	int status;

	status = git_config_open_ondisk(&config, r->path);
	if (status)
		return handle_err(e, status, r->path);
	return handle_each_entry(config, r->path, add_entry, r, e);
}

int spec_file_read(const char *path, struct arena *a, struct spec_file *out,
		   struct err *e)
{
	struct reading r = { .arena = a, .path = path, .out = out };
	struct span text;
	int status;

	if (file_read(a, path, LIMIT_SPEC, &text, e))
		return -1;
	if (span_find_char(text, '\0') != SIZE_MAX)
		return err_set(e, ERR_SYNTAX,
			       "%s: this is not a text file: there is a NUL in it",
			       path);
	if (config_includes(text))
		return err_set(e, ERR_SYNTAX, "%s: has an [include]: write its content instead",
			       path);
	r.scan.rest = text;
	handle_start();
	status = read_file(&r, e);
	git_libgit2_shutdown();
	return status;
}
