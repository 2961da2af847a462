// SPDX-License-Identifier: GPL-2.0-only
#include "try/boot.h"

#include <elf.h>
#include <string.h>

#include "archive/unpack.h"
#include "base/file.h"
#include "base/path.h"
#include "try/cache.h"

#define KIND		"vmlinux"
#define NOTE_NAME	"Xen"
#define NOTE_PHYS32	18	/* XEN_ELFNOTE_PHYS32_ENTRY */

static uint32_t le32(struct span s, size_t at)
{
	const unsigned char *p = (const unsigned char *)s.p + at;

	return p[0] | (uint32_t)p[1] << 8 | (uint32_t)p[2] << 16 |
	       (uint32_t)p[3] << 24;
}

struct span boot_payload(struct span image)
{
	size_t setup, at, len;

	/* 0x1f1: sectors of the setup; 0x206: version, 2.08 or later. */
	if (image.len < 0x250 ||
	    !span_starts(span_from(image, 0x202), SPAN("HdrS")) ||
	    (le32(image, 0x206) & 0xffff) < 0x208)
		return SPAN("");
	setup = (unsigned char)image.p[0x1f1];
	at = ((setup ? setup : 4) + 1) * 512 + le32(image, 0x248);
	len = le32(image, 0x24c);
	if (at > image.len || len > image.len - at || len < 8)
		return SPAN("");
	image = span_first(span_from(image, at), len);
	/* gzip has its length at the end by itself. */
	return span_starts(image, SPAN("\x1f\x8b")) ? image :
	       span_first(image, len - 4);
}

static size_t align4(size_t n)
{
	return (n + 3) & ~(size_t)3;
}

static bool notes_have_entry(struct span notes)
{
	while (notes.len >= sizeof(Elf64_Nhdr)) {
		size_t name = le32(notes, 0), desc = le32(notes, 4);
		bool is_entry = le32(notes, 8) == NOTE_PHYS32;

		notes = span_from(notes, sizeof(Elf64_Nhdr));
		if (is_entry && span_starts(notes, (struct span){
				NOTE_NAME, sizeof(NOTE_NAME) }))
			return true;
		if (align4(name) + align4(desc) > notes.len)
			return false;
		notes = span_from(notes, align4(name) + align4(desc));
	}
	return false;
}

bool boot_has_pvh(struct span vmlinux)
{
	Elf64_Ehdr head;
	Elf64_Phdr part;

	if (vmlinux.len < sizeof(head))
		return false;
	memcpy(&head, vmlinux.p, sizeof(head));
	if (memcmp(head.e_ident, ELFMAG, SELFMAG) ||
	    head.e_ident[EI_CLASS] != ELFCLASS64 ||
	    head.e_phentsize != sizeof(part) || head.e_phoff > vmlinux.len)
		return false;
	for (size_t i = 0; i < head.e_phnum; i++) {
		struct span at = span_from(vmlinux, (size_t)head.e_phoff +
					   i * sizeof(part));

		if (at.len < sizeof(part))
			return false;
		memcpy(&part, at.p, sizeof(part));
		if (part.p_type == PT_NOTE && part.p_offset <= vmlinux.len &&
		    part.p_filesz <= vmlinux.len - part.p_offset &&
		    notes_have_entry((struct span){
				vmlinux.p + part.p_offset, part.p_filesz }))
			return true;
	}
	return false;
}

/* False where it cannot be booted so, or there is no room for it. */
static bool unpack_to(const char *vmlinuz, const char *path)
{
	CLEANUP_ARENA struct arena scratch = { 0 };
	struct err e = { 0 };
	struct span image, payload, vmlinux;

	if (file_read(&scratch, vmlinuz, LIMIT_KERNEL, &image, &e))
		return false;
	payload = boot_payload(image);
	return payload.len &&
	       !unpack(&scratch, vmlinuz, payload, LIMIT_KERNEL, &vmlinux,
		       &e) &&
	       boot_has_pvh(vmlinux) && !file_write(path, vmlinux, 0600, &e);
}

const char *boot_image(struct arena *a, const char *vmlinuz, const char *cache,
		       const char *work, int *held)
{
	struct cache_key key = CACHE_KEY;
	const char *path;

	cache_key_add_file(&key, vmlinuz);
	path = cache_file(a, cache ? cache : work, KIND, key);
	if (cache_hold(path, held))
		return path;
	if (!unpack_to(vmlinuz, path) || !cache_hold(path, held))
		return vmlinuz;
	cache_limit(a, cache ? cache : work, KIND, KERNELS_KEPT);
	return path;
}
