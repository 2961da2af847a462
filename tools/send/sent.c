// SPDX-License-Identifier: GPL-2.0-only
#include "send/sent.h"

#include <time.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "git/keep.h"

#define FILE_NAME	"nfkit-sent"
#define SENT_MAX	(1UL << 20)	/* bytes of the file: years of work */
#define VERSION_MAX	10000
#define BY_US		"sent"

static void add_field(struct buf *to, struct span text, char end)
{
	for (size_t i = 0; i < text.len; i++)
		buf_add_char(to, (unsigned char)text.p[i] < ' ' ? ' ' :
								  text.p[i]);
	buf_add_char(to, end);
}

void sent_format(const struct sent *s, struct buf *to)
{
	add_field(to, s->branch, '\t');
	buf_printf(to, "%u\t", s->version);
	add_field(to, s->base, '\t');
	add_field(to, s->last, '\t');
	buf_printf(to, "%lld\t", (long long)s->time);
	add_field(to, s->id, '\t');
	add_field(to, s->subject, s->by_us ? '\t' : '\n');
	buf_add_str(to, s->by_us ? BY_US "\n" : "");
}

static bool next_number(struct span *line, uint64_t max, uint64_t *out)
{
	struct span field;

	return span_next_until(line, '\t', &field) &&
	       span_number(field, 10, max, out);
}

bool sent_parse(struct span line, struct sent *out)
{
	uint64_t version, time;

	if (!span_next_until(&line, '\t', &out->branch) ||
	    !next_number(&line, VERSION_MAX, &version) ||
	    !span_next_until(&line, '\t', &out->base) ||
	    !span_next_until(&line, '\t', &out->last) ||
	    !next_number(&line, INT64_MAX, &time) ||
	    !span_next_until(&line, '\t', &out->id))
		return false;
	out->version = (unsigned int)version;
	out->time = (int64_t)time;
	out->subject = span_first(line, span_find_char(line, '\t'));
	out->by_us = span_eq(span_from(line, out->subject.len),
			     SPAN("\t" BY_US));
	return true;
}

static const char *path_of(struct repo *repo, struct arena *a)
{
	return path_join(a, repo_git_dir(repo), FILE_NAME);
}

int sent_read(struct repo *repo, struct arena *a, struct sent_list *out,
	      struct err *e)
{
	const char *path = path_of(repo, a);
	struct span text, line;
	struct sent s;

	*out = (struct sent_list){ 0 };
	if (!file_exists(path))
		return 0;
	if (file_read(a, path, SENT_MAX, &text, e))
		return -1;
	while (span_next_line(&text, &line)) {
		if (sent_parse(line, &s))
			*VEC_ADD(a, &out->list) = s;
	}
	return 0;
}

/* One whose first mail is there already is not added again. */
static int add(struct repo *repo, struct arena *a, const struct sent *s,
	       struct err *e)
{
	const char *path = path_of(repo, a);
	CLEANUP_BUF struct buf text;
	struct span old = { 0 };
	struct sent_list all;

	buf_init(&text, SENT_MAX);
	if (sent_read(repo, a, &all, e) ||
	    (file_exists(path) && file_read(a, path, SENT_MAX, &old, e)))
		return -1;
	for (size_t i = 0; i < all.list.n; i++) {
		if (span_eq(all.list.at[i].id, s->id))
			return 0;
	}
	buf_add(&text, old);
	sent_format(s, &text);
	if (buf_check(&text, path, e))
		return -1;
	return file_write(path, buf_span(&text), 0644, e);
}

int sent_remember(struct repo *repo, struct arena *a, const struct sent *s,
		  struct err *e)
{
	const char *name;

	if (!s->id.len)
		return 0;
	name = arena_printf(a, SPAN_FMT "/v%u",
			    SPAN_ARG(s->branch.len ? s->branch : SPAN("HEAD")),
			    s->version);
	if (add(repo, a, s, e) ||
	    repo_keep(repo, a, name, arena_str(a, s->last), e))
		return err_prefix(e, "not noted for the next version");
	return 0;
}

/* The same version of the same commits, sent by us. */
static const struct sent *find_same(const struct sent_list *all,
				    const struct sent *s)
{
	for (size_t i = all->list.n; i-- > 0;) {
		const struct sent *old = &all->list.at[i];

		if (old->by_us && old->version == s->version &&
		    span_eq(old->branch, s->branch) &&
		    span_eq(old->base, s->base) &&
		    span_eq(old->last, s->last))
			return old;
	}
	return NULL;
}

int sent_check_new(struct repo *repo, struct arena *a, const struct sent *s,
		   struct err *e)
{
	const struct sent *same;
	struct sent_list all;
	char day[16] = "";
	time_t time;
	struct tm tm;

	if (sent_read(repo, a, &all, e))
		return -1;
	same = find_same(&all, s);
	if (!same)
		return 0;
	time = (time_t)same->time;
	if (gmtime_r(&time, &tm))
		strftime(day, sizeof(day), "%Y-%m-%d", &tm);
	return err_set(e, ERR_EXISTS,
		       "version %u of these commits was sent on %s: -v%u sends a new version, --prefix 'TREE RESEND' the same again",
		       same->version, day, same->version + 1);
}

const struct sent *sent_find(const struct sent_list *all, struct span branch,
			     unsigned int version)
{
	const struct sent *found = NULL;

	for (size_t i = 0; i < all->list.n; i++) {
		const struct sent *s = &all->list.at[i];

		if (!span_eq(s->branch, branch) ||
		    (version && s->version >= version))
			continue;
		if (!found || s->version >= found->version)
			found = s;
	}
	return found;
}
