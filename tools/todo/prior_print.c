// SPDX-License-Identifier: GPL-2.0-only
#include "todo/prior_print.h"

#include "json/writer.h"

enum format { FORMAT_TEXT, FORMAT_PLAIN, FORMAT_JSON };

const struct opt_choice prior_formats[] = {
	{ "text", FORMAT_TEXT },
	{ "plain", FORMAT_PLAIN },
	{ "json", FORMAT_JSON },
	{ NULL, 0 }
};

static const char *fate(struct arena *a, const struct mail_hit *hit)
{
	if (hit->is_applied)
		return "applied";
	if (!hit->replies)
		return "no answer";
	return arena_printf(a, "%u answer%s, not applied", hit->replies,
			    hit->replies > 1 ? "s" : "");
}

static void add_text(struct arena *a, const struct mail_hit *hit,
		     const struct term *term, struct buf *to)
{
	const struct span parts[] = { hit->date, hit->author };

	term_style(term, to, hit->is_applied ? TERM_GOOD : TERM_BOLD);
	term_add_inline(to, hit->subject, term->utf8);
	term_plain(term, to);
	buf_add_str(to, "\n    ");
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		term_add_inline(to, parts[i].len ? parts[i] : SPAN("-"),
				term->utf8);
		buf_add_str(to, ", ");
	}
	buf_printf(to, "%s\n    <", fate(a, hit));
	term_add_inline(to, hit->mid, term->utf8);
	buf_add_str(to, ">\n");
}

static void add_plain(struct arena *a, const struct mail_hit *hit,
		      const struct term *term, struct buf *to)
{
	const struct span parts[] = {
		hit->date, span_of(fate(a, hit)), hit->author, hit->mid,
		hit->subject,
	};

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (i)
			buf_add_char(to, '\t');
		term_add_inline(to, parts[i].len ? parts[i] : SPAN("-"),
				term->utf8);
	}
	buf_add_char(to, '\n');
}

static void add_json(const struct mail_hits *hits, struct buf *to)
{
	CLEANUP_JSON struct json_writer w = { 0 };

	json_writer_begin_array(&w, NULL);
	for (size_t i = 0; i < hits->list.n; i++) {
		const struct mail_hit *hit = &hits->list.at[i];

		json_writer_begin_object(&w, NULL);
		json_writer_text(&w, "message_id", hit->mid);
		json_writer_text(&w, "subject", hit->subject);
		json_writer_text(&w, "author", hit->author);
		json_writer_text(&w, "date", hit->date);
		json_writer_number(&w, "version", hit->version);
		json_writer_number(&w, "replies", hit->replies);
		json_writer_text(&w, "fate", hit->is_applied ?
				 SPAN("applied") : hit->replies ?
				 SPAN("answered") : SPAN("no answer"));
		json_writer_end(&w);
	}
	json_writer_end(&w);
	json_writer_print(&w, to);
}

void prior_print(struct arena *a, const struct mail_hits *hits, int format,
		 const struct term *term, struct buf *to)
{
	if (format == FORMAT_JSON) {
		add_json(hits, to);
		return;
	}
	for (size_t i = 0; i < hits->list.n; i++)
		(format == FORMAT_PLAIN ? add_plain : add_text)
			(a, &hits->list.at[i], term, to);
}
