// SPDX-License-Identifier: GPL-2.0-only
#include "send/range_diff_text.h"

#include "base/buf.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "model/diff.h"

#define TAB	8

/* Tabs become blanks, as in git log; the end of the line has none. */
static void add_log_line(struct buf *to, struct span line)
{
	size_t column = 0;

	line = span_trim_right(line);
	buf_add_str(to, line.len ? "    " : "");
	while (line.len) {
		struct span rest = line;

		utf8_next(&rest);
		if (*line.p == '\t') {
			buf_add_chars(to, ' ', TAB - column % TAB);
			column += TAB - column % TAB;
		} else {
			buf_add(to, span_first(line, line.len - rest.len));
			column++;
		}
		line = rest;
	}
	buf_add_char(to, '\n');
}

static void add_log(struct buf *to, struct span text)
{
	struct span line;

	text = span_trim_right(text);
	while (span_next_line(&text, &line))
		add_log_line(to, line);
}

static struct span name_or_null(struct span name, bool missing)
{
	return missing ? SPAN("/dev/null") : name;
}

static void add_file_title(struct buf *to, const struct file_diff *f)
{
	buf_add_str(to, " ## ");
	if (f->is_rename)
		buf_printf(to, SPAN_FMT " => ", SPAN_ARG(f->old_path));
	buf_add(to, f->path);
	buf_add_str(to, f->is_new ? " (new)" : f->is_deleted ? " (deleted)" :
							       "");
	if (f->old_mode && f->new_mode && f->old_mode != f->new_mode)
		buf_printf(to, " (mode change %06o => %06o)", f->old_mode,
			   f->new_mode);
	buf_add_str(to, " ##\n");
}

/* "@@ -1 +1 @@ int main(void)": the name of the file instead of numbers. */
static void add_hunk_title(struct buf *to, struct span line, struct span path)
{
	size_t end;

	line = span_from(line, strlen("@@"));
	end = span_find(line, SPAN("@@"));
	line = span_from(line, end == SIZE_MAX ? line.len :
						 end + strlen("@@"));
	buf_add_str(to, "@@");
	if (line.len)
		buf_printf(to, " " SPAN_FMT ":", SPAN_ARG(path));
	buf_add(to, line);
	buf_add_char(to, '\n');
}

static bool begins_binary(struct span line)
{
	return span_starts(line, SPAN("GIT binary patch")) ||
	       span_starts(line, SPAN("Binary files "));
}

static void add_binary(struct buf *to, const struct file_diff *f)
{
	buf_printf(to, " Binary files " SPAN_FMT " and " SPAN_FMT " differ\n",
		   SPAN_ARG(name_or_null(f->old_path, f->is_new)),
		   SPAN_ARG(name_or_null(f->new_path, f->is_deleted)));
}

enum place { IN_HEADER, IN_HUNKS, IN_BINARY };

/* All of one entry of a change, which is two of a diff at times. */
static void add_file(struct arena *a, struct buf *to, struct span text)
{
	enum place place = IN_HEADER;
	const struct file_diff *f = NULL;
	struct diff diff = { 0 };
	struct span line;
	size_t next = 0;

	diff_parse(a, text, 1, &diff);
	while (span_next_line(&text, &line)) {
		if (span_starts(line, SPAN("diff --git "))) {
			if (next == diff.files.n)
				return;
			f = &diff.files.at[next++];
			buf_add_char(to, '\n');
			add_file_title(to, f);
			place = IN_HEADER;
		} else if (f && place != IN_BINARY &&
			   span_starts(line, SPAN("@@ "))) {
			add_hunk_title(to, line, f->path);
			place = IN_HUNKS;
		} else if (place == IN_HUNKS) {
			/* "\ No newline" is no line of the file. */
			buf_add_str(to, span_starts(line, SPAN("\\")) ? " " : "");
			buf_add(to, line);
			buf_add_char(to, '\n');
		} else if (f && place == IN_HEADER && begins_binary(line)) {
			add_binary(to, f);
			place = IN_BINARY;
		}
	}
}

static size_t count_lines(struct span text)
{
	struct span line;
	size_t n = 0;

	while (span_next_line(&text, &line))
		n += line.len > 0;
	return n;
}

int range_diff_text_make(struct arena *a, const struct change *c,
			 struct range_diff_text *out, struct err *e)
{
	CLEANUP_BUF struct buf text;
	size_t log_end;

	buf_init(&text, LIMIT_MAIL);
	buf_printf(&text, " ## Metadata ##\nAuthor: " SPAN_FMT " <" SPAN_FMT
		   ">\n\n ## Commit message ##\n", SPAN_ARG(c->author_name),
		   SPAN_ARG(c->author_mail));
	add_log(&text, c->message);
	if (c->notes.len) {
		buf_add_str(&text, "\n\n ## Notes ##\n");
		add_log(&text, c->notes);
	}
	log_end = text.len;
	for (size_t i = 0; i < c->files.n; i++)
		add_file(a, &text, c->files.at[i].diff);
	if (buf_check(&text, c->id, e))
		return -1;
	out->text = arena_copy(a, buf_span(&text));
	out->diff = out->text;
	if (text.len > log_end)
		out->diff = span_from(out->text, log_end + 1);
	out->lines = count_lines(span_from(out->text, log_end));
	return 0;
}
