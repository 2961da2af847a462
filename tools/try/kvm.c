// SPDX-License-Identifier: GPL-2.0-only
#include "try/kvm.h"

#include <fcntl.h>

#include "base/file.h"
#include "base/process.h"
#include "try/cache.h"

#define KIND	"no-kvm"
#define BOOT_ID	"/proc/sys/kernel/random/boot_id"

/* A file that is there where KVM has failed. */
static const char *mark(struct arena *a, const char *cache)
{
	struct cache_key key = CACHE_KEY;
	struct err e = { 0 };
	struct span boot;

	if (file_read(a, BOOT_ID, 4096, &boot, &e))
		boot = SPAN("");
	cache_key_add(&key, arena_str(a, boot));
	cache_key_add_file(&key, process_find(a, "qemu-system-x86_64"));
	return cache_file(a, cache, KIND, key);
}

bool kvm_is_offered(struct arena *a, const char *device, const char *cache)
{
	CLEANUP_FD int fd = open(device, O_RDWR | O_CLOEXEC);

	return fd >= 0 && !(cache && file_exists(mark(a, cache)));
}

void kvm_give_up(struct arena *a, const char *cache)
{
	struct err e = { 0 };

	/* Without room for it, it is tried again the next time. */
	if (cache && !file_write(mark(a, cache), SPAN(""), 0600, &e))
		cache_limit(a, cache, KIND, 1);
}
