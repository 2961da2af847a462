// SPDX-License-Identifier: GPL-2.0-only
#include "archive/cpio.h"

#include <archive.h>
#include <archive_entry.h>
#include <sys/sysmacros.h>

#include "base/mem.h"

static int failed(struct cpio *c, const char *path, struct err *e)
{
	const char *why = archive_error_string(c->handle);

	return err_set(e, ERR_IO, "cannot put '%s' into an archive: %s", path,
		       why ? why : "libarchive does not say why");
}

static la_ssize_t append(struct archive *handle, void *data, const void *bytes,
			 size_t len)
{
	struct cpio *c = data;

	(void)handle;
	buf_add(c->to, (struct span){ bytes, len });
	return (la_ssize_t)len;
}

int cpio_begin(struct cpio *c, struct buf *to, struct err *e)
{
	*c = (struct cpio){ .handle = archive_write_new(), .to = to };
	if (!c->handle)
		return err_set(e, ERR_IO, "libarchive does not start");
	if (archive_write_set_format_cpio_newc(c->handle) ||
	    archive_write_add_filter_none(c->handle) ||
	    archive_write_set_bytes_per_block(c->handle, 0) ||
	    archive_write_open(c->handle, c, NULL, append, NULL))
		return failed(c, "newc", e);
	return 0;
}

void cpio_release(struct cpio *c)
{
	if (c->handle)
		archive_write_free(c->handle);
	c->handle = NULL;
}

/* Borrowed entries are freed here; @bytes may be empty. */
static int add(struct cpio *c, struct archive_entry *entry, const char *path,
	       struct span bytes, struct err *e)
{
	int rc = 0;

	archive_entry_set_pathname(entry, path);
	archive_entry_set_ino64(entry, ++c->entries);
	archive_entry_set_nlink(entry, 1);
	archive_entry_set_size(entry, (la_int64_t)bytes.len);
	archive_entry_set_mtime(entry, 0, 0);
	archive_entry_set_uid(entry, 0);
	archive_entry_set_gid(entry, 0);
	if (archive_write_header(c->handle, entry) != ARCHIVE_OK ||
	    (bytes.len && archive_write_data(c->handle, bytes.p, bytes.len) !=
			  (la_ssize_t)bytes.len))
		rc = failed(c, path, e);
	archive_entry_free(entry);
	return rc;
}

static struct archive_entry *entry_of(unsigned int type, mode_t mode)
{
	struct archive_entry *entry = archive_entry_new();

	if (!entry)
		mem_exhausted();
	archive_entry_set_filetype(entry, type);
	archive_entry_set_perm(entry, mode);
	return entry;
}

int cpio_dir(struct cpio *c, const char *path, struct err *e)
{
	return add(c, entry_of(AE_IFDIR, 0755), path, (struct span){ 0 }, e);
}

int cpio_file(struct cpio *c, const char *path, mode_t mode,
	      struct span bytes, struct err *e)
{
	return add(c, entry_of(AE_IFREG, mode), path, bytes, e);
}

int cpio_link(struct cpio *c, const char *path, const char *target,
	      struct err *e)
{
	struct archive_entry *entry = entry_of(AE_IFLNK, 0777);

	archive_entry_set_symlink(entry, target);
	return add(c, entry, path, (struct span){ 0 }, e);
}

int cpio_device(struct cpio *c, const char *path, unsigned int major,
		unsigned int minor, struct err *e)
{
	struct archive_entry *entry = entry_of(AE_IFCHR, 0600);

	archive_entry_set_rdev(entry, makedev(major, minor));
	return add(c, entry, path, (struct span){ 0 }, e);
}

int cpio_end(struct cpio *c, struct err *e)
{
	if (archive_write_close(c->handle) != ARCHIVE_OK)
		return failed(c, "the end", e);
	return buf_check(c->to, "the archive for the guest", e);
}
