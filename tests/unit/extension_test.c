// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/limits.h"
#include "scaffold/spec.h"

struct fixture {
	struct arena arena;
	struct mistakes m;
	struct extension x;
};

static int setup(void **state)
{
	struct fixture *f = calloc(1, sizeof(*f));

	f->m.arena = &f->arena;
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	arena_release(&f->arena);
	free(f);
	return 0;
}

/* The extension of these options, a blank between two, made anew. */
static void make(struct fixture *f, enum extension_kind kind, const char *name,
		 const char *options)
{
	struct span rest = span_of(options), word;

	memset(&f->m.lines, 0, sizeof(f->m.lines));
	f->x = (struct extension){ .kind = kind, .name = name };
	while (span_next_word(&rest, &word))
		spec_add_option(&f->x, arena_str(&f->arena, word), &f->m);
	extension_derive(&f->x, &f->m);
}

static void is_good(const struct fixture *f)
{
	if (f->m.lines.n)
		fail_msg("%s: %s", f->x.name, f->m.lines.at[0]);
}

/* Exactly one line, with this in it. */
static void is_bad(const struct fixture *f, const char *want)
{
	if (!f->m.lines.n)
		fail_msg("%s: no mistake, want '%s'", f->x.name, want);
	if (f->m.lines.n > 1)
		fail_msg("%s: also: %s", f->x.name, f->m.lines.at[1]);
	if (!strstr(f->m.lines.at[0], want))
		fail_msg("%s: got '%s', want '%s'", f->x.name,
			 f->m.lines.at[0], want);
}

static void extension__names_follow_from_one(void **state)
{
	struct fixture *f = *state;

	make(f, EXTENSION_TARGET, "MARKLEN", "set-mark:markmask32");
	is_good(f);
	assert_string_equal(f->x.lower, "marklen");
	assert_string_equal(f->x.upper, "MARKLEN");
	assert_string_equal(f->x.suffix, "tg");
	assert_string_equal(f->x.options.at[0].name, "set-mark");
	assert_string_equal(f->x.options.at[0].field, "set_mark");
	assert_string_equal(f->x.options.at[0].upper, "SET_MARK");
}

/* XT_CONTINUE is not what a bridge takes for it. */
static void extension__target_is_not_for_any_family(void **state)
{
	struct fixture *f = *state;

	make(f, EXTENSION_TARGET, "MARKLEN", "");
	is_good(f);
	assert_string_equal(f->x.family->name, "both");
	make(f, EXTENSION_MATCH, "marklen", "");
	is_good(f);
	assert_string_equal(f->x.family->name, "unspec");
	f->x = (struct extension){
		.kind = EXTENSION_TARGET,
		.name = "MARKLEN",
		.family = family_find(SPAN("unspec")),
	};
	extension_derive(&f->x, &f->m);
	is_bad(f, "cannot be of the family unspec");
}

static void extension__name_is_what_kernel_and_c_take(void **state)
{
	static const struct {
		enum extension_kind kind;
		const char *name, *want;
	} cases[] = {
		{ EXTENSION_MATCH, "", "not a name for a match" },
		{ EXTENSION_MATCH, "4to6", "not a name for a match" },
		{ EXTENSION_MATCH, "_x", "not a name for a match" },
		{ EXTENSION_MATCH, "a/b", "not a name for a match" },
		{ EXTENSION_MATCH, "..", "not a name for a match" },
		{ EXTENSION_MATCH, "a-b", "not a name for a match" },
		{ EXTENSION_MATCH, "\033[1m", "not a name for a match" },
		{ EXTENSION_TARGET, "A B", "not a name for a target" },
		{ EXTENSION_MATCH, "Quota2", "small letters: 'quota2'" },
		{ EXTENSION_TARGET, "quota2", "capital letters: 'QUOTA2'" },
		{ EXTENSION_MATCH, "int", "word of C" },
		{ EXTENSION_TARGET, "INT", "word of C" },
		{ EXTENSION_MATCH, "mark", "in Linux or iptables already" },
		{ EXTENSION_TARGET, "LENGTH", "case does not count" },
		{ EXTENSION_MATCH, "abcdefghijklmnopqrstuvwxyz012",
		  "has 29 characters, xtables takes 28" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < NELEMS(cases); i++) {
		make(f, cases[i].kind, cases[i].name, "");
		is_bad(f, cases[i].want);
	}
	make(f, EXTENSION_MATCH, "abcdefghijklmnopqrstuvwxyz01", "");
	is_good(f);
}

static void extension__option_is_what_libxtables_takes(void **state)
{
	static const struct { const char *options, *want; } cases[] = {
		{ "a", "has no type" },
		{ "A:none", "not a name for an option" },
		{ "a_b:none", "not a name for an option" },
		{ "-a:none", "not a name for an option" },
		{ "a-:none", "not a name for an option" },
		{ "2a:none", "not a name for an option" },
		{ ":none", "not a name for an option" },
		{ "a123456789012345678901234567890123:none",
		  "has 34 characters, want at most 32" },
		{ "source:uint8", "iptables has an option --source" },
		{ "int:uint8", "word of C" },
		{ "unix:uint8", "word of C" },
		{ "s6-addr:uint8", "word of C or a macro" },
		{ "cpu-online:markmask32", "wants a member cpu_online_mask" },
		{ "flags:uint8", "member flags of its own" },
		{ "a:none a:uint8", "'a' is there twice" },
		{ "a:uint16rc a-max:uint16", "member a_max" },
		{ "a-mask:uint32 a:markmask32", "member a_mask" },
		{ "a:uint33", "no type 'uint33', did you mean 'uint32'?" },
		{ "a:", "no type ''" },
		{ "a:none,", "'' means nothing here" },
		{ "a:none,mandatory,inverted", "'inverted' means nothing" },
		{ "a:uint8,min=x", "'x' is not a number" },
		{ "a:uint8,min=-1", "'-1' is not a number" },
		{ "a:uint8,max=0x", "'0x' is not a number" },
		{ "a:uint64,max=18446744073709551616", "is not a number" },
		{ "a:uint8,max=256", "max=256 is more than the 255 of uint8" },
		{ "a:uint8rc,min=256", "min=256 is more than the 255" },
		{ "a:uint8,max=0", "leaves it nothing to take" },
		{ "a:uint8,min=9,max=8", "min=9 is more than max=8" },
		{ "a:string,max=256", "max=256 is more than the 255 of string" },
		{ "a:none,min=1", "type none takes no min and max" },
		{ "a:markmask32,max=1", "type markmask32 takes no min" },
		{ "a:none,nbo", "type none has no byte order" },
		{ "a:uint8,nbo", "type uint8 has no byte order" },
		{ "a:none,multiple=2", "type none has no value, once" },
		{ "a:uint8,multiple=1", "multiple=1, want 2 to 16" },
		{ "a:uint8,multiple=17", "multiple=17, want 2 to 16" },
		{ "a:uint8,multiple=0", "multiple=0, want 2 to 16" },
		{ "a:uint8,multiple=x", "multiple=x, want 2 to 16" },
		{ "a:host", "give --family ipv4, ipv6 or both" },
		{ "a:none,also=b", "also=b: there is no such option" },
		{ "a:none,excl=a", "excl=a: this is the option itself" },
		{ "a:none,also=b,excl=b b:none",
		  "'a' can never be given: it needs --a and --b" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < NELEMS(cases); i++) {
		make(f, EXTENSION_MATCH, "test", cases[i].options);
		is_bad(f, cases[i].want);
	}
}

static void extension__all_mistakes_are_told_together(void **state)
{
	struct fixture *f = *state;

	make(f, EXTENSION_TARGET, "mark", "a:uint9 b:uint8,invert,max=0 b:none");
	assert_int_equal(f->m.lines.n, 5);
}

/* What a rule with each of the options must have, as bits. */
static void extension__smallest_rule_has_all_that_is_needed(void **state)
{
	struct fixture *f = *state;

	make(f, EXTENSION_MATCH, "test",
	     "a:none,mandatory b:none,also=c c:none,also=d d:none,excl=e e:none");
	is_good(f);
	assert_int_equal(f->x.rule, 0x1);
	assert_int_equal(f->x.options.at[0].rule, 0x1);
	assert_int_equal(f->x.options.at[1].rule, 0xf);
	assert_int_equal(f->x.options.at[2].rule, 0xd);
	assert_int_equal(f->x.options.at[4].rule, 0x11);
	make(f, EXTENSION_MATCH, "test",
	     "a:none,mandatory b:none,also=a+c c:none,excl=a");
	assert_int_equal(f->m.lines.n, 2);
}

static void extension__chains_are_those_of_the_table(void **state)
{
	struct fixture *f = *state;

	f->x = (struct extension){ .name = "test" };
	memset(&f->m.lines, 0, sizeof(f->m.lines));
	spec_add_hook(&f->x, "prerouting", &f->m);
	extension_derive(&f->x, &f->m);
	is_good(f);
	assert_string_equal(f->x.tried->name, "mangle");
	assert_int_equal(f->x.chains, 1);
	f->x.table = hook_table_find(SPAN("filter"));
	extension_derive(&f->x, &f->m);
	is_bad(f, "the table filter has no chain PREROUTING");
	f->x = (struct extension){ .name = "test" };
	memset(&f->m.lines, 0, sizeof(f->m.lines));
	spec_add_hook(&f->x, "PREROUTING", &f->m);
	is_bad(f, "there is no hook 'PREROUTING', the hooks are prerouting,");
}

/* What the kernel keeps is the last, and as large for 32 bits. */
static void extension__data_of_the_kernel_comes_last(void **state)
{
	struct fixture *f = *state;

	f->x = (struct extension){ .name = "test", .keeps_data = true };
	memset(&f->m.lines, 0, sizeof(f->m.lines));
	spec_add_option(&f->x, "a:uint8", &f->m);
	extension_derive(&f->x, &f->m);
	is_good(f);
	assert_int_equal(f->x.size, 16);
	assert_int_equal(VEC_LAST(&f->x.members)->offset, 8);
	f->x = (struct extension){ .name = "test", .keeps_data = true };
	spec_add_option(&f->x, "data:uint8", &f->m);
	extension_derive(&f->x, &f->m);
	is_bad(f, "the struct has a member data of its own");
}

static void extension__takes_32_options(void **state)
{
	struct fixture *f = *state;
	struct buf options;

	buf_init(&options, 4096);
	for (int i = 0; i < 32; i++)
		buf_printf(&options, "a%d:uint8 ", i);
	make(f, EXTENSION_MATCH, "test", options.p);
	is_good(f);
	assert_int_equal(f->x.options.at[31].nr, 31);
	buf_add_str(&options, "b:uint8");
	make(f, EXTENSION_MATCH, "test", options.p);
	is_bad(f, "these are more than 32 options, libxtables");
	/* What is behind is not read. */
	buf_add_str(&options, " c:uint8 d:uint8");
	make(f, EXTENSION_MATCH, "test", options.p);
	is_bad(f, "these are more than 32 options, libxtables");
	buf_release(&options);
}

/* The kernel counts the bytes of a rule in 16 bits. */
static void extension__struct_is_not_too_large_for_a_rule(void **state)
{
	struct fixture *f = *state;
	struct buf options;

	buf_init(&options, 4096);
	for (int i = 0; i < 7; i++)
		buf_printf(&options, "a%d:string,multiple=16 ", i);
	make(f, EXTENSION_MATCH, "test", options.p);
	is_good(f);
	assert_int_equal(f->x.size, 7 * (256 * 16 + 1) + 4 + 1);
	buf_add_str(&options, "b:string,multiple=16");
	make(f, EXTENSION_MATCH, "test", options.p);
	is_bad(f, "the struct would have 32780 bytes, want at most 32768");
	buf_release(&options);
}

static void extension__limits_not_given_are_those_of_the_type(void **state)
{
	struct fixture *f = *state;

	make(f, EXTENSION_MATCH, "test", "a:uint16 b:uint64,min=0x10,max=200");
	is_good(f);
	assert_true(f->x.options.at[0].max == UINT16_MAX);
	assert_true(f->x.options.at[1].min == 16);
	assert_true(f->x.options.at[1].max == 200);
}

static const struct layout {
	const char *options;
	const char *members;	/* with a blank between */
	unsigned int size;
} layouts[] = {
	{ "", "__u32:flags:0", 4 },
	{ "a:none,invert", "__u32:flags:0 __u32:invflags:4", 8 },
	{ "a:uint64", "__u32:flags:0 __u8:__pad1:4 __aligned_u64:a:8", 16 },
	{ "a:uint8 b:uint64rc,invert",
	  "__u32:flags:0 __u32:invflags:4 __aligned_u64:b_min:8 "
	  "__aligned_u64:b_max:16 __u8:a:24 __u8:__pad2:25", 32 },
	{ "a:uint8,multiple=3 b:uint32,nbo,multiple=2",
	  "__u32:flags:0 __be32:b:4 __u8:a:12 __u8:a_count:15 __u8:b_count:16 "
	  "__u8:__pad2:17", 20 },
	{ "a:string,max=2,multiple=2 b:tosmask",
	  "__u32:flags:0 char:a:4 __u8:a_count:10 __u8:b:11 __u8:b_mask:12 "
	  "__u8:__pad2:13", 16 },
	{ "b:uint8 a:ethermac", "__u32:flags:0 __u8:a:4 __u8:b:10 __u8:__pad2:11",
	  12 },
	{ "a:ethermac b:string,max=4 c:uint16",
	  "__u32:flags:0 __u8:a:4 __u16:c:10 char:b:12 __u8:__pad2:17", 20 },
	{ "a:markmask32", "__u32:flags:0 __u32:a:4 __u32:a_mask:8", 12 },
};

static void extension__struct_has_no_hole(void **state)
{
	struct fixture *f = *state;

	for (size_t i = 0; i < NELEMS(layouts); i++) {
		struct span rest = span_of(layouts[i].members), want;
		unsigned int end = 0;

		make(f, EXTENSION_MATCH, "test", layouts[i].options);
		is_good(f);
		assert_int_equal(f->x.size, layouts[i].size);
		for (size_t k = 0; k < f->x.members.n; k++) {
			const struct extension_member *m = &f->x.members.at[k];

			assert_true(span_next_word(&rest, &want));
			assert_span(want, arena_printf(&f->arena, "%s:%s:%u",
						       m->type, m->name,
						       m->offset));
			assert_int_equal(m->offset, end);
			assert_int_equal(m->offset % m->align, 0);
			end += m->bytes;
		}
		assert_false(span_next_word(&rest, &want));
		assert_int_equal(end, f->x.size);
	}
}

static void option_type__is_found_by_its_exact_name(void **state)
{
	size_t n;
	const struct option_type *all = option_type_all(&n);

	(void)state;
	for (size_t i = 0; i < n; i++)
		assert_ptr_equal(option_type_find(span_of(all[i].name)),
				 &all[i]);
	assert_null(option_type_find(SPAN("UINT8")));
	assert_null(option_type_find(SPAN("uint")));
}

/* In ebtables no table has all hooks: the tests are for what one has. */
static void extension__bridges_have_tables_of_their_own(void **state)
{
	static const struct {
		const char *table;
		uint32_t hooks;
		const char *tried;	/* NULL: refused */
		uint32_t chains;
	} cases[] = {
		{ NULL, 0, "filter", 0x0e },
		{ "nat", 0, "nat", 0x19 },
		{ NULL, 0x10, "nat", 0x10 },
		{ NULL, 0x03, "filter", 0x02 },
		{ "nat", 0x02, NULL, 0 },
		{ "mangle", 0, NULL, 0 },
		{ "mangle", 0x02, NULL, 0 },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		f->m.lines.n = 0;
		f->x = (struct extension){
			.kind = EXTENSION_TARGET,
			.name = "tagger",
			.family = family_find(SPAN("bridge")),
			.hooks = cases[i].hooks,
		};
		if (cases[i].table)
			f->x.table = hook_table_find(span_of(cases[i].table));
		extension_derive(&f->x, &f->m);
		if (!cases[i].tried) {
			is_bad(f, "table");
			continue;
		}
		is_good(f);
		assert_string_equal(f->x.tried->name, cases[i].tried);
		assert_int_equal(f->x.chains, cases[i].chains);
	}
}

#define TEST(function) \
	cmocka_unit_test_setup_teardown(function, setup, teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(extension__names_follow_from_one),
		TEST(extension__target_is_not_for_any_family),
		TEST(extension__name_is_what_kernel_and_c_take),
		TEST(extension__option_is_what_libxtables_takes),
		TEST(extension__all_mistakes_are_told_together),
		TEST(extension__smallest_rule_has_all_that_is_needed),
		TEST(extension__chains_are_those_of_the_table),
		TEST(extension__bridges_have_tables_of_their_own),
		TEST(extension__data_of_the_kernel_comes_last),
		TEST(extension__takes_32_options),
		TEST(extension__struct_is_not_too_large_for_a_rule),
		TEST(extension__limits_not_given_are_those_of_the_type),
		TEST(extension__struct_has_no_hole),
		TEST(option_type__is_found_by_its_exact_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
