// SPDX-License-Identifier: GPL-2.0-only
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include "base/file.h"
#include "try/guest/guest.h"

#define SLABINFO	"/proc/slabinfo"
#define TRIES		10
#define TRY_MS		30

/* What a processor keeps for itself counts as used: give it back first. */
static void shrink(struct arena *a, const char *name)
{
	const char *path = arena_printf(a, "/sys/kernel/slab/%s/shrink", name);
	CLEANUP_FD int fd = open(path, O_WRONLY | O_CLOEXEC);

	if (fd >= 0 && write(fd, "1", 1) < 0)
		return;
}

static bool next_cache(struct arena *a, struct span *text, struct slab *out)
{
	struct span line, name, number;
	uint64_t objects;

	while (span_next_line(text, &line)) {
		if (!span_starts(line, SPAN("kmalloc-")) ||
		    !span_next_word(&line, &name) ||
		    name.len >= sizeof(out->name) ||
		    !span_next_word(&line, &number) ||
		    !span_number(number, 10, UINT32_MAX, &objects))
			continue;
		memcpy(out->name, arena_str(a, name), name.len + 1);
		out->objects = (unsigned long)objects;
		return true;
	}
	return false;
}

static void read_once(struct slabs *s)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct err e = { 0 };
	struct span text;

	s->n = 0;
	if (file_read(&a, SLABINFO, 1 << 20, &text, &e))
		return;
	while (s->n < sizeof(s->at) / sizeof(s->at[0]) &&
	       next_cache(&a, &text, &s->at[s->n]))
		s->n++;
}

void slabs_read(struct slabs *s)
{
	CLEANUP_ARENA struct arena a = { 0 };

	read_once(s);	/* their names */
	for (size_t i = 0; i < s->n; i++)
		shrink(&a, s->at[i].name);
	read_once(s);
}

static unsigned long growth(const struct slabs *before, const struct slabs *now,
			    size_t i)
{
	if (i >= before->n || now->at[i].objects < before->at[i].objects)
		return 0;
	return now->at[i].objects - before->at[i].objects;
}

static bool has_grown(const struct slabs *before, const struct slabs *now,
		      unsigned long least)
{
	for (size_t i = 0; i < now->n; i++)
		if (growth(before, now, i) >= least)
			return true;
	return false;
}

bool slabs_have_grown(const struct slabs *before, unsigned long least,
		      struct slabs *now)
{
	bool grown;

	/* What is kept for later is among it: there are no more than this. */
	read_once(now);
	grown = has_grown(before, now, least);
	/* Memory that is freed behind RCU comes back a little later. */
	for (int i = 0; grown && i < TRIES; i++) {
		if (i)
			poll(NULL, 0, TRY_MS);
		slabs_read(now);
		grown = has_grown(before, now, least);
	}
	return grown;
}

void slabs_report_growth(struct guest *g, struct step *s,
			 const struct slabs *before, const struct slabs *now,
			 unsigned long least)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, 1 << 16);
	for (size_t i = 0; i < now->n; i++)
		if (growth(before, now, i) >= least)
			buf_printf(&text, "%s %lu\n", now->at[i].name,
				   growth(before, now, i));
	report_text(g, s, "out", buf_span(&text));
}
