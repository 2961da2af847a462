// SPDX-License-Identifier: GPL-2.0-only
#include "try/check.h"

#include "base/limits.h"
#include "base/term.h"
#include "json/writer.h"

static const char *const state_names[] = { "ok", "failed", "skipped" };

struct check *check_add(struct checks *to, enum check_state state,
			const char *name, const char *why)
{
	struct check *c = VEC_ADD(to->arena, &to->list);

	c->state = state;
	c->name = name;
	c->why = why;
	return c;
}

void check_detail(struct checks *to, struct check *c, struct span text,
		  size_t max)
{
	struct span line;

	while (max && span_next_line(&text, &line)) {
		line = span_trim_right(line);
		if (!line.len)
			continue;
		*VEC_ADD(to->arena, &c->details) = arena_str(to->arena, line);
		max--;
	}
}

const struct check *checks_failed(const struct checks *c)
{
	for (size_t i = 0; i < c->list.n; i++)
		if (c->list.at[i].state == CHECK_FAILED)
			return &c->list.at[i];
	return NULL;
}

struct check_counts checks_count(const struct checks *c)
{
	struct check_counts n = { 0 };

	for (size_t i = 0; i < c->list.n; i++) {
		n.ok += c->list.at[i].state == CHECK_OK;
		n.failed += c->list.at[i].state == CHECK_FAILED;
		n.skipped += c->list.at[i].state == CHECK_SKIPPED;
	}
	return n;
}

static void add_text(const struct check *c, const struct term *out,
		     struct buf *to)
{
	static const enum term_style styles[] = { TERM_GOOD, TERM_ERROR,
						  TERM_DIM };

	term_style(out, to, styles[c->state]);
	buf_printf(to, "%-7s", state_names[c->state]);
	term_plain(out, to);
	buf_add_char(to, ' ');
	term_add_inline(to, span_of(c->name), out->utf8);
	buf_add_char(to, '\n');
	if (c->why) {
		buf_add_str(to, "        ");
		term_add_inline(to, span_of(c->why), out->utf8);
		buf_add_char(to, '\n');
	}
	for (size_t i = 0; i < c->details.n; i++) {
		buf_add_str(to, "        | ");
		term_add_inline(to, span_of(c->details.at[i]), out->utf8);
		buf_add_char(to, '\n');
	}
}

static void print_text(const struct checks *c, const struct check_times *t,
		       const struct term *out, struct buf *to)
{
	struct check_counts n = checks_count(c);

	for (size_t i = 0; i < c->list.n; i++)
		add_text(&c->list.at[i], out, to);
	buf_printf(to, "%zu checks on Linux %s: %u ok, %u failed, %u skipped\n",
		   c->list.n, t->release, n.ok, n.failed, n.skipped);
}

/* See testanything.org, version 13. '#' would begin a directive. */
static void add_tap(const struct check *c, size_t nr, struct buf *to)
{
	buf_printf(to, "%s %zu - ", c->state == CHECK_FAILED ? "not ok" : "ok",
		   nr);
	for (const char *p = c->name; *p; p++)
		if (*p == '#')
			buf_add_char(to, '_');
		else
			term_add_inline(to, (struct span){ p, 1 }, false);
	if (c->state == CHECK_SKIPPED)
		buf_add_str(to, " # SKIP");
	buf_add_char(to, '\n');
	if (c->why) {
		buf_add_str(to, "# ");
		term_add_inline(to, span_of(c->why), false);
		buf_add_char(to, '\n');
	}
	for (size_t i = 0; i < c->details.n; i++) {
		buf_add_str(to, "# | ");
		term_add_inline(to, span_of(c->details.at[i]), false);
		buf_add_char(to, '\n');
	}
}

static void print_tap(const struct checks *c, struct buf *to)
{
	buf_printf(to, "TAP version 13\n1..%zu\n", c->list.n);
	for (size_t i = 0; i < c->list.n; i++)
		add_tap(&c->list.at[i], i + 1, to);
}

static void add_json(const struct check *c, struct json_writer *w)
{
	json_writer_begin_object(w, NULL);
	json_writer_text(w, "name", span_of(c->name));
	json_writer_text(w, "state", span_of(state_names[c->state]));
	if (c->why)
		json_writer_text(w, "why", span_of(c->why));
	else
		json_writer_null(w, "why");
	json_writer_begin_array(w, "details");
	for (size_t i = 0; i < c->details.n; i++)
		json_writer_text(w, NULL, span_of(c->details.at[i]));
	json_writer_end(w);
	json_writer_end(w);
}

static void print_json(const struct checks *c, const struct check_times *t,
		       struct buf *to)
{
	struct check_counts n = checks_count(c);
	CLEANUP_JSON struct json_writer w = { 0 };

	json_writer_begin_object(&w, NULL);
	json_writer_text(&w, "kernel", span_of(t->release));
	json_writer_text(&w, "accelerator", t->kvm ? SPAN("kvm") : SPAN("tcg"));
	json_writer_number(&w, "build_ms", (uint32_t)t->build);
	json_writer_number(&w, "initramfs_ms", (uint32_t)t->image);
	json_writer_number(&w, "guest_ms", (uint32_t)t->guest);
	json_writer_number(&w, "total_ms", (uint32_t)t->total);
	json_writer_number(&w, "ok", n.ok);
	json_writer_number(&w, "failed", n.failed);
	json_writer_number(&w, "skipped", n.skipped);
	json_writer_begin_array(&w, "checks");
	for (size_t i = 0; i < c->list.n; i++)
		add_json(&c->list.at[i], &w);
	json_writer_end(&w);
	json_writer_end(&w);
	json_writer_print(&w, to);
}

void checks_print(const struct checks *c, const struct check_times *t,
		  enum check_format format, const struct term *out,
		  struct buf *to)
{
	if (format == CHECK_JSON)
		print_json(c, t, to);
	else if (format == CHECK_TAP)
		print_tap(c, to);
	else
		print_text(c, t, out, to);
}
