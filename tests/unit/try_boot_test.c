// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include <elf.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"
#include "try/boot.h"
#include "try/cache.h"

#define SETUP	4	/* sectors behind the first one */

static void put32(char *at, uint32_t value)
{
	for (int i = 0; i < 4; i++)
		at[i] = (char)(value >> 8 * i);
}

/* A bzImage with @payload behind its setup. */
static struct span image_with(struct arena *a, struct span payload)
{
	size_t start = (SETUP + 1) * 512, len = start + 64 + payload.len;
	char *image = arena_zalloc(a, 1, len);

	image[0x1f1] = SETUP;
	memcpy(image + 0x202, "HdrS", 4);
	put32(image + 0x206, 0x20f);
	put32(image + 0x248, 64);
	put32(image + 0x24c, (uint32_t)payload.len);
	memcpy(image + start + 64, payload.p, payload.len);
	return (struct span){ image, len };
}

/* A vmlinux with one note. */
static struct span vmlinux_with(struct arena *a, uint32_t type,
				const char *owner)
{
	size_t len = sizeof(Elf64_Ehdr) + sizeof(Elf64_Phdr) + 64;
	char *bytes = arena_zalloc(a, 1, len);
	Elf64_Ehdr head = {
		.e_ident = { 0x7f, 'E', 'L', 'F', ELFCLASS64 },
		.e_phoff = sizeof(head), .e_phentsize = sizeof(Elf64_Phdr),
		.e_phnum = 1,
	};
	Elf64_Phdr part = {
		.p_type = PT_NOTE, .p_offset = len - 64, .p_filesz = 36,
	};

	memcpy(bytes, &head, sizeof(head));
	memcpy(bytes + sizeof(head), &part, sizeof(part));
	/* Another note in front of it, of 5 bytes of text. */
	put32(bytes + len - 64, 2);
	put32(bytes + len - 60, 1);
	memcpy(bytes + len - 52, "ab", 2);
	put32(bytes + len - 44, 4);
	put32(bytes + len - 36, type);
	memcpy(bytes + len - 32, owner, strlen(owner));
	return (struct span){ bytes, len };
}

static void boot__finds_the_kernel_in_an_image(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct span image;

	(void)state;
	image = image_with(&a, SPAN("\xfd" "7zXZ-and-size"));
	assert_span(boot_payload(image), "\xfd" "7zXZ-and-");
	image = image_with(&a, SPAN("\x1f\x8b-gzip-size"));
	assert_span(boot_payload(image), "\x1f\x8b-gzip-size");
}

static void boot__takes_nothing_from_an_image_that_is_cut_or_old(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct span image = image_with(&a, SPAN("0123456789"));

	(void)state;
	for (size_t len = 0; len < image.len; len++)
		assert_int_equal(boot_payload(span_first(image, len)).len, 0);
	put32((char *)image.p + 0x206, 0x207);
	assert_int_equal(boot_payload(image).len, 0);
	put32((char *)image.p + 0x206, 0x20f);
	put32((char *)image.p + 0x248, 0xffffffff);
	assert_int_equal(boot_payload(image).len, 0);
}

static void boot__wants_the_note_that_names_an_entry(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct span good = vmlinux_with(&a, 18, "Xen");

	(void)state;
	assert_true(boot_has_pvh(good));
	assert_false(boot_has_pvh(vmlinux_with(&a, 17, "Xen")));
	assert_false(boot_has_pvh(vmlinux_with(&a, 18, "GNU")));
	for (size_t len = 0; len < good.len - 28; len++)
		assert_false(boot_has_pvh(span_first(good, len)));
	((char *)good.p)[EI_CLASS] = ELFCLASS32;
	assert_false(boot_has_pvh(good));
}

static void make_dir(char *dir)
{
	assert_non_null(mkdtemp(dir));
}

static void boot__takes_an_image_as_it_is_where_it_cannot_be_unpacked(
	void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	char dir[] = "/tmp/nfkit-boot-XXXXXX";
	struct err e = { 0 };
	const char *path;
	int held;

	(void)state;
	make_dir(dir);
	path = path_join(&a, dir, "vmlinuz");
	assert_int_equal(file_write(path, image_with(&a,
				    SPAN("neither packed nor a kernel")), 0600,
				    &e), 0);
	assert_string_equal(boot_image(&a, path, NULL, dir, &held),
			    path);
	assert_int_equal(held, -1);
	assert_int_equal(unlink(path) | rmdir(dir), 0);
}

/* Bytes that nothing has packed come back as they are. */
static void boot__unpacks_a_kernel_once(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	char dir[] = "/tmp/nfkit-boot-XXXXXX";
	struct span vmlinux = vmlinux_with(&a, 18, "Xen"), got;
	struct err e = { 0 };
	const char *path, *first;
	int held, again;

	(void)state;
	make_dir(dir);
	path = path_join(&a, dir, "vmlinuz");
	/* Its last four bytes are taken for the length behind it. */
	assert_int_equal(file_write(path, image_with(&a, vmlinux), 0600, &e),
			 0);
	first = boot_image(&a, path, dir, NULL, &held);
	assert_string_not_equal(first, path);
	assert_int_equal(file_read(&a, first, 1 << 20, &got, &e), 0);
	assert_int_equal(got.len, vmlinux.len - 4);
	assert_string_equal(boot_image(&a, path, dir, NULL, &again), first);
	/* Another nfkit cleans up now. */
	cache_limit(&a, dir, "vmlinux", 0);
	assert_true(file_exists(first));
	close(held);
	close(again);
	assert_int_equal(unlink(path) | unlink(first) | rmdir(dir), 0);
}

static void cache__keeps_the_newest_of_a_kind(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	char dir[] = "/tmp/nfkit-cache-XXXXXX";
	const char *paths[4], *other;
	struct err e = { 0 };

	(void)state;
	make_dir(dir);
	other = path_join(&a, dir, "b-0");
	assert_int_equal(file_write(other, SPAN("x"), 0600, &e), 0);
	for (int i = 0; i < 4; i++) {
		struct timespec times[2] = { { i + 1, 0 }, { i + 1, 0 } };
		struct cache_key key = CACHE_KEY;

		cache_key_add(&key, arena_printf(&a, "%d", i));
		paths[i] = cache_file(&a, dir, "a", key);
		assert_int_equal(file_write(paths[i], SPAN("x"), 0600, &e), 0);
		assert_int_equal(utimensat(AT_FDCWD, paths[i], times, 0), 0);
	}
	cache_limit(&a, dir, "a", 2);
	assert_false(file_exists(paths[0]) || file_exists(paths[1]));
	assert_true(file_exists(paths[2]) && file_exists(paths[3]));
	assert_int_equal(unlink(paths[2]) | unlink(paths[3]) | unlink(other) |
			 rmdir(dir), 0);
}

/* Of three, the oldest is used once more: then another one is that. */
static void cache__keeps_what_is_used(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	char dir[] = "/tmp/nfkit-cache-XXXXXX";
	const char *paths[3];
	struct err e = { 0 };
	int fd;

	(void)state;
	make_dir(dir);
	for (int i = 0; i < 3; i++) {
		struct timespec times[2] = { { i + 1, 0 }, { i + 1, 0 } };

		paths[i] = path_join(&a, dir, arena_printf(&a, "a-%d", i));
		assert_int_equal(file_write(paths[i], SPAN("x"), 0600, &e), 0);
		assert_int_equal(utimensat(AT_FDCWD, paths[i], times, 0), 0);
	}
	assert_false(cache_hold(path_join(&a, dir, "a-3"), &fd));
	assert_int_equal(fd, -1);
	assert_true(cache_hold(paths[0], &fd));
	cache_limit(&a, dir, "a", 2);
	assert_true(file_exists(paths[0]));
	assert_false(file_exists(paths[1]));
	/* While it is held, newer ones go before it. */
	cache_limit(&a, dir, "a", 0);
	assert_true(file_exists(paths[0]));
	assert_false(file_exists(paths[2]));
	close(fd);
	cache_limit(&a, dir, "a", 0);
	assert_false(file_exists(paths[0]));
	assert_int_equal(rmdir(dir), 0);
}

static void cache__tells_a_file_that_was_changed(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	char dir[] = "/tmp/nfkit-cache-XXXXXX";
	struct cache_key keys[3] = { CACHE_KEY, CACHE_KEY, CACHE_KEY };
	struct err e = { 0 };
	const char *path;

	(void)state;
	make_dir(dir);
	path = path_join(&a, dir, "file");
	cache_key_add_file(&keys[0], path);
	assert_int_equal(file_write(path, SPAN("one"), 0600, &e), 0);
	cache_key_add_file(&keys[1], path);
	assert_int_equal(file_write(path, SPAN("two"), 0600, &e), 0);
	cache_key_add_file(&keys[2], path);
	assert_int_not_equal(keys[0].hash, keys[1].hash);
	assert_int_not_equal(keys[1].hash, keys[2].hash);
	assert_int_equal(unlink(path) | rmdir(dir), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(boot__finds_the_kernel_in_an_image),
		cmocka_unit_test(
			boot__takes_nothing_from_an_image_that_is_cut_or_old),
		cmocka_unit_test(boot__wants_the_note_that_names_an_entry),
		cmocka_unit_test(
			boot__takes_an_image_as_it_is_where_it_cannot_be_unpacked),
		cmocka_unit_test(boot__unpacks_a_kernel_once),
		cmocka_unit_test(cache__keeps_the_newest_of_a_kind),
		cmocka_unit_test(cache__keeps_what_is_used),
		cmocka_unit_test(cache__tells_a_file_that_was_changed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
