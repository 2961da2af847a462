// SPDX-License-Identifier: GPL-2.0-only
/* spec_file - an extension from the file of --spec */
#include "git/spec_file.h"

#include "base/buf.h"
#include "base/limits.h"
#include "scaffold/spec.h"

/* As git reads it: "key" alone is true. */
static bool read_bool(const struct spec_entry *entry, bool *value,
		      struct mistakes *m)
{
	static const char *const words[2][5] = {
		{ "false", "no", "off", "0", "" },
		{ "true", "yes", "on", "1", "true" },
	};
	struct span text = entry->value ? span_of(entry->value) : SPAN("true");

	for (size_t is = 0; is < 2; is++)
		for (size_t i = 0; i < 5; i++)
			if (span_eq_nocase(text, span_of(words[is][i]))) {
				*value = is;
				return true;
			}
	mistakes_add(m, "%s = %s: want true or false", entry->key,
		     entry->value);
	return false;
}

static void read_family(struct extension *x, const struct extension *given,
			const char *value, struct mistakes *m)
{
	const struct family *family = family_find(span_of(value));
	size_t n;
	const struct family *all = family_all(&n);
	CLEANUP_BUF struct buf valid;

	buf_init(&valid, LIMIT_TEXT);
	for (size_t i = 0; i < n; i++)
		buf_printf(&valid, "%s%s", i ? ", " : "", all[i].name);
	if (!family)
		mistakes_add(m, "there is no family '%s', the families are %s",
			     value, valid.p);
	else if (!given->family)
		x->family = family;
}

static void read_table(struct extension *x, const struct extension *given,
		       const char *value, struct mistakes *m)
{
	const struct hook_table *table = hook_table_find(span_of(value));

	if (!table)
		mistakes_add(m, "there is no table '%s', the tables are filter, mangle, nat, raw and security",
			     value);
	else if (!given->table)
		x->table = table;
}

static void check_kind(const struct extension *x, const char *value,
		       struct mistakes *m)
{
	const char *kind = extension_kind_name(x->kind);

	if (!span_eq(span_of(value), span_of(kind)))
		mistakes_add(m, "kind = %s, but a %s is asked for", value,
			     kind);
}

static void read_flag(const struct spec_entry *entry, bool given, bool *flag,
		      struct mistakes *m)
{
	bool value;

	if (read_bool(entry, &value, m))
		*flag = given || value;
}

/* Of a key that is there twice the last counts, if @given has none. */
static void read_extension(struct extension *x, const struct extension *given,
			   const struct spec_entry *entry, struct mistakes *m)
{
	struct span key = span_of(entry->key);
	const char *value = entry->value ? entry->value : "";

	if (span_eq(key, SPAN("name")))
		x->name = given->name ? given->name : value;
	else if (span_eq(key, SPAN("kind")))
		check_kind(x, value, m);
	else if (extension_is_program(x))
		mistakes_add(m, "'%s' means nothing for a program, want name or kind",
			     entry->key);
	else if (span_eq(key, SPAN("family")))
		read_family(x, given, value, m);
	else if (span_eq(key, SPAN("table")))
		read_table(x, given, value, m);
	else if (span_eq(key, SPAN("hook")))
		spec_add_hook(x, value, m);
	else if (span_eq(key, SPAN("private")))
		read_flag(entry, given->keeps_data, &x->keeps_data, m);
	else if (span_eq(key, SPAN("netns")))
		read_flag(entry, given->per_netns, &x->per_netns, m);
	else
		mistakes_add(m, "'%s' means nothing in [extension], want name, kind, family, table, hook, private or netns",
			     entry->key);
}

/* The option that the entry is of; NULL where there are too many. */
static struct extension_option *option_of(struct extension *x,
					  const struct spec_entry *entry,
					  const char *place,
					  struct mistakes *m)
{
	struct extension_option *o;

	for (size_t i = 0; i < x->options.n; i++)
		if (span_eq(span_of(x->options.at[i].name),
			    span_of(entry->sub)))
			return &x->options.at[i];
	if (x->options.n > LIMIT_OPTIONS)
		return NULL;
	o = VEC_ADD(m->arena, &x->options);
	o->name = entry->sub;
	o->place = place;
	return o;
}

static void read_option(struct extension_option *o,
			const struct spec_entry *entry, struct mistakes *m)
{
	struct span key = span_of(entry->key);
	const char *value = entry->value ? entry->value : "";
	const char *pair = arena_printf(m->arena, "%s=%s", entry->key, value);

	if (span_eq(key, SPAN("type")))
		spec_read_type(o, span_of(value), m);
	else if (span_eq(key, SPAN("mandatory")))
		read_bool(entry, &o->mandatory, m);
	else if (span_eq(key, SPAN("invert")))
		read_bool(entry, &o->invert, m);
	else if (span_eq(key, SPAN("nbo")))
		read_bool(entry, &o->nbo, m);
	else if (!spec_read_pair(o, span_of(pair), m))
		mistakes_add(m, "option '%s': '%s' means nothing here, want type, mandatory, invert, nbo, min, max, multiple, also or excl",
			     o->name, entry->key);
}

static void read_entry(struct extension *x, const struct extension *given,
		       const struct spec_entry *entry, const char *place,
		       struct mistakes *m)
{
	if (span_eq(span_of(entry->section), SPAN("extension")) && !entry->sub) {
		if (entry->key)
			read_extension(x, given, entry, m);
	} else if (span_eq(span_of(entry->section), SPAN("option")) &&
		   entry->sub) {
		struct extension_option *o = option_of(x, entry, place, m);

		if (o && entry->key)
			read_option(o, entry, m);
	} else if (!entry->key) {
		mistakes_add(m, "the section '%s' means nothing here, want [extension] or [option \"NAME\"]",
			     entry->section);
	} else {
		mistakes_add(m, "'%s' is in a section that means nothing here, want [extension] or [option \"NAME\"]",
			     entry->key);
	}
}

static bool has_type(const struct spec_file *file, const char *option)
{
	for (size_t i = 0; i < file->entries.n; i++) {
		const struct spec_entry *entry = &file->entries.at[i];

		if (entry->sub && entry->key &&
		    span_eq(span_of(entry->sub), span_of(option)) &&
		    span_eq(span_of(entry->key), SPAN("type")))
			return true;
	}
	return false;
}

int spec_add_file(struct extension *x, const char *path, struct mistakes *m,
		  struct err *e)
{
	const struct extension given = *x;
	struct spec_file file = { 0 };

	if (spec_file_read(path, m->arena, &file, e))
		return -1;
	for (size_t i = 0; i < file.entries.n; i++) {
		const struct spec_entry *entry = &file.entries.at[i];
		const char *place = arena_printf(m->arena, "%s:%u", path,
						 entry->line);
		size_t first = m->lines.n;

		read_entry(x, &given, entry, place, m);
		mistakes_place(m, first, place);
	}
	for (size_t i = 0; i < x->options.n; i++) {
		const struct extension_option *o = &x->options.at[i];
		size_t first = m->lines.n;

		if (!o->type && !has_type(&file, o->name))
			mistakes_add(m, "option '%s': it has no type", o->name);
		mistakes_place(m, first, o->place);
	}
	return 0;
}
