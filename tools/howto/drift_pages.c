// SPDX-License-Identifier: GPL-2.0-only
/* drift_pages - the part of drift.h that is about fragments of the manual */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "howto/drift_terms.h"
#include "howto/man.h"
#include "howto/option_text.h"
#include "model/family.h"

struct page {
	const char *path;
	const char *name;
	struct howto_words words;
};

struct pages {
	struct howto_drift *d;
	VEC(struct page) all;
	struct howto_pages *out;
};

static bool parse_name(struct arena *a, struct span file, struct page *page)
{
	const struct family *f = family_skip_plugin(&file);

	if (!f || !family_is_ip(f) || !span_ends(file, SPAN(".man")))
		return false;
	file.len -= 4;
	page->name = arena_str(a, file);
	return true;
}

static void take_words(struct arena *a, const struct man_blocks *blocks,
		       struct howto_terms *terms, struct buf *all)
{
	for (size_t i = 0; i < blocks->n; i++) {
		const struct man_block *block = &blocks->at[i];

		for (size_t j = 0; j < block->terms.n; j++) {
			struct howto_term *term = VEC_ADD(a, terms);

			term->text = man_text_string(a, &block->terms.at[j]);
			term->line = block->line;
		}
		if (block->kind != MAN_EXAMPLE)
			buf_printf(all, "%s\n", man_text_string(a, &block->text));
		take_words(a, &block->body, terms, all);
	}
}

static void note_page(struct pages *p, const char *path, unsigned int line,
		      const char *text)
{
	struct howto_page *page = VEC_ADD(p->d->arena, p->out);

	page->path = path;
	xml_note(p->d->arena, &page->notes, line, "%s", text);
}

static int read_page(struct pages *p, const char *dir, const char *file,
		     struct err *e)
{
	struct arena *a = p->d->arena;
	struct man_blocks blocks = { 0 };
	CLEANUP_BUF struct buf all;
	struct page page = { .path = path_join(a, dir, file) };
	struct span text;

	buf_init(&all, LIMIT_TEXT);
	if (!parse_name(a, span_of(file), &page))
		return 0;
	if (file_read(a, page.path, LIMIT_SPEC, &text, e))
		return -1;
	man_parse(a, text, &blocks);
	take_words(a, &blocks, &page.words.terms, &all);
	page.words.all = arena_copy(a, buf_span(&all));
	*VEC_ADD(a, &p->all) = page;
	return 0;
}

static int by_path(const void *a, const void *b)
{
	const struct page *one = a, *two = b;

	return strcmp(one->path, two->path);
}

static int read_pages(struct pages *p, const char *dir, struct err *e)
{
	DIR *folder = opendir(dir);
	struct dirent *entry;
	int result = 0;

	if (!folder)
		return err_errno(e, "cannot read the folder '%s'", dir);
	while (!result && (entry = readdir(folder)))
		result = read_page(p, dir, entry->d_name, e);
	closedir(folder);
	if (p->all.n)
		qsort(p->all.at, p->all.n, sizeof(*p->all.at), by_path);
	return result;
}

/* The pages of an extension, one for each family, are taken together. */
static const struct page *join(struct pages *p, const char *name,
			       struct howto_words *words)
{
	struct arena *a = p->d->arena;
	const struct page *first = NULL;

	words->line = 1;
	words->all = SPAN("");
	for (size_t i = 0; i < p->all.n; i++) {
		const struct page *page = &p->all.at[i];
		const struct howto_terms *terms = &page->words.terms;

		if (strcmp(page->name, name) != 0)
			continue;
		first = first ? first : page;
		for (size_t j = 0; j < terms->n; j++)
			*VEC_ADD(a, &words->terms) = terms->at[j];
		words->all = span_of(arena_printf(a, SPAN_FMT SPAN_FMT,
						  SPAN_ARG(words->all),
						  SPAN_ARG(page->words.all)));
	}
	return first;
}

static void check_table(struct pages *p, const char *dir,
			const struct option_table *table)
{
	struct howto_words words = { 0 };
	const struct page *first = join(p, table->name, &words);
	struct howto_page *out;

	if (first) {
		out = VEC_ADD(p->d->arena, p->out);
		out->path = first->path;
		howto_drift_words(p->d, table, &words, &out->notes);
	} else if (table->rows.n && !howto_drift_allows(p->d, table)) {
		note_page(p, dir, 1,
			  arena_printf(p->d->arena,
				       "%s has options and no page",
				       table->name));
	}
}

/* A page that no extension has never enters the manual. */
static void check_page(struct pages *p, const struct page *page)
{
	for (size_t i = 0; i < p->d->tables->n; i++)
		if (!strcmp(p->d->tables->at[i].name, page->name))
			return;
	note_page(p, page->path, 1,
		  arena_printf(p->d->arena,
			       "there is no extension '%s', so nobody sees this page",
			       page->name));
}

int howto_drift_pages(struct howto_drift *d, const char *dir,
		      struct howto_pages *pages, struct err *e)
{
	struct pages p = { .d = d, .out = pages };

	if (read_pages(&p, dir, e))
		return -1;
	for (size_t i = 0; i < d->tables->n; i++)
		check_table(&p, dir, &d->tables->at[i]);
	for (size_t i = 0; i < p.all.n; i++)
		check_page(&p, &p.all.at[i]);
	return 0;
}
