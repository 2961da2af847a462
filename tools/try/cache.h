/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * cache - what took long to make, kept for the next run
 *
 * A file there is found again by what it is made of: names, and of files of
 * this machine the size, inode and time of change. It guards nothing.
 */
#ifndef TRY_CACHE_H
#define TRY_CACHE_H

#include "base/arena.h"
#include "base/hash.h"

/*
 * The folder of file_cache_folder(), made where it is missing; NULL where there
 * is none, or no room for it.
 */
const char *cache_folder(struct arena *a);

struct cache_key {
	uint64_t hash;
};

#define CACHE_KEY	((struct cache_key){ HASH64 })

/* NULL is another one than "". */
void cache_key_add(struct cache_key *k, const char *text);
/* The file's name, and what it is now; one that is missing has a name only. */
void cache_key_add_file(struct cache_key *k, const char *path);

/* KIND-HASH in the folder @dir. */
const char *cache_file(struct arena *a, const char *dir, const char *kind,
		       struct cache_key key);

/*
 * Is the file there? Then it is the newest from now on, and stays until *@fd is
 * closed; on a file system without locks it may be removed all the same. Else
 * *@fd is -1.
 */
bool cache_hold(const char *path, int *fd);

/*
 * Remove those of this kind that were made or held the longest time ago, and
 * that nobody holds, until no more than @keep are there.
 */
void cache_limit(struct arena *a, const char *dir, const char *kind,
		 unsigned int keep);

#endif
