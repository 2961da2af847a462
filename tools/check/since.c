// SPDX-License-Identifier: GPL-2.0-only
#include "check/since.h"

#include <limits.h>

#include "base/buf.h"
#include "base/file.h"

#define ID_DIGITS	40

static bool is_id(struct span word)
{
	if (word.len != ID_DIGITS)
		return false;
	for (size_t i = 0; i < word.len; i++)
		if (!char_is_xdigit(word.p[i]))
			return false;
	return true;
}

/* "EPOCH ID" */
static bool read_mark(struct span line, struct inbox_mark *out)
{
	struct span number = { 0 }, id = { 0 };
	uint64_t n;

	span_next_word(&line, &number);
	span_next_word(&line, &id);
	if (!span_number(number, 10, UINT_MAX, &n) || !is_id(id) ||
	    span_trim(line).len)
		return false;
	out->epoch = (unsigned int)n;
	for (size_t i = 0; i < ID_DIGITS; i++)
		out->id[i] = char_lower(id.p[i]);
	return true;
}

/* "wait RUNS MSGID STATE DESCRIPTION", behind the first word. */
static bool read_waiting(struct arena *a, struct span line,
			 struct patchwork_waits *to)
{
	static const char *const states[] = {
		"success", "warning", "fail", NULL
	};
	struct span number = { 0 }, msgid = { 0 }, state = { 0 };
	struct patchwork_wait *w;
	uint64_t runs;

	span_next_word(&line, &number);
	span_next_word(&line, &msgid);
	span_next_word(&line, &state);
	if (!span_number(number, 10, PATCHWORK_RUNS_MAX, &runs) ||
	    !span_is_one_of(state, states) ||
	    to->list.n == PATCHWORK_WAITS_MAX)
		return false;
	w = VEC_ADD(a, &to->list);
	w->runs = (unsigned int)runs;
	w->check.msgid = msgid;
	w->check.state = arena_str(a, state);
	w->check.description = arena_str(a, span_trim(line));
	return true;
}

static bool read_line(struct arena *a, struct span line, struct since *out)
{
	if (span_skip(&line, SPAN("wait ")))
		return read_waiting(a, line, &out->waiting);
	return read_mark(line, VEC_ADD(a, &out->marks.list));
}

int since_read(struct arena *a, const char *file, struct since *out,
	       struct err *e)
{
	struct span rest, line;

	if (file_read(a, file, SINCE_MAX, &rest, e))
		return -1;
	for (unsigned int nr = 1; span_next_line(&rest, &line); nr++) {
		line = span_trim(line);
		if (!line.len || line.p[0] == '#')
			continue;
		if (!read_line(a, line, out))
			return err_set(e, ERR_SYNTAX,
				       "%s:%u: is not of the form EPOCH COMMIT: is it the file of --new-since?",
				       file, nr);
	}
	return 0;
}

int since_write(const char *file, const struct since *state, struct err *e)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, SINCE_MAX);
	buf_add_str(&text, "# nfkit check --new-since: the last commit of each epoch\n");
	for (size_t i = 0; i < state->marks.list.n; i++)
		buf_printf(&text, "%u %s\n", state->marks.list.at[i].epoch,
			   state->marks.list.at[i].id);
	for (size_t i = 0; i < state->waiting.list.n; i++) {
		const struct patchwork_wait *w = &state->waiting.list.at[i];

		buf_printf(&text, "wait %u " SPAN_FMT " %s %s\n", w->runs,
			   SPAN_ARG(w->check.msgid), w->check.state,
			   w->check.description);
	}
	if (buf_check(&text, "the state", e))
		return -1;
	return file_write(file, buf_span(&text), 0666, e);
}

static bool has_epoch(const struct inbox_marks *marks, unsigned int epoch)
{
	for (size_t i = 0; i < marks->list.n; i++)
		if (marks->list.at[i].epoch == epoch)
			return true;
	return false;
}

static bool is_older(const struct inbox_marks *marks, unsigned int epoch)
{
	for (size_t i = 0; i < marks->list.n; i++)
		if (marks->list.at[i].epoch > epoch)
			return true;
	return false;
}

void since_pass_older(struct arena *a, struct since *old,
		      const struct inbox_marks *heads)
{
	for (size_t i = 0; i < heads->list.n; i++)
		if (is_older(&old->marks, heads->list.at[i].epoch) &&
		    !has_epoch(&old->marks, heads->list.at[i].epoch))
			*VEC_ADD(a, &old->marks.list) = heads->list.at[i];
}

void since_keep_others(struct arena *a, const struct since *old,
		       struct since *now)
{
	for (size_t i = 0; i < old->marks.list.n; i++)
		if (!has_epoch(&now->marks, old->marks.list.at[i].epoch))
			*VEC_ADD(a, &now->marks.list) = old->marks.list.at[i];
}
