// SPDX-License-Identifier: GPL-2.0-only
#include "send/mailing.h"

#include <time.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/version.h"
#include "git/change.h"
#include "git/config.h"
#include "model/mail.h"
#include "send/format.h"
#include "send/people.h"

#define UNSENT		"@{upstream}..HEAD"

struct making {
	struct repo *repo;
	struct arena *arena;
	const struct mailing_wish *wish;
	struct mailing *mailing;
	struct range range;
	const struct change **changes;	/* as many as range.commits.n */
	bool has_fixes;
	struct span base;
};

const char *mailing_breaks_log(struct span line)
{
	struct span rest = line;

	if (span_starts(line, SPAN("diff -")))
		return "begins a diff";
	if (span_starts(line, SPAN("Index: ")))
		return "begins a diff of Subversion";
	if (!span_skip(&rest, SPAN("---")))
		return NULL;
	if (!span_trim(rest).len)
		return "ends the message";
	if (rest.p[0] == ' ' && rest.len > 1 && !char_is_space(rest.p[1]))
		return "begins a diff";
	return NULL;
}

/* @what is "log" or "note". */
static int check_text(const struct change *c, const char *what,
		      struct span rest, struct err *e)
{
	const char *why;
	struct span line;

	while (span_next_line(&rest, &line)) {
		why = mailing_breaks_log(line);
		if (why)
			return err_set(e, ERR_USAGE,
				       "%.12s: the line '" SPAN_FMT "' %s for git am, which would drop the rest of the %s: reword it",
				       c->id, SPAN_ARG(span_first(line, 60)),
				       why, what);
	}
	return 0;
}

static int read_changes(struct making *m, struct err *e)
{
	size_t n = m->range.commits.n;

	m->changes = arena_zalloc(m->arena, n, sizeof(*m->changes));
	for (size_t i = 0; i < n; i++) {
		struct change *c = ARENA_NEW(m->arena, struct change);

		if (change_read(m->repo, m->arena, m->range.commits.at[i].id,
				c, e) ||
		    check_text(c, "log", c->message, e) ||
		    check_text(c, "note", c->notes, e))
			return -1;
		if (!c->files.n)
			return err_set(e, ERR_USAGE,
				       "%.12s changes no file: there is nothing to send of it",
				       c->id);
		if (span_find(c->message, SPAN("\nFixes: ")) != SIZE_MAX)
			m->has_fixes = true;
		m->changes[i] = c;
	}
	return 0;
}

static int find_commits(struct making *m, struct err *e)
{
	const char *spec = m->wish->range ? m->wish->range : UNSENT;
	size_t n;

	if (range_resolve(m->repo, m->arena, spec, &m->range, e)) {
		if (m->wish->range)
			return -1;
		err_clear(e);
		return err_set(e, ERR_USAGE,
			       "name the commits to send: this branch has no upstream to compare with");
	}
	n = m->range.commits.n;
	if (!n)
		return err_set(e, ERR_USAGE,
			       "nothing to send: there is no commit in %s",
			       spec);
	if (n >= MAILING_MAX)
		return err_set(e, ERR_LIMIT, "%s: %zu commits, at most %d",
			       spec, n, MAILING_MAX - 1);
	return 0;
}

static void find_project(struct making *m)
{
	VEC(struct span) paths = { 0 };

	for (size_t i = 0; i < m->range.commits.n; i++) {
		const struct change *c = m->changes[i];

		for (size_t k = 0; k < c->files.n; k++)
			*VEC_ADD(m->arena, &paths) = c->files.at[k].new_name;
	}
	m->mailing->project = project_of_paths(paths.at, paths.n);
}

/* The word of the tags that only the maintainers' own requests have. */
static bool is_of_net(struct span tags, struct span *word)
{
	while (span_next_word(&tags, word)) {
		if (span_eq_nocase(*word, SPAN("net")) ||
		    span_eq_nocase(*word, SPAN("net-next")))
			return true;
	}
	return false;
}

static int make_tags(struct making *m, struct err *e)
{
	const struct project *project = m->mailing->project;
	const char *words = m->wish->prefix;
	struct span configured, net;

	configured = repo_config(m->repo, m->arena, "format.subjectPrefix");
	if (words)
		words = arena_printf(m->arena, "PATCH%s%s",
				     *words ? " " : "", words);
	else if (configured.len)
		words = configured.p;
	else if (project)
		words = arena_printf(m->arena, "PATCH %s",
				     project_tag(project, m->has_fixes));
	else
		return err_set(e, ERR_USAGE,
			       "the files do not tell which project they are of: name it with --prefix, as in --prefix nft");
	if (m->wish->version > 1)
		words = arena_printf(m->arena, "%s v%u", words,
				     m->wish->version);
	m->mailing->tags = span_of(words);
	if (is_of_net(m->mailing->tags, &net))
		return err_set(e, ERR_USAGE,
			       "[PATCH " SPAN_FMT "] is for what netfilter's maintainers send on: patches go to nf or nf-next",
			       SPAN_ARG(net));
	return 0;
}

static int find_sender(struct making *m, struct err *e)
{
	struct mailing *mailing = m->mailing;

	mailing->from_name = repo_setting(m->repo, m->arena,
					  "GIT_COMMITTER_NAME", "user.name");
	mailing->from_mail = repo_setting(m->repo, m->arena,
					  "GIT_COMMITTER_EMAIL", "user.email");
	if (!mailing->from_name.len || !mailing->from_mail.len)
		return err_set(e, ERR_USAGE,
			       "git does not know who you are: set it with 'git config --global user.%s ...'",
			       mailing->from_name.len ? "email" : "name");
	return 0;
}

/* Append the values of the keys "to" and "cc" of a section, if asked for. */
static int add_configured(struct making *m, const char *section, bool with_to,
			  struct err *e)
{
	struct config config = { 0 };

	if (config_read(m->repo, m->arena, section, &config, e))
		return -1;
	for (size_t i = 0; i < config.entries.n; i++) {
		const struct config_entry *entry = &config.entries.at[i];
		struct span key = span_of(entry->key);

		if (!entry->value)
			continue;
		if (with_to && span_eq(key, SPAN("to")))
			people_add_once(m->arena, &m->mailing->to,
					span_of(entry->value));
		else if (span_eq(key, SPAN("cc")))
			people_add_once(m->arena, &m->mailing->cc,
					span_of(entry->value));
	}
	return 0;
}

/* NAME <A@B>, without what could be read as another header or command. */
static bool is_person(struct span person)
{
	struct span mail = address_parse(person).mail;
	size_t at = span_find_char(mail, '@');

	for (size_t i = 0; i < person.len; i++) {
		if ((unsigned char)person.p[i] < ' ' || person.p[i] == 0x7f)
			return false;
	}
	return at != SIZE_MAX && at && at + 1 < mail.len &&
	       span_find_char(mail, ' ') == SIZE_MAX &&
	       span_find_char(mail, '<') == SIZE_MAX &&
	       span_find_char(mail, '>') == SIZE_MAX;
}

static int check_persons(const struct span *list, size_t n, struct err *e)
{
	for (size_t i = 0; i < n; i++) {
		if (!is_person(list[i]))
			return err_set(e, ERR_USAGE,
				       "'" SPAN_FMT "' is no address: want NAME <USER@HOST>",
				       SPAN_ARG(list[i]));
	}
	return 0;
}

/* Whom the MAINTAINERS at the top of the tree names, if there is one. */
static int add_maintainers(struct making *m, struct err *e)
{
	const char *root = repo_root(m->repo);
	const char *path = path_join(m->arena, root ? root : ".",
				     "MAINTAINERS");
	struct span text;

	if (!m->mailing->project || !m->mailing->project->fixes_tag ||
	    !file_exists(path))
		return 0;
	if (file_read(m->arena, path, LIMIT_MAINTAINERS, &text, e))
		return -1;
	people_add(m->arena, text, m->changes, m->range.commits.n, m->mailing);
	return 0;
}

static int find_recipients(struct making *m, struct err *e)
{
	const struct mailing_wish *wish = m->wish;
	struct mailing *mailing = m->mailing;
	bool with_to = !wish->to.n;

	for (size_t i = 0; i < wish->to.n; i++)
		people_add_once(m->arena, &mailing->to,
				span_of(wish->to.at[i]));
	for (size_t i = 0; i < wish->cc.n; i++)
		people_add_once(m->arena, &mailing->cc,
				span_of(wish->cc.at[i]));
	if (add_configured(m, "sendemail", with_to, e) ||
	    add_configured(m, "format", with_to, e))
		return -1;
	if (!wish->no_people && add_maintainers(m, e))
		return -1;
	if (!mailing->to.n)
		people_add_once(m->arena, &mailing->to, SPAN(PROJECT_LIST));
	if (check_persons(&mailing->from_mail, 1, e) ||
	    check_persons(mailing->to.at, mailing->to.n, e))
		return -1;
	return check_persons(mailing->cc.at, mailing->cc.n, e);
}

/* What the branch is described as; empty where it is not, or not wanted. */
static struct span description(struct making *m)
{
	struct span branch = repo_branch(m->repo, m->arena);

	if (m->wish->no_cover || m->range.commits.n < 2 || !branch.len)
		return (struct span){ 0 };
	return span_trim(repo_config(m->repo, m->arena,
				     arena_printf(m->arena,
						  "branch." SPAN_FMT
						  ".description",
						  SPAN_ARG(branch))));
}

/* Distinct for each mail of each run, and readable in an archive. */
static struct span new_id(struct making *m, unsigned int nr, const char *commit)
{
	time_t now = (time_t)m->wish->now;
	char stamp[32] = "0";
	struct tm tm;

	if (gmtime_r(&now, &tm))
		strftime(stamp, sizeof(stamp), "%Y%m%d%H%M%S", &tm);
	return span_of(arena_printf(m->arena, "%s.%u-%.12s-" SPAN_FMT, stamp,
				    nr, commit,
				    SPAN_ARG(m->mailing->from_mail)));
}

static void add_list(struct buf *to, const char *name, const struct span *list,
		     size_t n)
{
	for (size_t i = 0; i < n; i++)
		buf_printf(to, "%s" SPAN_FMT "%s", i ? "\t" : name,
			   SPAN_ARG(list[i]), i + 1 < n ? ",\n" : "\n");
}

/* The headers that make a thread: all reply to the first mail. */
static struct span thread_headers(struct making *m, const struct letter *l)
{
	const struct letter *first = &m->mailing->letters.at[0];
	CLEANUP_BUF struct buf text;
	struct span parent = { 0 };

	buf_init(&text, LIMIT_TEXT);
	if (l != first)
		parent = first->id;
	buf_printf(&text, "Message-ID: <" SPAN_FMT ">\n", SPAN_ARG(l->id));
	if (l == first && m->wish->reply_to)
		parent = span_of(m->wish->reply_to);
	if (span_skip_char(&parent, '<') && span_ends(parent, SPAN(">")))
		parent.len--;
	if (parent.len)
		buf_printf(&text,
			   "In-Reply-To: <" SPAN_FMT ">\nReferences: <"
			   SPAN_FMT ">\n", SPAN_ARG(parent), SPAN_ARG(parent));
	return arena_copy(m->arena, buf_span(&text));
}

static struct span recipient_headers(struct making *m)
{
	struct mailing *mailing = m->mailing;
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	add_list(&text, "To: ", mailing->to.at, mailing->to.n);
	add_list(&text, "Cc: ", mailing->cc.at, mailing->cc.n);
	return arena_copy(m->arena, buf_span(&text));
}

static int write_cover(struct making *m, const struct format *f,
		       struct span text, struct buf *to, struct err *e)
{
	struct change *whole = ARENA_NEW(m->arena, struct change);
	size_t n = m->range.commits.n;
	struct cover cover = {
		.author_name = m->mailing->from_name,
		.author_mail = m->mailing->from_mail,
		.time = m->wish->now, .offset = m->wish->offset,
		.changes = m->changes, .n = n, .whole = whole,
	};

	if (!span_next_line(&text, &cover.subject))
		return err_set(e, ERR_USAGE, "the cover letter is empty");
	cover.body = span_trim(text);
	if (change_read_whole(m->repo, m->arena, m->changes[0]->id,
			      m->changes[n - 1]->id, whole, e))
		return -1;
	format_cover(m->arena, f, &cover, to);
	return 0;
}

/* Letter @nr of @total patches; 0 is the cover letter with the @text. */
static int write_letter(struct making *m, unsigned int nr, size_t total,
			struct span text, struct letter *l, struct err *e)
{
	const struct change *c = nr ? m->changes[nr - 1] : NULL;
	CLEANUP_BUF struct buf mail;
	struct format f = {
		.prefix = m->mailing->tags, .nr = nr,
		.total = total > 1 ? (unsigned int)total : 0,
		.signature = SPAN("nfkit " VERSION),
		.with_notes = true,
		.sender_name = m->mailing->from_name,
		.sender_mail = m->mailing->from_mail,
		.thread = thread_headers(m, l),
		.recipients = recipient_headers(m),
	};

	if (l == m->mailing->letters.at)
		f.base = m->base;
	buf_init(&mail, LIMIT_MAIL);
	if (c)
		format_patch(m->arena, &f, c, &mail);
	else if (write_cover(m, &f, text, &mail, e))
		return -1;
	if (buf_check(&mail, "mail", e))
		return -1;
	l->bytes = arena_copy(m->arena, buf_span(&mail));
	l->subject = format_full_subject(m->arena, &f,
		c ? format_subject(m->arena, c->message) :
		    span_first(text, span_find_char(text, '\n')));
	return 0;
}

static int write_letters(struct making *m, struct err *e)
{
	struct span text = description(m);
	size_t total = m->range.commits.n, n = total + (text.len > 0);
	struct mailing *mailing = m->mailing;

	for (size_t i = 0; i < n; i++) {
		struct letter *l = VEC_ADD(m->arena, &mailing->letters);
		unsigned int nr = (unsigned int)(i + 1 - (n - total));
		const struct change *c = nr ? m->changes[nr - 1] : NULL;

		l->commit = c ? span_of(c->id) : (struct span){ 0 };
		l->id = new_id(m, nr, c ? c->id : "cover");
		l->file_name = format_file_name(m->arena, m->wish->version, nr,
			c ? format_subject(m->arena, c->message) :
			    SPAN("cover-letter"));
	}
	for (size_t i = 0; i < n; i++) {
		if (write_letter(m, (unsigned int)(i + 1 - (n - total)), total,
				 text, &mailing->letters.at[i], e))
			return -1;
	}
	return 0;
}

int mailing_make(struct repo *repo, struct arena *a, const struct mailing_wish *wish,
	      struct mailing *out, struct err *e)
{
	struct making m = { .repo = repo, .arena = a, .wish = wish,
			    .mailing = out };

	*out = (struct mailing){ 0 };
	if (find_commits(&m, e) || read_changes(&m, e))
		return -1;
	find_project(&m);
	if (wish->with_base)
		m.base = range_parent(&m.range, a);
	if (make_tags(&m, e) || find_sender(&m, e) || find_recipients(&m, e))
		return -1;
	return write_letters(&m, e);
}
