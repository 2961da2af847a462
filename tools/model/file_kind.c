// SPDX-License-Identifier: GPL-2.0-only
#include "model/file_kind.h"

#include "base/path.h"

struct suffix {
	const char *name;
	enum file_kind kind;
};

static const struct suffix suffixes[] = {
	{ ".c", FILE_C },
	{ ".h", FILE_HEADER },
	{ ".S", FILE_ASM },
	{ ".am", FILE_MAKE }, { ".mk", FILE_MAKE },
	{ ".sh", FILE_SCRIPT }, { ".bash", FILE_SCRIPT },
	{ ".awk", FILE_SCRIPT }, { ".pl", FILE_SCRIPT },
	{ ".py", FILE_SCRIPT }, { ".tcl", FILE_SCRIPT },
	{ ".rst", FILE_DOC }, { ".txt", FILE_DOC }, { ".md", FILE_DOC },
	{ ".man", FILE_DOC }, { ".adoc", FILE_DOC }, { ".xml", FILE_DOC },
	{ ".1", FILE_DOC }, { ".3", FILE_DOC }, { ".5", FILE_DOC },
	{ ".7", FILE_DOC }, { ".8", FILE_DOC },
	{ ".dts", FILE_DEVICE_TREE }, { ".dtsi", FILE_DEVICE_TREE },
	{ ".dtso", FILE_DEVICE_TREE },
	{ ".rs", FILE_RUST },
	{ ".y", FILE_GRAMMAR }, { ".l", FILE_GRAMMAR },
	{ NULL, FILE_OTHER }
};

enum file_kind file_kind(struct span path)
{
	struct span base = path_base(path), extension = path_extension(path);

	if (span_starts(base, SPAN("Kconfig")))
		return FILE_KCONFIG;
	if (span_starts(base, SPAN("Makefile")) ||
	    span_starts(base, SPAN("Kbuild")) ||
	    span_starts(base, SPAN("GNUmakefile")))
		return FILE_MAKE;
	for (const struct suffix *s = suffixes; s->name; s++)
		if (span_is(extension, s->name))
			return s->kind;
	return FILE_OTHER;
}

bool file_is_c(struct span path)
{
	return file_kind_is_c(file_kind(path));
}

bool file_is_kernel(struct span path)
{
	static const char *const folders[] = {
		"net/", "kernel/", "include/linux/", "include/net/",
		"include/uapi/", "include/trace/", "drivers/", "lib/",
		"arch/", "block/", "crypto/", "fs/", "init/", "ipc/", "mm/",
		"samples/", "security/", "sound/", "virt/", NULL
	};

	for (const char *const *f = folders; *f; f++)
		if (span_starts(path, span_of(*f)))
			return true;
	return false;
}
