// SPDX-License-Identifier: GPL-2.0-only
/* The extensions that nfkit new plans, by the templates in the program. */
#include "testing.h"

#include <string.h>

#include "base/buf.h"
#include "base/embed.h"
#include "base/limits.h"
#include "scaffold/extension.h"
#include "scaffold/extension_scope.h"
#include "scaffold/spec.h"

static const char *const all_classes[] = {
	"flag:none", "n:uint64,min=5,mandatory", "r:uint16rc",
	"m:markmask32", "s:string,max=15", "a:ethermac", NULL
};

static void make(struct arena *a, enum extension_kind kind, const char *name,
		 const char *const *options, struct extension *x)
{
	struct mistakes m = { .arena = a };

	*x = (struct extension){ .kind = kind, .name = name };
	for (; options && *options; options++)
		spec_add_option(x, *options, &m);
	extension_derive(x, &m);
	if (m.lines.n)
		fail_msg("%s", m.lines.at[0]);
}

/* "@name@" stands in the README for each name of @s and of its lists. */
static void all_are_in_readme(struct arena *a, struct span readme,
			      const struct scope *s)
{
	for (size_t i = 0; i < s->texts.n; i++) {
		const char *name = arena_printf(a, "@%s@", s->texts.at[i].name);

		if (span_find(readme, span_of(name)) == SIZE_MAX)
			fail_msg("templates/README.md has no %s", name);
	}
	for (size_t i = 0; i < s->lists.n; i++)
		for (size_t k = 0; k < s->lists.at[i].elements.n; k++)
			all_are_in_readme(a, readme,
					  s->lists.at[i].elements.at[k]);
}

static bool is_set(const struct scope *s, struct span name)
{
	for (size_t i = 0; i < s->lists.n; i++)
		for (size_t k = 0; k < s->lists.at[i].elements.n; k++)
			if (is_set(s->lists.at[i].elements.at[k], name))
				return true;
	return scope_text(s, name);
}

/* Names that are set from what the templates become. */
static bool is_rendered(struct span name)
{
	static const char *const names[] = {
		"about", "About", "cases", "loops", "loop_checks", "logic",
		"plugin_string", "parses", "checks_each", "counts",
	};

	for (size_t i = 0; i < NELEMS(names); i++)
		if (span_eq(name, span_of(names[i])))
			return true;
	return false;
}

/* The other way round, but for those that need the templates. */
static void all_are_set(struct span readme, const struct scope *top)
{
	size_t start = span_find(readme, SPAN("## Names everywhere"));
	struct span rest, name;

	assert_int_not_equal(start, SIZE_MAX);
	rest = span_from(readme, start);
	while (span_next_until(&rest, '@', &name) &&
	       span_next_until(&rest, '@', &name))
		if (!span_starts(name, SPAN("for ")) &&
		    !is_rendered(name) && !is_set(top, name))
			fail_msg("templates/README.md: nobody sets @" SPAN_FMT "@",
				 SPAN_ARG(name));
}

static void scaffold__readme_of_templates_has_all_names(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct scope top = { .arena = &a };
	struct extension x;
	struct span readme;

	(void)state;
	assert_true(embed_find("templates/README.md", &readme));
	make(&a, EXTENSION_MATCH, "test", all_classes, &x);
	extension_scope(&x, "Nora <nora@example.org>", &top);
	scope_set(&top, "header", "\"xt_test.h\"");
	scope_set(&top, "in_tree", "");
	all_are_in_readme(&a, readme, &top);
	all_are_set(readme, &top);
}

static const struct plan_file *find(const struct plan *p, const char *path)
{
	for (size_t i = 0; i < p->files.n; i++)
		if (!strcmp(p->files.at[i].path, path))
			return &p->files.at[i];
	fail_msg("there is no %s", path);
	return NULL;
}

static void plan_of(struct arena *a, const struct extension *x, struct plan *p)
{
	struct err e = { 0 };

	*p = (struct plan){ .arena = a, .root = "." };
	if (extension_plan(x, "N \"\\\" <n@example.org>", p, &e))
		fail_msg("%s", e.msg);
}

static void scaffold__all_kinds_render(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct extension x;
	struct plan p;

	(void)state;
	for (int kind = EXTENSION_MATCH; kind <= EXTENSION_TARGET; kind++) {
		const char *name = kind == EXTENSION_MATCH ? "test" : "TEST";
		bool has_nft, has_packets;

		for (const char *const *from = all_classes;; from++) {
			make(&a, kind, name, from, &x);
			plan_of(&a, &x, &p);
			/* nft has words for an option of each list. */
			has_nft = kind == EXTENSION_MATCH;
			/* Of a number, a range, a target's mark, or without options. */
			has_packets = from - all_classes < 3 || !*from ||
				      (kind == EXTENSION_TARGET &&
				       from - all_classes == 3);
			assert_int_equal(p.files.n, 9 + has_nft + has_packets);
			find(&p, arena_printf(&a, "%s/libxt_%s.c", name, name));
			if (!*from)
				break;
		}
	}
}

static void scaffold__no_translation_without_words(void **state)
{
	static const char *const string[] = { "s:string", NULL };
	static const char *const must[] = { "n:uint8", "s:string,mandatory",
					    NULL };
	CLEANUP_ARENA struct arena a = { 0 };
	struct extension x;
	struct plan p;

	(void)state;
	make(&a, EXTENSION_MATCH, "test", string, &x);
	plan_of(&a, &x, &p);
	assert_int_equal(p.files.n, 9);
	make(&a, EXTENSION_MATCH, "test", must, &x);
	plan_of(&a, &x, &p);
	assert_int_equal(p.files.n, 9);
}

static void has_text(const struct plan *p, const char *path, const char *text)
{
	const struct plan_file *f = find(p, path);

	if (span_find(f->bytes, span_of(text)) == SIZE_MAX)
		fail_msg("%s has no '%s'", path, text);
}

/* Module, translation, packets and manual page are about the same port. */
static void scaffold__name_tells_which_port_is_meant(void **state)
{
	static const struct {
		const char *option, *module, *nft, *packets, *man;
	} cases[] = {
		{ "sport:port", "&& from == info->sport;", " th sport 80 ",
		  "send udp port=80 count=3; expect counter 0",
		  "comes from this port" },
		{ "dport:port", "&& to == info->dport;", " th dport 80 ",
		  "send udp port=80 count=3; expect counter 3",
		  "goes to this port" },
		{ "port:port", "(from == info->port || to == info->port);",
		  " th sport . th dport { 80 . 0-65535, 0-65535 . 80 } ",
		  "send udp port=80 count=3; expect counter 3",
		  "comes from or goes to this port" },
		{ "dst-ports:portrc", "to >= info->dst_ports_min &&",
		  " th dport 80-90 ",
		  "send udp port=9 count=3; expect counter 0",
		  "goes to one of these ports" },
	};

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		const char *const options[] = { cases[i].option, NULL };
		CLEANUP_ARENA struct arena a = { 0 };
		struct extension x;
		struct plan p;

		make(&a, EXTENSION_MATCH, "test", options, &x);
		plan_of(&a, &x, &p);
		has_text(&p, "test/xt_test.c", cases[i].module);
		has_text(&p, "test/libxt_test.txlate", cases[i].nft);
		has_text(&p, "test/libxt_test.packets", cases[i].packets);
		has_text(&p, "test/libxt_test.man", cases[i].man);
	}
}

/* Its .t file is tried with IPv4 and with IPv6. */
static void scaffold__no_host_is_wrong_for_both_families(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct mistakes m = { .arena = &a };
	struct extension x = {
		.name = "test", .family = family_find(SPAN("both")),
	};
	const struct plan_file *tests;
	struct plan p;

	(void)state;
	spec_add_option(&x, "a:host", &m);
	spec_add_option(&x, "b:hostmask", &m);
	extension_derive(&x, &m);
	assert_int_equal(m.lines.n, 0);
	plan_of(&a, &x, &p);
	tests = find(&p, "test/libxt_test.t");
	assert_int_equal(span_find(tests->bytes, SPAN("2001:")), SIZE_MAX);
}

/* nat sees no flow that is not tracked, and over loopback only what leaves. */
static void scaffold__packets_of_nat_are_tracked(void **state)
{
	static const char *const hooks[] = { "prerouting", "output" };
	static const char *const want[] = {
		"over veth; family ipv4\nrule INPUT -m conntrack --ctstate NEW\n"
		"rule nat PREROUTING -p udp ",
		"over loopback; family ipv4\n"
		"rule INPUT -m conntrack --ctstate NEW\nrule nat OUTPUT -p udp ",
	};
	CLEANUP_ARENA struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < NELEMS(hooks); i++) {
		struct mistakes m = { .arena = &a };
		struct extension x = { .name = "test" };
		struct plan p;
		size_t n;

		x.table = &hook_table_all(&n)[2];
		assert_string_equal(x.table->name, "nat");
		spec_add_option(&x, "min:uint32", &m);
		spec_add_hook(&x, hooks[i], &m);
		extension_derive(&x, &m);
		assert_int_equal(m.lines.n, 0);
		plan_of(&a, &x, &p);
		has_text(&p, "test/libxt_test.packets", want[i]);
	}
}

/* Frames of echo requests come in, and the answers go out again. */
static void scaffold__marks_of_frames_are_counted(void **state)
{
	static const char *const hooks[] = { "input", "output", "postrouting" };
	static const char *const places[] = { "INPUT", "OUTPUT",
					      "nat POSTROUTING" };
	CLEANUP_ARENA struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < NELEMS(hooks); i++) {
		struct mistakes m = { .arena = &a };
		struct extension x = {
			.kind = EXTENSION_TARGET, .name = "test",
			.family = family_find(SPAN("bridge")),
		};
		const char *want;
		struct plan p;

		spec_add_option(&x, "set:uint16", &m);
		spec_add_hook(&x, hooks[i], &m);
		extension_derive(&x, &m);
		assert_int_equal(m.lines.n, 0);
		plan_of(&a, &x, &p);
		want = arena_printf(&a, "rule %s -p IPv4 --ip-proto icmp -j test --set 100\n"
				    "rule %s -p IPv4 --ip-proto icmp --mark 0x64\n"
				    "send icmp count=3; expect counter 3\n",
				    places[i], places[i]);
		has_text(&p, "test/libebt_test.packets", want);
	}
}

/* Each type with all that may stand behind it: what is broken does not render. */
static void scaffold__all_types_render(void **state)
{
	size_t n;
	const struct option_type *types = option_type_all(&n);
	CLEANUP_ARENA struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < n; i++) {
		bool flag = types[i].class == OPTION_FLAG;
		const char *options[] = {
			arena_printf(&a, "a:%s%s", types[i].name,
				     flag ? "" : ",multiple=3"),
			arena_printf(&a, "b:%s,mandatory", types[i].name),
			arena_printf(&a, "c:%s,also=a", types[i].name), NULL
		};
		struct mistakes m = { .arena = &a };
		struct extension x = { .name = "test" };
		struct plan p;

		x.family = family_find(SPAN("both"));
		for (size_t k = 0; options[k]; k++)
			spec_add_option(&x, options[k], &m);
		extension_derive(&x, &m);
		assert_int_equal(m.lines.n, 0);
		plan_of(&a, &x, &p);
		assert_true(p.files.n >= 9);
	}
}

static void scaffold__author_is_a_string_of_c(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct extension x;
	struct plan p;

	(void)state;
	make(&a, EXTENSION_MATCH, "test", NULL, &x);
	plan_of(&a, &x, &p);
	assert_int_not_equal(span_find(find(&p, "test/xt_test.c")->bytes,
		SPAN("MODULE_AUTHOR(\"N \\\"\\\\\\\" <n@example.org>\");\n")),
		SIZE_MAX);
}

static void scaffold__message_fits_a_mail(void **state)
{
	static const char *const names[] = {
		"t", "abcdefghijklmnopqrst", "abcdefghijklmnopqrstuvwxyz01",
	};
	CLEANUP_ARENA struct arena a = { 0 };
	struct extension x;

	(void)state;
	for (size_t i = 0; i < NELEMS(names); i++) {
		CLEANUP_BUF struct buf text;
		struct span rest, line;
		struct err e = { 0 };

		buf_init(&text, LIMIT_TEXT);
		make(&a, EXTENSION_MATCH, names[i], all_classes, &x);
		assert_int_equal(extension_message(&x, "extension", &text, &e), 0);
		rest = buf_span(&text);
		assert_true(span_starts(rest, SPAN("netfilter: ")));
		while (span_next_line(&rest, &line))
			assert_in_range(line.len, 0, 75);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(scaffold__readme_of_templates_has_all_names),
		cmocka_unit_test(scaffold__all_kinds_render),
		cmocka_unit_test(scaffold__no_translation_without_words),
		cmocka_unit_test(scaffold__name_tells_which_port_is_meant),
		cmocka_unit_test(scaffold__no_host_is_wrong_for_both_families),
		cmocka_unit_test(scaffold__packets_of_nat_are_tracked),
		cmocka_unit_test(scaffold__marks_of_frames_are_counted),
		cmocka_unit_test(scaffold__all_types_render),
		cmocka_unit_test(scaffold__author_is_a_string_of_c),
		cmocka_unit_test(scaffold__message_fits_a_mail),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
