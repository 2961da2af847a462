/* SPDX-License-Identifier: GPL-2.0-only */
/* path - names of files, as text: nothing here looks at the disk */
#ifndef BASE_PATH_H
#define BASE_PATH_H

#include "base/arena.h"
#include "base/span.h"

/* DIR/NAME with one slash between; @dir "" or "." gives NAME. */
char *path_join(struct arena *a, const char *dir, const char *name);

/* What is before the last slash, "." where there is none, "/" for the root. */
char *path_dir(struct arena *a, const char *path);

/* What is behind the last slash, all of it where there is none. */
struct span path_base(struct span path);

/* From the last dot of the base name on, ".c" say; empty where there is none. */
struct span path_extension(struct span path);

/*
 * True where @path stays below the folder it is joined to: relative, not
 * empty, without a part that is ".." or empty.
 */
bool path_is_inside(struct span path);

/*
 * True where @path is @folder itself or something in it. A @folder has no
 * trailing slash, unless it is "/".
 */
bool path_is_below(struct span path, struct span folder);

#endif
