// SPDX-License-Identifier: GPL-2.0-only
#include "cmd/check_since.h"

#include <limits.h>

#include "base/file.h"
#include "base/limits.h"
#include "git/inbox.h"

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

/* What the file says. */
struct state {
	struct inbox_marks marks;
	struct waiting_list waiting;
};

/* "wait RUNS MSGID STATE DESCRIPTION", behind the first word. */
static bool read_waiting(struct arena *a, struct span line,
			 struct waiting_list *to)
{
	static const char *const states[] = {
		"success", "warning", "fail", NULL
	};
	struct span number = { 0 }, msgid = { 0 }, state = { 0 };
	struct post_waiting *w;
	uint64_t runs;

	span_next_word(&line, &number);
	span_next_word(&line, &msgid);
	span_next_word(&line, &state);
	if (!span_number(number, 10, POST_RUNS_MAX, &runs) ||
	    !span_is_one_of(state, states) ||
	    to->list.n == POST_WAITING_MAX)
		return false;
	w = VEC_ADD(a, &to->list);
	w->runs = (unsigned int)runs;
	w->check.msgid = msgid;
	w->check.state = arena_str(a, state);
	w->check.description = arena_str(a, span_trim(line));
	return true;
}

static bool read_line(struct arena *a, struct span line, struct state *out)
{
	if (span_skip(&line, SPAN("wait ")))
		return read_waiting(a, line, &out->waiting);
	return read_mark(line, VEC_ADD(a, &out->marks.list));
}

static int read_state(struct arena *a, const char *name, struct state *out,
		      struct err *e)
{
	struct span rest, line;

	if (file_read(a, name, STATE_MAX, &rest, e))
		return -1;
	for (unsigned int nr = 1; span_next_line(&rest, &line); nr++) {
		line = span_trim(line);
		if (!line.len || line.p[0] == '#')
			continue;
		if (!read_line(a, line, out))
			return err_set(e, ERR_SYNTAX,
				       "%s:%u: is not of the form EPOCH COMMIT: is it the file of --new-since?",
				       name, nr);
	}
	return 0;
}

static int write_state(const char *name, const struct inbox_marks *marks,
		       const struct waiting_list *waiting, struct err *e)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, STATE_MAX);
	buf_add_str(&text, "# nfkit check --new-since: the last commit of each epoch\n");
	for (size_t i = 0; i < marks->list.n; i++)
		buf_printf(&text, "%u %s\n", marks->list.at[i].epoch,
			   marks->list.at[i].id);
	for (size_t i = 0; i < waiting->list.n; i++) {
		const struct post_waiting *w = &waiting->list.at[i];

		buf_printf(&text, "wait %u " SPAN_FMT " %s %s\n", w->runs,
			   SPAN_ARG(w->check.msgid), w->check.state,
			   w->check.description);
	}
	if (buf_check(&text, "the state", e))
		return -1;
	return file_write(name, buf_span(&text), 0666, e);
}

static int begin(const char *state, struct inbox *inbox, struct arena *a,
		 struct err *e)
{
	const struct waiting_list none = { 0 };
	struct inbox_marks now = { 0 };

	if (inbox_marks(inbox, a, &now, e) ||
	    write_state(state, &now, &none, e))
		return -1;
	fprintf(stderr, "nfkit: nothing is new yet: the next run checks what arrives from now on\n");
	return 0;
}

static bool has_epoch(const struct inbox_marks *marks, unsigned int epoch)
{
	for (size_t i = 0; i < marks->list.n; i++)
		if (marks->list.at[i].epoch == epoch)
			return true;
	return false;
}

/* An epoch that is not in this clone today was seen all the same. */
static void keep_others(struct arena *a, const struct inbox_marks *old,
			struct inbox_marks *to)
{
	for (size_t i = 0; i < old->list.n; i++)
		if (!has_epoch(to, old->list.at[i].epoch))
			*VEC_ADD(a, &to->list) = old->list.at[i];
}

static int check_new(const char *state, struct inbox *inbox,
		     struct check_run *run, struct check_post *post,
		     struct err *e)
{
	struct inbox_marks seen = { 0 };
	struct state old = { 0 };

	if (read_state(run->arena, state, &old, e) ||
	    (post && check_post_again(post, &old.waiting, e)))
		return -1;
	inbox_skip(inbox, &old.marks);
	run->is_part = true;
	run->keep_input = true;
	if (check_run(run, e))
		return e->code == ERR_NOENT ?
			err_prefix(e, "delete '%s' to begin anew", state) : -1;
	if (inbox_marks(inbox, run->arena, &seen, e))
		return -1;
	keep_others(run->arena, &old.marks, &seen);
	return write_state(state, &seen, post ? &post->waiting : &old.waiting,
			   e);
}

int check_since(const char *state, struct check_run *run,
		struct check_post *post, struct err *e)
{
	struct input *in;
	int status;

	if (run->names->n != 1)
		return err_set(e, ERR_USAGE,
			       "--new-since takes one archive, a public-inbox repository");
	in = input_open_inbox(run->arena, run->names->at[0]);
	if (!in)
		return err_set(e, ERR_USAGE,
			       "'%s' is no public-inbox repository, which --new-since takes",
			       run->names->at[0]);
	run->input = in;
	if (file_exists(state))
		status = check_new(state, input_inbox(in), run, post, e);
	else
		status = begin(state, input_inbox(in), run->arena, e);
	input_close(&in);
	return status;
}
