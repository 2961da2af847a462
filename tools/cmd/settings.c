// SPDX-License-Identifier: GPL-2.0-only
#include "cmd/settings.h"

#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/rows.h"
#include "cmd/commands.h"
#include "cmd/say.h"
#include "git/config.h"

#define SECTION		"nfkit"

/* One level, being read. */
struct reading {
	const struct settings *settings;
	struct arena *arena;
	const struct term *talk;
	const char *where;	/* for messages */
	bool is_tree;
	void *params;
};

static const char *const level_names[] = {
	[SETTINGS_DEFAULT]	= "default",
	[SETTINGS_TREE]		= SETTINGS_FILE,
	[SETTINGS_GIT]		= "git config",
	[SETTINGS_TYPED]	= "command line",
};

static const struct setting *find(const struct setting *known,
				  struct span name)
{
	for (; known->option; known++)
		if (span_eq(span_of(known->option), name))
			return known;
	return NULL;
}

/* The setting of a command of @table, or of a subcommand. */
static const struct setting *find_among(const struct command *const *table,
					struct span name)
{
	const struct setting *found = NULL;

	for (; table && *table && !found; table++) {
		if ((*table)->settings)
			found = find((*table)->settings, name);
		if (!found)
			found = find_among((*table)->subs, name);
	}
	return found;
}

/* A line of talk; the name may be a stranger's. */
static void say(const struct reading *r, const char *key, const char *what,
		const char *name)
{
	say_talk(r->talk, "%s: nfkit.%s%s%s%s", r->where, key, what, name,
		 *name ? "?" : "");
}

static void say_unknown(const struct reading *r, const char *key)
{
	const struct setting *known = r->settings->known;

	for (; known->option; known++)
		if (term_is_near(span_of(key), span_of(known->option)))
			break;
	if (known->option)
		say(r, key, " is not a setting, did you mean nfkit.",
		    known->option);
	else
		say(r, key,
		    " is not a setting, see 'nfkit check --list-settings'",
		    "");
}

static int take(const struct reading *r, const struct config_entry *entry,
		struct err *e)
{
	const struct settings *s = r->settings;
	const struct setting *own = find(s->known, span_of(entry->key));
	const struct setting *known = own ? own :
				      find_among(commands, span_of(entry->key));
	const char *value = entry->value;

	if (!known) {
		say_unknown(r, entry->key);
		return 0;
	}
	if (r->is_tree && !known->in_tree) {
		say(r, entry->key, " is not taken from a tree: 'git config' sets it",
		    "");
		return 0;
	}
	if (!own)
		return 0;
	if (!value)
		return err_set(e, ERR_USAGE, "%s: nfkit.%s has no value", r->where,
			       entry->key);
	if (known->is_path)
		value = file_from_home(r->arena, value);
	if (opt_set(r->arena, opt_find(s->options, span_of(known->option)),
		    r->params, value, e))
		return err_prefix(e, "%s: nfkit.%s", r->where, entry->key);
	return 0;
}

static int take_all(const struct reading *r, const struct config *config,
		    struct err *e)
{
	for (size_t i = 0; i < config->entries.n; i++)
		if (take(r, &config->entries.at[i], e))
			return -1;
	return 0;
}

static int read_git(struct reading *r, struct repo *repo, struct err *e)
{
	struct config config = { 0 };

	r->where = level_names[SETTINGS_GIT];
	if (config_read(repo, r->arena, SECTION, &config, e))
		return -1;
	return take_all(r, &config, e);
}

static int read_tree(struct reading *r, struct repo *repo, struct err *e)
{
	const char *root = repo ? repo_root(repo) : NULL;
	struct config config = { 0 };

	if (!root)
		return 0;
	r->is_tree = true;
	r->where = level_names[SETTINGS_TREE];
	if (config_read_file(path_join(r->arena, root, SETTINGS_FILE),
			     r->arena, SECTION, &config, e))
		return -1;
	return take_all(r, &config, e);
}

static struct opt_list *list_in(const struct settings *s, const char *name,
				void *params)
{
	const struct opt *row = opt_find(s->options, span_of(name));

	return (struct opt_list *)((char *)params + row->offset);
}

/* "A,B" and "C" become A, B and C; what is before an empty one goes. */
static void add_names(struct arena *a, const struct opt_list *from,
		      struct opt_list *to)
{
	for (size_t i = 0; i < from->n; i++) {
		if (!*from->at[i])
			to->n = 0;
		opt_split(a, from->at[i], to);
	}
}

static void remove_names(const struct opt_list *names, struct opt_list *from)
{
	size_t kept = 0;

	for (size_t i = 0; i < from->n; i++) {
		bool is_named = false;

		for (size_t j = 0; j < names->n; j++)
			is_named |= span_eq_nocase(span_of(names->at[j]),
						   span_of(from->at[i]));
		if (!is_named)
			from->at[kept++] = from->at[i];
	}
	from->n = kept;
}

static void raise_list(const struct settings *s, struct arena *a,
		       const struct setting *known, const struct opt_list *from,
		       void *params)
{
	struct opt_list *to = list_in(s, known->option, params);

	if (!known->adds)
		*to = (struct opt_list){ 0 };
	add_names(a, from, to);
	if (known->beats)
		remove_names(to, list_in(s, known->beats, params));
}

static size_t size_of(enum opt_type type)
{
	return type == OPT_FLAG ? sizeof(bool) :
	       type == OPT_STRING ? sizeof(const char *) : sizeof(int);
}

/* Put one level above those that are in @params. */
static void raise(struct settings *s, struct arena *a,
		  enum settings_level level, void *from, void *params)
{
	for (size_t i = 0; s->known[i].option; i++) {
		const struct setting *known = &s->known[i];
		const struct opt *row = opt_find(s->options,
						 span_of(known->option));

		if (!opt_is_set(row, from))
			continue;
		s->from[i] = level;
		if (row->type == OPT_LIST)
			raise_list(s, a, known, list_in(s, known->option, from),
				   params);
		else
			memcpy((char *)params + row->offset,
			       (char *)from + row->offset, size_of(row->type));
	}
}

/* All else than settings is only typed. */
static void take_typed(struct settings *s, struct arena *a, const void *typed,
		       void *merged, void *params)
{
	void *copy = arena_zalloc(a, 1, s->params_size);

	memcpy(copy, typed, s->params_size);
	raise(s, a, SETTINGS_TYPED, copy, merged);
	memcpy(params, typed, s->params_size);
	for (const struct setting *k = s->known; k->option; k++) {
		const struct opt *row = opt_find(s->options,
						 span_of(k->option));
		size_t size = row->type == OPT_LIST ? sizeof(struct opt_list) :
						      size_of(row->type);

		memcpy((char *)params + row->offset,
		       (char *)merged + row->offset, size);
	}
}

static int read_level(struct reading *r, struct repo *repo, void *merged,
		      struct settings *s, enum settings_level level,
		      struct err *e)
{
	r->params = arena_zalloc(r->arena, 1, s->params_size);
	r->is_tree = false;
	if (level == SETTINGS_TREE ? read_tree(r, repo, e) :
				     read_git(r, repo, e))
		return -1;
	raise(s, r->arena, level, r->params, merged);
	return 0;
}

int settings_merge(struct settings *s, struct arena *a, const void *typed,
		   void *params, const struct term *talk, struct err *e)
{
	CLEANUP_REPO struct repo *repo = NULL;
	struct reading r = { .settings = s, .arena = a, .talk = talk };
	void *merged = arena_zalloc(a, 1, s->params_size);
	struct err ignored = { 0 };

	if (repo_open(NULL, &repo, &ignored))
		repo = NULL;
	if (read_level(&r, repo, merged, s, SETTINGS_TREE, e) ||
	    read_level(&r, repo, merged, s, SETTINGS_GIT, e))
		return -1;
	take_typed(s, a, typed, merged, params);
	return 0;
}

static void add_value(const struct settings *s, const struct setting *known,
		      const void *params, struct buf *to)
{
	const struct opt *row = opt_find(s->options, span_of(known->option));

	if (opt_is_set(row, params))
		opt_show(row, params, to);
	else
		buf_add_str(to, known->usual);
	if (!to->len)
		buf_add_str(to, "(none)");
}

/* A line may end behind the comma of a list there. */
static void add_breakable(struct span value, bool utf8, struct buf *to)
{
	struct span name;

	while (span_next_until(&value, ',', &name)) {
		term_add_inline(to, name, utf8);
		buf_add_str(to, ", ");
	}
	term_add_inline(to, value, utf8);
}

static void list_on_terminal(const struct settings *s, const void *params,
			     const struct term *term, struct buf *to)
{
	CLEANUP_BUF struct buf value, text;
	struct rows rows = { 0 };
	struct row list[SETTINGS_MAX];
	size_t n;

	for (n = 0; s->known[n].option; n++) {
		list[n] = (struct row){ .cells = {
			span_of(s->known[n].option),
			span_of(level_names[s->from[n]]),
		} };
		rows_measure(&rows, &list[n]);
	}
	buf_init(&value, LIMIT_TEXT);
	buf_init(&text, LIMIT_TEXT);
	for (size_t i = 0; i < n; i++) {
		buf_clear(&value);
		buf_clear(&text);
		add_value(s, &s->known[i], params, &value);
		add_breakable(buf_span(&value), term->utf8, &text);
		list[i].text = buf_span(&text);
		rows_add(&rows, &list[i], term, to);
	}
}

void settings_list(const struct settings *s, const void *params,
		   const struct term *term, struct buf *to)
{
	CLEANUP_BUF struct buf value;

	buf_init(&value, LIMIT_TEXT);
	if (term->is_terminal) {
		list_on_terminal(s, params, term, to);
		return;
	}
	for (size_t i = 0; s->known[i].option; i++) {
		buf_clear(&value);
		add_value(s, &s->known[i], params, &value);
		buf_printf(to, "%-10s %-14s ", s->known[i].option,
			   level_names[s->from[i]]);
		term_add_inline(to, buf_span(&value), term->utf8);
		buf_add_char(to, '\n');
	}
}
