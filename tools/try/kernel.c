// SPDX-License-Identifier: GPL-2.0-only
#include "try/kernel.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/process.h"

#define MODULES		"/lib/modules"
#define UTSRELEASE	"include/generated/utsrelease.h"
#define MODPROBE_MS	20000
#define IMAGE_START	(128UL << 10)	/* has the setup of an image in it */

struct span kernel_image_release(struct span image)
{
	struct span text, word;
	size_t at;

	/* 0x202: "HdrS"; 0x20e: where the text is, less 0x200. */
	if (image.len < 0x210 ||
	    !span_starts(span_from(image, 0x202), SPAN("HdrS")))
		return SPAN("");
	at = (unsigned char)image.p[0x20e] |
	     (size_t)(unsigned char)image.p[0x20f] << 8;
	text = span_from(image, at + 0x200);
	return at && span_next_word(&text, &word) ? word : SPAN("");
}

static struct span read_start(struct arena *a, const char *path)
{
	CLEANUP_FD int fd = open(path, O_RDONLY | O_CLOEXEC);
	char *bytes = arena_alloc(a, IMAGE_START);
	ssize_t n = fd < 0 ? 0 : read(fd, bytes, IMAGE_START);

	return (struct span){ bytes, n < 0 ? 0 : (size_t)n };
}

static const char *headers_of(struct arena *a, const char *release)
{
	return arena_printf(a, MODULES "/%s/build", release);
}

static bool has_headers(struct arena *a, const char *folder)
{
	return file_exists(path_join(a, folder, "Makefile"));
}

/* Where distributions put the image; NULL: nowhere that can be read. */
static const char *image_of(struct arena *a, const char *release)
{
	const char *const places[] = {
		arena_printf(a, "/boot/vmlinuz-%s", release),
		arena_printf(a, MODULES "/%s/vmlinuz", release),
		arena_printf(a, "/boot/vmlinux-%s", release),
	};

	for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++)
		if (!access(places[i], R_OK))
			return places[i];
	return NULL;
}

static bool is_complete(struct arena *a, const char *release, bool builds)
{
	return image_of(a, release) &&
	       (!builds || has_headers(a, headers_of(a, release))) &&
	       file_exists(arena_printf(a, MODULES "/%s/modules.dep", release));
}

/* The newest of those that are complete, in *@out; NULL: none. */
static int find_newest(struct arena *a, bool builds, const char **out,
		       struct err *e)
{
	DIR *dir = opendir(MODULES);
	const char *best = NULL;
	struct dirent *entry;

	if (!dir && errno != ENOENT)
		return err_errno(e, "cannot read '%s'", MODULES);
	while (dir && (entry = readdir(dir))) {
		const char *name = arena_str(a, span_of(entry->d_name));

		if (*name != '.' && is_complete(a, name, builds) &&
		    (!best || strverscmp(name, best) > 0))
			best = name;
	}
	if (dir)
		closedir(dir);
	*out = best;
	return 0;
}

static int find_release(struct arena *a, bool builds, const char **out,
			struct err *e)
{
	struct utsname host;

	if (!uname(&host) && is_complete(a, host.release, builds)) {
		*out = arena_str(a, span_of(host.release));
		return 0;
	}
	if (find_newest(a, builds, out, e))
		return -1;
	if (*out)
		return 0;
	return err_set(e, ERR_NOENT,
		       "no kernel here has an image that can be read, modules and headers: install linux-image-amd64 and linux-headers-amd64 (Fedora: kernel-core, kernel-devel), or name them by --vmlinuz and --headers");
}

/* #define UTS_RELEASE "6.1.0-56-amd64"; kernel.release is another on Debian. */
static const char *headers_release(struct arena *a, const char *folder)
{
	const char *file = path_join(a, folder, UTSRELEASE);
	struct span text, release;
	struct err e = { 0 };

	if (file_read(a, file, 4096, &text, &e) ||
	    !span_next_until(&text, '"', &release) ||
	    !span_next_until(&text, '"', &release))
		return NULL;
	return arena_str(a, release);
}

static int from_image(struct arena *a, const char *vmlinuz, struct kernel *out,
		      struct err *e)
{
	struct span release;

	if (access(vmlinuz, R_OK))
		return err_errno(e, "cannot read '%s'", vmlinuz);
	release = kernel_image_release(read_start(a, vmlinuz));
	if (!release.len)
		return err_set(e, ERR_SYNTAX,
			       "'%s' is not an image of Linux for x86 (bzImage)",
			       vmlinuz);
	out->vmlinuz = vmlinuz;
	out->release = arena_str(a, release);
	return 0;
}

static int from_headers(struct arena *a, const char *headers,
			struct kernel *out, struct err *e)
{
	out->release = headers_release(a, headers);
	if (!out->release)
		return err_set(e, ERR_NOENT,
			       "'%s' has no " UTSRELEASE ": it is not a folder of kernel headers",
			       headers);
	out->vmlinuz = image_of(a, out->release);
	if (!out->vmlinuz)
		return err_set(e, ERR_NOENT,
			       "there is no image of %s that can be read: name one by --vmlinuz",
			       out->release);
	return 0;
}

static int check(struct arena *a, const struct kernel *k, bool builds,
		 struct err *e)
{
	const char *release;

	if (builds && !has_headers(a, k->headers))
		return err_set(e, ERR_NOENT,
			       "there are no kernel headers in '%s': install linux-headers-%s, or name others by --headers",
			       k->headers, k->release);
	release = headers_release(a, k->headers);
	if (builds && release && strcmp(release, k->release))
		return err_set(e, ERR_USAGE,
			       "the image is of %s, but the headers are of %s",
			       k->release, release);
	if (!file_is_dir(arena_printf(a, MODULES "/%s", k->release)))
		return err_set(e, ERR_NOENT,
			       "there are no modules in " MODULES "/%s: install them with the kernel's package, or by 'make modules_install' in its tree",
			       k->release);
	return 0;
}

int kernel_find(struct arena *a, const char *vmlinuz, const char *headers,
		bool builds, struct kernel *out, struct err *e)
{
	*out = (struct kernel){ .headers = headers };
	if (vmlinuz) {
		if (from_image(a, vmlinuz, out, e))
			return -1;
	} else if (headers) {
		if (from_headers(a, headers, out, e))
			return -1;
	} else {
		if (find_release(a, builds, &out->release, e))
			return -1;
		out->vmlinuz = image_of(a, out->release);
	}
	if (!headers)
		out->headers = headers_of(a, out->release);
	return check(a, out, builds, e);
}

static bool is_listed(const struct kernel_modules *m, struct span file)
{
	for (size_t i = 0; i < m->files.n; i++)
		if (span_eq(span_of(m->files.at[i]), file))
			return true;
	return false;
}

/* "insmod FILE " for each; "builtin NAME" and warnings are passed over. */
static void read_modprobe(struct arena *a, struct span text,
			  struct kernel_modules *out)
{
	struct span line, file;

	while (span_next_line(&text, &line)) {
		if (!span_skip(&line, SPAN("insmod ")) ||
		    !span_next_word(&line, &file) || is_listed(out, file))
			continue;
		*VEC_ADD(a, &out->files) = arena_str(a, file);
	}
}

int kernel_modules(struct arena *a, const struct kernel *k,
		   const char *const *names, size_t n,
		   struct kernel_modules *out, struct err *e)
{
	const char **argv = arena_zalloc(a, n + 9, sizeof(*argv));
	const char *modprobe = process_need(a, "modprobe", "kmod", e);
	CLEANUP_BUF struct buf text;
	int status;

	buf_init(&text, LIMIT_TEXT);
	if (!modprobe)
		return -1;
	argv[0] = modprobe;
	argv[1] = "-C";		/* what the host forbids itself is not meant */
	argv[2] = "/dev/null";
	argv[3] = "-S";
	argv[4] = k->release;
	argv[5] = "--show-depends";
	argv[6] = "-a";
	/* What it says of unknown names comes in the middle of a line. */
	argv[7] = "-q";
	memcpy(argv + 8, names, n * sizeof(*names));
	if (process_run(argv, MODPROBE_MS, &text, &status, e))
		return -1;
	read_modprobe(a, buf_span(&text), out);
	return 0;
}
