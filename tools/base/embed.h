/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * embed - files of the source tree that are part of the program
 *
 * Rule pages, templates, the shipped TODO list and the HOWTO's style sheet
 * are plain files in the tree. The build (tools/embed.sh) puts their bytes
 * into the program under their path in the tree, so that the installed kit
 * needs no data folder and cannot disagree with it.
 */
#ifndef BASE_EMBED_H
#define BASE_EMBED_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"

struct embed {
	const char *path;	/* "templates/match/README.md" */
	struct span bytes;
};

/* The file of this path; false where there is none. */
bool embed_find(const char *path, struct span *bytes);

/* All of them, in bytewise order of their paths. */
const struct embed *embed_all(size_t *n);

#endif
