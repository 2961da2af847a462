// SPDX-License-Identifier: GPL-2.0-only
#include "todo/claim.h"

#include "base/limits.h"
#include "base/term.h"
#include "model/mail_field.h"
#include "model/project.h"

#define TEXT_COLUMNS	72

static void add_fields(struct buf *to, struct span title, struct span name,
		       struct span mail)
{
	field_add_person(to, SPAN("From"), name, mail);
	buf_add_str(to, "To: " PROJECT_LIST "\n");
	field_add_subject(to, SPAN("Working on: "), title);
	field_add_mime(to);
	buf_add_char(to, '\n');
}

static void add_paragraph(struct buf *to, struct span text)
{
	term_add_wrapped(to, text, 0, TEXT_COLUMNS);
	buf_add_str(to, "\n\n");
}

void claim_draft(const struct todo_item *item, struct span name,
		 struct span mail, struct buf *to)
{
	CLEANUP_BUF struct buf title, source;

	buf_init(&title, LIMIT_TEXT);
	buf_init(&source, LIMIT_TEXT);
	term_add_inline(&title, item->title, true);
	term_add_inline(&source, item->source, true);
	add_fields(to, buf_span(&title), name, mail);
	add_paragraph(to, SPAN("Hello,"));
	add_paragraph(to, item->state == TODO_UNSURE ?
		      SPAN("Before I begin: is this wanted?") :
		      SPAN("I would like to work on this, unless somebody already does:"));
	add_paragraph(to, buf_span(&title));
	if (source.len)
		add_paragraph(to, buf_span(&source));
	buf_add(to, name);
	buf_add_char(to, '\n');
}
