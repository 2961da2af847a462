// SPDX-License-Identifier: GPL-2.0-only
#include "git/abbrev.h"

#include <arpa/inet.h>
#include <dirent.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/opt.h"
#include "base/path.h"

#define LEN_MIN		7
#define LEN_MIN_CONFIG	4
#define ALTERNATES_MAX	(64UL << 10)	/* bytes of the file */
#define FOLDERS_MAX	32		/* that objects are in */

/*
 * The objects of a pack: the last of the 256 sums in its index, which begins
 * with "\377tOc" and its version, 2 (gitformat-pack(5)).
 */
static uint32_t count_objects(const char *idx)
{
	CLEANUP_FD int fd = open(idx, O_RDONLY | O_CLOEXEC);
	uint32_t head[2], count;

	if (fd < 0 || pread(fd, head, sizeof(head), 0) != sizeof(head) ||
	    memcmp(head, "\377tOc", 4) || ntohl(head[1]) != 2 ||
	    pread(fd, &count, sizeof(count), 8 + 255 * 4) != sizeof(count))
		return 0;
	return ntohl(count);
}

static uint64_t count_in(struct arena *a, const char *objects)
{
	char *folder = path_join(a, objects, "pack");
	uint64_t count = 0;
	struct dirent *entry;
	DIR *dir = opendir(folder);

	if (!dir)
		return 0;
	while ((entry = readdir(dir))) {
		if (span_ends(span_of(entry->d_name), SPAN(".idx")))
			count += count_objects(path_join(a, folder,
							 entry->d_name));
	}
	closedir(dir);
	return count;
}

/* A line of objects/info/alternates is one more; gitrepository-layout(5). */
static void add_alternates(struct arena *a, const char *objects,
			   struct opt_list *out)
{
	const char *path = path_join(a, objects, "info/alternates");
	struct err ignored = { 0 };
	struct span text, line;

	if (!file_exists(path) ||
	    file_read(a, path, ALTERNATES_MAX, &text, &ignored))
		return;
	while (span_next_line(&text, &line) && out->n < FOLDERS_MAX) {
		if (line.len && line.p[0] != '#')
			*VEC_ADD(a, out) = line.p[0] == '/' ?
				arena_str(a, line) :
				path_join(a, objects, arena_str(a, line));
	}
}

static uint64_t count_packed(struct repo *repo, struct arena *a)
{
	const char *common = git_repository_commondir(repo->git);
	struct opt_list folders = { 0 };
	uint64_t count = 0;

	*VEC_ADD(a, &folders) = path_join(a, common, "objects");
	for (size_t i = 0; i < folders.n; i++) {
		count += count_in(a, folders.at[i]);
		add_alternates(a, folders.at[i], &folders);
	}
	return count;
}

/* Half the bits of the number, rounded up. */
static size_t auto_len(uint64_t objects)
{
	size_t bits = 1;

	while (objects >>= 1)
		bits++;
	return bits / 2 + bits % 2 > LEN_MIN ? bits / 2 + bits % 2 : LEN_MIN;
}

static size_t configured_len(struct repo *repo, struct arena *a)
{
	struct span value = repo_config(repo, a, "core.abbrev");
	uint64_t len;

	if (span_eq_nocase(value, SPAN("no")) ||
	    span_eq_nocase(value, SPAN("off")) ||
	    span_eq_nocase(value, SPAN("false")))
		return GIT_OID_HEXSZ;
	if (span_number(value, 10, GIT_OID_HEXSZ, &len) && len >= LEN_MIN_CONFIG)
		return len;
	return auto_len(count_packed(repo, a));
}

int abbrev_init(struct abbrev *ab, struct repo *repo, struct arena *a,
		struct err *e)
{
	int status = git_repository_odb(&ab->odb, repo->git);

	if (status)
		return handle_err(e, status, "objects");
	ab->len = configured_len(repo, a);
	return 0;
}

void abbrev_release(struct abbrev *ab)
{
	git_odb_free(ab->odb);
	ab->odb = NULL;
}

struct span abbrev_id(const struct abbrev *ab, struct arena *a,
		      const git_oid *id)
{
	char hex[GIT_OID_HEXSZ + 1];
	size_t len = ab->len;
	git_oid found;

	while (len < GIT_OID_HEXSZ &&
	       git_odb_exists_prefix(&found, ab->odb, id, len) == GIT_EAMBIGUOUS)
		len++;
	git_error_clear();
	git_oid_tostr(hex, sizeof(hex), id);
	return arena_copy(a, (struct span){ hex, len });
}
