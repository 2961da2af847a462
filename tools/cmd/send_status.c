// SPDX-License-Identifier: GPL-2.0-only
#include "cmd/send_status.h"

#include "base/file.h"
#include "base/limits.h"
#include "base/progress.h"
#include "cmd/online.h"
#include "cmd/say.h"
#include "git/change.h"
#include "git/reword.h"
#include "git/who.h"
#include "model/mail.h"
#include "send/archive.h"
#include "send/format.h"
#include "send/mailing.h"
#include "send/patch_state.h"
#include "send/thread_print.h"
#include "send/trailers.h"

static const char *find_place(const struct status_call *call)
{
	if (call->archive)
		return call->archive;
	return call->settings->midmask ? call->settings->midmask :
					 ARCHIVE_LORE;
}

static bool is_forbidden(const char *place)
{
	return online_is_forbidden() && archive_is_remote(place);
}

/*
 * The thread of what was sent last from this branch. The mails of a version
 * may be files that nobody has sent yet: then it is the one before.
 */
static int read_last(const struct status_call *call,
		     const struct archive *archive, struct thread *out,
		     struct err *e)
{
	struct arena *a = call->inv->arena;
	struct span branch = repo_branch(call->repo, a);
	const struct sent *sent, *before, *last;
	struct sent_list all;

	if (sent_read(call->repo, a, &all, e))
		return -1;
	last = sent = sent_find(&all, branch, 0);
	if (!sent)
		return err_set(e, ERR_USAGE,
			       "nothing was sent from this branch: name the first mail with --thread MESSAGE-ID");
	while (archive_thread(archive, a, sent->id, out, e)) {
		before = sent_find(&all, branch, sent->version);
		if (e->code != ERR_NOENT || !before)
			return -1;
		err_clear(e);
		sent = before;
	}
	progress_hide(archive->bar);
	if (sent != last)
		fprintf(stderr, "nfkit: version %u is not in the archive, this is version %u\n",
			last->version, sent->version);
	return 0;
}

static int read_thread(const struct status_call *call, struct http *http,
		       struct thread *out, struct err *e)
{
	struct progress bar;
	const struct archive archive = {
		.place = find_place(call), .http = http, .bar = &bar,
	};
	int rc;

	if (is_forbidden(archive.place))
		return err_set(e, ERR_USAGE,
			       "NFKIT_OFFLINE is set, so %s is not asked: unset it, or name an mbox or a clone with --archive",
			       archive.place);
	progress_begin(&bar, &call->inv->talk, "asking for answers");
	if (call->first)
		rc = archive_thread(&archive, call->inv->arena,
				    msgid_bare(span_of(call->first)), out, e);
	else
		rc = read_last(call, &archive, out, e);
	progress_end(&bar);
	return rc;
}

/* NULL where Patchwork was not asked, or does not answer; that is said. */
static const struct patch_state *ask_patchwork(const struct status_call *call,
					       struct http *http,
					       const struct thread *t)
{
	const struct mail_settings *set = call->settings;
	const struct patch_server server = {
		.http = http,
		.base = set->patchwork ? set->patchwork : PATCH_STATE_SERVER,
		.project = set->project ? set->project : PATCH_STATE_PROJECT,
	};
	struct arena *a = call->inv->arena;
	struct patch_state *states;
	struct progress bar;
	struct err e = { 0 };
	int rc;

	if (online_is_forbidden())
		return NULL;
	states = arena_zalloc(a, t->patches.n + 1, sizeof(*states));
	progress_begin(&bar, &call->inv->talk, "asking Patchwork");
	rc = patch_state_ask(&server, a, t, &bar, states, &e);
	progress_end(&bar);
	if (!rc)
		return states;
	say_talk(&call->inv->talk, "Patchwork is not asked: %s", e.msg);
	return NULL;
}

static size_t count_trailers(struct arena *a, const struct thread *t)
{
	struct answer_trailers found;
	size_t n = 0;

	for (size_t i = 0; i < t->patches.n; i++) {
		trailers_collect(t, a, i, &found);
		n += found.list.n;
	}
	return n;
}

int send_status(const struct status_call *call, struct err *e)
{
	struct arena *a = call->inv->arena;
	CLEANUP_HTTP struct http *http = http_open(online_ca_file());
	CLEANUP_BUF struct buf text;
	struct thread t;
	size_t n;

	buf_init(&text, LIMIT_TEXT);
	if (read_thread(call, http, &t, e))
		return -1;
	thread_print(&t, ask_patchwork(call, http, &t), &text,
		     call->inv->out.utf8);
	if (say_result(&text, "the thread", e))
		return -1;
	n = count_trailers(a, &t);
	if (n)
		fprintf(stderr,
			"%zu trailer%s of answers: --trailers adds what the commits lack\n",
			n, n == 1 ? "" : "s");
	return file_flush(stdout, "the output", e);
}

/* The patch of the thread with this subject; THREAD_COVER: there is none. */
static size_t find_patch(const struct thread *t, struct span subject)
{
	for (size_t i = 0; i < t->patches.n; i++) {
		if (t->patches.at[i] &&
		    span_eq(t->patches.at[i]->subject.summary, subject))
			return i;
	}
	return THREAD_COVER;
}

static void tell(const struct status_call *call, const struct change *c,
		 size_t added)
{
	CLEANUP_BUF struct buf line;

	buf_init(&line, LIMIT_TEXT);
	buf_printf(&line, "%.12s  +%zu  ", c->id, added);
	term_add_inline(&line, format_subject(call->inv->arena, c->message),
			call->inv->out.utf8);
	buf_add_char(&line, '\n');
	file_print(stdout, buf_span(&line));
}

/* The new message of one commit, if it gets one. */
static int reword_one(const struct status_call *call, const struct thread *t,
		      struct span sender, struct reword_commit *commit,
		      size_t *total, struct err *e)
{
	struct arena *a = call->inv->arena;
	struct answer_trailers trailers;
	struct change c;
	struct span message;
	size_t patch, added;

	if (change_read(call->repo, a, commit->id, &c, e))
		return -1;
	patch = find_patch(t, format_subject(a, c.message));
	if (patch == THREAD_COVER) {
		fprintf(stderr, "%.12s: no mail of the thread has this subject, so it stays as it is\n",
			commit->id);
		return 0;
	}
	trailers_collect(t, a, patch, &trailers);
	message = trailers_add(a, c.message, &trailers, sender, &added);
	tell(call, &c, added);
	if (added)
		commit->message = message.p;
	*total += added;
	return 0;
}

static int reword_all(const struct status_call *call, const struct thread *t,
		      const struct range *range, struct err *e)
{
	struct arena *a = call->inv->arena;
	size_t n = range->commits.n, total = 0, first = 0;
	struct reword_commit *commits = arena_zalloc(a, n + 1,
						     sizeof(*commits));
	struct span sender = who_mail(call->repo, a, WHO_COMMITTER);

	for (size_t i = 0; i < n; i++) {
		commits[i].id = range->commits.at[i].id;
		if (reword_one(call, t, sender, &commits[i], &total, e))
			return -1;
	}
	while (first < n && !commits[first].message)
		first++;
	if (repo_reword(call->repo, a, commits + first, n - first,
			"nfkit send --trailers", e))
		return -1;
	fprintf(stderr, "%zu trailer%s added\n", total, total == 1 ? "" : "s");
	return 0;
}

int send_trailers(const struct status_call *call, struct err *e)
{
	struct arena *a = call->inv->arena;
	CLEANUP_HTTP struct http *http = http_open(online_ca_file());
	struct range range;
	struct thread t;

	if (mailing_range(call->repo, a, call->range, &range, e) ||
	    read_thread(call, http, &t, e) || reword_all(call, &t, &range, e))
		return -1;
	return file_flush(stdout, "the output", e);
}

int send_reviewers(const struct status_call *call, unsigned int version,
		   struct opt_list *out, struct err *e)
{
	struct arena *a = call->inv->arena;
	CLEANUP_HTTP struct http *http = NULL;
	struct progress bar;
	struct archive archive = { .place = find_place(call), .bar = &bar };
	struct sent_list all;
	const struct sent *sent;
	struct thread t;
	int rc;

	if (sent_read(call->repo, a, &all, e))
		return -1;
	sent = sent_find(&all, repo_branch(call->repo, a), version);
	if (!sent || is_forbidden(archive.place))
		return 0;
	http = http_open(online_ca_file());
	archive.http = http;
	progress_begin(&bar, &call->inv->talk, "asking for answers");
	rc = archive_thread(&archive, a, sent->id, &t, e);
	progress_end(&bar);
	if (rc)
		return -1;
	thread_answerers(&t, a, out);
	return 0;
}
