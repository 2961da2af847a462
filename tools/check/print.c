// SPDX-License-Identifier: GPL-2.0-only
#include "check/print.h"

/* 0 is an option that is not given. */
enum format {
	FORMAT_TEXT = 1, FORMAT_TERSE, FORMAT_TSV, FORMAT_JSON, FORMAT_SARIF,
	FORMAT_GITHUB, FORMAT_B4,
};

const struct opt_choice print_formats[] = {
	{ "text", FORMAT_TEXT },
	{ "terse", FORMAT_TERSE },
	{ "tsv", FORMAT_TSV },
	{ "json", FORMAT_JSON },
	{ "sarif", FORMAT_SARIF },
	{ "github", FORMAT_GITHUB },
	{ "b4", FORMAT_B4 },
	{ NULL, 0 }
};

const struct printer *print_format(int value)
{
	static const struct printer *const printers[] = {
		[FORMAT_TEXT]	= &print_text,
		[FORMAT_TERSE]	= &print_terse,
		[FORMAT_TSV]	= &print_tsv,
		[FORMAT_JSON]	= &print_json,
		[FORMAT_SARIF]	= &print_sarif,
		[FORMAT_GITHUB]	= &print_github,
		[FORMAT_B4]	= &print_b4,
	};

	return value ? printers[value] : &print_text;
}

void print_mail(const struct printer *printer, struct printing *p,
		const struct checked *mail)
{
	const struct findings *found = &mail->findings;

	p->mail = mail;
	if (printer->mail)
		printer->mail(p, mail);
	p->mails++;
	for (size_t i = 0; i < found->list.n; i++) {
		const struct finding *f = &found->list.at[i];

		if (f->silenced && !printer->with_silenced)
			continue;
		if (printer->finding)
			printer->finding(p, f);
		p->n++;
	}
}

bool print_fix_place(const struct finding *f, struct place *out)
{
	const struct mail *m = f->place.mail;

	return f->fix.at.p && !(m->oddities & MAIL_ENCODED) &&
	       !f->fix.also && !span_ends(f->fix.at, SPAN("\n")) &&
	       span_find_char(f->fix.with, '\n') == SIZE_MAX &&
	       span_within(f->fix.at, m->text) &&
	       place_find(m, f->fix.at, out);
}

/* In a line of a hunk, which is a line of the new file but for a marker. */
static void spot_in_hunk(const struct hunk *h, const struct diff_line *l,
			 const struct place *place, struct spot *out)
{
	out->line = hunk_new_nr(h, l);
	if (!l->new_nr)
		return;
	out->at = place->at;
	/* A place may begin with the marker. */
	if (out->at.p < l->text.p)
		out->at = (struct span){ l->text.p, out->at.len ?
						    out->at.len - 1 : 0 };
	out->before = (struct span){ l->text.p,
				     (size_t)(out->at.p - l->text.p) };
}

static bool spot_of_commit(const struct patch *patch, const struct place *place,
			   struct spot *out)
{
	const struct diff_line *l;
	const struct hunk *hunk;
	const struct file_diff *f = diff_file_at(&patch->diff, place->nr,
						 &hunk);

	/* There is nothing to show a file with that is gone. */
	if (!f || f->is_deleted)
		return false;
	out->file = f->path;
	l = hunk ? hunk_line_at(hunk, place->nr) : NULL;
	if (l)
		spot_in_hunk(hunk, l, place, out);
	return true;
}

bool print_spot(const struct printing *p, const struct place *place,
		struct spot *out)
{
	const struct patch *patch = &p->mail->patch;

	*out = (struct spot){ 0 };
	if (mail_is_commit(place->mail))
		return place->mail == &patch->mail &&
		       spot_of_commit(patch, place, out);
	out->file = span_of(place->mail->source);
	out->line = place_source_line(place);
	out->at = place->at;
	out->before = span_first(mail_line_text(place->mail, place->nr),
				 place_column(place));
	return true;
}

const char *severity_name(enum severity s)
{
	static const char *const names[] = {
		[SEV_NOTE]	= "note",
		[SEV_WARNING]	= "warning",
		[SEV_ERROR]	= "error",
	};

	return names[s];
}

const char *severity_checkpatch(enum severity s)
{
	static const char *const names[] = {
		[SEV_NOTE]	= "CHECK",
		[SEV_WARNING]	= "WARNING",
		[SEV_ERROR]	= "ERROR",
	};

	return names[s];
}

void print_inline(struct printing *p, struct span s)
{
	term_add_inline(p->to, s, p->term->utf8);
}

void print_count(struct buf *to, size_t n, const char *what)
{
	buf_printf(to, "%zu %s%s", n, what, n == 1 ? "" : "s");
}
