// SPDX-License-Identifier: GPL-2.0-only
/*
 * What an update changes is one hunk of a diff, in both formats: each option,
 * paragraph and word of a manual that comes or changes. The manuals are made
 * up, and those of the iptables whose source tree NFKIT_IPTABLES names.
 */
#include "testing.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "git/text_diff.h"
#include "howto/add.h"
#include "howto/edit.h"
#include "model/linuxdoc_text.h"
#include "random.h"

#define MANUALS		40	/* that are made up */

static const char *const empty[] = {
	"<article xmlns=\"http://docbook.org/ns/docbook\" version=\"5.0\">\n"
	"<info><title>T</title></info>\n"
	"<section xml:id=\"matches\"><title>M</title>\n</section>\n"
	"<section xml:id=\"targets\"><title>T</title>\n</section>\n"
	"</article>\n",
	"<!doctype linuxdoc system>\n<article>\n<title>T</title>\n"
	"<sect>New netfilter matches\n<p>\nM.\n\n"
	"<sect>New netfilter targets\n<p>\nT.\n\n</article>\n",
};

/* What was tried. */
struct count {
	unsigned int options, tests, first_tests, texts, words;
};

static unsigned int hunks(struct arena *a, struct span before,
			  struct span after, struct span *diff)
{
	struct span rest, line;
	struct err e = { 0 };
	unsigned int n = 0;

	assert_int_equal(text_diff(a, "f", before, after, diff, &e), 0);
	rest = *diff;
	while (span_next_line(&rest, &line))
		n += span_starts(line, SPAN("@@ "));
	return n;
}

static struct span added(struct arena *a, const char *to,
			 const struct howto_source *source)
{
	CLEANUP_HOWTO struct howto howto = { 0 };
	struct err e = { 0 };
	struct span out;

	assert_int_equal(howto_open_strictly(a, "f", span_of(to), &howto, &e),
			 0);
	if (howto_add(a, &howto, source, &out, &e))
		fail_msg("%s", e.msg);
	return out;
}

/* @now gets the examples that the entry keeps. */
static struct span updated(struct arena *a, struct span bytes,
			   const struct howto_source *source,
			   struct howto_source *now)
{
	CLEANUP_HOWTO struct howto howto = { 0 };
	struct howto_changes n = { 0 };
	struct err e = { 0 };
	struct span out;

	*now = *source;
	assert_int_equal(howto_open_strictly(a, "f", bytes, &howto, &e), 0);
	howto_keep_rules(a, &howto, now);
	if (howto_update(a, &howto, now, &out, &n, &e))
		fail_msg("%s: %s", source->name, e.msg);
	return out;
}

static int by_bytes(const void *a, const void *b)
{
	return span_cmp(*(const struct span *)a, *(const struct span *)b);
}

static bool is_heading(struct span line)
{
	return span_starts(span_trim(line), SPAN("<!--")) ||
	       span_starts(span_trim(line), SPAN("<title>")) ||
	       span_starts(line, SPAN("Supported options")) ||
	       span_starts(line, SPAN("For example,"));
}

/* All words of the entry's text, sorted: whatever the order of its parts is. */
static struct span words_of(struct arena *a, struct span text)
{
	VEC(struct span) all = { 0 };
	CLEANUP_BUF struct buf out;
	struct span line, word;

	buf_init(&out, LIMIT_HOWTO);
	while (span_next_line(&text, &line)) {
		if (is_heading(line))
			continue;
		line = span_of(linuxdoc_text(a, line));
		while (span_next_word(&line, &word))
			*VEC_ADD(a, &all) = word;
	}
	qsort(all.at, all.n, sizeof(*all.at), by_bytes);
	for (size_t i = 0; i < all.n; i++) {
		buf_add(&out, all.at[i]);
		buf_add_char(&out, '\n');
	}
	return arena_copy(a, buf_span(&out));
}

/*
 * From an entry made of @before to one of @after: one hunk, no word is lost or
 * there twice, and a second update finds nothing to do.
 */
static void try(const char *what, const struct howto_source *before,
		const struct howto_source *after)
{
	for (size_t i = 0; i < NELEMS(empty); i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		struct span old = added(&a, empty[i], before);
		struct howto_source now, again;
		struct span new = updated(&a, old, after, &now), diff;
		unsigned int n = hunks(&a, old, new, &diff);

		if (n != 1)
			fail_msg("%s, %s: %u hunks:\n" SPAN_FMT, after->name,
				 what, n, SPAN_ARG(diff));
		if (!span_eq(updated(&a, new, after, &again), new))
			fail_msg("%s, %s: changes again:\n" SPAN_FMT,
				 after->name, what, SPAN_ARG(new));
		/* An example of the page's own comes beside those of tests. */
		if (man_has_example(&before->man) ==
		    man_has_example(&after->man) &&
		    !span_eq(words_of(&a, new),
			     words_of(&a, added(&a, empty[i], &now))))
			fail_msg("%s, %s: other words:\n" SPAN_FMT,
				 after->name, what, SPAN_ARG(diff));
	}
}

static void without(struct arena *a, const struct howto_source *from, size_t i,
		    struct howto_source *to)
{
	*to = *from;
	to->man = (struct man_blocks){ 0 };
	for (size_t k = 0; k < from->man.n; k++)
		if (k != i)
			*VEC_ADD(a, &to->man) = from->man.at[k];
}

/* The options of a block: "--x", as far as a test has to name it. */
static bool names(struct arena *a, const char *test,
		  const struct man_block *option)
{
	for (size_t i = 0; i < option->terms.n; i++) {
		struct span text = span_of(man_text_string(a,
						&option->terms.at[i]));
		size_t at = span_find(text, SPAN("--"));

		if (at == SIZE_MAX)
			continue;
		text = span_from(text, at);
		text = span_first(text, span_find_char(text, ' '));
		if (span_find(span_of(test), text) != SIZE_MAX)
			return true;
	}
	return false;
}

static void without_tests(struct arena *a, const struct man_block *option,
			  struct howto_source *to)
{
	struct opt_list tests = to->tests;

	to->rules = (struct opt_list){ 0 };
	to->tests = (struct opt_list){ 0 };
	for (size_t i = 0; i < tests.n; i++) {
		if (names(a, tests.at[i], option))
			continue;
		*VEC_ADD(a, &to->tests) = tests.at[i];
		if (to->rules.n < 4)
			*VEC_ADD(a, &to->rules) = tests.at[i];
	}
}

/* Each block of the manual comes; an option by itself, and with its tests. */
static void try_blocks(struct arena *a, const struct howto_source *all,
		       struct count *n)
{
	for (size_t i = 0; i < all->man.n; i++) {
		const struct man_block *block = &all->man.at[i];
		struct howto_source before, bare = *all;

		bare.rules = (struct opt_list){ 0 };
		bare.tests = (struct opt_list){ 0 };
		without(a, &bare, i, &before);
		if (block->kind != MAN_OPTION) {
			try("a text", &before, &bare);
			n->texts++;
			continue;
		}
		try(man_text_string(a, &block->terms.at[0]), &before, &bare);
		n->options++;
		if (!all->tests.n)
			continue;
		without(a, all, i, &before);
		without_tests(a, block, &before);
		try("an option with tests", &before, all);
		n->tests++;
		n->first_tests += !before.rules.n;
	}
}

/* The text with another word in its middle; the last one tells all of them. */
static struct man_text changed(struct arena *a, const struct man_text *text,
			       size_t at, size_t *words)
{
	struct man_text out = { 0 };

	*words = 0;
	for (size_t i = 0; i < text->n; i++) {
		struct span rest = text->at[i].text, word;
		CLEANUP_BUF struct buf b;

		buf_init(&b, LIMIT_TEXT);
		while (rest.len) {
			if (char_is_space(*rest.p)) {
				buf_add(&b, span_first(rest, 1));
				rest = span_from(rest, 1);
				continue;
			}
			span_next_word(&rest, &word);
			buf_add(&b, (*words)++ == at ? SPAN("another") : word);
		}
		*VEC_ADD(a, &out) = text->at[i];
		VEC_LAST(&out)->text = arena_copy(a, buf_span(&b));
	}
	return out;
}

static void try_words(struct arena *a, const struct howto_source *after,
		      const struct howto_source *before,
		      struct man_blocks *blocks, struct count *n)
{
	for (size_t i = 0; i < blocks->n; i++) {
		struct man_text old = blocks->at[i].text;
		size_t words, middle;

		try_words(a, after, before, &blocks->at[i].body, n);
		if (blocks->at[i].kind == MAN_OPTION ||
		    blocks->at[i].kind == MAN_UNKNOWN)
			continue;
		changed(a, &old, SIZE_MAX, &middle);
		blocks->at[i].text = changed(a, &old, middle / 2, &words);
		try(man_text_string(a, &old), before, after);
		n->words++;
		blocks->at[i].text = old;
	}
}

/* Words are changed in a copy: .man of @fragment read once more. */
static void try_manual(struct arena *a, const struct howto_source *source,
		       struct span fragment, struct count *n)
{
	struct howto_source before = *source;

	try_blocks(a, source, n);
	before.man = (struct man_blocks){ 0 };
	man_parse(a, fragment, &before.man);
	try_words(a, source, &before, &before.man, n);
}

static size_t below(uint32_t *seed, uint32_t end)
{
	return next_random(seed) % end;
}

static void add_sentences(struct buf *to, uint32_t *seed, size_t n)
{
	for (; n; n--) {
		for (size_t i = 1 + below(seed, 14); i; i--)
			buf_printf(to, "word%zu%s", below(seed, 1000),
				   i > 1 ? " " : ".\n");
	}
}

/* Of options, values, paragraphs and items, each a few times. */
static void add_manual(struct buf *to, uint32_t *seed)
{
	if (below(seed, 4))
		add_sentences(to, seed, 1 + below(seed, 20));
	for (size_t i = 0, n = below(seed, 12); i < n; i++) {
		size_t kind = below(seed, 8);

		if (kind < 3)
			buf_printf(to, ".TP\n[\\fB!\\fP] \\fB\\-\\-opt%zu\\fP \\fIvalue\\fP\n",
				   i);
		else if (kind < 4)
			buf_printf(to, ".TP\nVALUE%zu\n", i);
		else if (kind < 5)
			buf_add_str(to, ".IP \\(bu\n");
		else
			buf_add_str(to, ".PP\n");
		add_sentences(to, seed, 1 + below(seed, kind == 7 ? 30 : 6));
		if (kind != 2)
			continue;
		buf_add_str(to, ".IP\n");
		add_sentences(to, seed, 1 + below(seed, 6));
	}
}

/* Of each option one, as libxt_NAME.t has them. */
static void add_tests(struct arena *a, struct howto_source *to)
{
	CLEANUP_BUF struct buf all;

	buf_init(&all, LIMIT_TEXT);
	buf_add_str(&all, ":INPUT\n");
	for (size_t i = 0; i < to->man.n; i++) {
		const struct man_block *block = &to->man.at[i];
		struct span term;

		if (block->kind != MAN_OPTION)
			continue;
		term = span_of(man_text_string(a, &block->terms.at[0]));
		if (span_skip(&term, SPAN("[!] ")))
			buf_printf(&all, "-m len " SPAN_FMT ";=;OK\n",
				   SPAN_ARG(term));
	}
	howto_source_rules(a, buf_span(&all), "iptables", to);
}

static void update__any_change_is_one_hunk(void **state)
{
	struct count n = { 0 };
	uint32_t seed = 1;

	(void)state;
	for (size_t i = 0; i < MANUALS; i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		struct howto_source source = {
			.name = "len", .stem = "xt_len", .has_man = true,
		};
		CLEANUP_BUF struct buf man;

		buf_init(&man, LIMIT_TEXT);
		add_manual(&man, &seed);
		man_parse(&a, buf_span(&man), &source.man);
		add_tests(&a, &source);
		try_manual(&a, &source, buf_span(&man), &n);
	}
	assert_true(n.options > MANUALS && n.texts > MANUALS);
	assert_true(n.tests > MANUALS && n.first_tests > MANUALS / 8);
	assert_true(n.words > 2 * MANUALS);
}

static void try_fragment(const char *dir, const char *file, struct count *n)
{
	struct span name = span_of(file), text, tests;
	CLEANUP_ARENA struct arena a = { 0 };
	struct howto_source source = { .has_man = true };
	const char *stem = arena_str(&a, span_first(name, name.len - 4));
	struct err e = { 0 };

	name = span_from(name, span_find_char(name, '_') + 1);
	name = span_first(name, span_find_char(name, '.'));
	source.name = arena_str(&a, name);
	source.stem = arena_printf(&a, "xt_%s", source.name);
	source.kind = howto_source_kind(source.name);
	assert_int_equal(file_read_in(&a, dir, file, LIMIT_SPEC, &text, &e), 0);
	man_parse(&a, text, &source.man);
	file = arena_printf(&a, "%s.t", stem);
	if (!file_read_in(&a, dir, file, LIMIT_SPEC, &tests, &e))
		howto_source_rules(&a, tests, "iptables", &source);
	try_manual(&a, &source, text, n);
}

static void update__so_is_any_of_the_manual_of_iptables(void **state)
{
	const char *tree = getenv("NFKIT_IPTABLES");
	CLEANUP_ARENA struct arena a = { 0 };
	struct count n = { 0 };
	struct dirent **files;
	const char *dir;
	int found;

	(void)state;
	if (!tree || !*tree)
		skip();
	dir = path_join(&a, tree, "extensions");
	found = scandir(dir, &files, NULL, alphasort);
	for (int i = 0; i < found; i++) {
		if (span_ends(span_of(files[i]->d_name), SPAN(".man")))
			try_fragment(dir, files[i]->d_name, &n);
		free(files[i]);
	}
	if (found > 0)
		free(files);
	print_message("%u options, %u with tests (%u with the first of all), %u texts, %u words, in 2 formats\n",
		      n.options, n.tests, n.first_tests, n.texts, n.words);
	assert_true(n.options > 300 && n.first_tests > 60);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(update__any_change_is_one_hunk),
		cmocka_unit_test(update__so_is_any_of_the_manual_of_iptables),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
