// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "try/guest/guest.h"

static void write_port(int port, struct span s)
{
	while (s.len) {
		ssize_t n = write(port, s.p, s.len);

		if (n < 0 && errno != EINTR)
			return;
		s = span_from(s, n < 0 ? 0 : (size_t)n);
	}
}

void report(struct guest *g, const struct span *fields, size_t n)
{
	CLEANUP_BUF struct buf line;

	buf_init(&line, LIMIT_TEXT);
	wire_add_line(&line, g->seq++, fields, n);
	write_port(g->port, buf_span(&line));
}

void report_text(struct guest *g, const struct step *s, const char *kind,
		 struct span text)
{
	const char *id = arena_printf(s->arena, "%u", s->id);

	while (text.len) {
		struct span piece = span_first(text, WIRE_PIECE);

		report(g, (struct span[]){ span_of(kind), span_of(id), piece },
		       3);
		text = span_from(text, piece.len);
	}
}

int report_error(struct guest *g, const struct step *s, const struct err *e)
{
	report_text(g, s, "err", span_of(e->msg));
	return e->code == ERR_LIMIT ? EFBIG :
	       e->code == ERR_NOENT ? ENOENT : EIO;
}

int report_file(struct guest *g, const struct step *s, const char *kind,
		const char *path)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct err e = { 0 };
	struct span text;

	if (file_read(&a, path, LIMIT_OUTPUT, &text, &e))
		return e.code == ERR_NOENT ? 0 : report_error(g, s, &e);
	report_text(g, s, kind, text);
	return 0;
}

/* "PRIORITY,NUMBER,TIME,FLAGS;TEXT\n", and lines with a blank in front. */
static void report_record(struct guest *g, const struct step *s,
			  struct span record)
{
	const char *id = arena_printf(s->arena, "%u", s->id);
	struct span head, text;
	uint64_t priority;
	const char *level;

	if (!span_next_until(&record, ';', &head) ||
	    !span_next_number(&head, 10, UINT32_MAX, &priority) ||
	    !span_next_line(&record, &text))
		return;
	level = arena_printf(s->arena, "%u", (unsigned int)priority & 7);
	report(g, (struct span[]){ SPAN("log"), span_of(id), span_of(level),
				   span_first(text, WIRE_PIECE) }, 4);
}

void report_log(struct guest *g, const struct step *s)
{
	char record[8192];

	for (;;) {
		ssize_t n = read(g->log, record, sizeof(record));

		if (n < 0 && errno == EPIPE)	/* overwritten before we came */
			continue;
		if (n <= 0)
			return;
		if (s)
			report_record(g, s, (struct span){ record, (size_t)n });
	}
}

unsigned long uptime_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_BOOTTIME, &t);
	return (unsigned long)t.tv_sec * 1000 +
	       (unsigned long)t.tv_nsec / 1000000;
}
