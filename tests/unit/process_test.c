// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include <unistd.h>

#include "base/hold.h"
#include "base/limits.h"
#include "base/process.h"

#define ARGV(...)	((const char *const[]){ __VA_ARGS__, NULL })
#define LONG		60000	/* ms: as good as for ever */

static void process__gives_what_a_program_writes_and_its_status(void **state)
{
	static const struct { const char *script; const char *says; int status; }
	cases[] = {
		{ "echo one; echo two >&2; exit 3", "one\ntwo\n", 3 },
		{ "cat; echo end", "end\n", 0 },
		{ "kill -9 $$", "", 128 + 9 },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_BUF struct buf text;
		struct err e = { 0 };
		int status;

		buf_init(&text, LIMIT_TEXT);
		assert_int_equal(process_run(ARGV("sh", "-c", cases[i].script),
					     LONG, &text, &status, &e), 0);
		assert_span(buf_span(&text), cases[i].says);
		assert_int_equal(status, cases[i].status);
	}
}

static void process__one_that_is_not_there_is_an_error(void **state)
{
	struct err e = { 0 };
	struct process p;

	(void)state;
	assert_int_equal(process_start(&p, ARGV("/no/such/program"), &e), -1);
	assert_int_equal(e.code, ERR_NOENT);
	assert_non_null(strstr(e.msg, "/no/such/program"));
}

/* The descendant would keep the pipe open if only its parent were killed. */
static void process__ends_with_all_it_started_at_its_limit(void **state)
{
	CLEANUP_BUF struct buf text;
	struct err e = { 0 };
	int status;

	(void)state;
	buf_init(&text, LIMIT_TEXT);
	assert_int_equal(process_run(ARGV("sh", "-c", "cat /dev/zero & wait"),
				     50, &text, &status, &e), -1);
	assert_int_equal(e.code, ERR_LIMIT);
	assert_int_equal(status, 128 + 9);
}

static void process__is_stopped_by_a_signal_to_us(void **state)
{
	CLEANUP_BUF struct buf text;
	struct err e = { 0 };
	struct process p;
	bool late;

	(void)state;
	buf_init(&text, LIMIT_TEXT);
	assert_int_equal(process_start(&p, ARGV("tail", "-f", "/dev/null"), &e),
			 0);
	kill(getpid(), SIGTERM);
	assert_int_equal(process_read(&p, LONG, &text, &late, &e), -1);
	assert_string_equal(e.msg, "interrupted");
	assert_int_equal(process_end(&p), 128 + 9);
}

static void process__is_told_something_while_it_runs(void **state)
{
	CLEANUP_BUF struct buf text;
	struct err e = { 0 };
	struct process p;
	bool late;

	(void)state;
	buf_init(&text, LIMIT_TEXT);
	assert_int_equal(process_start(&p, ARGV("head", "-n", "1"), &e), 0);
	assert_int_equal(process_read(&p, 1, &text, &late, &e), 0);
	assert_true(late);
	process_tell(&p, SPAN("hello\n"));
	assert_int_equal(process_read(&p, LONG, &text, &late, &e), 0);
	assert_false(late);
	process_tell(&p, SPAN("nobody reads this\n"));
	assert_int_equal(process_end(&p), 0);
	assert_span(buf_span(&text), "hello\n");
}

/* More than a pipe holds, each way. */
static void process__takes_what_it_writes_while_it_is_fed(void **state)
{
	static const char input[300000];
	CLEANUP_BUF struct buf text;
	struct err e = { 0 };
	struct process p;
	bool late;

	(void)state;
	buf_init(&text, LIMIT_TEXT);
	assert_int_equal(process_start(&p, ARGV("cat"), &e), 0);
	process_feed(&p, (struct span){ input, sizeof(input) });
	assert_int_equal(process_read(&p, LONG, &text, &late, &e), 0);
	assert_false(late);
	assert_int_equal(process_end(&p), 0);
	assert_int_equal(text.len, sizeof(input));
}

static void process__need_not_read_what_it_is_fed(void **state)
{
	static const struct { const char *script; bool late; int status; }
	cases[] = {
		{ "exec tail -f /dev/null", true, 128 + 9 },
		{ "exec sleep 60 >&- 2>&-", true, 128 + 9 },
		{ "exit 3", false, 3 },
		{ "exec 0<&-; exit 4", false, 4 },
		{ "exec >&- 2>&-; test $(wc -c) = 300000", false, 0 },
	};
	static const char input[300000];

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_BUF struct buf text;
		struct err e = { 0 };
		struct process p;
		bool late;

		buf_init(&text, LIMIT_TEXT);
		assert_int_equal(process_start(&p, ARGV("sh", "-c",
				 cases[i].script), &e), 0);
		process_feed(&p, (struct span){ input, sizeof(input) });
		assert_int_equal(process_read(&p, cases[i].late ? 50 : LONG,
					      &text, &late, &e), 0);
		assert_int_equal(late, cases[i].late);
		assert_int_equal(process_end(&p), cases[i].status);
		assert_int_equal(text.len, 0);
	}
}

static void process__has_ended_only_when_it_has(void **state)
{
	static const struct { const char *script; bool late; int status; }
	cases[] = {
		{ "exec >&- 2>&-; sleep 0.2; exit 5", true, 5 },
		{ "sleep 60 & exit 6", false, 6 },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		const char *const *argv = ARGV("sh", "-c", cases[i].script);
		CLEANUP_BUF struct buf text;
		struct err e = { 0 };
		struct process p;
		bool late;

		buf_init(&text, LIMIT_TEXT);
		assert_int_equal(i ? process_start_users(&p, argv, &e) :
				 process_start(&p, argv, &e), 0);
		process_feed(&p, (struct span){ 0 });
		assert_int_equal(process_read(&p, i ? LONG : 20, &text, &late,
					      &e), 0);
		assert_int_equal(late, cases[i].late);
		if (late)
			assert_int_equal(process_read(&p, LONG, &text, &late,
						      &e), 0);
		assert_false(late);
		assert_int_equal(process_end(&p), cases[i].status);
	}
}

static int interrupts;

static void count(int nr)
{
	(void)nr;
	interrupts++;
}

/* As an editor does, to which ^C is a key; or as one that it ends. */
static void process__that_talks_to_the_user_has_the_keys(void **state)
{
	static const struct { const char *script; int status, interrupts; }
	cases[] = {
		{ "trap : INT; kill -INT $PPID; kill -INT $$; exit 3", 3, 0 },
		{ "kill -INT $PPID; kill -INT $$", 128 + SIGINT, 1 },
		{ "exit 4", 4, 0 },
	};
	void (*old)(int) = signal(SIGINT, count);

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		struct err e = { 0 };
		int status;

		interrupts = 0;
		assert_int_equal(process_run_here(ARGV("sh", "-c",
				 cases[i].script), &status, &e), 0);
		assert_int_equal(status, cases[i].status);
		assert_int_equal(interrupts, cases[i].interrupts);
	}
	signal(SIGINT, old);
}

/* Who can do without an answer must not make nfkit deaf. */
static void process__one_that_is_only_asked_does_not_take_a_signal(void **state)
{
	const char *const *const program = ARGV("tail", "-f", "/dev/null");
	struct hold hold = hold_signals();
	CLEANUP_BUF struct buf text;
	struct err e = { 0 };
	int status;

	(void)state;
	buf_init(&text, LIMIT_TEXT);
	kill(getpid(), SIGTERM);
	assert_false(process_ask(program, LONG, &text));
	assert_false(process_ask(program, LONG, &text));
	assert_int_equal(process_run(program, LONG, &text, &status, &e), -1);
	assert_int_equal(e.code, ERR_STOPPED);
	assert_int_equal(e.signal, SIGTERM);
	/* Taken: or this ends the test. */
	hold_end(&hold);
	assert_true(process_ask(ARGV("echo", "yes"), LONG, &text));
	assert_span(buf_span(&text), "yes\n");
	assert_false(process_ask(ARGV("false"), LONG, &text));
	assert_false(process_ask(ARGV("/no/such/program"), LONG, &text));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			process__gives_what_a_program_writes_and_its_status),
		cmocka_unit_test(process__one_that_is_not_there_is_an_error),
		cmocka_unit_test(process__ends_with_all_it_started_at_its_limit),
		cmocka_unit_test(process__is_stopped_by_a_signal_to_us),
		cmocka_unit_test(process__is_told_something_while_it_runs),
		cmocka_unit_test(process__takes_what_it_writes_while_it_is_fed),
		cmocka_unit_test(process__need_not_read_what_it_is_fed),
		cmocka_unit_test(process__has_ended_only_when_it_has),
		cmocka_unit_test(process__that_talks_to_the_user_has_the_keys),
		cmocka_unit_test(
			process__one_that_is_only_asked_does_not_take_a_signal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
