// SPDX-License-Identifier: GPL-2.0-only
#include "archive/unpack.h"

#include <archive.h>
#include <archive_entry.h>

#include "base/buf.h"

static void free_reader(struct archive **handle)
{
	if (*handle)
		archive_read_free(*handle);
}
#define CLEANUP_READER	__attribute__((cleanup(free_reader)))

static int failed(struct archive *handle, const char *name, struct err *e)
{
	const char *why = archive_error_string(handle);

	return err_set(e, ERR_SYNTAX, "cannot unpack '%s': %s", name,
		       why ? why : "libarchive does not say why");
}

static int read_all(struct archive *handle, const char *name, struct buf *to,
		    struct err *e)
{
	char piece[64 * 1024];
	la_ssize_t n;

	while ((n = archive_read_data(handle, piece, sizeof(piece))) > 0) {
		buf_add(to, (struct span){ piece, (size_t)n });
		if (buf_check(to, name, e))
			return -1;
	}
	return n ? failed(handle, name, e) : 0;
}

int unpack(struct arena *a, const char *name, struct span packed, size_t max,
	   struct span *out, struct err *e)
{
	CLEANUP_READER struct archive *handle = archive_read_new();
	struct archive_entry *entry;
	CLEANUP_BUF struct buf bytes;

	buf_init(&bytes, max);
	if (!handle)
		return err_set(e, ERR_IO, "libarchive does not start");
	if (archive_read_support_filter_all(handle) < ARCHIVE_WARN ||
	    archive_read_support_format_raw(handle) ||
	    archive_read_open_memory(handle, packed.p, packed.len) ||
	    archive_read_next_header(handle, &entry))
		return failed(handle, name, e);
	if (read_all(handle, name, &bytes, e))
		return -1;
	*out = arena_copy(a, buf_span(&bytes));
	return 0;
}
