// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "try/kernel.h"
#include "try/kmemleak.h"

static void klog__finds_a_warning_and_its_line_of_source(void **state)
{
	static const char text[] =
		"[    1.000000] xt_foo: loading out-of-tree module\n"
		"[    2.000000] ------------[ cut here ]------------\n"
		"<4>[    2.000001] WARNING: CPU: 0 PID: 80 at /tmp/w/xt_foo.c:31 foo_mt_check+0x11/0x20 [xt_foo]\n"
		"[    2.000002] Call Trace:\n"
		"[    2.000003] ---[ end trace 0000000000000000 ]---\n"
		"[    3.000000] another line\n";
	CLEANUP_ARENA struct arena a = { 0 };
	struct splat s;

	(void)state;
	assert_true(klog_find(&a, span_of(text), NULL, &s));
	assert_string_equal(s.place, "xt_foo.c:31");
	assert_int_equal(strncmp(s.title, "WARNING: CPU", 12), 0);
	assert_int_equal(s.lines.n, 3);
	assert_span(s.lines.at[1], "Call Trace:");
}

static void klog__finds_nothing_in_what_is_harmless(void **state)
{
	static const char text[] =
		"xt_foo: loading out-of-tree module taints kernel.\n"
		"xt_foo: module verification failed\n"
		"xt_foo: a BUG: of mine, and a WARNING: too\n";
	CLEANUP_ARENA struct arena a = { 0 };
	struct splat s;

	(void)state;
	assert_false(klog_find(&a, span_of(text), NULL, &s));
	assert_false(klog_find(&a, SPAN(""), NULL, &s));
}

static void klog__ends_where_the_text_was_cut(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct splat s;

	(void)state;
	assert_true(klog_find(&a, SPAN("[ 1.0] BUG: kernel NULL pointer"),
			      NULL, &s));
	assert_string_equal(s.title, "BUG: kernel NULL pointer");
	assert_null(s.place);
	assert_span(klog_message(SPAN("[no end")), "[no end");
	assert_span(klog_message(SPAN("<3>[ 1.0] x")), "x");
}

/* The second one is of nobody here, though its name begins alike. */
static void kmemleak__is_of_a_module_in_a_backtrace(void **state)
{
	static const char text[] =
		"unreferenced object 0xffff888004b3c4c0 (size 64):\n"
		"  comm \"iptables-legacy\", pid 91, jiffies 4294893000 (age 7.300s)\n"
		"  hex dump (first 32 bytes):\n"
		"    00 01 02 03 04 05 06 07 00 00 00 00 00 00 00 00  ................\n"
		"  backtrace:\n"
		"    [<ffffffff812f6a00>] kmalloc_trace+0x2a/0xa0\n"
		"    [<ffffffffc0081020>] foo_mt_check+0x20/0x40 [xt_foo]\n"
		"unreferenced object 0xffff888004b3d000 (size 512):\n"
		"  comm \"swapper/0\", pid 1, jiffies 4294892000 (age 9.1s)\n"
		"  backtrace (crc 0):\n"
		"    [<ffffffff81100000>] start_kernel+0x20/0x40\n"
		"    [<ffffffff81100000>] other+0x20/0x40 [xt_foobar]\n"
		"unreferenced object 0xffff888004b3c500 (size 32):\n"
		"  backtrace:\n"
		"    [<ffffffffc0081020>] foo_mt_check+0x30/0x40 [xt_foo]\n";
	static const char *const modules[] = { "xt_foo" };
	struct klog_source source = { "/nowhere", modules, 1 };
	CLEANUP_ARENA struct arena a = { 0 };
	struct kmemleak found;

	(void)state;
	assert_true(kmemleak_find(&a, span_of(text), &source, &found));
	assert_int_equal(found.objects, 2);
	assert_int_equal(found.bytes, 96);
	assert_null(found.place);
	assert_int_equal(found.lines.n, 7);
	assert_span(found.lines.at[6],
		    "    [<ffffffffc0081020>] foo_mt_check+0x20/0x40 [xt_foo]");
	source.n = 0;
	assert_false(kmemleak_find(&a, span_of(text), &source, &found));
	assert_false(kmemleak_find(&a, SPAN(""), &source, &found));
	assert_false(kmemleak_find(&a, SPAN("unreferenced object "), &source,
				   &found));
}

/* The setup header of an image: HdrS at 0x202, the text's place at 0x20e. */
static void kernel__knows_an_image_by_its_header(void **state)
{
	char image[0x400] = { 0 };
	struct span bytes = { image, sizeof(image) };

	(void)state;
	memcpy(image + 0x202, "HdrS", 4);
	image[0x20f] = 1;
	memcpy(image + 0x300, "6.1.0-56-amd64 (debian) #1", 26);
	assert_span(kernel_image_release(bytes), "6.1.0-56-amd64");
	assert_span(kernel_image_release(span_first(bytes, 0x20e)), "");
	assert_span(kernel_image_release(span_first(bytes, 0x300)), "");
	image[0x202] = 'x';
	assert_span(kernel_image_release(bytes), "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(klog__finds_a_warning_and_its_line_of_source),
		cmocka_unit_test(klog__finds_nothing_in_what_is_harmless),
		cmocka_unit_test(klog__ends_where_the_text_was_cut),
		cmocka_unit_test(kmemleak__is_of_a_module_in_a_backtrace),
		cmocka_unit_test(kernel__knows_an_image_by_its_header),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
