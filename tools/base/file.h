/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * file - whole files in, whole files out
 *
 * A file is written beside its place, synced and renamed: whoever looks, and
 * whatever fails, sees the old bytes or the new ones. Many files at once are
 * the business of scaffold/apply, on top of these.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdio.h>
#include <sys/types.h>

#include "base/arena.h"
#include "base/err.h"
#include "base/span.h"

/*
 * All bytes of the file at @path, NUL-terminated behind @out, at most @max.
 * A folder, or a file that is larger or cannot be read, is an error that
 * names the path. An empty file is no error.
 */
int file_read(struct arena *a, const char *path, size_t max, struct span *out,
	      struct err *e) MUST_CHECK;

/*
 * The same of the file @name in a folder that a stranger may have made:
 * ERR_IO where it is no plain file, which could keep us waiting, or a link to
 * one outside, which is none of the stranger's business.
 */
int file_read_in(struct arena *a, const char *dir, const char *name,
		 size_t max, struct span *out, struct err *e) MUST_CHECK;

/* The same from an open descriptor up to its end; @name is for messages. */
int file_read_fd(struct arena *a, int fd, const char *name, size_t max,
		 struct span *out, struct err *e) MUST_CHECK;

/*
 * Write, sync and rename over @path. One that is there keeps its permissions,
 * a new one has the bits @mode that the umask leaves.
 */
int file_write(const char *path, struct span bytes, mode_t mode,
	       struct err *e) MUST_CHECK;

/*
 * The same for a file that is there, where a symbolic link stays one: what it
 * leads to gets the bytes.
 */
int file_replace(const char *path, struct span bytes, struct err *e) MUST_CHECK;

/*
 * The same for what the user names as the place of a result: a file that may
 * be there or not, or a pipe, terminal or device, which is written to.
 */
int file_output(const char *path, struct span bytes, struct err *e) MUST_CHECK;

/*
 * The first third of file_write(): a file beside @path with a name of its own,
 * left in @temp (from @a), to be synced, and then renamed, or unlinked by the
 * caller. base/sync.h is for many of them.
 */
int file_write_temp(struct arena *a, const char *path, struct span bytes,
		    mode_t mode, char **temp, struct err *e) MUST_CHECK;

/* Sync the folder that holds @path, so that a rename in it lasts. */
int file_sync_dir_of(const char *path, struct err *e) MUST_CHECK;

/* Make the folder @path and what is missing above it; mode 0777 & ~umask. */
int file_make_dirs(const char *path, struct err *e) MUST_CHECK;

bool file_exists(const char *path);	/* anything, a dangling link too */
bool file_is_dir(const char *path);

/*
 * The folder nfkit/@name, or nfkit where @name is "", for what the user may
 * delete (the XDG base directory specification); NULL where nothing says where
 * it is, or the HOME that does is not there.
 */
char *file_cache_folder(struct arena *a, const char *name);

/* "~/x" below $HOME, as git config --path reads it; all else as it is. */
const char *file_from_home(struct arena *a, const char *path);

/*
 * The path of what lies in the folder @dir under the name @name but for case;
 * NULL where there is none, or no such folder. From the arena.
 */
const char *file_find_nocase(struct arena *a, const char *dir,
			     struct span name);

/* Is the file @name of a folder the one that is looked for? */
typedef bool file_question(void *context, const char *name);

/*
 * The name of the first file in the folder @dir, in the order of bytes, that
 * begins with @begin, ends with @end and of which @is_it says so; from the
 * arena. NULL where there is none, or no such folder.
 */
const char *file_find(struct arena *a, const char *dir, struct span begin,
		      struct span end, file_question *is_it, void *context);

/* All of @s to @to. What the stream could not take shows in file_flush(). */
void file_print(FILE *to, struct span s);

/* Flush a stream for good: a full disk or a closed pipe is an error. */
int file_flush(FILE *to, const char *name, struct err *e) MUST_CHECK;

/* close() at the end of the scope; -1 is nothing open. */
void file_close_at(int *fd);
#define CLEANUP_FD	__attribute__((cleanup(file_close_at)))

#endif
