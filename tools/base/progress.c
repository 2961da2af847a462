// SPDX-License-Identifier: GPL-2.0-only
#include "base/progress.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/hold.h"

#define PAUSE_MS	100
#define BAR_MAX		40
#define LINE_MAX_BYTES	1024

#define WIPE	"\033[K"

/*
 * The signal is at its default again, and comes once more on return. A pager
 * may keep what goes to stderr, and nobody tells a handler which terminal it is.
 */
static void wipe_and_die(int nr)
{
	int fd = open("/dev/tty", O_WRONLY | O_NOCTTY | O_CLOEXEC);
	ssize_t ignored = write(fd < 0 ? STDERR_FILENO : fd, WIPE,
				sizeof(WIPE) - 1);

	(void)ignored;
	raise(nr);
}

/* Only what would end the program; with @handler NULL it does so again. */
static void set_handler(void (*handler)(int))
{
	struct sigaction wipe = { .sa_flags = SA_RESETHAND }, old;

	for (const int *nr = hold_numbers; *nr; nr++) {
		sigaction(*nr, NULL, &old);
		if (old.sa_handler != (handler ? SIG_DFL : wipe_and_die))
			continue;
		wipe.sa_handler = handler ? handler : SIG_DFL;
		sigaction(*nr, &wipe, NULL);
	}
}

void progress_begin(struct progress *p, const struct term *talk,
		    const char *what)
{
	const char *name = getenv("TERM");
	bool can = talk->is_terminal && name && *name && strcmp(name, "dumb");

	*p = (struct progress){ .talk = can ? talk : NULL, .what = what };
	if (can)
		set_handler(wipe_and_die);
}

void progress_draw(struct buf *to, const char *what, size_t done, size_t total,
		   unsigned int width)
{
	size_t used = strlen(what) + sizeof("  100% []") - 1;
	size_t bar = width > used ? width - used : 0, full;

	if (!total) {
		buf_add_str(to, what);
		if (done)
			buf_printf(to, "  %zu", done);
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

	if (p->talk->has_bar)
		atomic_store(p->talk->has_bar, true);
	buf_init(&line, LINE_MAX_BYTES);
	buf_add_str(&line, WIPE);
	progress_draw(&line, p->what, done, total, p->talk->width - 1);
	buf_add_char(&line, '\r');
	dprintf(p->talk->fd, "%s", line.p);
}

void progress_step(struct progress *p, size_t done, size_t total)
{
	unsigned long now;

	if (!p->talk)
		return;
	now = clock_ms();
	if (p->drawn && now - p->drawn < PAUSE_MS)
		return;
	p->drawn = now;
	draw(p, done, total);
}

void progress_hide(struct progress *p)
{
	if (!p->talk || !p->drawn)
		return;
	dprintf(p->talk->fd, WIPE);
	p->drawn = 0;
}

void progress_end(struct progress *p)
{
	progress_hide(p);
	if (p->talk)
		set_handler(NULL);
	p->talk = NULL;
}
