// SPDX-License-Identifier: GPL-2.0-only
#include "check/references.h"

#include "base/buf.h"
#include "base/limits.h"
#include "check/dialect.h"
#include "model/commit_ref.h"
#include "model/log.h"

#define MIN_DIGITS	6
#define PER_LINE	8	/* ids of a line that are looked at */
#define TITLE_LINES	3	/* that a title may be wrapped over */

/* The rest of line @i and the lines that it may go on in, as one. */
static struct span joined(struct arena *a, const struct message *m, size_t i,
			  struct span rest)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	buf_add(&text, rest);
	for (size_t n = 1; n < TITLE_LINES && i + n < m->log.n; n++) {
		buf_add_char(&text, ' ');
		buf_add(&text, span_trim(m->log.at[i + n].text));
	}
	return arena_copy(a, buf_span(&text));
}

/* The next "commit ID" of *@rest, which moves behind the id. */
static void read_mention(struct arena *a, const struct message *m, size_t i,
			 struct span *rest, struct reference *out)
{
	struct commit_refs here, all;

	commit_refs_read(*rest, &here);
	out->id = here.id;
	if (here.id.len >= MIN_DIGITS) {
		commit_refs_read(joined(a, m, i, *rest), &all);
		if (all.has_title && all.is_quoted &&
		    span_eq(all.id, here.id))
			out->title = all.title;
	}
	if (here.id.len)
		*rest = span_from(*rest, (size_t)(here.id.p + here.id.len -
						  rest->p));
	else
		*rest = span_first(*rest, 0);
}

static void read_reference(struct arena *a, const struct message *m, size_t i,
			   struct span *rest, struct reference *out)
{
	struct fixes fixes;

	*out = (struct reference){ 0 };
	if (fixes_read(*rest, &fixes) && span_ends(fixes.key, SPAN(":"))) {
		out->is_fixes = true;
		out->id = fixes.id;
		if (fixes.has_title)
			out->title = fixes.title;
		*rest = span_first(*rest, 0);
	} else {
		read_mention(a, m, i, rest, out);
	}
}

static bool is_id(const struct reference *out)
{
	return out->id.len >= MIN_DIGITS &&
	       out->id.len <= COMMIT_REF_MAX_DIGITS &&
	       !commit_ref_is_word(out->id);
}

/* The title without the quotes, where commit_refs has left them. */
static struct span unquoted(struct span title)
{
	if (title.len > 1 && span_starts(title, SPAN("\"")) &&
	    span_ends(title, SPAN("\"")))
		return span_first(span_from(title, 1), title.len - 2);
	return title;
}

void each_reference(struct report *to, const struct patch *p,
		    void (*look)(struct report *to,
				 const struct reference *r))
{
	const struct upstream *tree = report_upstream(to);
	const struct message *m = &p->message;

	for (size_t i = 0; tree && i < m->log.n; i++) {
		struct span rest = m->log.at[i].text;
		struct reference r;

		if (speaks_checkpatch(to) && log_is_sign_off(rest))
			break;
		for (unsigned int n = 0; rest.len && n < PER_LINE; n++) {
			read_reference(report_arena(to), m, i, &rest, &r);
			if (!is_id(&r))
				continue;
			r.title = unquoted(r.title);
			r.found = tree->commit(tree->context, report_arena(to),
					       r.id, &r.commit);
			look(to, &r);
			if (speaks_checkpatch(to))
				break;
		}
	}
}
