// SPDX-License-Identifier: GPL-2.0-only
/*
 * json: an object for each finding, one a line (JSON Lines)
 *
 * file, line and column (from 1, in bytes) are those of the source; mail_line
 * is counted in the decoded mail, as in tsv. A finding that the mail itself
 * silences has the reason as "silenced". Where --fix knows a cure that stays
 * in its line, "fix" has what it puts there, and for how many bytes.
 */
#include "check/print.h"
#include "json/writer.h"

static void add_place(struct json_writer *w, const struct place *place)
{
	json_writer_text(w, "file", span_of(place->mail->source));
	json_writer_number(w, "line", place_source_line(place));
	json_writer_number(w, "column", (uint32_t)place_column(place) + 1);
	json_writer_number(w, "mail_line", place->nr);
}

static void add_related(struct json_writer *w, const struct finding *f)
{
	json_writer_begin_array(w, "related");
	for (size_t i = 0; i < f->also_n; i++) {
		json_writer_begin_object(w, NULL);
		add_place(w, &f->also[i]);
		json_writer_text(w, "message", span_of(f->also[i].what));
		json_writer_end(w);
	}
	json_writer_end(w);
}

static void add_fix(struct json_writer *w, const struct finding *f)
{
	struct place place;

	if (!print_fix_place(f, &place))
		return;
	json_writer_begin_object(w, "fix");
	json_writer_number(w, "line", place_source_line(&place));
	json_writer_number(w, "column", (uint32_t)place_column(&place) + 1);
	json_writer_number(w, "length", (uint32_t)f->fix.at.len);
	json_writer_text(w, "text", f->fix.with);
	json_writer_end(w);
}

static void finding(struct printing *p, const struct finding *f)
{
	const struct mail *m = f->place.mail;
	CLEANUP_JSON struct json_writer w = { 0 };

	json_writer_begin_object(&w, NULL);
	add_place(&w, &f->place);
	json_writer_text(&w, "level", span_of(severity_name(f->severity)));
	json_writer_text(&w, "rule", span_of(f->rule->name));
	json_writer_text(&w, "message", span_of(f->message));
	json_writer_text(&w, "text", mail_line_text(m, f->place.nr));
	json_writer_text(&w, "message_id", mail_value(m, SPAN("Message-ID")));
	if (f->silenced)
		json_writer_text(&w, "silenced", span_of(f->silenced));
	if (f->also_n)
		add_related(&w, f);
	add_fix(&w, f);
	json_writer_end(&w);
	json_writer_print_line(&w, p->to);
	buf_add_char(p->to, '\n');
}

const struct printer print_json = {
	.finding = finding, .with_silenced = true
};
