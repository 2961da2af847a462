// SPDX-License-Identifier: GPL-2.0-only
#include "check/wide.h"

#include "base/utf8.h"
#include "check/source.h"
#include "model/cline.h"
#include "model/cname.h"
#include "model/file_kind.h"

#define WIDTH_PREFERRED	80
#define WIDTH_MAX	100

/* checkpatch.pl counts bytes, people characters. */
static unsigned int width_of(const struct report *to, struct span text)
{
	unsigned int bytes = columns_of(text), more = 0;

	if (bytes <= WIDTH_PREFERRED ||
	    report_profile(to) == PROFILE_CHECKPATCH)
		return bytes;
	while (text.len) {
		const char *at = text.p;

		utf8_next(&text);
		more += (unsigned int)(text.p - at) - 1;
	}
	return bytes - more;
}

static bool is_whole_string(const struct ctoken *t)
{
	return t->kind == CTOKEN_STRING && t->text.len > 1 &&
	       t->text.p[0] != '<' && span_find_char(t->text, '"') <= 2 &&
	       t->text.p[t->text.len - 1] == '"';
}

/* The string that the line ends in, with "," or ");" behind it, or SIZE_MAX. */
static size_t last_string(const struct cline *l)
{
	size_t n = l->n;

	if (l->is_joined)
		return SIZE_MAX;
	if (n && ctoken_is(&l->at[n - 1], SPAN(",")))
		n--;
	else if (n > 1 && ctoken_is(&l->at[n - 1], SPAN(";")) &&
		 ctoken_is(&l->at[n - 2], SPAN(")")))
		n -= 2;
	return n && is_whole_string(&l->at[n - 1]) ? n - 1 : SIZE_MAX;
}

static bool has_string(const struct cline *l, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (l->at[i].kind == CTOKEN_STRING)
			return true;
	return false;
}

/* A message that ends in a string, or nothing but one. */
static bool is_message(const struct cline *l)
{
	size_t last = last_string(l);

	if (last == SIZE_MAX)
		return false;
	if (!last)
		return true;
	if (l->at[0].kind == CTOKEN_DIRECTIVE)
		return last == 2 && l->n == 3 &&
		       span_ends(l->at[0].text, SPAN("define"));
	return last > 1 && cname_is_log(l->at[0].text) &&
	       ctoken_is(&l->at[1], SPAN("(")) && !has_string(l, last) &&
	       ctoken_column(&l->at[last]) <= WIDTH_MAX;
}

static bool is_scheme_char(char c)
{
	return char_is_word(c) || c == '.' || c == '+' || c == '-';
}

static bool has_url(struct span text)
{
	for (;;) {
		size_t at = span_find(text, SPAN("://")), n = 0;

		if (at == SIZE_MAX)
			return false;
		while (n < at && is_scheme_char(text.p[at - n - 1]))
			n++;
		while (n && !char_is_alpha(text.p[at - n]))
			n--;
		text = span_from(text, at + 3);
		if (n && text.len && !char_is_space(text.p[0]))
			return true;
	}
}

static bool is_table(const struct cline *l)
{
	for (size_t i = 0; i + 1 < l->n; i++)
		if (span_eq(l->at[i].text, SPAN("EFI_GUID")) &&
		    ctoken_is(&l->at[i + 1], SPAN("(")))
			return true;
	for (size_t i = 0; i < 2 && i < l->n; i++)
		if (span_starts(l->at[i].text, SPAN("DEFINE_PER_CPU")))
			return true;
	return false;
}

/* The first of the comments that the line ends in. */
static const struct ctoken *last_comments(const struct cline *l)
{
	size_t n = l->n;

	while (n && l->at[n - 1].kind == CTOKEN_COMMENT)
		n--;
	return n < l->n ? &l->at[n] : NULL;
}

static enum wide kind_of(const struct cline *l)
{
	const struct ctoken *comment = last_comments(l);
	struct cline code = *l;
	size_t string;

	if (is_message(l) || is_table(l) || has_url(l->text))
		return WIDE_FINE;
	if (comment && !l->is_joined && ctoken_column(comment) <= WIDTH_MAX)
		return WIDE_COMMENT;
	if (comment)
		code.n = (size_t)(comment - l->at);
	if (code.n && is_whole_string(&code.at[code.n - 1]))
		string = code.n - 1;
	else
		string = last_string(&code);
	if (string != SIZE_MAX && ctoken_column(&l->at[string]) <= WIDTH_MAX)
		return WIDE_STRING;
	return WIDE_CODE;
}

/*
 * The same for a script, where a string goes on until its quote comes again;
 * @open is the one that the line begins in, or 0.
 */
static enum wide kind_of_script(struct span text, char *open)
{
	size_t start = SIZE_MAX, end = 0;

	for (size_t i = 0; i < text.len; i++) {
		char c = text.p[i];

		if (*open && c == '\\') {
			i++;
		} else if (!*open && (c == '"' || c == '\'')) {
			*open = c;
			start = c == '"' ? i : SIZE_MAX;
		} else if (*open && c == *open) {
			*open = 0;
			end = i + 1;
		}
	}
	if (has_url(text))
		return WIDE_FINE;
	if (start == SIZE_MAX || end != text.len ||
	    columns_of(span_first(text, start)) > WIDTH_MAX)
		return WIDE_CODE;
	return span_trim(span_first(text, start)).len ? WIDE_STRING : WIDE_FINE;
}

/* UAPI headers line their tables up as they always did. */
static unsigned int limit_of(const struct report *to,
			     const struct file_diff *f)
{
	if (report_profile(to) == PROFILE_CHECKPATCH ||
	    span_find(f->path, SPAN("include/uapi/")) != SIZE_MAX)
		return WIDTH_MAX;
	return WIDTH_PREFERRED;
}

void report_wide(struct report *to, const struct ctokens *new_side,
		 enum wide what)
{
	const struct file_diff *f = report_file(to);
	bool is_script = f->kind == FILE_SCRIPT;
	unsigned int limit = limit_of(to, f);
	struct cline_walk w;
	char open = 0;

	if (!source_has_width(to))
		return;
	cline_walk(&w, new_side);
	while (cline_next(&w)) {
		unsigned int width = cline_is_added(&w.now) ?
				     width_of(to, w.now.text) : 0;
		bool is_wide = width > limit;
		enum wide kind;

		/* A string of a script may begin in any line. */
		if (!is_wide && !is_script)
			continue;
		kind = kind_of(&w.now);
		if (is_script && kind != WIDE_COMMENT)
			kind = kind_of_script(w.now.text, &open);
		if (!is_wide || kind != what)
			continue;
		if (width > WIDTH_MAX)
			report(to, w.now.text, "%u columns, want at most %u",
			       width, limit);
		else
			report_as(to, SEV_NOTE, w.now.text,
				  "%u columns, want at most %u", width, limit);
	}
}
