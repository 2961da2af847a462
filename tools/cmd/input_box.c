// SPDX-License-Identifier: GPL-2.0-only
/* input_box - the mails of an mbox, or a file that is one mail */
#include "cmd/input.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/asan.h"
#include "base/limits.h"
#include "base/mem.h"
#include "model/mbox.h"

#define STEP	(256 * 1024)

struct box {
	struct input in;
	int fd;
	char *bytes;		/* what is read and not handed out yet */
	size_t at, len, cap;
	unsigned int line;	/* of the first byte at .at */
	bool at_end, had_text;
	size_t read, size;	/* of the file; 0: it is none */
};

static void close_box(struct input *in)
{
	struct box *b = (struct box *)in;

	if (b->fd >= 0)
		close(b->fd);
	free(b->bytes);
}

/* Make room by moving what is left to the front, or by growing. */
static void make_room(struct box *b)
{
	if (b->at) {
		memmove(b->bytes, b->bytes + b->at, b->len - b->at);
		b->len -= b->at;
		b->at = 0;
	}
	if (b->cap - b->len >= STEP)
		return;
	b->cap = b->cap ? b->cap * 2 : 2 * STEP;
	b->bytes = mem_realloc(b->bytes, b->cap, 1);
}

/* As much again as there is, so that reading one long mail stays linear. */
static int read_more(struct box *b, struct err *e)
{
	if (b->len - b->at > LIMIT_MAIL)
		return err_set(e, ERR_LIMIT, "%s:%u: a mail of more than %lu bytes",
			       b->in.name, b->line, LIMIT_MAIL);
	make_room(b);
	ASAN_UNPOISON_MEMORY_REGION(b->bytes + b->len, b->cap - b->len);
	while (b->len < b->cap && !b->at_end) {
		ssize_t n = read(b->fd, b->bytes + b->len, b->cap - b->len);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return err_errno(e, "cannot read '%s'", b->in.name);
		b->at_end = !n;
		b->len += (size_t)n;
		b->read += (size_t)n;
	}
	ASAN_POISON_MEMORY_REGION(b->bytes + b->len, b->cap - b->len);
	return 0;
}

static int hand_out(struct box *b, struct arena *a,
		    const struct mbox_message *message, struct raw_mail *out)
{
	bool is_box = message->id.len;

	*out = (struct raw_mail){
		.id = arena_copy(a, message->id), .source = b->in.name,
		.line = message->line,
		/* Only a box quotes lines that begin with "From ". */
		.bytes = is_box ? mbox_unquote(a, message->bytes) :
				  arena_copy(a, message->bytes),
	};
	b->had_text |= span_trim(message->bytes).len > 0;
	return 1;
}

/* lore.kernel.org gives away boxes as .gz. */
static int refuse_compressed(const struct box *b, struct err *e)
{
	static const struct { const char *magic, *tool; } kinds[] = {
		{ "\x1f\x8b", "gzip" }, { "\xfd" "7zXZ", "xz" },
		{ "\x28\xb5\x2f\xfd", "zstd" }, { "BZh", "bzip2" },
	};
	struct span start = { b->bytes + b->at, b->len - b->at };

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (span_starts(start, span_of(kinds[i].magic)))
			return err_set(e, ERR_SYNTAX,
				       "%s: is compressed: '%s -dc ... | nfkit check -' reads it",
				       b->in.name, kinds[i].tool);
	return 0;
}

static int next(struct input *in, struct arena *a, struct raw_mail *out,
		struct err *e)
{
	struct box *b = (struct box *)in;
	struct mbox_message message;
	struct mbox m;
	bool is_first;

	for (;;) {
		m = (struct mbox){ .line = b->line };
		m.rest = (struct span){ b->bytes + b->at, b->len - b->at };
		/* The last one may go on behind what is read. */
		if (b->len > b->at && mbox_next(&m, &message) &&
		    (m.rest.len || b->at_end))
			break;
		if (b->at_end)
			return b->had_text ? 0 :
			       err_set(e, ERR_SYNTAX, "%s: is empty", in->name);
		is_first = !b->read;
		if (read_more(b, e) || (is_first && refuse_compressed(b, e)))
			return -1;
	}
	b->at = b->len - m.rest.len;
	b->line = m.line;
	return hand_out(b, a, &message, out);
}

static void tell_progress(const struct input *in, size_t *done, size_t *total)
{
	const struct box *b = (const struct box *)in;

	*done = b->read - (b->len - b->at);
	*total = b->size;
}

static const struct input_kind box_kind = { next, close_box, tell_progress };

static size_t size_of(int fd)
{
	struct stat st;

	return !fstat(fd, &st) && S_ISREG(st.st_mode) ? (size_t)st.st_size : 0;
}

int input_open_box(struct arena *a, const char *name, int fd,
		   struct input **out, struct err *e)
{
	struct box *b = ARENA_NEW(a, struct box);

	*b = (struct box){
		.in = { &box_kind, name }, .fd = fd, .line = 1,
	};
	if (fd < 0)
		return err_errno(e, "cannot read '%s'", name);
	b->size = size_of(fd);
	*out = &b->in;
	return 0;
}
