// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include <stdio.h>
#include <string.h>

#include "send/trailers.h"

struct fixture {
	struct arena arena;
	struct thread thread;
};

static void add(struct fixture *f, const char *id, const char *parent,
		const char *from, const char *subject, const char *body)
{
	struct err e = { 0 };
	const char *raw = arena_printf(&f->arena,
		"From: %s\nMessage-ID: <%s>\n%s%s%sSubject: %s\n\n%s\n", from,
		id, parent ? "In-Reply-To: <" : "", parent ? parent : "",
		parent ? ">\n" : "", subject, body);

	if (thread_add(&f->thread, &f->arena, span_of(raw), &e))
		fail_msg("%s", e.msg);
}

static void sort(struct fixture *f, const char *first)
{
	struct err e = { 0 };

	if (thread_sort(&f->thread, &f->arena, span_of(first), &e))
		fail_msg("%s", e.msg);
}

static const struct thread_mail *get(struct fixture *f, const char *id)
{
	for (size_t i = 0; i < f->thread.mails.n; i++) {
		if (span_eq(f->thread.mails.at[i].id, span_of(id)))
			return &f->thread.mails.at[i];
	}
	fail_msg("no <%s>", id);
	return NULL;
}

static void thread__gives_each_answer_to_its_patch(void **state)
{
	struct fixture f = { 0 };

	(void)state;
	/* Not in order, and with another thread among them. */
	add(&f, "a2", "a1", "P <p@x>", "Re: Re: [PATCH 1/2] b", "fine");
	add(&f, "c", NULL, "N <n@x>", "[PATCH 0/2] a", "text");
	add(&f, "a1", "1", "F <f@x>", "Re: [PATCH 1/2] b", "really?");
	add(&f, "o", NULL, "O <o@x>", "[PATCH] other", "text");
	add(&f, "2", "c", "N <n@x>", "[PATCH 2/2] b", "text");
	add(&f, "1", "c", "N <n@x>", "[PATCH 1/2] b", "text");
	add(&f, "a0", "c", "F <f@x>", "Re: [PATCH 0/2] a", "all");
	add(&f, "x", "o", "F <f@x>", "Re: [PATCH] other", "no");
	add(&f, "v2", "c", "N <n@x>", "[PATCH v2 1/2] b", "text");
	sort(&f, "c");
	assert_int_equal(f.thread.patches.n, 2);
	assert_int_equal(get(&f, "a2")->patch, 0);
	assert_int_equal(get(&f, "a1")->patch, 0);
	assert_true(get(&f, "a0")->patch == THREAD_COVER);
	assert_false(get(&f, "x")->is_in);
	assert_false(get(&f, "o")->is_in);
	assert_true(get(&f, "2")->is_patch);
	/* A second version below the first is no answer to it. */
	assert_false(get(&f, "v2")->is_in);
	arena_release(&f.arena);
}

/* What hangs below these was said to other patches. */
static void thread__ends_at_patches_that_are_none_of_the_series(void **state)
{
	static const char diff[] = "x\n---\ndiff --git a/a b/a\n--- a/a\n"
		"+++ b/a\n@@ -1 +1,2 @@\n a\n+b";
	struct fixture f = { 0 };

	(void)state;
	add(&f, "c", NULL, "N <n@x>", "[PATCH 0/2] a", "text");
	/* Sent before the series itself, as a box sorted by name has it. */
	add(&f, "r2", "rc", "N <n@x>", "[PATCH RESEND 2/2] b", diff);
	add(&f, "r2a", "r2", "F <f@x>", "Re: [PATCH RESEND 2/2] b", "ack");
	add(&f, "1", "c", "N <n@x>", "[PATCH 1/2] b", diff);
	add(&f, "2", "c", "N <n@x>", "[PATCH 2/2] b", diff);
	add(&f, "rc", "c", "N <n@x>", "[PATCH RESEND 0/2] a", "text");
	add(&f, "v2", "c", "N <n@x>", "[PATCH v2 2/2] b", diff);
	add(&f, "v2a", "v2", "F <f@x>", "Re: [PATCH v2 2/2] b", "ack");
	add(&f, "3", "c", "N <n@x>", "[PATCH 3/2] bonus", diff);
	add(&f, "3a", "3", "F <f@x>", "Re: [PATCH 3/2] bonus", "ack");
	add(&f, "s", "1", "O <o@x>", "[PATCH] b", diff);
	add(&f, "sa", "s", "F <f@x>", "Re: [PATCH] b", "ack");
	/* A change of the words of a reviewer is still an answer. */
	add(&f, "q", "1", "F <f@x>", "Re: [PATCH 1/2] b", diff);
	add(&f, "qa", "q", "N <n@x>", "Re: [PATCH 1/2] b", "thanks");
	add(&f, "t", "1", "F <f@x>", "[PATCH] b", "no Re: before it");
	sort(&f, "c");
	assert_ptr_equal(f.thread.patches.at[1], get(&f, "2"));
	assert_int_equal(f.thread.patches.n, 2);
	assert_false(get(&f, "r2a")->is_in);
	assert_false(get(&f, "v2a")->is_in);
	assert_false(get(&f, "3a")->is_in);
	assert_false(get(&f, "s")->is_in);
	assert_false(get(&f, "sa")->is_in);
	assert_int_equal(get(&f, "qa")->patch, 0);
	assert_int_equal(get(&f, "t")->patch, 0);
	arena_release(&f.arena);
}

/* The same author sent a series of as many patches before. */
static void thread__has_no_patch_of_another_thread(void **state)
{
	struct fixture f = { 0 };

	(void)state;
	add(&f, "oc", NULL, "N <n@x>", "[PATCH 0/2] o", "text");
	add(&f, "o1", "oc", "N <n@x>", "[PATCH 1/2] o", "text");
	add(&f, "o2", "o1", "N <n@x>", "[PATCH 2/2] o", "text");
	add(&f, "oa", "o1", "F <f@x>", "Re: [PATCH 1/2] o", "ack");
	add(&f, "c", NULL, "N <n@x>", "[PATCH 0/2] a", "text");
	add(&f, "1", "c", "N <n@x>", "[PATCH 1/2] a", "text");
	add(&f, "2", "1", "N <n@x>", "[PATCH 2/2] a", "text");
	add(&f, "a", "1", "F <f@x>", "Re: [PATCH 1/2] a", "ack");
	sort(&f, "c");
	assert_ptr_equal(f.thread.patches.at[0], get(&f, "1"));
	assert_ptr_equal(f.thread.patches.at[1], get(&f, "2"));
	assert_false(get(&f, "oa")->is_in);
	assert_int_equal(get(&f, "a")->patch, 0);
	arena_release(&f.arena);
}

static void thread__of_one_patch_needs_no_number(void **state)
{
	struct fixture f = { 0 };

	(void)state;
	add(&f, "1", NULL, "N <n@x>", "[PATCH] a", "text");
	add(&f, "a", "1", "F <f@x>", "Re: [PATCH] a",
	    "Reviewed-by: F <f@x>\n> Acked-by: Q <q@x>\n");
	sort(&f, "1");
	assert_int_equal(f.thread.patches.n, 1);
	assert_int_equal(get(&f, "a")->trailers.n, 1);
	assert_span(get(&f, "a")->trailers.at[0].value, "F <f@x>");
	assert_true(get(&f, "a")->trailers.at[0].is_own);
	arena_release(&f.arena);
}

static void trailers__stay_as_they_were_typed(void **state)
{
	static const char *const typed[] = {
		"J\303\266rg M\303\274ller <f@x>", "Bob O'Neil <f@x>",
		"John Q. Public <f@x>", "\"Public, John\" <f@x>",
		"J (work) <f@x> # all", "f@x",
	};
	struct fixture f = { 0 };

	(void)state;
	add(&f, "1", NULL, "N <n@x>", "[PATCH] a", "text");
	for (size_t i = 0; i < NELEMS(typed); i++) {
		const char *id = arena_printf(&f.arena, "a%zu", i);

		add(&f, id, "1", "F <f@x>", "Re: [PATCH] a",
		    arena_printf(&f.arena, "Acked-by:  %s \n", typed[i]));
		assert_span(get(&f, id)->trailers.at[0].value, typed[i]);
		assert_true(get(&f, id)->trailers.at[0].is_own);
	}
	add(&f, "evil", "1", "F <f@x>", "Re: [PATCH] a",
	    "Acked-by: F \033[2J <f@x>\n");
	assert_int_equal(get(&f, "evil")->trailers.n, 0);
	arena_release(&f.arena);
}

static void trailers__may_be_cut_in_two(void **state)
{
	static const struct { const char *body, *value; } cases[] = {
		{ "Acked-by: F Long\n <f@x>", "F Long <f@x>" },
		{ "Acked-by: F Long\n<f@x>\n\nRegards", "F Long <f@x>" },
		{ "Acked-by:\n\tF <f@x>.", "F <f@x>" },
		{ "Acked-by: F <f@x>.", "F <f@x>" },
		{ "Acked-by: F <f@x>,\nmore", "F <f@x>" },
		{ "Acked-by: f@x!", "f@x" },
		{ "Acked-by: F <f@x> (I use it.)", "F <f@x> (I use it.)" },
		{ "Acked-by: F <f@x> # v1.", "F <f@x> # v1." },
		{ "Acked-by: F\nAcked-by: F <f@x>", "F <f@x>" },
		{ "Acked-by: F\n\n <f@x>", NULL },
		{ "Acked-by: F \nLong <f@x>", NULL },
		{ "Acked-by: F\n> <f@x>", NULL },
		{ "Acked-by: F", NULL },
		{ "Acked-by: F\n F\n <f@x>", NULL },
	};
	struct fixture f = { 0 };

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		const char *id = arena_printf(&f.arena, "a%zu", i);
		const struct thread_mail *m;

		add(&f, id, "1", "F <f@x>", "Re: [PATCH] a", cases[i].body);
		m = get(&f, id);
		assert_int_equal(m->trailers.n, cases[i].value ? 1 : 0);
		if (cases[i].value)
			assert_span(m->trailers.at[0].value, cases[i].value);
	}
	add(&f, "flowed", "1", "F <f@x>", "a\nContent-Type: text/plain; "
	    "format=flowed", "Acked-by: F \nLong <f@x>\n");
	assert_span(get(&f, "flowed")->trailers.at[0].value, "F Long <f@x>");
	arena_release(&f.arena);
}

static void trailers__against_a_patch_are_not_collected(void **state)
{
	struct fixture f = { 0 };
	struct answer_trailers found;

	(void)state;
	add(&f, "1", NULL, "N <n@x>", "[PATCH] a", "text");
	add(&f, "a", "1", "F <f@x>", "Re: [PATCH] a",
	    "Nacked-by: F <f@x>\nNAK-by: F <f@x>\nNot-tested-by: F <f@x>\n"
	    "Notified-by: F <f@x>\nUnderstood-by: F <f@x>\n");
	sort(&f, "1");
	assert_int_equal(get(&f, "a")->trailers.n, 5);
	trailers_collect(&f.thread, &f.arena, 0, &found);
	assert_int_equal(found.list.n, 2);
	assert_span(found.list.at[0]->key, "Notified-by");
	arena_release(&f.arena);
}

/* Others write these headers. */
static void thread__takes_any_headers(void **state)
{
	struct fixture f = { 0 };

	(void)state;
	add(&f, "c", NULL, "N <n@x>", "[PATCH 0/3] a", "text");
	add(&f, "big", "c", "N <n@x>", "[PATCH 4000000000/3] b", "text");
	add(&f, "ring1", "ring2", "E <e@x>", "Re: b", "text");
	add(&f, "ring2", "ring1", "E <e@x>", "Re: b", "text");
	add(&f, "self", "self", "E <e@x>", "Re: b", "text");
	add(&f, "tail", "ring1", "E <e@x>", "Re: b", "text");
	add(&f, "twice", "c", "E <e@x>", "Re: b", "text");
	add(&f, "twice", "self", "E <e@x>", "Re: b", "text");
	add(&f, "3", "c", "N <n@x>", "[PATCH 3/3] b", "text");
	add(&f, "again", "c", "N <n@x>", "[PATCH 3/3] b", "text");
	add(&f, "", "c", "E <e@x>", "Re: b", "no id");
	sort(&f, "c");
	assert_int_equal(f.thread.patches.n, 3);
	assert_null(f.thread.patches.at[0]);
	assert_false(get(&f, "ring1")->is_in);
	assert_false(get(&f, "self")->is_in);
	assert_false(get(&f, "tail")->is_in);
	assert_ptr_equal(f.thread.patches.at[2], get(&f, "3"));
	arena_release(&f.arena);
}

static void thread__of_many_answers_to_answers_is_sorted(void **state)
{
	struct fixture f = { 0 };
	char id[16], parent[16] = "0";

	(void)state;
	add(&f, "0", NULL, "N <n@x>", "[PATCH] a", "text");
	for (unsigned int i = 1; i < THREAD_MAX; i++) {
		snprintf(id, sizeof(id), "%u", i);
		add(&f, id, parent, "F <f@x>", "Re: [PATCH] a", "text");
		memcpy(parent, id, sizeof(id));
	}
	sort(&f, "0");
	assert_true(get(&f, parent)->is_in);
	assert_int_equal(get(&f, parent)->patch, 0);
	arena_release(&f.arena);
}

/* A copy to oneself, and one of the list. */
static void thread__has_each_mail_once(void **state)
{
	struct fixture f = { 0 };

	(void)state;
	for (int i = 0; i < 2; i++) {
		add(&f, "1", NULL, "N <n@x>", "[PATCH] a", "text");
		add(&f, "a", "1", "F <f@x>", "Re: [PATCH] a", "text");
	}
	sort(&f, "1");
	assert_int_equal(f.thread.mails.n, 2);
	assert_true(get(&f, "a")->is_in);
	arena_release(&f.arena);
}

static void thread__wants_what_answers_one_of_its_mails(void **state)
{
	static const struct { const char *raw; bool is_wanted; } cases[] = {
		{ "Message-ID: <1>\n\n", false },	/* it is there */
		{ "Message-ID: <1>\nReferences: <a>\n\n", false },
		{ "message-id: <c>\n\n", true },
		{ "Message-ID: c\n\n", true },
		{ "Message-ID: <d>\nIn-Reply-To: <1>\n\n", true },
		{ "Message-ID: <d>\nIn-Reply-To: 1 \n\n", true },
		{ "Message-ID: <d>\nReferences: <x>\r\n\t<1>\r\n\r\n", true },
		{ "References: <a>\n <b>\nMessage-ID: <d>\n\n", true },
		{ "In-Reply-To: <c>\nMessage-ID: <d>\n\n", true },
		{ "Message-ID: <d>\nIn-Reply-To: <x>\nX: <1>\n\n", false },
		{ "Message-ID: <d>\n\nIn-Reply-To: <1>\n", false },
		{ "References: <1\n\n", false },
		{ "", false },
	};
	struct fixture f = { 0 };

	(void)state;
	assert_true(thread_wants(&f.thread, SPAN("1"),
				 SPAN("Message-ID: <1>\n")));
	add(&f, "1", NULL, "N <n@x>", "[PATCH] a", "text");
	add(&f, "a", "1", "F <f@x>", "Re: [PATCH] a", "text");
	for (size_t i = 0; i < NELEMS(cases); i++) {
		if (thread_wants(&f.thread, SPAN("c"), span_of(cases[i].raw)) !=
		    cases[i].is_wanted)
			fail_msg("case %zu", i);
	}
	arena_release(&f.arena);
}

static void trailers__go_above_the_sign_off_of_the_sender(void **state)
{
	static const struct { const char *message, *want; size_t added; } cases[] = {
		{ "a\n\nb\n\nSigned-off-by: N <n@x>\n",
		  "a\n\nb\n\nAcked-by: F <f@x>\nSigned-off-by: N <n@x>\n", 1 },
		{ "a\n\nb\n\nSigned-off-by: N <n@x>\nSigned-off-by: O <o@x>",
		  "a\n\nb\n\nSigned-off-by: N <n@x>\nSigned-off-by: O <o@x>\n"
		  "Acked-by: F <f@x>\n", 1 },
		{ "a\n\nb\n", "a\n\nb\n\nAcked-by: F <f@x>\n", 1 },
		{ "a", "a\n\nAcked-by: F <f@x>\n", 1 },
		{ "a: by <b@x>", "a: by <b@x>\n\nAcked-by: F <f@x>\n", 1 },
		{ "a\n\nFixes: 0123456789ab (\"b\")\n",
		  "a\n\nFixes: 0123456789ab (\"b\")\nAcked-by: F <f@x>\n", 1 },
		{ "a\n\nChange-Id: I123\n",
		  "a\n\nChange-Id: I123\nAcked-by: F <f@x>\n", 1 },
		{ "a\n\nAssisted-by: Foo:bar\n",
		  "a\n\nAssisted-by: Foo:bar\nAcked-by: F <f@x>\n", 1 },
		{ "a\n\nFixes: 0123456789ab (\"b\")\n[ F: other words ]\n"
		  "Foo: bar\n",
		  "a\n\nFixes: 0123456789ab (\"b\")\n[ F: other words ]\n"
		  "Foo: bar\nAcked-by: F <f@x>\n", 1 },
		{ "a\n\nSigned-off-by: O <o@x>\n(cherry picked from commit 01)\n",
		  "a\n\nSigned-off-by: O <o@x>\n(cherry picked from commit 01)\n"
		  "Acked-by: F <f@x>\n", 1 },
		{ "a\n\n(cherry picked from commit 01)\n",
		  "a\n\n(cherry picked from commit 01)\nAcked-by: F <f@x>\n", 1 },
		{ "a\n\nOf a list in prose\nthe last line is\nno trailer, though\n"
		  "it is one for us:\nLink: https://x\n",
		  "a\n\nOf a list in prose\nthe last line is\nno trailer, though\n"
		  "it is one for us:\nLink: https://x\n\nAcked-by: F <f@x>\n", 1 },
		{ "a\nSigned-off-by: N <n@x>\n",
		  "a\n\nAcked-by: F <f@x>\nSigned-off-by: N <n@x>\n", 1 },
		{ "a\n\nacked-by: Fl <F@x>\nSigned-off-by: N <n@x>\n\n",
		  "a\n\nacked-by: Fl <F@x>\nSigned-off-by: N <n@x>\n", 0 },
	};
	const struct thread_trailer trailer = {
		SPAN("Acked-by"), SPAN("F <f@x>"), SPAN("f@x"), true, false
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		struct answer_trailers list = { 0 };
		size_t added;

		*VEC_ADD(&a, &list.list) = &trailer;
		assert_span(trailers_add(&a, span_of(cases[i].message), &list,
					 SPAN("N@x"), &added), cases[i].want);
		assert_int_equal(added, cases[i].added);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(thread__gives_each_answer_to_its_patch),
		cmocka_unit_test(thread__ends_at_patches_that_are_none_of_the_series),
		cmocka_unit_test(thread__has_no_patch_of_another_thread),
		cmocka_unit_test(thread__of_one_patch_needs_no_number),
		cmocka_unit_test(trailers__stay_as_they_were_typed),
		cmocka_unit_test(trailers__may_be_cut_in_two),
		cmocka_unit_test(trailers__against_a_patch_are_not_collected),
		cmocka_unit_test(thread__takes_any_headers),
		cmocka_unit_test(thread__of_many_answers_to_answers_is_sorted),
		cmocka_unit_test(thread__has_each_mail_once),
		cmocka_unit_test(thread__wants_what_answers_one_of_its_mails),
		cmocka_unit_test(trailers__go_above_the_sign_off_of_the_sender),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
