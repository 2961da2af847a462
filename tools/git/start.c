// SPDX-License-Identifier: GPL-2.0-only
/*
 * start - libgit2, with memory that cannot be short and without certificates
 *
 * libgit2 1.5 crashes in many places where an allocation fails. So it gets
 * base/mem's, which then ends the program in one line.
 */
#include <git2/sys/alloc.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "git/handle.h"

static void *get(size_t n, const char *file, int line)
{
	(void)file;
	(void)line;
	return mem_alloc(n);
}

static void *get_again(void *old, size_t n, const char *file, int line)
{
	(void)file;
	(void)line;
	return mem_realloc(old, n, 1);
}

static void release(void *old)
{
	free(old);
}

#if LIBGIT2_VER_MAJOR == 1 && LIBGIT2_VER_MINOR < 7

static void *get_zeros(size_t n, size_t size, const char *file, int line)
{
	void *p = mem_realloc(NULL, n, size);

	(void)file;
	(void)line;
	return memset(p, 0, n * size);
}

static char *copy(const char *s, size_t n, const char *file, int line)
{
	char *p = get(n + 1, file, line);

	memcpy(p, s, n);
	p[n] = '\0';
	return p;
}

static char *copy_string(const char *s, const char *file, int line)
{
	return copy(s, strlen(s), file, line);
}

static char *copy_first(const char *s, size_t n, const char *file, int line)
{
	return copy(s, strnlen(s, n), file, line);
}

static void *get_array(size_t n, size_t size, const char *file, int line)
{
	(void)file;
	(void)line;
	return mem_realloc(NULL, n, size);
}

static void *get_array_again(void *old, size_t n, size_t size,
			     const char *file, int line)
{
	(void)file;
	(void)line;
	return mem_realloc(old, n, size);
}

static const git_allocator allocator = {
	.gmalloc = get, .grealloc = get_again, .gfree = release,
	.gcalloc = get_zeros, .gstrdup = copy_string, .gstrndup = copy_first,
	.gsubstrdup = copy, .gmallocarray = get_array,
	.greallocarray = get_array_again,
};

#else

static const git_allocator allocator = {
	.gmalloc = get, .grealloc = get_again, .gfree = release,
};

#endif

/*
 * When libgit2 starts it reads all certificates that the system trusts, which
 * takes ten times as long as to check a patch. It is never asked for the
 * network here, so this stands in for the function of mbed TLS that it calls:
 * none can be read, and no server would be trusted. Where libgit2 has another
 * library for that, nobody calls it.
 */
int mbedtls_x509_crt_parse_file(void *chain, const char *path);

int mbedtls_x509_crt_parse_file(void *chain, const char *path)
{
	(void)chain;
	(void)path;
	return -0x2900;	/* MBEDTLS_ERR_X509_FILE_IO_ERROR */
}

static void set_allocator(void)
{
	git_libgit2_opts(GIT_OPT_SET_ALLOCATOR, (void *)&allocator);
}

void handle_start(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, set_allocator);
	git_libgit2_init();
}
