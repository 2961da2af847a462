// SPDX-License-Identifier: GPL-2.0-only
#include "server.h"

#include <poll.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/process.h"
#include "net/smtp.h"

#define LIMIT_MS	700
#define LATE_MS		5000	/* on a machine that is busy */

struct fixture {
	struct arena arena;
	struct server server;
	struct smtp_server address;
	char dir[32];
};

static int setup(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));
	const char *argv[] = { "python3", "tests/servers/smtp.py", f->dir,
			       NULL };
	struct span base;
	uint64_t port = 0;

	snprintf(f->dir, sizeof(f->dir), "/tmp/nfkit-smtp-XXXXXX");
	assert_non_null(mkdtemp(f->dir));
	*state = f;
	if (!server_start(&f->server, "smtp", argv))
		return 0;
	base = span_of(f->server.base);
	base = span_from(base, span_rfind_char(base, ':') + 1);
	assert_true(span_number(base, 10, 65535, &port));
	f->address = (struct smtp_server){
		.host = "127.0.0.1", .port = (unsigned int)port,
		.limit_ms = LIMIT_MS,
	};
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;
	const char *argv[] = { "rm", "-rf", f->dir, NULL };
	CLEANUP_BUF struct buf output;
	struct err e = { 0 };
	int status;

	server_stop(&f->server);
	buf_init(&output, LIMIT_TEXT);
	assert_int_equal(process_run(argv, 10000, &output, &status, &e), 0);
	arena_release(&f->arena);
	free(f);
	return 0;
}

static void set_mode(struct fixture *f, const char *mode)
{
	struct err e = { 0 };

	assert_int_equal(file_write(path_join(&f->arena, f->dir, "mode"),
				    span_of(mode), 0644, &e), 0);
}

static int send_one(struct fixture *f, struct smtp *smtp,
		    struct smtp_result *result, struct err *e)
{
	struct smtp_recipient to = { .address = "list@example.org" };
	struct smtp_mail mail = {
		.from = "nora@example.org", .to = &to, .to_n = 1,
		.bytes = SPAN("Subject: s\r\n\r\nbody\r\n"),
	};

	return smtp_send(smtp, &f->arena, &mail, result, e);
}

static unsigned long now_ms(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (unsigned long)t.tv_sec * 1000 +
	       (unsigned long)t.tv_nsec / 1000000;
}

/* Where it may have been sent all the same, that is what is said. */
static void server__that_falls_silent_is_not_waited_for(void **state)
{
	static const struct {
		const char *mode;
		enum smtp_outcome want;
	} cases[] = {
		{ "hang:connect", SMTP_REFUSED },
		{ "hang:EHLO", SMTP_REFUSED },
		{ "hang:RCPT", SMTP_REFUSED },
		{ "hang:dot", SMTP_LOST },
		{ "silent", SMTP_LOST },
	};
	struct fixture *f = *state;
	struct err e = { 0 };

	if (!f->address.host)
		skip();
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_SMTP struct smtp *smtp = smtp_open(&f->address);
		unsigned long start = now_ms();
		struct smtp_result result;

		set_mode(f, cases[i].mode);
		assert_int_equal(send_one(f, smtp, &result, &e), -1);
		err_clear(&e);
		if (result.outcome != cases[i].want)
			fail_msg("%s: outcome %d", cases[i].mode,
				 result.outcome);
		if (now_ms() - start > LATE_MS)
			fail_msg("%s: took %lu ms", cases[i].mode,
				 now_ms() - start);
		/* The same handle goes on when the server does. */
		set_mode(f, "");
		if (send_one(f, smtp, &result, &e))
			fail_msg("after %s: %s", cases[i].mode, e.msg);
	}
}

static bool has_heard(struct fixture *f, struct span what)
{
	struct err e = { 0 };
	struct span log;

	assert_int_equal(file_read(&f->arena, path_join(&f->arena, f->dir,
							"log"),
				   LIMIT_TEXT, &log, &e), 0);
	return span_find(log, what) != SIZE_MAX;
}

static void quit__is_said_and_not_waited_for(void **state)
{
	struct fixture *f = *state;
	struct smtp_result result;
	unsigned long start;
	struct err e = { 0 };
	struct smtp *smtp;

	if (!f->address.host)
		skip();
	set_mode(f, "hang:QUIT");
	smtp = smtp_open(&f->address);
	assert_int_equal(send_one(f, smtp, &result, &e), 0);
	start = now_ms();
	smtp_close(&smtp);
	assert_true(now_ms() - start < LATE_MS);
	while (!has_heard(f, SPAN("QUIT\n"))) {
		assert_true(now_ms() - start < LATE_MS);
		poll(NULL, 0, 5);
	}
}

/* Not "221 bye", which is all that comes behind it, and may not come. */
static void server__that_refuses_says_why(void **state)
{
	struct fixture *f = *state;
	CLEANUP_SMTP struct smtp *smtp = NULL;
	struct smtp_result result;
	struct err e = { 0 };
	unsigned long start;

	if (!f->address.host)
		skip();
	f->address.limit_ms = 20000;
	smtp = smtp_open(&f->address);
	set_mode(f, "deny");
	assert_int_equal(send_one(f, smtp, &result, &e), -1);
	assert_int_equal(result.code, 550);
	assert_string_equal(result.reply, "550 5.7.1 not owned by you");
	assert_non_null(strstr(e.msg, " says: 550 5.7.1 not owned by you"));
	err_clear(&e);
	start = now_ms();
	set_mode(f, "deny hang:QUIT");
	assert_int_equal(send_one(f, smtp, &result, &e), -1);
	assert_int_equal(result.code, 550);
	assert_true(now_ms() - start < LATE_MS);
}

static void login__is_wrong_only_where_the_server_says_so(void **state)
{
	static const struct {
		const char *mode, *password, *auth, *says;
		bool is_refused;
	} cases[] = {
		{ "login", "sesame", NULL, NULL, false },
		{ "login", "wrong", NULL, "535 5.7.8 wrong: user or password are wrong", true },
		{ "login busy", "sesame", NULL, "says: 454 4.7.0 come again later", false },
		{ "login", "sesame", "CRAM-MD5", "none of the ways of sendemail.smtpAuth", false },
		{ "", "sesame", NULL, NULL, false },
	};
	struct fixture *f = *state;

	if (!f->address.host)
		skip();
	f->address.limit_ms = 20000;
	f->address.user = "nora";
	/* A proxy would get the password. */
	setenv("ALL_PROXY", "http://127.0.0.1:1", 1);
	setenv("NO_PROXY", "", 1);
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_SMTP struct smtp *smtp = NULL;
		struct smtp_result result;
		struct err e = { 0 };

		f->address.password = cases[i].password;
		f->address.auth = cases[i].auth;
		set_mode(f, cases[i].mode);
		smtp = smtp_open(&f->address);
		if (!send_one(f, smtp, &result, &e)) {
			assert_null(cases[i].says);
			continue;
		}
		if (!cases[i].says || !strstr(e.msg, cases[i].says))
			fail_msg("'%s': %s", cases[i].mode, e.msg);
		assert_int_equal(result.is_login_refused, cases[i].is_refused);
	}
	unsetenv("ALL_PROXY");
	unsetenv("NO_PROXY");
}

static void server__that_is_slow_gets_its_time(void **state)
{
	struct fixture *f = *state;
	struct smtp_server slow = f->address;
	struct smtp_result result;
	struct err e = { 0 };

	if (!f->address.host)
		skip();
	slow.limit_ms = 20000;
	set_mode(f, "slow");
	{
		CLEANUP_SMTP struct smtp *smtp = smtp_open(&slow);

		for (unsigned int i = 0; i < 3; i++) {
			assert_int_equal(send_one(f, smtp, &result, &e), 0);
			assert_int_equal(result.code, 250);
		}
	}
}

static void server__that_is_not_there_is_told_at_once(void **state)
{
	struct fixture *f = *state;
	struct smtp_server nobody = f->address;
	CLEANUP_SMTP struct smtp *smtp = NULL;
	struct smtp_result result;
	struct err e = { 0 };

	if (!f->address.host)
		skip();
	nobody.port = 1;
	smtp = smtp_open(&nobody);
	assert_int_equal(send_one(f, smtp, &result, &e), -1);
	assert_int_equal(result.outcome, SMTP_REFUSED);
	assert_int_equal(result.code, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			server__that_falls_silent_is_not_waited_for, setup,
			teardown),
		cmocka_unit_test_setup_teardown(
			quit__is_said_and_not_waited_for, setup, teardown),
		cmocka_unit_test_setup_teardown(
			server__that_refuses_says_why, setup, teardown),
		cmocka_unit_test_setup_teardown(
			login__is_wrong_only_where_the_server_says_so, setup,
			teardown),
		cmocka_unit_test_setup_teardown(
			server__that_is_slow_gets_its_time, setup, teardown),
		cmocka_unit_test_setup_teardown(
			server__that_is_not_there_is_told_at_once, setup,
			teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
