// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/process.h"
#include "send/mail_settings.h"

struct fixture {
	struct arena arena;
	struct repo *repo;
	struct err e;
	char dir[40];
};

static int setup(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));

	snprintf(f->dir, sizeof(f->dir), "/tmp/nfkit-settings-XXXXXX");
	assert_non_null(mkdtemp(f->dir));
	assert_int_equal(repo_create(f->dir, &f->repo, &f->e), 0);
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;
	const char *argv[] = { "rm", "-rf", f->dir, NULL };
	CLEANUP_BUF struct buf output;
	int status;

	buf_init(&output, LIMIT_TEXT);
	repo_close(&f->repo);
	assert_int_equal(process_run(argv, 10000, &output, &status, &f->e), 0);
	arena_release(&f->arena);
	free(f);
	return 0;
}

static void write_in(struct fixture *f, const char *name, const char *text)
{
	assert_int_equal(file_write(path_join(&f->arena, f->dir, name),
				    span_of(text), 0644, &f->e), 0);
}

/* Read what "SECTION.KEY" with @value comes to; the status. */
static int read_one(struct fixture *f, const char *name, const char *value,
		    struct mail_settings *out)
{
	struct span rest = span_of(name), section = { 0 };

	assert_true(span_next_until(&rest, '.', &section));
	write_in(f, ".git/config",
		 arena_printf(&f->arena, "[" SPAN_FMT "]\n\t" SPAN_FMT
			      " = \"%s\"\n", SPAN_ARG(section), SPAN_ARG(rest),
			      value));
	repo_close(&f->repo);
	assert_int_equal(repo_open(f->dir, &f->repo, &f->e), 0);
	err_clear(&f->e);
	return mail_settings_read(f->repo, &f->arena, NULL, false, out, &f->e);
}

/* Read a whole configuration. */
static void read_all(struct fixture *f, const char *text,
		     struct mail_settings *out)
{
	write_in(f, ".git/config", text);
	repo_close(&f->repo);
	assert_int_equal(repo_open(f->dir, &f->repo, &f->e), 0);
	if (mail_settings_read(f->repo, &f->arena, NULL, false, out, &f->e))
		fail_msg("%s: %s", text, f->e.msg);
}

static void show_list(struct buf *to, const char *name,
		      const struct opt_list *list)
{
	for (size_t i = 0; i < list->n; i++)
		buf_printf(to, "%s=%s\n", name, list->at[i]);
}

static void show_string(struct buf *to, const char *name, const char *value)
{
	if (value)
		buf_printf(to, "%s=%s\n", name, value);
}

static void show_lists(const struct mail_settings *s, struct buf *to)
{
	show_list(to, "option", &s->server_options);
	show_list(to, "to", &s->to);
	show_list(to, "cc", &s->cc);
	show_list(to, "bcc", &s->bcc);
	show_list(to, "format-to", &s->format.to);
	show_list(to, "format-cc", &s->format.cc);
	show_list(to, "series-to", &s->series_to);
	show_list(to, "series-cc", &s->series_cc);
	show_list(to, "excluded", &s->excluded);
	show_list(to, "aliases", &s->aliases);
	show_list(to, "header", &s->format.others);
}

static void show_strings(const struct mail_settings *s, struct buf *to)
{
	show_string(to, "host", s->server.host);
	show_string(to, "user", s->server.user);
	show_string(to, "password", s->server.password);
	show_string(to, "auth", s->server.auth);
	show_string(to, "helo", s->server.helo);
	show_string(to, "ca", s->server.ca_file);
	show_string(to, "ca-dir", s->server.ca_dir);
	show_string(to, "program", s->program);
	show_string(to, "server-program", s->server_program);
	show_string(to, "from", s->from);
	show_string(to, "envelope", s->envelope);
	show_string(to, "to-cmd", s->to_cmd);
	show_string(to, "cc-cmd", s->cc_cmd);
	show_string(to, "header-cmd", s->header_cmd);
	show_string(to, "auto-to", s->auto_to_cmd);
	show_string(to, "auto-cc", s->auto_cc_cmd);
	show_string(to, "signature", s->signature);
	show_string(to, "signature-file", s->signature_file);
	show_string(to, "prefixes", s->prefixes);
	show_string(to, "midmask", s->midmask);
	show_string(to, "patchwork", s->patchwork);
	show_string(to, "project", s->project);
}

static const char *show(struct fixture *f, const struct mail_settings *s)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	show_lists(s, &text);
	show_strings(s, &text);
	buf_printf(&text,
		   "port=%u\ntls=%d\ntoken=%d\nno-login=%d\nbatch=%u\ndelay=%u\n"
		   "asking=%d\nannotating=%d\nencoding=%d\nto-cover=%d\ncc-cover=%d\n"
		   "suppressed=%#x\nkind=%d\nthread=%d\ncover=%d\nnumbers=%d\n"
		   "base=%d\nno-notes=%d\nno-hook=%d\nsender=%d\n",
		   s->server.port, s->server.tls, s->server.is_token,
		   s->server.no_login, s->batch, s->delay, s->is_asking, s->is_annotating,
		   s->encoding, s->to_cover, s->cc_cover, s->suppressed,
		   s->aliases_kind, s->thread, s->cover, s->numbers, s->base,
		   s->no_notes, s->no_hook, s->with_sender);
	return arena_str(&f->arena, buf_span(&text));
}

static const struct {
	const char *name, *value;
	const char *want;	/* a line of show(); "!": it is an error */
} cases[] = {
	{ "sendemail.smtpserver", "mail.example.org", "host=mail.example.org" },
	{ "sendemail.smtpserver", "/bin/true", "server-program=/bin/true" },
	{ "sendemail.smtpserver", "::1", "host=[::1]" },
	{ "sendemail.smtpserver", "[::1]", "host=[::1]" },
	{ "sendemail.smtpserver", "[::1]:2525", "port=2525" },
	{ "sendemail.smtpserver", "mail.example.org:2525", "port=2525" },
	{ "sendemail.smtpserver", "m:2525", "host=m" },
	{ "sendemail.smtpserver", "m\303\274nchen", "host=m\303\274nchen" },
	{ "sendemail.smtpserver", "m:", "!" },
	{ "sendemail.smtpserver", "m:0", "!" },
	{ "sendemail.smtpserver", "m:smtp", "!" },
	{ "sendemail.smtpserver", ":25", "!" },
	{ "sendemail.smtpserver", "a b", "!" },
	{ "sendemail.smtpserver", "smtp://m", "!" },
	{ "sendemail.smtpserver", "m@n", "!" },
	{ "sendemail.smtpserverport", "2525", "port=2525" },
	{ "sendemail.smtpserverport", "0", "!" },
	{ "sendemail.smtpserverport", "smtp", "!" },
	{ "sendemail.smtpserveroption", "-a work", "option=-a work" },
	{ "sendemail.smtpencryption", "ssl", "tls=2" },
	{ "sendemail.smtpencryption", "tls", "tls=1" },
	{ "sendemail.smtpencryption", "rot13", "!" },
	{ "sendemail.smtpsslcertpath", "/nosuch.pem", "ca=/nosuch.pem" },
	{ "sendemail.smtpsslcertpath", "/tmp", "ca-dir=/tmp" },
	{ "sendemail.smtpsslcertpath", "", "!" },
	{ "sendemail.smtpuser", "nora", "user=nora" },
	{ "sendemail.smtppass", "x", "password=x" },
	{ "sendemail.smtpauth", "PLAIN LOGIN", "auth=PLAIN LOGIN" },
	{ "sendemail.smtpauth", "plain Login", "auth=PLAIN LOGIN" },
	{ "sendemail.smtpauth", "FOO", "!" },
	{ "sendemail.smtpauth", "PLAIN,LOGIN", "!" },
	{ "sendemail.smtpauth", "xoauth2", "token=1" },
	{ "sendemail.smtpauth", "none", "no-login=1" },
	{ "sendemail.smtpdomain", "me.example.org", "helo=me.example.org" },
	{ "sendemail.smtpdomain", "[127.0.0.1]", "helo=[127.0.0.1]" },
	{ "sendemail.smtpdomain", "a b", "!" },
	{ "sendemail.smtpbatchsize", "3", "batch=3" },
	{ "sendemail.smtpbatchsize", "-1", "!" },
	{ "sendemail.smtprelogindelay", "2", "delay=2" },
	{ "sendemail.sendmailcmd", "msmtp -a x", "program=msmtp -a x" },
	{ "sendemail.annotate", "true", "annotating=1" },
	{ "sendemail.annotate", "maybe", "!" },
	{ "sendemail.confirm", "always", "asking=1" },
	{ "sendemail.confirm", "cc", "asking=1" },
	{ "sendemail.confirm", "auto", "asking=1" },
	{ "sendemail.confirm", "compose", "asking=0" },
	{ "sendemail.confirm", "maybe", "!" },
	{ "sendemail.validate", "false", "no-hook=1" },
	{ "sendemail.from", "N <n@x>", "from=N <n@x>" },
	{ "sendemail.envelopesender", "e@x", "envelope=e@x" },
	{ "sendemail.envelopesender", "auto", "sender=1" },
	{ "sendemail.envelopesender", "", "sender=0" },
	{ "sendemail.envelopesender", "foo bar", "!" },
	{ "sendemail.envelopesender", "a b@x", "!" },
	{ "sendemail.to", "a@x", "to=a@x" },
	{ "sendemail.cc", "a@x", "cc=a@x" },
	{ "sendemail.bcc", "a@x", "bcc=a@x" },
	{ "sendemail.tocmd", "a b", "to-cmd=a b" },
	{ "sendemail.cccmd", "a b", "cc-cmd=a b" },
	{ "sendemail.headercmd", "a b", "header-cmd=a b" },
	{ "sendemail.tocover", "yes", "to-cover=1" },
	{ "sendemail.tocover", "Yes", "to-cover=1" },
	{ "sendemail.tocover", "ON", "to-cover=1" },
	{ "sendemail.tocover", "2", "to-cover=1" },
	{ "sendemail.tocover", "-1", "to-cover=1" },
	{ "sendemail.tocover", "00", "to-cover=0" },
	{ "sendemail.tocover", "Off", "to-cover=0" },
	{ "sendemail.tocover", "-", "!" },
	{ "sendemail.tocover", "1x", "!" },
	{ "sendemail.tocover", "often", "!" },
	{ "sendemail.cccover", "on", "cc-cover=1" },
	{ "sendemail.suppresscc", "author", "suppressed=0x3" },
	{ "sendemail.suppresscc", "body", "suppressed=0x3a" },
	{ "sendemail.suppresscc", "all", "suppressed=0x7f" },
	{ "sendemail.suppresscc", "some", "!" },
	{ "sendemail.suppressfrom", "false", "suppressed=0" },
	{ "sendemail.signedoffbycc", "false", "suppressed=0x12" },
	{ "sendemail.signedoffcc", "no", "suppressed=0x12" },
	{ "sendemail.aliasesfile", "/a", "aliases=/a" },
	{ "sendemail.aliasfiletype", "mutt", "kind=1" },
	{ "sendemail.aliasfiletype", "paper", "!" },
	{ "sendemail.thread", "false", "thread=2" },
	{ "sendemail.chainreplyto", "true", "thread=1" },
	{ "sendemail.transferencoding", "base64", "encoding=4" },
	{ "sendemail.transferencoding", "uuencode", "!" },
	{ "format.to", "a@x", "format-to=a@x" },
	{ "format.cc", "a@x", "format-cc=a@x" },
	{ "format.headers", "X-A: b", "header=X-A: b" },
	{ "format.headers", "to: A <a@x>,\\n\\tb@x", "format-to=A <a@x>, b@x" },
	{ "format.headers", "X-A: b\\nCc:a@x\\n", "format-cc=a@x" },
	{ "format.headers", "X-A: b\\n\\nbody", "!" },
	{ "format.headers", "body", "!" },
	{ "format.signature", "me", "signature=me" },
	{ "format.signaturefile", "/a", "signature-file=/a" },
	{ "format.coverletter", "true", "cover=2" },
	{ "format.coverletter", "false", "cover=1" },
	{ "format.coverfromdescription", "none", "cover=1" },
	{ "format.coverfromdescription", "message", "!" },
	{ "format.useautobase", "whenAble", "base=2" },
	{ "format.notes", "false", "no-notes=1" },
	{ "format.notes", "reviews", "!" },
	{ "format.thread", "deep", "thread=1" },
	{ "format.numbered", "true", "numbers=2" },
	{ "format.signoff", "true", "!" },
	{ "format.noprefix", "true", "!" },
	{ "format.noprefix", "false", "port=0" },
	{ "format.forceinbodyfrom", "true", "!" },
	{ "format.encodeemailheaders", "false", "!" },
	{ "b4.send-series-to", "a@x, b@x", "series-to=a@x, b@x" },
	{ "b4.send-series-cc", "a@x", "series-cc=a@x" },
	{ "b4.send-auto-to-cmd", "a b", "auto-to=a b" },
	{ "b4.send-auto-cc-cmd", "a b", "auto-cc=a b" },
	{ "b4.send-prefixes", "nf", "prefixes=nf" },
	{ "b4.email-exclude", "*@x", "excluded=*@x" },
	{ "b4.midmask", "http://x/%s", "midmask=http://x/%s" },
	{ "b4.pw-url", "http://x/", "patchwork=http://x/" },
	{ "b4.pw-project", "p", "project=p" },
	{ "b4.prep-cover-strategy", "tip-commit", "port=0" },
	{ "b4.prep-cover-strategy", "tip-merge", "!" },
};

static bool has_line(const char *text, const char *line)
{
	struct span rest = span_of(text), got;

	while (span_next_line(&rest, &got)) {
		if (span_eq(got, span_of(line)))
			return true;
	}
	return false;
}

static void settings__obey_each_key_or_say_why_not(void **state)
{
	struct fixture *f = *state;
	struct mail_settings s;

	for (size_t i = 0; i < NELEMS(cases); i++) {
		bool fails = read_one(f, cases[i].name, cases[i].value, &s);

		if (fails != (*cases[i].want == '!'))
			fail_msg("%s = %s: %s", cases[i].name, cases[i].value,
				 f->e.msg);
		if (fails)
			assert_non_null(strstr(f->e.msg, cases[i].name));
		else if (!has_line(show(f, &s), cases[i].want))
			fail_msg("%s = %s: no %s in\n%s", cases[i].name,
				 cases[i].value, cases[i].want, show(f, &s));
		err_clear(&f->e);
	}
}

static bool has_case(const char *name)
{
	for (size_t i = 0; i < NELEMS(cases); i++) {
		if (!strcmp(cases[i].name, name))
			return true;
	}
	return false;
}

static void settings__of_the_table_are_all_tried(void **state)
{
	struct fixture *f = *state;
	const char *plain;
	struct mail_settings s;

	assert_int_equal(read_one(f, "core.bare", "false", &s), 0);
	plain = show(f, &s);
	for (const struct mail_settings_key *key = mail_settings_keys;
	     key->name; key++) {
		int rc = read_one(f, key->name, "true", &s);

		if (key->verdict == MAIL_SETTINGS_OBEYED &&
		    !has_case(key->name))
			fail_msg("no case has %s", key->name);
		if (key->verdict == MAIL_SETTINGS_HARMLESS) {
			assert_int_equal(rc, 0);
			assert_string_equal(show(f, &s), plain);
			assert_non_null(key->why);
		}
		if (key->verdict == MAIL_SETTINGS_REFUSED) {
			assert_int_equal(rc, -1);
			assert_non_null(strstr(f->e.msg, key->name));
		}
		err_clear(&f->e);
	}
}

static void settings__refuse_a_key_that_they_do_not_know(void **state)
{
	struct fixture *f = *state;
	struct mail_settings s;

	assert_int_equal(read_one(f, "sendemail.newkey", "x", &s), -1);
	assert_int_equal(f->e.code, ERR_USAGE);
	assert_non_null(strstr(f->e.msg, "sendemail.newkey"));
	err_clear(&f->e);
	assert_int_equal(mail_settings_read(f->repo, &f->arena, NULL, true, &s,
					    &f->e), 0);
	assert_int_equal(read_one(f, "format.pretty", "x", &s), 0);
	assert_int_equal(read_one(f, "b4.newkey", "x", &s), 0);
	assert_int_equal(read_one(f, "format.newkey", "x", &s), -1);
	assert_non_null(strstr(f->e.msg, "format.newkey"));
}

static void settings__without_a_value_are_true_or_not_there(void **state)
{
	struct fixture *f = *state;
	struct mail_settings s;

	read_all(f, "[sendemail]\n\tto\n\tfrom\n\tsmtpServer\n\tsmtpAuth\n"
		 "\tsmtpServerPort\n\tconfirm\n\ttoCover\n[format]\n\tcc\n"
		 "\theaders\n\tnumbered\n", &s);
	assert_int_equal(s.to.n + s.format.cc.n + s.format.others.n, 0);
	assert_null(s.from);
	assert_null(s.server.host);
	assert_null(s.server.auth);
	assert_true(s.to_cover);
	assert_int_equal(s.numbers, WISH_ALWAYS);
}

static void settings__find_the_way_that_git_finds(void **state)
{
	static const struct { const char *text, *host, *program; } some[] = {
		{ "smtpServer = /bin/true\nsmtpServer = a\n", "a", NULL },
		{ "smtpServer = a\nsmtpServer = /bin/true\n", NULL,
		  "/bin/true" },
		{ "smtpServer = /bin/true\nsendmailCmd = msmtp -a x\n", NULL,
		  "msmtp -a x" },
		{ "sendmailCmd = msmtp -a x\nsmtpServer = /bin/true\n", NULL,
		  "msmtp -a x" },
		{ "sendmailCmd = msmtp -a x\nsmtpServer = a\n", NULL,
		  "msmtp -a x" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < NELEMS(some); i++) {
		struct mail_settings s;

		read_all(f, arena_printf(&f->arena, "[sendemail]\n%s",
					 some[i].text), &s);
		assert_int_equal(mail_settings_find_way(f->repo, &f->arena, &s,
							&f->e), 0);
		if (some[i].host)
			assert_string_equal(s.server.host, some[i].host);
		else
			assert_null(s.server.host);
		if (some[i].program)
			assert_string_equal(s.program, some[i].program);
		else
			assert_null(s.program);
	}
}

static void settings__of_a_thread_are_told_apart(void **state)
{
	static const struct { const char *send, *format; int want; } some[] = {
		{ "", "", THREAD_SHALLOW },
		{ "thread = false\nthread = true", "", THREAD_SHALLOW },
		{ "chainReplyTo = true\nchainReplyTo = false", "",
		  THREAD_SHALLOW },
		{ "chainReplyTo = true\nthread = false", "", THREAD_NONE },
		{ "thread = false\nchainReplyTo = true\nthread = true", "",
		  THREAD_DEEP },
		{ "", "thread = deep\nthread = shallow", THREAD_SHALLOW },
		{ "", "thread = deep\nthread = false", THREAD_SHALLOW },
		{ "chainReplyTo = true", "thread = true", THREAD_SHALLOW },
		{ "thread = false", "thread = deep", THREAD_DEEP },
		{ "thread = false", "thread = false", THREAD_NONE },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < NELEMS(some); i++) {
		struct mail_settings s;

		read_all(f, arena_printf(&f->arena,
					 "[sendemail]\n%s\n[format]\n%s\n",
					 some[i].send, some[i].format), &s);
		if ((int)s.thread != some[i].want)
			fail_msg("case %zu: %d", i, s.thread);
	}
}

static void settings__of_who_gets_no_copy_overrule_each_other(void **state)
{
	static const struct { const char *text; unsigned int want; } some[] = {
		{ "suppressCc = sob\nsignedOffByCc = true", SUPPRESS_SELF },
		{ "signedOffByCc = true\nsuppressCc = sob", SUPPRESS_SELF },
		{ "signedOffByCc = false\nsignedOffByCc = true",
		  SUPPRESS_SELF },
		{ "suppressFrom = false\nsuppressCc = self", 0 },
		{ "suppressFrom = false\nsuppressCc = all",
		  SUPPRESS_ALL & ~SUPPRESS_SELF },
		{ "signedOffByCc = true\nsuppressCc = body",
		  SUPPRESS_SELF | SUPPRESS_BODY },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < NELEMS(some); i++) {
		struct mail_settings s;

		read_all(f, arena_printf(&f->arena, "[sendemail]\n%s\n",
					 some[i].text), &s);
		if (s.suppressed != some[i].want)
			fail_msg("case %zu: %#x", i, s.suppressed);
	}
}

static void settings__of_an_identity_stand_for_the_others(void **state)
{
	struct fixture *f = *state;
	struct mail_settings s;

	write_in(f, ".git/config",
		 "[sendemail]\n\tto = all@x\n\tcc = c@x\n\tsmtpServer = a\n"
		 "[sendemail \"work\"]\n\tto = one@x\n\tto = two@x\n"
		 "[sendemail]\n\tidentity = work\n\tsmtpServer = b\n");
	repo_close(&f->repo);
	assert_int_equal(repo_open(f->dir, &f->repo, &f->e), 0);
	assert_int_equal(mail_settings_read(f->repo, &f->arena, NULL, false, &s,
					    &f->e), 0);
	assert_int_equal(s.to.n, 2);
	assert_string_equal(s.to.at[0], "one@x");
	assert_string_equal(s.cc.at[0], "c@x");
	assert_string_equal(s.server.host, "b");
	assert_int_equal(mail_settings_read(f->repo, &f->arena, "other", false,
					    &s, &f->e), 0);
	assert_string_equal(s.to.at[0], "all@x");
}

static void settings__of_the_tree_name_no_program(void **state)
{
	struct fixture *f = *state;
	struct mail_settings s;

	write_in(f, ".b4-config", "[b4]\n\tsend-series-to = list@x\n");
	assert_int_equal(read_one(f, "core.bare", "false", &s), 0);
	assert_string_equal(s.series_to.at[0], "list@x");
	/* What the user says counts more. */
	assert_int_equal(read_one(f, "b4.send-series-to", "mine@x", &s), 0);
	assert_int_equal(s.series_to.n, 1);
	assert_string_equal(s.series_to.at[0], "mine@x");
	write_in(f, ".b4-config", "[b4]\n\tsend-auto-cc-cmd = touch x\n");
	assert_int_equal(read_one(f, "core.bare", "false", &s), -1);
	assert_non_null(strstr(f->e.msg, "b4.send-auto-cc-cmd"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			settings__obey_each_key_or_say_why_not, setup,
			teardown),
		cmocka_unit_test_setup_teardown(
			settings__of_the_table_are_all_tried, setup, teardown),
		cmocka_unit_test_setup_teardown(
			settings__refuse_a_key_that_they_do_not_know,
			setup, teardown),
		cmocka_unit_test_setup_teardown(
			settings__find_the_way_that_git_finds, setup,
			teardown),
		cmocka_unit_test_setup_teardown(
			settings__of_a_thread_are_told_apart, setup,
			teardown),
		cmocka_unit_test_setup_teardown(
			settings__of_who_gets_no_copy_overrule_each_other,
			setup, teardown),
		cmocka_unit_test_setup_teardown(
			settings__without_a_value_are_true_or_not_there,
			setup, teardown),
		cmocka_unit_test_setup_teardown(
			settings__of_an_identity_stand_for_the_others, setup,
			teardown),
		cmocka_unit_test_setup_teardown(
			settings__of_the_tree_name_no_program, setup,
			teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
