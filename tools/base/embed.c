// SPDX-License-Identifier: GPL-2.0-only
#include "base/embed.h"

#include <stdlib.h>
#include <string.h>

/* Made by tools/embed.sh. */
extern const struct embed embed_table[];
extern const size_t embed_table_n;

static int compare_path(const void *path, const void *row)
{
	return strcmp(path, ((const struct embed *)row)->path);
}

bool embed_find(const char *path, struct span *bytes)
{
	const struct embed *row = bsearch(path, embed_table, embed_table_n,
					  sizeof(*row), compare_path);

	if (row)
		*bytes = row->bytes;
	return row;
}

const struct embed *embed_all(size_t *n)
{
	*n = embed_table_n;
	return embed_table;
}
