// SPDX-License-Identifier: GPL-2.0-only
#include "db/mail_index.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "base/lock.h"
#include "base/mem.h"

#define VERSION_NUMBER	"2"	/* of the tables below, and of what is in them */

/* A patch and its words have the same rowid. */
static const char tables[] =
	"CREATE TABLE mail(id INTEGER PRIMARY KEY, mid TEXT UNIQUE,"
	" parent TEXT, thread TEXT, subject TEXT, key TEXT, author TEXT,"
	" date TEXT, version INTEGER, patch INTEGER, relayed INTEGER,"
	" applied INTEGER);"
	"CREATE TABLE state(name TEXT PRIMARY KEY, value TEXT);"
	"CREATE VIRTUAL TABLE words USING fts5(subject, author, files, body,"
	" content='');"
	"PRAGMA user_version = " VERSION_NUMBER ";";

/* Made when the first rows are in, which is faster. */
static const char orders[] =
	"CREATE INDEX IF NOT EXISTS by_parent ON mail(parent);"
	"CREATE INDEX IF NOT EXISTS by_key ON mail(key);"
	"CREATE INDEX IF NOT EXISTS by_applied ON mail(thread)"
	" WHERE applied = 1;";

static const char insert_mail[] =
	"INSERT OR IGNORE INTO mail(mid, parent, thread, subject, key, author,"
	" date, version, patch, relayed, applied)"
	" VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
static const char insert_words[] =
	"INSERT INTO words(rowid, subject, author, files, body)"
	" VALUES(?, ?, ?, ?, ?)";

/* The best first; a word of the subject counts more than one of the log. */
static const char search[] =
	"SELECT mail.key FROM words JOIN mail ON mail.id = words.rowid"
	" WHERE words MATCH ?1 ORDER BY bm25(words, 10.0, 3.0, 5.0, 1.0),"
	" mail.id DESC LIMIT ?2";
/* The last version that was not a maintainer's copy, or else any. */
static const char newest[] =
	"SELECT mid, subject, author, date, version, thread FROM mail"
	" WHERE key = ?1 AND patch = 1"
	" ORDER BY relayed, version DESC, id DESC LIMIT 1";
static const char replies[] =
	"SELECT count(*) FROM mail WHERE parent = ?1 AND patch = 0";
static const char applied[] =
	"SELECT EXISTS(SELECT 1 FROM mail WHERE key = ?1 AND relayed = 1) OR"
	" EXISTS(SELECT 1 FROM mail AS m JOIN mail AS r ON r.parent = m.mid"
	" WHERE m.key = ?1 AND m.patch = 1 AND r.applied = 1) OR"
	" EXISTS(SELECT 1 FROM mail AS m JOIN mail AS r ON r.thread = m.thread"
	" WHERE m.key = ?1 AND m.patch = 1 AND r.applied = 1"
	" AND r.parent = r.thread)";

struct mail_index {
	sqlite3 *db;
	const char *path;
	struct arena arena;
	struct lock_folders locks;
	sqlite3_stmt *add_mail, *add_words;
};

static void finalize(sqlite3_stmt **s)
{
	sqlite3_finalize(*s);
}
#define CLEANUP_STMT	__attribute__((cleanup(finalize)))

static int trouble(struct mail_index *in, struct err *e)
{
	int status = sqlite3_errcode(in->db);

	if (status == SQLITE_CORRUPT || status == SQLITE_NOTADB)
		return err_set(e, ERR_SYNTAX,
			       "%s: the index is damaged: remove it, and the next search makes a new one",
			       in->path);
	return err_set(e, ERR_IO, "%s: %s", in->path, sqlite3_errmsg(in->db));
}

static int run(struct mail_index *in, const char *sql, struct err *e)
{
	return sqlite3_exec(in->db, sql, NULL, NULL, NULL) ? trouble(in, e) : 0;
}

static int prepare(struct mail_index *in, const char *sql, sqlite3_stmt **out,
		   struct err *e)
{
	return sqlite3_prepare_v2(in->db, sql, -1, out, NULL) ?
	       trouble(in, e) : 0;
}

/* The first value of the first row; a status of SQLite. */
static int read_number(struct mail_index *in, const char *sql, int64_t *out)
{
	CLEANUP_STMT sqlite3_stmt *s = NULL;
	int status = sqlite3_prepare_v2(in->db, sql, -1, &s, NULL);

	if (!status)
		status = sqlite3_step(s);
	if (status != SQLITE_ROW)
		return status;
	*out = sqlite3_column_int64(s, 0);
	return SQLITE_OK;
}

static int read_tables(struct mail_index *in)
{
	CLEANUP_STMT sqlite3_stmt *s = NULL;
	int64_t n;
	int status = read_number(in, "SELECT count(*) FROM state", &n);

	return status ? status :
	       sqlite3_prepare_v2(in->db, search, -1, &s, NULL);
}

/* What another program has, or the disk does not give, may be sound. */
static int check(struct mail_index *in, bool *is_sound, struct err *e)
{
	int64_t version = 0;
	int status = read_number(in, "PRAGMA user_version", &version);

	*is_sound = false;
	if (!status && version != strtol(VERSION_NUMBER, NULL, 10))
		return 0;
	if (!status)
		status = read_tables(in);
	*is_sound = !status;
	/* By SQLITE_ERROR a table is not there, or not what it should be. */
	if (status && status != SQLITE_ERROR && status != SQLITE_CORRUPT &&
	    status != SQLITE_NOTADB)
		return trouble(in, e);
	return 0;
}

static int open_file(struct mail_index *in, struct err *e)
{
	if (sqlite3_open_v2(in->path, &in->db,
			    SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE |
			    SQLITE_OPEN_PRIVATECACHE, NULL))
		return trouble(in, e);
	sqlite3_busy_timeout(in->db, 2000);
	return 0;
}

/* An index of another version, a damaged one, or no database at all. */
static int make_new(struct mail_index *in, struct err *e)
{
	sqlite3_close(in->db);
	in->db = NULL;
	remove(in->path);
	return open_file(in, e) ? -1 : run(in, tables, e);
}

int mail_index_open(const char *path, struct mail_index **out, struct err *e)
{
	CLEANUP_INDEX struct mail_index *in = mem_alloc(sizeof(*in));
	bool is_sound;

	*in = (struct mail_index){ 0 };
	in->path = arena_str(&in->arena, span_of(path));
	/* SQLite's lock goes with the file, and waits but two seconds. */
	lock_folder_of(&in->locks, &in->arena, path);
	if (open_file(in, e) || check(in, &is_sound, e) ||
	    (!is_sound && make_new(in, e)))
		return -1;
	*out = in;
	in = NULL;
	return 0;
}

void mail_index_close(struct mail_index **index)
{
	struct mail_index *in = *index;

	if (!in)
		return;
	sqlite3_finalize(in->add_mail);
	sqlite3_finalize(in->add_words);
	sqlite3_close(in->db);
	lock_folders_release(&in->locks);
	arena_release(&in->arena);
	free(in);
	*index = NULL;
}

int mail_index_begin(struct mail_index *in, struct err *e)
{
	/* What a power cut destroys can be made again. */
	if (run(in, "PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;"
		    "BEGIN IMMEDIATE", e))
		return -1;
	if (in->add_mail)
		return 0;
	return prepare(in, insert_mail, &in->add_mail, e) ||
	       prepare(in, insert_words, &in->add_words, e) ? -1 : 0;
}

void mail_index_abort(struct mail_index *in)
{
	sqlite3_exec(in->db, "ROLLBACK", NULL, NULL, NULL);
}

int mail_index_clear(struct mail_index *in, struct err *e)
{
	return run(in, "DELETE FROM mail; DELETE FROM state;"
		       "INSERT INTO words(words) VALUES('delete-all')", e);
}

static void bind(sqlite3_stmt *s, int i, struct span text)
{
	sqlite3_bind_text64(s, i, text.p ? text.p : "", text.len,
			    SQLITE_STATIC, SQLITE_UTF8);
}

static int step(struct mail_index *in, sqlite3_stmt *s, struct err *e)
{
	int status = sqlite3_step(s);

	sqlite3_reset(s);
	return status == SQLITE_DONE ? 0 : trouble(in, e);
}

static int add_words(struct mail_index *in, const struct mail_row *row,
		     struct err *e)
{
	sqlite3_stmt *s = in->add_words;

	sqlite3_bind_int64(s, 1, sqlite3_last_insert_rowid(in->db));
	bind(s, 2, row->subject);
	bind(s, 3, row->author);
	bind(s, 4, row->files);
	bind(s, 5, row->text);
	return step(in, s, e);
}

int mail_index_add(struct mail_index *in, const struct mail_row *row,
		   struct err *e)
{
	const struct span texts[] = {
		row->mid, row->parent, row->thread, row->subject, row->key,
		row->author, row->date,
	};
	const int n = sizeof(texts) / sizeof(texts[0]);
	sqlite3_stmt *s = in->add_mail;

	for (int i = 0; i < n; i++)
		bind(s, i + 1, texts[i]);
	sqlite3_bind_int(s, n + 1, (int)row->version);
	sqlite3_bind_int(s, n + 2, row->is_patch);
	sqlite3_bind_int(s, n + 3, row->is_relayed);
	sqlite3_bind_int(s, n + 4, row->says_applied);
	if (step(in, s, e))
		return -1;
	if (!sqlite3_changes(in->db) || !row->is_patch)
		return 0;
	return add_words(in, row, e);
}

int mail_index_end(struct mail_index *in, const char *mark, struct err *e)
{
	CLEANUP_STMT sqlite3_stmt *s = NULL;

	if (run(in, orders, e) ||
	    prepare(in, "INSERT OR REPLACE INTO state VALUES('mark', ?)", &s,
		    e))
		return -1;
	bind(s, 1, span_of(mark));
	return step(in, s, e) || run(in, "COMMIT", e) ? -1 : 0;
}

/* 1, 0 where there are no more; an error is no end. */
static int next_row(struct mail_index *in, sqlite3_stmt *s, struct err *e)
{
	int status = sqlite3_step(s);

	if (status != SQLITE_ROW && status != SQLITE_DONE)
		return trouble(in, e);
	return status == SQLITE_ROW;
}

/* No column is NULL, so what reads so was not to be had. */
static int column(struct mail_index *in, struct arena *a, sqlite3_stmt *s,
		  int i, struct span *out, struct err *e)
{
	const char *p = (const char *)sqlite3_column_text(s, i);

	if (!p)
		return trouble(in, e);
	*out = arena_copy(a, (struct span){
		p, (size_t)sqlite3_column_bytes(s, i) });
	return 0;
}

const char *mail_index_mark(struct mail_index *in, struct arena *a)
{
	CLEANUP_STMT sqlite3_stmt *s = NULL;
	struct err ignored = { 0 };
	struct span mark;

	/* Where it is not to be had, all is indexed anew. */
	if (sqlite3_prepare_v2(in->db,
			       "SELECT value FROM state WHERE name = 'mark'",
			       -1, &s, NULL) || sqlite3_step(s) != SQLITE_ROW ||
	    column(in, a, s, 0, &mark, &ignored))
		return "";
	return mark.p;
}

/* Each word in quotes: to FTS5, what is in them is text. */
static const char *match_of(struct arena *a, const char *const *words, size_t n)
{
	CLEANUP_BUF struct buf b;

	buf_init(&b, LIMIT_TEXT);
	for (size_t i = 0; i < n; i++) {
		buf_add_str(&b, i ? " \"" : "\"");
		for (const char *c = words[i]; *c; c++)
			buf_add_chars(&b, *c, *c == '"' ? 2 : 1);
		buf_add_char(&b, '"');
	}
	return arena_str(a, buf_span(&b));
}

struct query {
	struct mail_index *in;
	struct arena *arena;
	sqlite3_stmt *newest, *replies, *applied;
	VEC(struct span) seen;
};

/* The number that is the answer; 0 where there is none. */
static int ask(struct query *q, sqlite3_stmt *s, struct span text,
	       int64_t *out, struct err *e)
{
	int more;

	bind(s, 1, text);
	more = next_row(q->in, s, e);
	*out = more > 0 ? sqlite3_column_int64(s, 0) : 0;
	sqlite3_reset(s);
	return more < 0 ? -1 : 0;
}

static bool is_seen(struct query *q, struct span key)
{
	for (size_t i = 0; i < q->seen.n; i++)
		if (span_eq(q->seen.at[i], key))
			return true;
	*VEC_ADD(q->arena, &q->seen) = key;
	return false;
}

static int read_hit(struct query *q, struct mail_hit *hit, struct err *e)
{
	struct span *const texts[] = {
		&hit->mid, &hit->subject, &hit->author, &hit->date,
	};
	const int n = sizeof(texts) / sizeof(texts[0]);

	for (int i = 0; i < n; i++)
		if (column(q->in, q->arena, q->newest, i, texts[i], e))
			return -1;
	hit->version = (unsigned int)sqlite3_column_int(q->newest, n);
	return 0;
}

static int add_hit(struct query *q, struct span key, struct mail_hits *out,
		   struct err *e)
{
	struct mail_hit hit = { 0 };
	int64_t answers, uses;
	int more, rc = 0;

	bind(q->newest, 1, key);
	more = next_row(q->in, q->newest, e);
	if (more > 0)
		rc = read_hit(q, &hit, e);
	sqlite3_reset(q->newest);
	if (more <= 0 || rc)
		return more < 0 ? -1 : rc;
	if (ask(q, q->replies, hit.mid, &answers, e) ||
	    ask(q, q->applied, key, &uses, e))
		return -1;
	hit.replies = (unsigned int)answers;
	hit.is_applied = uses;
	*VEC_ADD(q->arena, &out->list) = hit;
	return 0;
}

static int search_keys(struct query *q, const char *match, size_t max,
		       struct mail_hits *out, struct err *e)
{
	CLEANUP_STMT sqlite3_stmt *s = NULL;
	struct span key;
	int more = 0;

	if (prepare(q->in, search, &s, e) ||
	    prepare(q->in, newest, &q->newest, e) ||
	    prepare(q->in, replies, &q->replies, e) ||
	    prepare(q->in, applied, &q->applied, e))
		return -1;
	bind(s, 1, span_of(match));
	sqlite3_bind_int(s, 2, MAIL_INDEX_ROWS);
	while (out->list.n < max && (more = next_row(q->in, s, e)) > 0)
		if (column(q->in, q->arena, s, 0, &key, e) ||
		    (!is_seen(q, key) && add_hit(q, key, out, e)))
			return -1;
	return more < 0 ? -1 : 0;
}

int mail_index_search(struct mail_index *in, struct arena *a,
		      const char *const *words, size_t n, size_t max,
		      struct mail_hits *out, struct err *e)
{
	struct query q = { .in = in, .arena = a };
	int status = search_keys(&q, match_of(a, words, n), max, out, e);

	sqlite3_finalize(q.newest);
	sqlite3_finalize(q.replies);
	sqlite3_finalize(q.applied);
	return status;
}
