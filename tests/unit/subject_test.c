// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "model/message.h"
#include "model/tree.h"

enum { PATCH = 1, REPLY = 2, RFC = 4, RESEND = 8 };

struct reading {
	const char *value;
	unsigned int flags, version, number, total;
	const char *tags;	/* with a blank between */
	const char *summary;
};

static const struct reading readings[] = {
	{ "[PATCH nf-next v2 3/5] netfilter: a", PATCH, 2, 3, 5,
	  "PATCH nf-next v2 3/5", "netfilter: a" },
	{ "[nft PATCH v2] src: a", PATCH, 2, 0, 0, "nft PATCH v2", "src: a" },
	{ "[iptables][PATCH] a", PATCH, 1, 0, 0, "iptables PATCH", "a" },
	{ "[PATCH] [net/ipv4]: a", PATCH, 1, 0, 0, "PATCH net/ipv4", ": a" },
	{ "Re: [PATCH nf 0/2] a", PATCH | REPLY, 1, 0, 2, "PATCH nf 0/2", "a" },
	{ "RE: AW: Re[3]: [PATCH] a", PATCH | REPLY, 1, 0, 0, "PATCH", "a" },
	{ "[list] Re: [PATCH] a", PATCH | REPLY, 1, 0, 0, "list PATCH", "a" },
	{ "[PATCHv3 net-next 01/10] a", PATCH, 3, 1, 10,
	  "PATCHv3 net-next 01/10", "a" },
	{ "[PATCH-v3]a", PATCH, 3, 0, 0, "PATCH-v3", "a" },
	{ "[Patch nf,v4 2/3]  a ", PATCH, 4, 2, 3, "Patch nf v4 2/3", "a" },
	{ "[PATCH 2/3,V4] a", PATCH, 4, 2, 3, "PATCH 2/3 V4", "a" },
	{ "[RFC nf-next] a", RFC, 1, 0, 0, "RFC nf-next", "a" },
	{ "[RFCv2 PATCH] a", RFC | PATCH, 2, 0, 0, "RFCv2 PATCH", "a" },
	{ "[PATCH RESEND nf v2] a", PATCH | RESEND, 2, 0, 0,
	  "PATCH RESEND nf v2", "a" },
	{ "[PATCH v5.10.y 1/2] a", PATCH, 1, 1, 2, "PATCH v5.10.y 1/2", "a" },
	{ "[PATCH -stable,5.15] a", PATCH, 1, 0, 0, "PATCH -stable 5.15", "a" },
	{ "[PATCH v99999999999999999999] a", PATCH, 1, 0, 0,
	  "PATCH v99999999999999999999", "a" },
	{ "[PATCH 1/99999999999999999999] a", PATCH, 1, 0, 0,
	  "PATCH 1/99999999999999999999", "a" },
	{ "[PATCHES] [PATCHv] a", 0, 1, 0, 0, "PATCHES PATCHv", "a" },
	{ "[PATCH [nf]] a", PATCH, 1, 0, 0, "PATCH nf", "] a" },
	{ "a [PATCH] b", PATCH, 1, 0, 0, "", "a [PATCH] b" },
	{ "Re a: [PATCH]", PATCH, 1, 0, 0, "", "Re a: [PATCH]" },
	{ "Revert \"a\"", PATCH, 1, 0, 0, "", "Revert \"a\"" },
	{ "[PATCH", PATCH, 1, 0, 0, "", "[PATCH" },
	{ "[, \t,] []", PATCH, 1, 0, 0, "", "" },
	{ "", PATCH, 1, 0, 0, "", "" },
	{ " ", PATCH, 1, 0, 0, "", "" },
	{ "re:", PATCH | REPLY, 1, 0, 0, "", "" },
	{ "Re[", PATCH, 1, 0, 0, "", "Re[" },
	{ "Re[x]: a", PATCH, 1, 0, 0, "", "Re[x]: a" },
};

static unsigned int flags_of(const struct subject_line *s)
{
	return (s->is_patch ? PATCH : 0) | (s->is_reply ? REPLY : 0) |
	       (s->is_rfc ? RFC : 0) | (s->is_resend ? RESEND : 0);
}

static void assert_tags(const struct subject_line *s, const char *want)
{
	struct span rest = span_of(want), word;
	size_t n = 0;

	while (span_next_word(&rest, &word)) {
		assert_true(n < s->tags.n);
		assert_true(span_eq(s->tags.at[n++], word));
	}
	assert_int_equal(s->tags.n, n);
}

static void subject__has_tags_in_any_order(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < NELEMS(readings); i++) {
		const struct reading *want = &readings[i];
		struct subject_line got;

		subject_line_parse(&a, span_of(want->value), &got);
		assert_span(got.summary, want->summary);
		assert_span(got.value, want->value);
		assert_tags(&got, want->tags);
		assert_int_equal(flags_of(&got), want->flags);
		assert_int_equal(got.version, want->version);
		assert_int_equal(got.number, want->number);
		assert_int_equal(got.total, want->total);
	}
}

static void subject__prefix_is_what_names_the_part(void **state)
{
	static const struct { const char *summary, *prefix; } cases[] = {
		{ "netfilter: nf_tables: fix a", "netfilter: nf_tables" },
		{ "src: fix a", "src" },
		{ "extensions: libxt_A, libxt_B: fix", "extensions: libxt_A, libxt_B" },
		{ "a, b, c, d: fix", "a, b, c, d" },
		{ "netfilter: log & queue: fix", "netfilter: log & queue" },
		{ "netfilter: nfnetlink hook: dump", "netfilter: nfnetlink hook" },
		{ "src: do not say that: it is", "src" },
		{ "tests: cover \"src: a\"", "tests" },
		{ "Revert \"src: a: b\"", "" },
		{ "set std::string", "" },
		{ "src: see https://x", "src" },
		{ "src:", "src" },
		{ "src : a", "src " },
		{ ": a", "" },
		{ "", "" },
		{ "fix a", "" },
	};
	CLEANUP_ARENA struct arena a = { 0 };

	(void)state;
	for (size_t i = 0; i < NELEMS(cases); i++) {
		struct subject_line got;

		subject_line_parse(&a, span_of(cases[i].summary), &got);
		assert_span(got.prefix, cases[i].prefix);
	}
}

static void subject__knows_its_tags_in_any_case(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct subject_line s;

	(void)state;
	subject_line_parse(&a, SPAN("[patch NF-next] nft"), &s);
	assert_true(s.is_patch);
	assert_int_equal(s.tags.n, 2);
	assert_span(s.tags.at[0], "patch");
	assert_span(s.tags.at[1], "NF-next");
	assert_int_equal(tree_of_subject(&s).kind, TREE_NEXT);
}

static void subject__takes_bytes_that_are_no_text(void **state)
{
	static const char bytes[] = "[\0 \xff,v2\0] \0: a";
	CLEANUP_ARENA struct arena a = { 0 };
	struct subject_line s;

	(void)state;
	subject_line_parse(&a, (struct span){ bytes, sizeof(bytes) - 1 }, &s);
	assert_int_equal(s.tags.n, 3);
	assert_int_equal(s.version, 1);
	assert_int_equal(s.summary.len, 4);
	subject_line_parse(&a, (struct span){ 0 }, &s);
	assert_int_equal(s.tags.n, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(subject__has_tags_in_any_order),
		cmocka_unit_test(subject__prefix_is_what_names_the_part),
		cmocka_unit_test(subject__knows_its_tags_in_any_case),
		cmocka_unit_test(subject__takes_bytes_that_are_no_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
