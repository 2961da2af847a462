// SPDX-License-Identifier: GPL-2.0-only
/*
 * git - a list that lies in a git repository, here or elsewhere
 *
 * DIR#REVISION:PATH or DIR#PATH is read where it is; with a URL for DIR, git
 * fetches the one commit into a repository in the cache. Its own program does
 * that and not libgit2, which (1.5) has no --depth and no time limit, takes
 * no plain files for a server, and would have each start of nfkit read the
 * certificates of the system.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/address.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/tempdir.h"
#include "git/blob.h"
#include "todo/kind.h"

#define FETCHED	"refs/nfkit/list"

/* How git is started once more: both may come to be true, one by one. */
#define ALL	1U		/* the whole history */
#define ANEW	2U		/* into an empty repository */

#define BROKEN_WAY	SPAN("Could not read from remote repository")

struct place {
	const char *where;	/* a folder or a URL */
	const char *revision;
	const char *path;
};

static int split(struct arena *a, const struct todo_source *source,
		 struct place *out, struct err *e)
{
	struct span rest = span_of(source->place), where, revision;

	if (!span_next_until(&rest, '#', &where) || !where.len || !rest.len)
		return err_set(e, ERR_USAGE,
			       "'%s' is not DIR#REVISION:PATH or DIR#PATH",
			       source->place);
	if (!span_next_until(&rest, ':', &revision))
		revision = SPAN("HEAD");
	out->where = arena_str(a, where);
	out->revision = arena_str(a, revision);
	out->path = arena_str(a, rest);
	return 0;
}

static int read_blob(struct arena *a, const char *dir, const char *revision,
		     const char *path, struct span *text, struct err *e)
{
	CLEANUP_REPO struct repo *repo = NULL;

	if (repo_open(dir, &repo, e))
		return -1;
	return repo_blob(repo, a, arena_printf(a, "%s:%s", revision, path),
			 LIMIT_TODO, text, e);
}

int todo_read_git(struct arena *a, const struct todo_source *source,
		  struct span *text, struct err *e)
{
	struct place place;

	return split(a, source, &place, e) ? -1 :
	       read_blob(a, place.where, place.revision, place.path, text, e);
}

/* These alone: git knows "ext::", too, which runs any program. */
static bool is_url(const char *place)
{
	static const struct span schemes[] = {
		SPAN("https://"), SPAN("http://"), SPAN("git://"),
		SPAN("ssh://"), SPAN("file://"),
	};

	for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
		if (span_starts(span_of(place), schemes[i]))
			return true;
	return false;
}

/* The repository in the cache that this place is fetched into. */
static char *kept_in(struct arena *a, const struct todo_source *source)
{
	char *dir = file_cache_folder(a, "git");

	return dir ? path_join(a, dir, arena_printf(a, "%016" PRIx64,
				hash64(HASH64, span_of(source->place)))) : NULL;
}

/* What git, or nfkit, leaves when it is killed: by the limit of time, or ^C. */
static void remove_locks(struct arena *a, const char *dir)
{
	static const char *const left[] = {
		"shallow.lock", FETCHED ".lock", "config.lock", "HEAD.lock",
	};

	for (size_t i = 0; i < sizeof(left) / sizeof(left[0]); i++)
		unlink(arena_printf(a, "%s/.git/%s", dir, left[i]));
}

/*
 * All that are kept have one lock, or two nfkit could wait for each other.
 * Whoever has it knows that no other git is at work there.
 */
static int make_repo(struct arena *a, const char *dir,
		     struct lock_folders *locks, struct err *e)
{
	CLEANUP_REPO struct repo *repo = NULL;

	if (file_make_dirs(dir, e))
		return -1;
	lock_folder(locks, path_dir(a, dir));
	if (locks->n)
		remove_locks(a, dir);
	return repo_create(dir, &repo, e);
}

/*
 * Before git: it speaks English, for end() reads that, and uses the kept
 * repository alone, whatever a hook that runs nfkit has inherited.
 */
#define PLAINLY								\
	"env", "-u", "GIT_OBJECT_DIRECTORY",				\
	"-u", "GIT_ALTERNATE_OBJECT_DIRECTORIES",			\
	"-u", "GIT_QUARANTINE_PATH", "-u", "GIT_COMMON_DIR",		\
	"-u", "GIT_SHALLOW_FILE", "-u", "GIT_NAMESPACE", "LC_ALL=C"

/* Nobody is asked for a password, or whether a host is known. */
#define UNASKED								\
	"GIT_TERMINAL_PROMPT=0", "GIT_ASKPASS=true",			\
	"SSH_ASKPASS=true", "SSH_ASKPASS_REQUIRE=force"

#define USER		"NFKIT_GIT_USER"
#define PASSWORD	"NFKIT_GIT_PASSWORD"
#define HELPER								\
	"!f() { test \"$1\" != get || printf 'username=%s\npassword=%s\n' "	\
	"\"$" USER "\" \"$" PASSWORD "\"; }; f"

/* All that the machine's other users see of a process is its arguments. */
struct login {
	const char *url;
	const char *none, *helper;	/* settings of git */
};

static void set_variable(struct arena *a, const char *name, const char *p,
			 size_t len)
{
	setenv(name, arena_str(a, address_unescape(a, (struct span){ p, len })),
	       1);
}

/*
 * A password of http://USER:PASSWORD@HOST/ goes into the environment, from
 * where git gets it by a helper that knows this server alone.
 */
static void prepare_login(struct arena *a, const char *where,
			  struct login *out)
{
	char *url = arena_str(a, span_of(where));
	size_t user, at = 0, len;
	const char *host;

	*out = (struct login){ where, "gc.autoDetach=false",
			       "gc.autoDetach=false" };
	address_hide_passwords(url);
	len = strlen(where) - strlen(url);
	if (!len || !span_starts(span_of(url), SPAN("http")))
		return;
	user = span_find(span_of(url), SPAN("://")) + strlen("://");
	while (where[at] == url[at])
		at++;
	host = url + at + 1;
	set_variable(a, USER, where + user, at - user);
	set_variable(a, PASSWORD, where + at + 1, len - 1);
	out->url = arena_printf(a, "%.*s%s", (int)user, url, host);
	out->none = arena_printf(a, "credential.%.*s%.*s.helper=", (int)user,
				 url, (int)strcspn(host, "/?#"), host);
	out->helper = arena_printf(a, "%s%s", out->none, HELPER);
}

static void forget_login(void)
{
	unsetenv(USER);
	unsetenv(PASSWORD);
}

/* A server of plain files cannot give a part of the history. */
static int begin(struct arena *a, const struct todo_source *source,
		 unsigned int how, struct lock_folders *locks,
		 struct process *p, struct err *e)
{
	const char *dir = kept_in(a, source), *git;
	struct login login;
	struct place place;
	int status;

	if (!dir)
		return err_set(e, ERR_NOENT,
			       "no folder for what '%s' has: neither HOME nor XDG_CACHE_HOME names one",
			       source->place);
	git = process_need(a, "git", "git", e);
	/* Without the lock it may be another's work. */
	if (how & ANEW && locks->n)
		tempdir_remove_tree(dir);
	if (!git || split(a, source, &place, e) ||
	    make_repo(a, dir, locks, e))
		return -1;
	prepare_login(a, place.where, &login);
	status = process_start(p, (const char *const[]){ PLAINLY, UNASKED, git,
			arena_printf(a, "--git-dir=%s/.git", dir),
			/* It tidies up under our lock, not behind us. */
			"-c", "gc.autoDetach=false",
			"-c", login.none, "-c", login.helper,
			"fetch", "--quiet", "--no-tags",
			how & ALL ? "--quiet" : "--depth=1", "--", login.url,
			arena_printf(a, "+%s:" FETCHED, place.revision),
			NULL }, e);
	forget_login();
	if (status)
		return -1;
	process_feed(p, (struct span){ 0 });
	return 0;
}

/*
 * Why git failed: its first complaint, for advice follows. Where the way to the
 * server broke, ssh has said before it what broke there.
 */
static struct span complaint(struct span said)
{
	struct span line, last = { 0 };

	while (span_next_line(&said, &line)) {
		bool is_it;

		line = span_trim(line);
		is_it = span_skip(&line, SPAN("fatal: ")) ||
			span_skip(&line, SPAN("error: ")) ||
			span_skip(&line, SPAN("ERROR: "));
		if (is_it)
			return last.len && span_starts(line, BROKEN_WAY) ?
			       last : line;
		if (line.len)
			last = line;
	}
	return last;
}

/*
 * Is it the kept repository that git complains of? It may have been writing
 * when the power failed.
 */
static bool is_broken(const char *dir, struct span said)
{
	const struct span signs[] = {
		path_base(span_of(dir)), SPAN(FETCHED),
		SPAN("did not send all necessary objects"),
		SPAN("bad shallow line"),
	};

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (span_find(said, signs[i]) != SIZE_MAX)
			return true;
	return false;
}

static int end(struct arena *a, const struct todo_source *source, int status,
	       struct span said, unsigned int *how, struct span *text,
	       struct err *e)
{
	const char *dir = kept_in(a, source);
	struct place place;

	if (split(a, source, &place, e))
		return -1;
	if (!status) {
		if (!read_blob(a, dir, FETCHED, place.path, text, e))
			return 0;
		if (e->code == ERR_IO)
			*how |= ANEW;
		err_prefix(e, "%s", place.where);
		return -1;
	}
	if (span_find(said, SPAN("dumb http transport does not support shallow")) != SIZE_MAX)
		*how |= ALL;
	else if (is_broken(dir, said))
		*how |= ANEW;
	return err_set(e, ERR_NET, "%s: git fetch: " SPAN_FMT, place.where,
		       SPAN_ARG(complaint(said)));
}

const struct todo_fetcher todo_git_fetcher = {
	.is_for = is_url, .begin = begin, .end = end,
};
