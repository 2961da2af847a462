// SPDX-License-Identifier: GPL-2.0-only
#include "base/progress.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define PAUSE_MS	100
#define BAR_MAX		40
#define LINE_MAX_BYTES	1024

static int64_t now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

void progress_begin(struct progress *p, const struct term *talk,
		    const char *what)
{
	const char *name = getenv("TERM");
	bool can = talk->is_terminal && name && *name && strcmp(name, "dumb");

	*p = (struct progress){ .talk = can ? talk : NULL, .what = what };
}

void progress_draw(struct buf *to, const char *what, size_t done, size_t total,
		   unsigned int width)
{
	size_t used = strlen(what) + sizeof("  100% []") - 1;
	size_t bar = width > used ? width - used : 0, full;

	if (!total) {
		buf_printf(to, "%s  %zu", what, done);
		return;
	}
	if (done > total)
		done = total;
	if (bar > BAR_MAX)
		bar = BAR_MAX;
	full = bar * done / total;
	buf_printf(to, "%s  %3zu%%", what, 100 * done / total);
	if (bar < 4)
		return;
	buf_add_str(to, " [");
	buf_add_chars(to, '#', full);
	buf_add_chars(to, ' ', bar - full);
	buf_add_char(to, ']');
}

static void draw(const struct progress *p, size_t done, size_t total)
{
	CLEANUP_BUF struct buf line;

	buf_init(&line, LINE_MAX_BYTES);
	buf_add_str(&line, "\033[K");
	progress_draw(&line, p->what, done, total, p->talk->width - 1);
	buf_add_char(&line, '\r');
	fputs(line.p, stderr);
	fflush(stderr);
}

void progress_step(struct progress *p, size_t done, size_t total)
{
	int64_t now;

	if (!p->talk)
		return;
	now = now_ms();
	if (p->drawn && now - p->drawn < PAUSE_MS)
		return;
	p->drawn = now;
	draw(p, done, total);
}

void progress_end(struct progress *p)
{
	if (!p->talk || !p->drawn)
		return;
	fputs("\033[K", stderr);
	fflush(stderr);
	p->drawn = 0;
}
