// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "base/limits.h"
#include "check/fix.h"
#include "check/fix_print.h"
#include "check/run.h"

#define HEAD	"diff --git a/x.c b/x.c\n--- a/x.c\n+++ b/x.c\n"

/* A mail that is nothing but this text, read. */
static struct checked *read_mail(struct arena *a, const char *text)
{
	struct checked *mail = ARENA_NEW(a, struct checked);
	struct mail *m = &mail->patch.mail;

	mail->arena = a;
	m->text = m->body = span_of(text);
	m->source = "x.patch";
	m->source_line = 1;
	mail_index(a, m);
	assert_true(checked_read(mail));
	return mail;
}

static uint64_t print_of(struct arena *a, const char *text)
{
	return fix_print(&read_mail(a, text)->patch);
}

/* What is in @one becomes @two: may a fix do that? */
static void fix_print__knows_what_a_patch_does(void **state)
{
	static const struct { const char *one, *two; bool is_same; } cases[] = {
		{ "+int a=b+ c; /* x */\n", "+int\ta = b +c;/*  x*/\n", true },
		{ "+int a;\n", "+int b;\n", false },
		{ "+a +\n", "++ a\n", false },
		{ "+a = \"b  c\";\n", "+a = \"b c\";\n", false },
		{ "+#define X (a)\n", "+#define X(a)\n", false },
		{ "+#define X(a)  a\n", "+#define X(a) a\n", true },
		{ "+a - --b\n", "+a -- -b\n", false },
		{ "-int a ;\n", "-int a;\n", false },
		{ " int a ;\n", " int a;\n", false },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		const char *count = cases[i].one[0] == '+' ? "@@ -0,0 +1 @@\n" :
				    cases[i].one[0] == '-' ? "@@ -1 +0,0 @@\n" :
				    "@@ -1 +1 @@\n";
		uint64_t one = print_of(&a, arena_printf(&a, HEAD "%s%s", count,
							 cases[i].one));
		uint64_t two = print_of(&a, arena_printf(&a, HEAD "%s%s", count,
							 cases[i].two));

		if ((one == two) != cases[i].is_same)
			fail_msg("%s%s", cases[i].one, cases[i].two);
	}
}

/* Let the first @n of these bytes become @with. */
static void find(struct checked *mail, const char *bytes, size_t n,
		 const char *with)
{
	struct span text = mail->patch.mail.text;
	struct finding *f = VEC_ADD(mail->arena, &mail->findings.list);
	size_t at = span_find(text, span_of(bytes));

	assert_int_not_equal(at, SIZE_MAX);
	f->place.mail = &mail->patch.mail;
	f->fix = (struct edit){
		span_first(span_from(text, at), n), span_of(with)
	};
}

static char *fix_one(struct arena *a, struct fixer *f, struct checked *mail)
{
	struct buf out;
	struct err e = { 0 };
	char *copy;

	buf_init(&out, LIMIT_TEXT);
	fix_begin(f, a);
	assert_int_equal(fix_collect(f, 0, mail, &e), 0);
	fix_apply(f, 0, mail->patch.mail.text, &out);
	copy = arena_str(a, buf_span(&out));
	buf_release(&out);
	return copy;
}

static void fix__counts_the_lines_that_go(void **state)
{
	static const char *const text =
		HEAD "@@ -1 +1,4 @@ f\n a\n+b\n+\n+\n@@ -9,2 +12,3 @@\n i\n+\n j\n"
		"@@ -20 +24,2 @@\n k\n+l\n";
	CLEANUP_ARENA struct arena a = { 0 };
	static struct fixer f;
	struct checked *mail = read_mail(&a, text);

	(void)state;
	find(mail, "+\n+\n@@", 2, "");
	find(mail, "+\n j", 2, "");
	assert_string_equal(fix_one(&a, &f, mail),
		HEAD "@@ -1 +1,3 @@ f\n a\n+b\n+\n@@ -9,2 +11,2 @@\n i\n j\n"
		"@@ -20 +22,2 @@\n k\n+l\n");
	assert_int_equal(f.applied, 2);
}

static void fix__takes_one_of_two_that_touch(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	static struct fixer f;
	struct checked *mail = read_mail(&a, HEAD "@@ -0,0 +1 @@\n+a  =  b;\n");

	(void)state;
	find(mail, "  =  b", 5, " = ");
	find(mail, "  b", 2, "");
	find(mail, ";", 0, " ");
	assert_string_equal(fix_one(&a, &f, mail),
			    HEAD "@@ -0,0 +1 @@\n+a = b ;\n");
	assert_int_equal(f.applied, 2);
}

/* One more place of the cure that was found last. */
static void find_also(struct checked *mail, const char *bytes, size_t n,
		      const char *with)
{
	struct edit *also = ARENA_NEW(mail->arena, struct edit);
	struct finding *f = VEC_LAST(&mail->findings.list);
	struct edit first = f->fix;

	mail->findings.list.n--;
	find(mail, bytes, n, with);
	*also = f->fix;
	f->fix = first;
	also->also = f->fix.also;
	f->fix.also = also;
}

static void fix__counts_the_lines_that_come(void **state)
{
	static const char *const text =
		HEAD "@@ -1 +1,2 @@\n a\n+b\n@@ -9,2 +10,3 @@\n i\n+k\n j\n";
	CLEANUP_ARENA struct arena a = { 0 };
	static struct fixer f;
	struct checked *mail = read_mail(&a, text);

	(void)state;
	find(mail, "b\n@@", 1, "/*\n+b\n+*/");
	assert_string_equal(fix_one(&a, &f, mail),
		HEAD "@@ -1 +1,4 @@\n a\n+/*\n+b\n+*/\n"
		"@@ -9,2 +12,3 @@\n i\n+k\n j\n");
	assert_int_equal(f.applied, 1);
}

static void fix__takes_all_places_of_a_cure_or_none(void **state)
{
	static const char *const text =
		HEAD "@@ -0,0 +1,3 @@\n+a  a\n+b  b\n+c  c\n";
	CLEANUP_ARENA struct arena a = { 0 };
	static struct fixer f;
	struct checked *mail = read_mail(&a, text);

	(void)state;
	find(mail, "  a", 2, " ");
	find_also(mail, "  b", 2, " ");
	assert_string_equal(fix_one(&a, &f, mail),
			    HEAD "@@ -0,0 +1,3 @@\n+a a\n+b b\n+c  c\n");
	assert_int_equal(f.applied, 1);

	/* Another one takes a place of the first, which a third one wants. */
	mail = read_mail(&a, text);
	find(mail, "  b", 1, "");
	find(mail, "  a", 2, " ");
	find_also(mail, "  b", 2, " ");
	find(mail, "  c", 2, " ");
	find_also(mail, " a\n", 1, "");
	assert_string_equal(fix_one(&a, &f, mail),
			    HEAD "@@ -0,0 +1,3 @@\n+a  a\n+b b\n+c  c\n");
	assert_int_equal(f.applied, 1);
}

static void fix__leaves_what_is_encoded_or_no_c(void **state)
{
	static const char *const make =
		"diff --git a/Makefile b/Makefile\n--- a/Makefile\n"
		"+++ b/Makefile\n@@ -0,0 +1 @@\n+all:  \n";
	CLEANUP_ARENA struct arena a = { 0 };
	static struct fixer f;
	struct checked *mail = read_mail(&a, make);

	(void)state;
	find(mail, "  \n", 2, "");
	assert_string_equal(fix_one(&a, &f, mail), make);
	mail = read_mail(&a, HEAD "@@ -0,0 +1 @@\n+a;  \n");
	mail->patch.mail.oddities = MAIL_QUOTED_PRINTABLE;
	find(mail, "  \n", 2, "");
	assert_string_equal(fix_one(&a, &f, mail),
			    HEAD "@@ -0,0 +1 @@\n+a;  \n");
}

static void fix__notices_that_a_patch_does_another_thing(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	static struct fixer f;
	const char *text = HEAD "@@ -0,0 +1 @@\n+a - - b;\n";
	struct checked *mail = read_mail(&a, text);

	(void)state;
	find(mail, "- - b", 3, "--");
	mail = read_mail(&a, fix_one(&a, &f, mail));
	assert_false(f.must_restart);
	fix_one(&a, &f, mail);
	assert_true(f.must_restart);
	/* From now on it is left as it is. */
	mail = read_mail(&a, text);
	find(mail, "- - b", 3, "--");
	assert_string_equal(fix_one(&a, &f, mail), text);
	assert_false(f.must_restart);
}

/* Two rules that do not agree: each round one of them finds something. */
static void fix__leaves_a_patch_that_would_change_for_ever(void **state)
{
	static const char *const text = HEAD "@@ -0,0 +1 @@\n+a;\n";
	CLEANUP_ARENA struct arena a = { 0 };
	static struct fixer f;
	const char *now = text;
	size_t rounds = 0;

	(void)state;
	do {
		struct checked *mail = read_mail(&a, now);

		find(mail, ";", 0, " ");
		now = fix_one(&a, &f, mail);
		assert_true(++rounds < FIX_ROUNDS);
	} while (!f.must_restart);
	now = fix_one(&a, &f, read_mail(&a, text));
	assert_string_equal(now, text);
	assert_false(f.must_restart);
}

/* Patch 2 gives x.c another name, under which patch 3 wants its lines. */
static void leaves_for(const char *second)
{
	static const char *const first = HEAD "@@ -0,0 +1,2 @@\n+a;  \n+b;\n";
	static const char *const third =
		"diff --git a/y.c b/y.c\n--- a/y.c\n+++ b/y.c\n"
		"@@ -1,2 +1,3 @@\n a;  \n b;\n+c;  \n";
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_BUF struct buf out;
	static struct fixer f;
	struct err e = { 0 };
	struct checked *mail = read_mail(&a, first);

	buf_init(&out, LIMIT_TEXT);
	f = (struct fixer){ 0 };
	fix_begin(&f, &a);
	find(mail, "  \n+b", 2, "");
	assert_int_equal(fix_collect(&f, 0, mail, &e), 0);
	assert_int_equal(fix_collect(&f, 1, read_mail(&a, second), &e), 0);
	mail = read_mail(&a, third);
	find(mail, "c;  \n", 4, "c;");
	assert_int_equal(fix_collect(&f, 2, mail, &e), 0);
	fix_apply(&f, 0, span_of(first), &out);
	fix_apply(&f, 2, span_of(third), &out);
	assert_string_equal(arena_str(&a, buf_span(&out)),
			    arena_printf(&a, "%s%.*sc;\n", first,
					 (int)strlen(third) - 5, third));
	assert_int_equal(f.applied, 1);
}

static void fix__leaves_what_is_expected_under_another_name(void **state)
{
	(void)state;
	leaves_for("diff --git a/x.c b/y.c\nsimilarity index 100%\n"
		   "rename from x.c\nrename to y.c\n");
	leaves_for("diff --git a/x.c b/y.c\nsimilarity index 100%\n"
		   "copy from x.c\ncopy to y.c\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(fix_print__knows_what_a_patch_does),
		cmocka_unit_test(fix__counts_the_lines_that_go),
		cmocka_unit_test(fix__takes_one_of_two_that_touch),
		cmocka_unit_test(fix__counts_the_lines_that_come),
		cmocka_unit_test(fix__takes_all_places_of_a_cure_or_none),
		cmocka_unit_test(fix__leaves_what_is_encoded_or_no_c),
		cmocka_unit_test(fix__notices_that_a_patch_does_another_thing),
		cmocka_unit_test(fix__leaves_a_patch_that_would_change_for_ever),
		cmocka_unit_test(fix__leaves_what_is_expected_under_another_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
