/* SPDX-License-Identifier: GPL-2.0-only */
/* kernel - the Linux that the guest boots, and what belongs to it */
#ifndef TRY_KERNEL_H
#define TRY_KERNEL_H

#include "base/arena.h"
#include "base/err.h"
#include "base/vec.h"

struct kernel {
	const char *release;	/* "6.1.0-56-amd64" */
	const char *vmlinuz;	/* the image that QEMU boots */
	const char *headers;	/* folder for make -C */
};

/*
 * Find one that has an image, modules and, where @builds, headers. @vmlinuz
 * and @headers name the first and the last where the user has said so; else it
 * is the one that runs, or the newest that is complete. ERR_NOENT says what to
 * install.
 */
int kernel_find(struct arena *a, const char *vmlinuz, const char *headers,
		bool builds, struct kernel *out, struct err *e) MUST_CHECK;

/*
 * Which release an image is, by the boot protocol of x86 (Documentation/arch/
 * x86/boot.rst: kernel_version). Empty where it does not say.
 */
struct span kernel_image_release(struct span image);

struct kernel_modules {
	VEC(const char *) files;	/* in the order of their insertion */
};

/*
 * The modules that these names or aliases need in @k, without those that are
 * built in; a name that the kernel does not know is left out. By modprobe.
 */
int kernel_modules(struct arena *a, const struct kernel *k,
		   const char *const *names, size_t n,
		   struct kernel_modules *out, struct err *e) MUST_CHECK;

#endif
