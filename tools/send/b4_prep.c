// SPDX-License-Identifier: GPL-2.0-only
#include "send/b4_prep.h"

#include "base/buf.h"
#include "base/limits.h"
#include "git/change.h"
#include "json/reader.h"

#define MARKER		"--- b4-submit-tracking ---"
#define VERSION_MAX	1000
#define SERIES		"what b4 prep keeps of the series"

/* Where the line is, or SIZE_MAX. */
static size_t find_marker(struct span message)
{
	struct span rest = message, line;

	while (span_next_line(&rest, &line)) {
		if (span_eq(span_trim(line), SPAN(MARKER)))
			return (size_t)(line.p - message.p);
	}
	return SIZE_MAX;
}

bool b4_prep_is_cover(struct span message)
{
	return find_marker(message) != SIZE_MAX;
}

static void read_prefixes(struct arena *a, const struct json_t *list,
			  struct b4_prep *out)
{
	CLEANUP_BUF struct buf words;

	buf_init(&words, LIMIT_TEXT);
	for (size_t i = 0; i < json_value_count(list); i++)
		buf_printf(&words, "%s" SPAN_FMT, i ? " " : "",
			   SPAN_ARG(json_value_text(json_value_item(list, i))));
	if (words.len)
		out->prefix = arena_str(a, buf_span(&words));
}

static int read_tracking(struct arena *a, struct span json,
			 struct b4_prep *out, struct err *e)
{
	CLEANUP_JSON_VALUE struct json_t *root = NULL;
	const struct json_t *series, *id;
	int64_t version = 0;

	if (json_value_parse(&json, SERIES, &root, e))
		return -1;
	series = json_value_member(root, "series");
	if (!json_value_is_object(series))
		return err_set(e, ERR_SYNTAX, SERIES ": there is no series in it");
	json_value_number(json_value_member(series, "revision"), &version);
	if (version < 0 || version > VERSION_MAX)
		return err_set(e, ERR_SYNTAX, SERIES ": a revision below 0 or above %d",
			       VERSION_MAX);
	out->version = (unsigned int)version;
	id = json_value_member(series, "change-id");
	out->change_id = arena_copy(a, json_value_text(id));
	read_prefixes(a, json_value_member(series, "prefixes"), out);
	return 0;
}

/* True for a line that names people, who are taken out of the letter. */
static bool take_person(struct arena *a, struct span line, struct b4_prep *out)
{
	struct opt_list *list = &out->to;

	if (!span_skip_nocase(&line, SPAN("To:"))) {
		if (!span_skip_nocase(&line, SPAN("Cc:")))
			return false;
		list = &out->cc;
	}
	*VEC_ADD(a, list) = arena_str(a, span_trim(line));
	return true;
}

static size_t last_paragraph(struct span text)
{
	const struct span gap = SPAN("\n\n");
	size_t at = 0, next;

	while ((next = span_find(span_from(text, at), gap)) != SIZE_MAX)
		at += next + gap.len;
	return at;
}

/* Without b4's comments, and without people in the last paragraph. */
static void read_cover(struct arena *a, struct span text, struct b4_prep *out)
{
	CLEANUP_BUF struct buf kept;
	struct span rest, line;
	const char *end;

	buf_init(&kept, LIMIT_TEXT);
	text = span_trim(text);
	end = text.p + last_paragraph(text);
	rest = text;
	while (span_next_line(&rest, &line)) {
		if (span_starts(line, SPAN("#")) ||
		    (line.p >= end && take_person(a, line, out)))
			continue;
		/* Where a comment was there are two empty lines now. */
		if (!line.len && span_ends(buf_span(&kept), SPAN("\n\n")))
			continue;
		buf_add(&kept, line);
		buf_add_char(&kept, '\n');
	}
	out->cover = arena_copy(a, span_trim(buf_span(&kept)));
}

static int check_cover(const struct b4_prep *p, struct err *e)
{
	if (span_find(p->cover, SPAN("EDITME")) != SIZE_MAX || !p->cover.len)
		return err_set(e, ERR_USAGE,
			       "the cover letter is not written yet: 'b4 prep --edit-cover'");
	return 0;
}

/* Of the first and the last commit the one that is the letter; or empty. */
static int find_commit(struct repo *repo, struct arena *a,
		       const struct range *range, struct span *message,
		       struct err *e)
{
	const size_t n = range->commits.n, ends[] = { 0, n - 1 };

	for (size_t i = 0; n && i < 2; i++) {
		struct change c;

		if (change_read(repo, a, range->commits.at[ends[i]].id, &c, e))
			return -1;
		if (!c.files.n && b4_prep_is_cover(c.message)) {
			*message = c.message;
			return 0;
		}
	}
	return 0;
}

static int read_commit(struct arena *a, struct span message,
		       struct b4_prep *out, struct err *e)
{
	size_t at = find_marker(message), brace;
	struct span json = span_from(message, at);

	brace = span_find_char(json, '{');
	if (brace == SIZE_MAX)
		return err_set(e, ERR_SYNTAX,
			       SERIES ": there is nothing after " MARKER);
	json = span_from(json, brace);
	if (read_tracking(a, json, out, e))
		return -1;
	read_cover(a, span_first(message, at), out);
	return check_cover(out, e);
}

static struct span branch_config(struct repo *repo, struct arena *a,
				 const char *key)
{
	struct span branch = repo_branch(repo, a);

	return repo_config(repo, a, arena_printf(a, "branch." SPAN_FMT ".%s",
						 SPAN_ARG(branch), key));
}

int b4_prep_read(struct repo *repo, struct arena *a, const struct range *range,
		 struct b4_prep *out, struct err *e)
{
	struct span message = { 0 }, tracking;

	*out = (struct b4_prep){ 0 };
	tracking = branch_config(repo, a, "b4-tracking");
	if (tracking.len) {
		if (read_tracking(a, tracking, out, e))
			return -1;
		read_cover(a, branch_config(repo, a, "description"), out);
		return check_cover(out, e);
	}
	if (find_commit(repo, a, range, &message, e))
		return -1;
	return message.len ? read_commit(a, message, out, e) : 0;
}
