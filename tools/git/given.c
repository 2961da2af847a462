// SPDX-License-Identifier: GPL-2.0-only
/*
 * given - settings that the environment gives, above those of all files
 *
 * GIT_CONFIG_COUNT, GIT_CONFIG_KEY_n and GIT_CONFIG_VALUE_n (git-config(1)),
 * and over them GIT_CONFIG_PARAMETERS, which 'git -c' hands to hooks and
 * aliases: 'KEY=VALUE' or 'KEY'='VALUE', quoted for sh, blanks between. libgit2
 * knows neither. It has no settings in memory before 1.8, so they are a file of
 * memory.
 */
#include <fcntl.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/limits.h"
#include "git/config.h"
#include "git/handle.h"

#define COUNT		"GIT_CONFIG_COUNT"
#define PARAMETERS	"GIT_CONFIG_PARAMETERS"

struct given {
	struct arena arena;
	struct buf text;	/* as in a file */
	const char *wrong;	/* what is; NULL: nothing */
};

static bool is_name(struct span s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!char_is_alnum(s.p[i]) && s.p[i] != '-')
			return false;
	return s.len;
}

static void add_quoted(struct buf *to, struct span s)
{
	buf_add_char(to, '"');
	for (size_t i = 0; i < s.len; i++) {
		if (s.p[i] == '"' || s.p[i] == '\\' || s.p[i] == '\n')
			buf_add_char(to, '\\');
		buf_add_char(to, s.p[i] == '\n' ? 'n' : s.p[i]);
	}
	buf_add_char(to, '"');
}

/* @value NULL: the key stands there alone, and is true. */
static void add_setting(struct given *g, struct span key,
			const struct span *value)
{
	size_t first = span_find_char(key, '.');
	size_t last = span_rfind_char(key, '.');
	struct span section = span_first(key, first);
	struct span sub = span_from(span_first(key, last), first + 1);
	struct span name = span_from(key, last + 1);

	if (first == SIZE_MAX || !is_name(section) || !is_name(name) ||
	    !char_is_alpha(name.p[0]) ||
	    span_find_char(sub, '\n') != SIZE_MAX) {
		g->wrong = arena_printf(&g->arena,
					"'" SPAN_FMT "' is not a key of git's configuration",
					SPAN_ARG(key));
		return;
	}
	buf_printf(&g->text, "[" SPAN_FMT, SPAN_ARG(section));
	if (last > first) {
		buf_add_char(&g->text, ' ');
		add_quoted(&g->text, sub);
	}
	buf_printf(&g->text, "]\n" SPAN_FMT, SPAN_ARG(name));
	if (value) {
		buf_add_char(&g->text, '=');
		add_quoted(&g->text, *value);
	}
	buf_add_char(&g->text, '\n');
}

static const char *numbered(struct given *g, const char *what, uint64_t nr)
{
	const char *name = arena_printf(&g->arena, "GIT_CONFIG_%s_%lu", what,
					(unsigned long)nr);
	const char *value = getenv(name);

	if (!value)
		g->wrong = arena_printf(&g->arena,
					COUNT " is %s, but %s is not set",
					getenv(COUNT), name);
	return value;
}

static void add_counted(struct given *g)
{
	const char *count = getenv(COUNT);
	uint64_t n;

	if (!count || !*count)
		return;
	if (!span_number(span_of(count), 10, CONFIG_MAX, &n))
		g->wrong = arena_printf(&g->arena,
					COUNT " is '%s', no number up to %d",
					count, CONFIG_MAX);
	for (uint64_t i = 0; !g->wrong && i < n; i++) {
		const char *key = numbered(g, "KEY", i);
		const char *value = key ? numbered(g, "VALUE", i) : NULL;
		struct span text;

		if (!value)
			break;
		text = span_of(value);
		add_setting(g, span_of(key), &text);
	}
}

/* Of a word in ' both are written in its stead: ' as '\'' and ! as '\!'. */
static bool next_quoted(struct given *g, struct span *rest, struct span *word)
{
	CLEANUP_BUF struct buf text;
	struct span piece;

	buf_init(&text, LIMIT_TEXT);
	if (!span_skip_char(rest, '\''))
		return false;
	while (span_next_until(rest, '\'', &piece)) {
		buf_add(&text, piece);
		if (rest->len > 2 && rest->p[0] == '\\' && rest->p[2] == '\'') {
			buf_add_char(&text, rest->p[1]);
			*rest = span_from(*rest, 3);
			continue;
		}
		*word = arena_copy(&g->arena, buf_span(&text));
		return true;
	}
	return false;
}

static bool at_end_of_word(struct span rest)
{
	return !rest.len || char_is_space(rest.p[0]);
}

static bool add_parameter(struct given *g, struct span *rest)
{
	struct span key, value;

	if (!next_quoted(g, rest, &key))
		return false;
	if (at_end_of_word(*rest)) {
		value = key;
		if (!span_next_until(&value, '=', &key))
			add_setting(g, span_trim(value), NULL);
		else
			add_setting(g, span_trim(key), &value);
		return true;
	}
	if (!span_skip_char(rest, '='))
		return false;
	if (at_end_of_word(*rest)) {
		add_setting(g, key, NULL);
		return true;
	}
	if (!next_quoted(g, rest, &value) || !at_end_of_word(*rest))
		return false;
	add_setting(g, key, &value);
	return true;
}

static void add_parameters(struct given *g)
{
	const char *text = getenv(PARAMETERS);
	struct span rest = span_of(text ? text : "");

	while (!g->wrong && rest.len) {
		if (!add_parameter(g, &rest))
			g->wrong = PARAMETERS " is not as 'git -c' writes it";
		rest = span_trim_left(rest);
	}
}

/* The file's descriptor, or -1. */
static int write_file(struct given *g)
{
	int fd = memfd_create("git-config", MFD_CLOEXEC);
	struct err e = { 0 };

	if (fd >= 0 && !buf_check(&g->text, "the environment", &e) &&
	    write(fd, g->text.p, g->text.len) == (ssize_t)g->text.len)
		return fd;
	file_close_at(&fd);
	return -1;
}

static int add_file(struct given *g, git_config *config, git_repository *git,
		    int *fd)
{
	const char *path;

	*fd = write_file(g);
	path = arena_printf(&g->arena, "/proc/self/fd/%d", *fd);
	if (*fd >= 0 && !access(path, R_OK))
		return git_config_add_file_ondisk(config, path,
						  GIT_CONFIG_LEVEL_APP, git, 1);
	g->wrong = "what " COUNT " or " PARAMETERS
		   " gives cannot be read: is /proc there?";
	return 0;
}

int handle_given(git_config *config, git_repository *git, int *fd)
{
	struct given g = { .wrong = NULL };
	int status = 0;

	*fd = -1;
	if (!getenv(COUNT) && !getenv(PARAMETERS))
		return 0;
	buf_init(&g.text, LIMIT_TEXT);
	add_counted(&g);
	add_parameters(&g);
	if (!g.wrong && g.text.len)
		status = add_file(&g, config, git, fd);
	if (g.wrong) {
		git_error_set_str(GIT_ERROR_CONFIG, g.wrong);
		status = GIT_EINVALIDSPEC;
	}
	buf_release(&g.text);
	arena_release(&g.arena);
	return status;
}
