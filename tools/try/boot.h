/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * boot - the kernel's image as QEMU boots it soonest
 *
 * A bzImage unpacks itself in the guest, which takes an emulated processor
 * seconds. QEMU also starts the bare vmlinux, by its PVH entry
 * (Documentation/arch/x86/boot.rst has the layout of a bzImage, the notes of
 * include/xen/interface/elfnote.h the entry).
 */
#ifndef TRY_BOOT_H
#define TRY_BOOT_H

#include "base/arena.h"
#include "base/err.h"

#define LIMIT_KERNEL	(512UL << 20)	/* unpacked */
#define KERNELS_KEPT	2		/* in the cache */

/*
 * The compressed kernel in a bzImage, without the length that the build puts
 * behind it. Empty where @image is none.
 */
struct span boot_payload(struct span image);

/* Is it a 64-bit ELF file with the note that names a PVH entry? */
bool boot_has_pvh(struct span vmlinux);

/*
 * The file to boot instead of @vmlinuz: unpacked in the folder @cache, or in
 * @work where that is NULL; @vmlinuz itself where it cannot be booted so. While
 * *@held is open, no other nfkit removes it: -1 where there is nothing to hold.
 */
const char *boot_image(struct arena *a, const char *vmlinuz, const char *cache,
		       const char *work, int *held);

#endif
