// SPDX-License-Identifier: GPL-2.0-only
#include "base/lazy.h"

#include <dlfcn.h>
#include <unistd.h>

/* dlerror() names the library and what is wrong with it. */
static _Noreturn void give_up(void)
{
	dprintf(STDERR_FILENO, "nfkit: %s; install that library again\n",
		dlerror());
	_exit(2);
}

void lazy_load(const char *soname, const char *const *names, size_t n,
	       void *table)
{
	void *library = dlopen(soname, RTLD_LAZY | RTLD_LOCAL);

	if (!library)
		give_up();
	for (size_t i = 0; i < n; i++) {
		void *address = dlsym(library, names[i]);

		if (!address)
			give_up();
		memcpy((char *)table + i * sizeof(address), &address,
		       sizeof(address));
	}
}
