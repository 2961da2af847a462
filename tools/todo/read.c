// SPDX-License-Identifier: GPL-2.0-only
#include "todo/read.h"

#include <time.h>
#include <unistd.h>
#include <string.h>

#include "base/address.h"
#include "base/embed.h"
#include "base/file.h"
#include "base/limits.h"
#include "todo/fetch.h"
#include "todo/kind.h"
#include "todo/packed.h"

int todo_read_shipped(struct arena *a, const struct todo_source *source,
		      struct span *text, struct err *e)
{
	(void)a;
	if (embed_find(source->place, text))
		return 0;
	return err_set(e, ERR_NOENT, "'%s' is not in this program",
		       source->place);
}

int todo_read_file(struct arena *a, const struct todo_source *source,
		   struct span *text, struct err *e)
{
	if (!strcmp(source->place, "-"))
		return file_read_fd(a, STDIN_FILENO, source->name, LIMIT_TODO,
				    text, e);
	return file_read(a, source->place, LIMIT_TODO, text, e);
}

const char *todo_age(struct arena *a, int64_t then, int64_t now)
{
	static const struct { const char *name; int64_t seconds; } units[] = {
		{ "day", 86400 }, { "hour", 3600 }, { "minute", 60 },
	};

	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		int64_t n = (now - then) / units[i].seconds;

		if (n > 0)
			return arena_printf(a, "%lld %s%s", (long long)n,
					    units[i].name, n > 1 ? "s" : "");
	}
	return "less than a minute";
}

/* The name of a source may be its address. */
static void add_note(struct arena *a, struct todo_reading *to, char *text)
{
	address_hide_passwords(text);
	VEC_ADD(a, &to->notes)->text = text;
	to->is_stale = true;
}

/* @why is what went wrong, now or in the last hour. */
static void note_trouble(struct arena *a, const struct todo_fetch *f,
			 const char *why, int64_t now, struct todo_reading *to)
{
	const char *name = f->source->name;

	if (f->copy.exists)
		add_note(a, to, arena_printf(a,
			"%s: showing what is %s old: %s", name,
			todo_age(a, f->copy.fetched, now), why));
	else
		add_note(a, to, arena_printf(a, "%s: nothing is shown: %s",
					     name, why));
}

static bool is_missed(const struct todo_fetch *f,
		      const struct todo_manner *manner)
{
	return manner->wants_all && manner->asking == TODO_ASK_NOBODY &&
	       todo_source_is_remote(f->source) && !f->copy.exists;
}

static const char *why_no_copy(const struct todo_copy *copy)
{
	return copy->trouble ? copy->trouble : "it was never asked for";
}

static void note(struct arena *a, const struct todo_fetch *f,
		 const struct todo_manner *manner, int64_t now,
		 struct todo_reading *to)
{
	enum todo_asking asking = manner->asking;

	if (f->err.code)
		note_trouble(a, f, f->err.msg, now, to);
	else if (is_missed(f, manner))
		note_trouble(a, f, why_no_copy(&f->copy), now, to);
	else if (f->copy.trouble && asking == TODO_ASK_POLITELY)
		note_trouble(a, f, arena_printf(a,
			"%s (asked %s ago; --refresh asks again)",
			f->copy.trouble, todo_age(a, f->copy.asked, now)),
			now, to);
	else if (asking == TODO_ASK_NOBODY && f->copy.exists &&
		 now - f->copy.fetched > TODO_POLITE_SECONDS)
		add_note(a, to, arena_printf(a, "%s: showing what is %s old",
					     f->source->name,
					     todo_age(a, f->copy.fetched, now)));
}

static bool is_due(const struct todo_copy *copy, enum todo_asking asking,
		   int64_t now)
{
	if (asking != TODO_ASK_POLITELY)
		return asking == TODO_ASK_NOW;
	return now - copy->asked >= TODO_POLITE_SECONDS || copy->asked > now;
}

static void fetch_all(struct arena *a, struct todo_fetch *f, size_t n,
		      const struct todo_manner *manner, int64_t now)
{
	for (size_t i = 0; i < n; i++) {
		if (!todo_source_is_remote(f[i].source))
			continue;
		todo_cache_read(a, f[i].source, &f[i].copy);
		f[i].is_asked = is_due(&f[i].copy, manner->asking, now);
	}
	todo_fetch(a, f, n, now, manner->ca_file, manner->bar);
}

/* A copy from an older nfkit may be beyond this one. */
static void parse_copy(struct arena *a, struct todo_fetch *f,
		       struct todo_items *items)
{
	const struct todo_source *s = f->source;
	size_t before = items->list.n;
	struct err e = { 0 };

	if (!f->copy.exists)
		return;
	if (f->copy.packed.p && todo_unpack(a, f->copy.packed, s->name, items))
		return;
	items->list.n = before;
	if (!s->kind->parse(a, f->copy.text, s, items, &e))
		return;
	items->list.n = before;
	f->copy.exists = false;
	if (!f->err.code)
		f->err = e;
}

static int parse_local(struct arena *a, const struct todo_source *s,
		       struct todo_items *items, struct err *e)
{
	struct span text = { 0 };

	return s->kind->read(a, s, &text, e) ? -1 :
	       s->kind->parse(a, text, s, items, e);
}

int todo_read(struct arena *a, const struct todo_sources *sources,
	      const struct todo_manner *manner, struct todo_reading *out,
	      struct err *e)
{
	size_t n = sources->list.n;
	struct todo_fetch *f = arena_zalloc(a, n, sizeof(*f));
	int64_t now = time(NULL);

	for (size_t i = 0; i < n; i++)
		f[i].source = &sources->list.at[i];
	fetch_all(a, f, n, manner, now);
	for (size_t i = 0; i < n; i++) {
		size_t before = out->items.list.n;

		if (f[i].err.code == ERR_STOPPED) {
			*e = f[i].err;
			return -1;
		}
		if (todo_source_is_remote(f[i].source))
			parse_copy(a, &f[i], &out->items);
		else if (parse_local(a, f[i].source, &out->items, &f[i].err))
			out->items.list.n = before;
		note(a, &f[i], manner, now, out);
	}
	/* Then there is nothing else to show. */
	if (n == 1 && f[0].err.code && !f[0].copy.exists) {
		*e = f[0].err;
		return -1;
	}
	if (n == 1 && is_missed(&f[0], manner))
		return err_set(e, ERR_NOENT, "%s",
			       VEC_LAST(&out->notes)->text);
	return 0;
}

int todo_read_text(struct arena *a, const struct todo_source *source,
		   const struct todo_manner *manner,
		   struct todo_reading *notes, struct span *text,
		   struct err *e)
{
	struct todo_fetch f = { .source = source };
	int64_t now = time(NULL);

	if (!todo_source_is_remote(source))
		return source->kind->read(a, source, text, e);
	fetch_all(a, &f, 1, manner, now);
	if (f.err.code && (!f.copy.exists || f.err.code == ERR_STOPPED)) {
		*e = f.err;
		return -1;
	}
	if (!f.copy.exists)
		return err_set(e, ERR_NOENT, "%s: there is no copy of it: %s",
			       source->name, why_no_copy(&f.copy));
	note(a, &f, manner, now, notes);
	*text = f.copy.text;
	return 0;
}
