// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "model/series.h"

/* A patch mail as far as grouping looks at it; NULL: no such header. */
struct sample {
	const char *id, *references;
	unsigned int version, number, total;
	const char *sender;
};

static void add_header(struct arena *a, struct mail *m, const char *name,
		       const char *value)
{
	struct mail_header *h;

	if (!value)
		return;
	h = VEC_ADD(a, &m->headers);
	h->name = span_of(name);
	h->value = span_of(value);
}

static struct patch *patch_of(struct arena *a, const struct sample *s)
{
	struct patch *p = ARENA_NEW(a, struct patch);

	add_header(a, &p->mail, "Message-ID", s->id);
	add_header(a, &p->mail, "References", s->references);
	p->message.subject.version = s->version;
	p->message.subject.number = s->number;
	p->message.subject.total = s->total;
	p->message.sender.mail = span_of(s->sender ? s->sender : "a@b");
	return p;
}

/* The series that holds the patch as text: the places of its patches. */
static char *series_with(struct arena *a, struct patch *const *patches,
			 size_t n, const struct series_list *all,
			 const struct patch *wanted)
{
	for (size_t i = 0; i < all->list.n; i++) {
		const struct series *s = &all->list.at[i];
		char *text = arena_printf(a, "%s", "");
		bool here = false;

		for (size_t j = 0; j < s->patches.n; j++) {
			size_t k = 0;

			while (k < n && patches[k] != s->patches.at[j])
				k++;
			text = arena_printf(a, "%s%zu", text, k);
			here = here || s->patches.at[j] == wanted;
		}
		if (here)
			return text;
	}
	return arena_printf(a, "in no series");
}

static void check_groups(const struct sample *samples, size_t n,
			 const char *const *want)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct patch *patches[8];
	struct series_list all;

	for (size_t i = 0; i < n; i++)
		patches[i] = patch_of(&a, &samples[i]);
	series_group(&a, patches, n, &all);
	for (size_t i = 0; i < n; i++)
		assert_string_equal(series_with(&a, patches, n, &all,
						patches[i]), want[i]);
}

static void series__is_a_thread_in_the_order_of_its_numbers(void **state)
{
	static const struct sample samples[] = {
		{ "<2@x>", "<0@x>", 1, 2, 2, NULL },
		{ "<9@x>", NULL, 1, 0, 0, NULL },
		{ "<0@x>", NULL, 1, 0, 2, NULL },
		{ "<1@x>", "<0@x> <5@x>", 1, 1, 2, "c@d" },
	};
	static const char *const want[] = { "230", "1", "230", "230" };

	(void)state;
	check_groups(samples, NELEMS(samples), want);
}

static void series__of_another_version_is_another(void **state)
{
	static const struct sample samples[] = {
		{ "<1@x>", NULL, 1, 1, 2, NULL },
		{ "<2@x>", "<1@x>", 1, 2, 2, NULL },
		{ "<3@x>", "<1@x>", 2, 1, 2, NULL },
		{ "<4@x>", "<1@x>", 2, 2, 2, NULL },
	};
	static const char *const want[] = { "01", "01", "23", "23" };

	(void)state;
	check_groups(samples, NELEMS(samples), want);
}

static void series__without_a_thread_goes_by_the_next_number(void **state)
{
	static const struct sample samples[] = {
		{ NULL, NULL, 1, 1, 3, NULL }, { NULL, NULL, 1, 2, 3, NULL },
		{ NULL, NULL, 1, 3, 3, NULL }, { NULL, NULL, 1, 1, 3, NULL },
		{ NULL, NULL, 1, 2, 3, "c@d" }, { NULL, NULL, 1, 3, 4, NULL },
		{ NULL, NULL, 1, 0, 0, NULL }, { NULL, NULL, 1, 0, 0, NULL },
	};
	static const char *const want[] = { "012", "012", "012", "3", "4", "5",
					    "6", "7" };

	(void)state;
	check_groups(samples, NELEMS(samples), want);
}

/* Only what was sent has an ID, and its series may be any. */
static void series__of_files_may_have_gaps(void **state)
{
	static const struct sample samples[] = {
		{ NULL, NULL, 1, 1, 8, NULL }, { NULL, NULL, 1, 2, 8, NULL },
		{ NULL, NULL, 1, 4, 8, NULL }, { NULL, NULL, 1, 4, 8, NULL },
		{ NULL, NULL, 1, 3, 8, NULL }, { "<6@x>", NULL, 1, 6, 8, NULL },
		{ "<7@x>", NULL, 1, 7, 8, NULL },
	};
	static const char *const want[] = { "012", "012", "012", "3", "4", "56",
					    "56" };

	(void)state;
	check_groups(samples, NELEMS(samples), want);
}

static void series__that_is_sent_again_begins_anew(void **state)
{
	static const struct sample samples[] = {
		{ "<1@x>", "<0@x>", 1, 1, 2, NULL },
		{ "<2@x>", "<0@x>", 1, 2, 2, NULL },
		{ "<3@x>", "<0@x>", 1, 1, 2, NULL },
		{ "<4@x>", "<0@x>", 1, 2, 2, NULL },
		{ "<5@x>", "<0@x>", 1, 0, 0, NULL },
		{ "<6@x>", "<0@x>", 1, 0, 0, NULL },
	};
	static const char *const want[] = { "01", "01", "23", "23", "4", "5" };

	(void)state;
	check_groups(samples, NELEMS(samples), want);
}

static void series__of_nothing_are_none(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct series_list all;

	(void)state;
	series_group(&a, NULL, 0, &all);
	assert_int_equal(all.list.n, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			series__is_a_thread_in_the_order_of_its_numbers),
		cmocka_unit_test(series__of_another_version_is_another),
		cmocka_unit_test(
			series__without_a_thread_goes_by_the_next_number),
		cmocka_unit_test(series__of_files_may_have_gaps),
		cmocka_unit_test(series__that_is_sent_again_begins_anew),
		cmocka_unit_test(series__of_nothing_are_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
