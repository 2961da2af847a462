// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include <stdio.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "cmd/command.h"
#include "cmd/say.h"

/* Where @stream goes until heard() tells what went there. */
static int listen_to(FILE *stream, int *was)
{
	int fd = memfd_create("said", MFD_CLOEXEC);

	assert_true(fd >= 0);
	fflush(stream);
	*was = dup(fileno(stream));
	assert_true(dup2(fd, fileno(stream)) >= 0);
	return fd;
}

static struct span heard(struct arena *a, FILE *stream, int fd, int was)
{
	struct err e = { 0 };
	struct span text;

	fflush(stream);
	dup2(was, fileno(stream));
	close(was);
	lseek(fd, 0, SEEK_SET);
	assert_int_equal(file_read_fd(a, fd, "said", LIMIT_TEXT, &text, &e), 0);
	close(fd);
	return text;
}

static void say_talk__shows_what_a_terminal_would_obey(void **state)
{
	const struct term talk = { .utf8 = true };
	CLEANUP_ARENA struct arena a = { 0 };
	int was, fd = listen_to(stderr, &was);

	(void)state;
	say_talk(&talk, "%s is not asked: %s", "J\xc3\xb6rg",
		 "\033]0;evil\a\nnfkit: all is well");
	assert_span(heard(&a, stderr, fd, was),
		    "nfkit: J\xc3\xb6rg is not asked: \\x1b]0;evil\\x07\\nnfkit: all is well\n");
}

static void say_error__colours_the_name_and_not_the_message(void **state)
{
	const struct term talk = { .colour = true };
	CLEANUP_ARENA struct arena a = { 0 };
	int was, fd = listen_to(stderr, &was);

	(void)state;
	say_error(&talk, "no \033[0m here");
	assert_span(heard(&a, stderr, fd, was),
		    "\033[1;31mnfkit: \033[0mno \\x1b[0m here\n");
}

static void say_bytes__escapes_on_a_terminal_only(void **state)
{
	const struct term terminal = { .is_terminal = true, .utf8 = true };
	const struct term pipe = { .utf8 = true };
	CLEANUP_ARENA struct arena a = { 0 };
	int was, fd = listen_to(stdout, &was);

	(void)state;
	say_bytes(&terminal, SPAN("\001\002\033\xff\xc2\x9b\n"));
	say_bytes(&pipe, SPAN("\033[m\n"));
	assert_span(heard(&a, stdout, fd, was),
		    "\\x01\\x02\\x1b\\xff\\u{9b}\n\033[m\n");
}

static void say_result__prints_the_text_as_it_is_or_not_at_all(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_BUF struct buf text;
	struct err e = { 0 };
	int was, fd = listen_to(stdout, &was), first, second;

	(void)state;
	buf_init(&text, 4);
	buf_add_str(&text, "a\tb\n");
	first = say_result(&text, "the table", &e);
	buf_add_str(&text, "c");
	second = say_result(&text, "the table", &e);
	assert_span(heard(&a, stdout, fd, was), "a\tb\n");
	assert_int_equal(first, STATUS_CLEAN);
	assert_int_equal(second, -1);
	assert_int_equal(e.code, ERR_LIMIT);
	assert_string_equal(e.msg, "the table is larger than 4 bytes");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(say_talk__shows_what_a_terminal_would_obey),
		cmocka_unit_test(
			say_error__colours_the_name_and_not_the_message),
		cmocka_unit_test(say_bytes__escapes_on_a_terminal_only),
		cmocka_unit_test(
			say_result__prints_the_text_as_it_is_or_not_at_all),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
