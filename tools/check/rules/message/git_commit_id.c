// SPDX-License-Identifier: GPL-2.0-only
#include "base/buf.h"
#include "base/limits.h"
#include "check/dialect.h"
#include "check/short_id.h"
#include "model/commit_ref.h"
#include "model/log.h"
#include "model/words.h"

#define MAX_WRAPPED	2	/* lines that a reference may go on over */

/* Lines that name commits in a form of their own. */
static bool is_other_form(struct span line)
{
	static const char *const keys[] = {
		"Link", "Patchwork", "http", "https", "BugLink", "base-commit",
		NULL
	};
	struct span rest = span_trim_left(line), key;

	if (span_skip(&line, SPAN("This reverts commit ")))
		return hex_len(line) >= 7;
	if (!span_next_until(&rest, ':', &key))
		return false;
	for (size_t i = 0; keys[i]; i++)
		if (span_eq_nocase(key, span_of(keys[i])))
			return true;
	return false;
}

/*
 * The id in a line of a form that the stable trees ask for: "commit ID
 * upstream.", "[ Upstream commit ID ]", "[ ID ]", and that of git cherry-pick
 * -x. Else empty.
 */
static struct span stable_id(struct span line)
{
	struct span rest = span_trim(line), id, none = span_first(line, 0);
	bool in_brackets = span_skip_char(&rest, '['), has_word;

	rest = span_trim_left(rest);
	has_word = span_skip_nocase(&rest, SPAN("(cherry picked from commit ")) ||
		   span_skip_nocase(&rest, SPAN("upstream commit "));
	if (!has_word && !in_brackets &&
	    !span_skip_nocase(&rest, SPAN("commit ")))
		return none;
	id = span_first(rest, hex_len(rest));
	rest = span_from(rest, id.len);
	if (id.len < COMMIT_REF_MIN_DIGITS || word_len(rest))
		return none;
	rest = span_trim_left(rest);
	if (!has_word && !(in_brackets ? span_eq(rest, SPAN("]")) :
			   span_eq_nocase(rest, SPAN("upstream")) ||
			   span_eq_nocase(rest, SPAN("upstream."))))
		return none;
	return id;
}

/* The line behind begins with an id for the "commit" at the end of this. */
static bool goes_on_with_id(const struct message *m, size_t next)
{
	struct span rest;
	size_t n;

	if (next >= m->log.n)
		return false;
	rest = span_trim_left(m->log.at[next].text);
	n = hex_len(rest);
	return n >= COMMIT_REF_MIN_DIGITS && !word_len(span_from(rest, n));
}

/* Read line @i and what is wrapped of it, until there is a title. */
static void read_wrapped(struct arena *a, const struct message *m, size_t i,
			 struct commit_refs *out)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	buf_add(&text, m->log.at[i].text);
	commit_refs_read(m->log.at[i].text, out);
	for (size_t n = 1; n <= MAX_WRAPPED && !out->has_title &&
	     i + n < m->log.n; n++) {
		struct commit_refs more;

		buf_add_char(&text, ' ');
		buf_add(&text, span_trim(m->log.at[i + n].text));
		commit_refs_read(arena_copy(a, buf_span(&text)), &more);
		/* The last one is for what else it says, not for a title. */
		more.has_title &= n < MAX_WRAPPED;
		more.is_quoted &= n < MAX_WRAPPED;
		*out = more;
	}
}

/* What is wrong, or NULL. */
static const char *problem(struct arena *a, const struct commit_refs *r)
{
	if (r->digits < COMMIT_REF_DIGITS)
		return arena_printf(a, "a commit ID of %zu digits, want %d",
				    r->digits, COMMIT_REF_DIGITS);
	if (r->digits > COMMIT_REF_MAX_DIGITS)
		return "a commit ID with too many digits";
	if (!r->has_title)
		return "a commit without its title in (\"...\") after it";
	if (!r->is_quoted)
		return "the title of a commit is not in quotes";
	if (!r->is_lower)
		return "a commit ID in capital letters";
	if (!r->has_blank)
		return "not one space between 'commit' and its id";
	return NULL;
}

/* The id where the mail has it; the line where it has none of its own. */
static struct span place_of(const struct commit_refs *r, struct span line)
{
	struct commit_refs own;

	if (span_within(r->id, line))
		return r->id;
	/* .id is in a copy, of this line and the next ones. */
	commit_refs_read(line, &own);
	return own.id.len && span_eq(own.id, r->id) ? own.id : line;
}

static void report_problem(struct report *to, struct span line,
			   const struct commit_refs *r)
{
	const char *what = problem(report_arena(to), r);
	struct span at = place_of(r, line);

	if (!what)
		return;
	if (speaks_checkpatch(to))
		report(to, at, "%s", what);
	else if (!commit_ref_is_word(r->id))
		report_as(to, r->digits < COMMIT_REF_DIGITS ? SEV_WARNING :
			  SEV_NOTE, at, "%s", what);
	if (at.len == line.len)
		return;
	if (r->has_title)
		fix_short_id(to, at);
	else if (!stable_id(line).len)
		fix_untitled_id(to, at, line);
}

static bool is_likely_id(struct span id)
{
	return !commit_ref_is_word(id) && !commit_ref_is_number(id);
}

static void report_bare(struct report *to, struct span line, struct span id)
{
	struct span behind = span_trim_left(span_from(line,
				(size_t)(id.p + id.len - line.p)));

	if (speaks_checkpatch(to))
		report(to, id, "an id without 'commit' before it");
	else if (!char_is_space(line.p[0]) && is_likely_id(id) &&
		 !span_starts(behind, SPAN("(\"")))
		report_as(to, SEV_NOTE, id,
			  "an id without a title in (\"...\") after it");
}

/* What a line says of commits. */
struct mention {
	bool says_commit;	/* and an id; else .bare is one, or empty */
	struct span bare;
};

static struct mention find_mention(const struct message *m, size_t i)
{
	struct span line = m->log.at[i].text;
	struct mention found = { .bare = span_first(line, 0) };
	struct commit_refs refs;

	commit_refs_read(line, &refs);
	found.says_commit = refs.id.len || (commit_refs_goes_on(line) &&
					    goes_on_with_id(m, i + 1));
	if (!found.says_commit)
		found.bare = commit_ref_bare(line);
	return found;
}

static void check(struct report *to, const struct message *m, size_t i,
		  const struct mention *found)
{
	struct commit_refs refs;

	if (found->says_commit) {
		read_wrapped(report_arena(to), m, i, &refs);
		report_problem(to, m->log.at[i].text, &refs);
	} else if (found->bare.len) {
		report_bare(to, m->log.at[i].text, found->bare);
	}
}

/* True where the line has such a form; checkpatch.pl knows none of them. */
static bool check_stable(struct report *to, struct span line)
{
	struct span id = speaks_checkpatch(to) ? span_first(line, 0) :
						 stable_id(line);

	if (id.len && id.len < COMMIT_REF_DIGITS) {
		report_as(to, SEV_WARNING, id, "a commit ID of %zu digits, want %d",
			  id.len, COMMIT_REF_DIGITS);
		fix_short_id(to, id);
	}
	return id.len;
}

static void message(struct report *to, const struct patch *p)
{
	struct log_walk log = { .msg = &p->message };
	bool is_rest = false;
	struct line line;

	while (log_next(&log, &line)) {
		struct mention found;
		size_t i = log.next - 1;

		if (log.in_dump || is_other_form(line.text) ||
		    check_stable(to, line.text))
			continue;
		found = find_mention(&p->message, i);
		if (!is_rest)
			check(to, &p->message, i, &found);
		is_rest = commit_refs_goes_on(line.text) &&
			  (found.says_commit || found.bare.len);
	}
}

const struct rule rule_git_commit_id = {
	.name = "GIT_COMMIT_ID",
	.summary = "a commit is named by too few digits or without its title",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.message = message,
};
