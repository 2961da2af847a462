// SPDX-License-Identifier: GPL-2.0-only
/* The programs that nfkit new plans, by the templates in nfkit. */
#include "testing.h"

#include <string.h>

#include "base/buf.h"
#include "base/embed.h"
#include "base/limits.h"
#include "scaffold/program.h"
#include "scaffold/program_scope.h"
#include "scaffold/spec.h"

static void make(struct arena *a, enum extension_kind kind, const char *name,
		 struct extension *x)
{
	struct mistakes m = { .arena = a };

	*x = (struct extension){ .kind = kind, .name = name };
	extension_derive(x, &m);
	if (m.lines.n)
		fail_msg("%s", m.lines.at[0]);
}

/* The same with options. */
static void make_queue(struct arena *a, const char *const *options,
		       struct extension *x)
{
	struct mistakes m = { .arena = a };

	*x = (struct extension){ .kind = EXTENSION_QUEUE, .name = "door" };
	for (; *options; options++)
		spec_add_option(x, *options, &m);
	extension_derive(x, &m);
	if (m.lines.n)
		fail_msg("%s", m.lines.at[0]);
}

static struct span find(const struct plan *p, const char *path)
{
	for (size_t i = 0; i < p->files.n; i++)
		if (!strcmp(p->files.at[i].path, path))
			return p->files.at[i].bytes;
	fail_msg("there is no %s", path);
	return (struct span){ 0 };
}

static void plan_of(struct arena *a, const struct extension *x,
		    const char *author, struct plan *p)
{
	struct err e = { 0 };

	*p = (struct plan){ .arena = a, .root = "." };
	if (program_plan(x, author, p, &e))
		fail_msg("%s", e.msg);
}

/* What the README says of the names in programs. */
static struct span section(void)
{
	struct span readme, rest;

	assert_true(embed_find("templates/README.md", &readme));
	rest = span_from(readme, span_find(readme,
					   SPAN("## Names in programs")));
	return span_first(rest, span_find(rest, SPAN("## Names everywhere")));
}

static void is_in(struct arena *a, struct span readme, const char *name)
{
	const char *word = arena_printf(a, "@%s@", name);

	if (span_find(readme, span_of(word)) == SIZE_MAX)
		fail_msg("templates/README.md has no %s", word);
}

static bool is_set(const struct scope *top, struct span name)
{
	const struct scope_list *options = scope_find_list(top,
							   SPAN("option"));

	return scope_text(options->elements.at[0], name);
}

static void program__readme_of_templates_has_all_names(void **state)
{
	static const char *const options[] = { "min:uint32", NULL };
	CLEANUP_ARENA struct arena a = { 0 };
	struct scope top = { .arena = &a };
	struct extension x;
	struct err e = { 0 };
	struct span readme = section(), rest = readme, name;

	(void)state;
	make_queue(&a, options, &x);
	assert_int_equal(program_names(&x, "N <n@example.org>", &top, &e), 0);
	for (size_t i = 0; i < top.texts.n; i++)
		is_in(&a, readme, top.texts.at[i].name);
	while (span_next_until(&rest, '@', &name) &&
	       span_next_until(&rest, '@', &name))
		if (!span_starts(name, SPAN("for ")) && !is_set(&top, name))
			fail_msg("templates/README.md: nobody sets @" SPAN_FMT "@",
				 SPAN_ARG(name));
}

static void program__folders_come_once_and_before_what_is_in_them(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct extension x;
	struct plan p;

	(void)state;
	make(&a, EXTENSION_RULES, "rulefeed", &x);
	plan_of(&a, &x, "N <n@example.org>", &p);
	assert_int_equal(p.folders.n, 2);
	assert_string_equal(p.folders.at[0].path, "rulefeed");
	assert_string_equal(p.folders.at[1].path, "rulefeed/tests");
	find(&p, "rulefeed/tests/run");
	find(&p, "rulefeed/rulefeed.8");
}

static void program__author_is_a_text_of_roff(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct extension x;
	struct plan p;

	(void)state;
	make(&a, EXTENSION_RULES, "rulefeed", &x);
	plan_of(&a, &x, "N \"\\\" <n@example.org>", &p);
	assert_int_not_equal(span_find(find(&p, "rulefeed/rulefeed.8"),
		SPAN("\n.An N \\(dq\\e\\(dq Aq Mt n@example.org\n")), SIZE_MAX);
}

static void program__bad_names_are_refused(void **state)
{
	static const struct {
		const char *name, *words;
	} cases[] = {
		{ "", "not a name for a program" },
		{ "../up", "not a name for a program" },
		{ "-v", "not a name for a program" },
		{ "Loud", "small letters: 'loud'" },
		{ "main", "target of make" },
		{ "tests", "a file or" },
		{ "install", "target of make" },
		{ "abcdefghijklmnopqrstuvwxyz012", "want at most 28" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		struct mistakes m = { .arena = &a };
		struct extension x = {
			.kind = EXTENSION_RULES,
			.name = cases[i].name,
		};

		extension_derive(&x, &m);
		assert_int_equal(m.lines.n, 1);
		assert_non_null(strstr(m.lines.at[0], cases[i].words));
	}
}

/* It is no extension: nobody loads it by its name. */
static void program__may_be_called_as_an_extension_is(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct extension x;

	(void)state;
	make(&a, EXTENSION_RULES, "mark", &x);
	make(&a, EXTENSION_RULES, "while", &x);
}

static void program__mistakes_in_options_are_told(void **state)
{
	static const struct {
		const char *option, *words;
	} cases[] = {
		{ "batch:uint8", "the program has an option --batch of its own" },
		{ "not-min:uint8", "what 'min' gets for its opposite" },
		{ "port:port,nbo", "leave nbo out" },
		{ "to-mac:ethermac", "not where it goes to" },
		{ "int:uint8", "word of C" },
		{ "min:none", "is there twice" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		struct mistakes m = { .arena = &a };
		struct extension x = {
			.kind = EXTENSION_QUEUE, .name = "door",
		};

		spec_add_option(&x, "min:uint32,invert", &m);
		spec_add_option(&x, cases[i].option, &m);
		extension_derive(&x, &m);
		assert_int_equal(m.lines.n, 1);
		assert_non_null(strstr(m.lines.at[0], cases[i].words));
	}
}

/* iptables never sees them, and they are in no struct that it shares. */
static void program__options_may_be_called_as_those_of_iptables(void **state)
{
	static const char *const options[] = {
		"table:string", "flags:uint8", "both:host", "net:hostmask",
		"mac:ethermacmask", NULL
	};
	CLEANUP_ARENA struct arena a = { 0 };
	struct extension x;

	(void)state;
	make_queue(&a, options, &x);
}

static void program__all_types_have_all_pieces(void **state)
{
	size_t n;
	const struct option_type *types = option_type_all(&n);

	(void)state;
	for (size_t i = 0; i < n; i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		const char *options[] = {
			arena_printf(&a, "a:%s", types[i].name),
			arena_printf(&a, "b:%s,mandatory,invert%s",
				     types[i].name,
				     types[i].class == OPTION_FLAG ? "" :
				     ",multiple=3"),
			NULL
		};
		struct extension x;
		struct plan p;

		make_queue(&a, options, &x);
		plan_of(&a, &x, "N <n@example.org>", &p);
		assert_int_not_equal(span_find(find(&p, "door/main.c"),
					       SPAN("holds_a(p, o)")),
				     SIZE_MAX);
		assert_int_not_equal(span_find(find(&p, "door/options.c"),
					       SPAN("set_b(o,")), SIZE_MAX);
	}
}

static void program__message_fits_a_mail(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_BUF struct buf text;
	struct extension x;
	struct span rest, line;
	struct err e = { 0 };

	(void)state;
	buf_init(&text, LIMIT_TEXT);
	make(&a, EXTENSION_RULES, "abcdefghijklmnopqrstuvwxyz01", &x);
	assert_int_equal(program_message(&x, &text, &e), 0);
	rest = buf_span(&text);
	while (span_next_line(&rest, &line))
		assert_in_range(line.len, 0, 75);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(program__readme_of_templates_has_all_names),
		cmocka_unit_test(program__folders_come_once_and_before_what_is_in_them),
		cmocka_unit_test(program__author_is_a_text_of_roff),
		cmocka_unit_test(program__bad_names_are_refused),
		cmocka_unit_test(program__may_be_called_as_an_extension_is),
		cmocka_unit_test(program__mistakes_in_options_are_told),
		cmocka_unit_test(program__options_may_be_called_as_those_of_iptables),
		cmocka_unit_test(program__all_types_have_all_pieces),
		cmocka_unit_test(program__message_fits_a_mail),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
