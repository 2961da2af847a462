// SPDX-License-Identifier: GPL-2.0-only
/*
 * pages - run the examples on the rules' pages
 *
 * tools/check/rules/README.md says how a page and its fences are written. Run
 * it at the top of the tree, for the samples in NAME.d/ lie there.
 */
#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "check/page.h"
#include "check/run.h"
#include "mime/mime.h"
#include "model/mbox.h"
#include "pages_mail.h"
#include "pages_upstream.h"

struct numbers {
	VEC(unsigned int) list;
};

/* An example: a fence of a page, or a file beside it. */
struct example {
	const struct rule *rule;
	const char *where;	/* for messages: FILE:LINE or FILE */
	struct span text;
	struct page_words words;
	bool is_good;
	struct numbers lines;	/* that must be found */
};

struct tally {
	size_t good, bad, failed;
};

static int complain(const struct example *x, const char *what)
{
	printf("%s: %s: %s\n", x->where, x->rule->name, what);
	return -1;
}

static struct selection select_rule(struct arena *a, const struct example *x)
{
	enum profile profile = x->words.profile;
	struct selection s;

	if (!profile)
		profile = x->rule->profiles & PROFILE_NETFILTER ||
			  !x->rule->profiles ? PROFILE_NETFILTER :
					       PROFILE_CHECKPATCH;
	selection_of(a, &x->rule, 1, profile, &s);
	s.upstream = &pages_upstream;
	return s;
}

/* The lines of the example that the rule has something to say about. */
static int find_lines(struct arena *a, const struct example *x,
		      struct numbers *out)
{
	struct selection selection = select_rule(a, x);
	VEC(struct checked *) mails = { 0 };
	struct mbox_message message;
	unsigned int first;
	struct mbox box;
	struct span built;
	struct err e = { 0 };

	if (page_mail(a, &x->words, x->text, &built, &first))
		return complain(x, "no mail can be made of this");
	mbox_init(&box, built);
	while (mbox_next(&box, &message)) {
		struct checked *mail = ARENA_NEW(a, struct checked);

		mail->arena = a;
		mail->patch.mail.source = x->where;
		mail->patch.mail.source_line = message.line;
		if (mime_decode(a, message.bytes, &mail->patch.mail, &e))
			return complain(x, e.msg);
		checked_read(mail);
		*VEC_ADD(a, &mails) = mail;
	}
	check_mails(&selection, mails.at, mails.n);
	for (size_t i = 0; i < mails.n; i++) {
		const struct findings *f = &mails.at[i]->findings;

		for (size_t j = 0; j < f->list.n; j++)
			*VEC_ADD(a, &out->list) =
				place_source_line(&f->list.at[j].place) -
				first + 1;
	}
	return 0;
}

static void print_numbers(struct buf *to, const struct numbers *n)
{
	for (size_t i = 0; i < n->list.n; i++)
		buf_printf(to, "%s%u", i ? "," : " at ", n->list.at[i]);
	if (!n->list.n)
		buf_add_str(to, " nothing");
}

static int run_example(const struct example *x)
{
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_BUF struct buf text;
	struct numbers found = { 0 };
	bool same;

	buf_init(&text, LIMIT_TEXT);
	if (find_lines(&a, x, &found))
		return -1;
	same = found.list.n == x->lines.list.n;
	for (size_t i = 0; same && i < found.list.n; i++)
		same = found.list.at[i] == x->lines.list.at[i];
	if (same)
		return 0;
	buf_add_str(&text, "found");
	print_numbers(&text, &found);
	buf_add_str(&text, ", want");
	print_numbers(&text, &x->lines);
	return complain(x, text.p);
}

static int read_lines(struct arena *a, struct span numbers, char delim,
		      struct numbers *out)
{
	uint64_t n;

	for (;;) {
		if (!span_next_number(&numbers, 10, 1000000, &n))
			return -1;
		*VEC_ADD(a, &out->list) = (unsigned int)n;
		if (!numbers.len)
			return 0;
		if (!span_skip_char(&numbers, delim))
			return -1;
	}
}

static void count(struct tally *t, const struct example *x)
{
	if (x->is_good)
		t->good++;
	else
		t->bad++;
	if (run_example(x))
		t->failed++;
}

/* "c bad:3,5 file=x.c"; true where it is a test. */
static bool read_info(struct arena *a, struct span info, struct example *x,
		      struct tally *t)
{
	struct span verdict, word;

	if (!span_next_word(&info, &x->words.kind) ||
	    !span_next_word(&info, &verdict))
		return false;
	x->is_good = span_eq(verdict, SPAN("good"));
	if (!x->is_good && (!span_skip(&verdict, SPAN("bad:")) ||
			    read_lines(a, verdict, ',', &x->lines))) {
		t->failed++;
		complain(x, "a fence says 'good' or 'bad:LINE,...'");
		return false;
	}
	while (span_next_word(&info, &word)) {
		if (span_skip(&word, SPAN("file=")))
			x->words.file = word;
		else if (span_eq(word, SPAN("profile=checkpatch")))
			x->words.profile = PROFILE_CHECKPATCH;
		else
			t->failed++, complain(x, "an unknown word on a fence");
	}
	return true;
}

static void run_page(const struct rule_entry *entry, struct tally *t)
{
	struct span rest = page_of(entry), line, info;
	CLEANUP_ARENA struct arena a = { 0 };
	unsigned int nr = 0;

	while (span_next_line(&rest, &line)) {
		struct example x = { .rule = entry->rule };
		struct span body = rest, end = SPAN("```");

		x.where = arena_printf(&a, "%s:%u", entry->page, ++nr);
		info = line;
		if (!span_skip(&info, end))
			continue;
		while (span_next_line(&rest, &line) && ++nr &&
		       !span_starts(line, end))
			;
		x.text = span_first(body, (size_t)(line.p - body.p));
		if (read_info(&a, info, &x, t))
			count(t, &x);
	}
}

/* good.eml, bad-3.eml, bad-3-5-why.eml */
static bool read_name(struct arena *a, struct span name, struct example *x)
{
	struct span part;

	x->words.kind = SPAN("mail");
	x->is_good = span_starts(name, SPAN("good"));
	if (x->is_good)
		return true;
	if (!span_skip(&name, SPAN("bad-")))
		return false;
	name = span_first(name, name.len - path_extension(name).len);
	while (name.len) {
		if (!span_next_until(&name, '-', &part)) {
			part = name;
			name.len = 0;
		}
		if (read_lines(a, part, '-', &x->lines))
			break;
	}
	return x->lines.list.n;
}

static void run_sample(const struct rule_entry *entry, const char *path,
		       struct tally *t)
{
	struct example x = { .rule = entry->rule, .where = path };
	CLEANUP_ARENA struct arena a = { 0 };
	struct err e = { 0 };

	if (!read_name(&a, path_base(span_of(path)), &x)) {
		complain(&x, "a sample is called good.eml or bad-LINE.eml");
		t->failed++;
	} else if (file_read(&a, path, LIMIT_FILE, &x.text, &e)) {
		complain(&x, e.msg);
		t->failed++;
	} else {
		count(t, &x);
	}
}

static void run_samples(const struct rule_entry *entry, struct tally *t)
{
	CLEANUP_ARENA struct arena a = { 0 };
	size_t stem = strlen(entry->page) - strlen(".md");
	const char *folder = arena_printf(&a, "%.*s.d", (int)stem, entry->page);
	DIR *dir = opendir(folder);
	struct dirent *file;

	while (dir && (file = readdir(dir)))
		if (span_ends(span_of(file->d_name), SPAN(".eml")))
			run_sample(entry, path_join(&a, folder, file->d_name),
				   t);
	if (dir)
		closedir(dir);
}

int main(void)
{
	struct tally all = { 0 };

	for (size_t i = 0; i < rule_table_n; i++) {
		struct tally t = { 0 };

		run_page(&rule_table[i], &t);
		run_samples(&rule_table[i], &t);
		if (!t.good || !t.bad) {
			printf("%s: wants a good and a bad example\n",
			       rule_table[i].page);
			t.failed++;
		}
		all.good += t.good;
		all.bad += t.bad;
		all.failed += t.failed;
	}
	printf("pages: %zu rules, %zu examples, %zu failed\n", rule_table_n,
	       all.good + all.bad, all.failed);
	return all.failed ? 1 : 0;
}
