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

/* What libgit2 reads, and where that stands. */
struct reading {
	struct arena *arena;
	const char *path;
	struct span rest;	/* of the text, behind line @nr */
	unsigned int nr;
	struct span header;	/* "[section "sub"]" without a key yet */
	unsigned int header_nr;
	struct spec_file *out;
};

static int add(struct reading *r, const struct spec_entry *entry, struct err *e)
{
	if (r->out->entries.n == CONFIG_MAX)
		return err_set(e, ERR_LIMIT, "%s: more than %d entries",
			       r->path, CONFIG_MAX);
	*VEC_ADD(r->arena, &r->out->entries) = *entry;
	return 0;
}

/* Of the text between quotes, in which a backslash is before what is meant. */
static const char *unquote(struct arena *a, struct span text)
{
	char *copy = arena_str(a, text), *to = copy;

	for (const char *c = copy; *c && *c != '"'; c++) {
		if (*c == '\\' && c[1])
			c++;
		*to++ = *c;
	}
	*to = '\0';
	return copy;
}

/* libgit2 does not tell of a section without a key. */
static int add_empty(struct reading *r, struct err *e)
{
	struct span words = span_trim_left(span_from(r->header, 1));
	struct spec_entry entry = { .line = r->header_nr };
	size_t n = 0, quote, dot;
	char *name;

	if (!r->header.len)
		return 0;
	while (n < words.len && (char_is_alnum(words.p[n]) ||
				 words.p[n] == '-' || words.p[n] == '.'))
		n++;
	name = arena_str(r->arena, span_first(words, n));
	for (char *c = name; *c; c++)
		*c = char_lower(*c);
	entry.section = name;
	quote = span_find_char(words, '"');
	dot = span_find_char(span_of(name), '.');
	if (quote != SIZE_MAX) {
		entry.sub = unquote(r->arena, span_from(words, quote + 1));
	} else if (dot != SIZE_MAX) {
		name[dot] = '\0';
		entry.sub = name + dot + 1;
	}
	r->header.len = 0;
	return add(r, &entry, e);
}

/* The line of the next key of this name, or 0: then all of it has been read. */
static int next_key(struct reading *r, struct span key, unsigned int *nr,
		    struct err *e)
{
	struct span line;

	*nr = 0;
	while (!*nr && span_next_line(&r->rest, &line)) {
		struct span words = span_trim(line), header = words;
		unsigned int at = ++r->nr;

		if (span_starts(words, SPAN("["))) {
			if (!skip_header(&words))
				continue;
			if (add_empty(r, e))
				return -1;
			r->header = span_first(header, header.len - words.len);
			r->header_nr = at;
		}
		if (!name_in(words).len)
			continue;
		r->header.len = 0;
		while (goes_on(span_trim_right(line)) &&
		       span_next_line(&r->rest, &line))
			r->nr++;
		if (span_eq_nocase(name_in(words), key))
			*nr = at;
	}
	return *nr ? 0 : add_empty(r, e);
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

static int add_entry(void *context, const git_config_entry *entry,
		     struct err *e)
{
	struct reading *r = context;
	struct spec_entry added = { 0 };

	split_name(r->arena, span_of(entry->name), &added);
	if (entry->value)
		added.value = arena_str(r->arena,
					span_trim(span_of(entry->value)));
	return next_key(r, span_of(added.key), &added.line, e) ||
	       add(r, &added, e) ? -1 : 0;
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
	unsigned int nr;
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
	r.rest = text;
	handle_start();
	status = read_file(&r, e);
	git_libgit2_shutdown();
	/* What is behind the last key. */
	return status ? status : next_key(&r, SPAN(""), &nr, e);
}
