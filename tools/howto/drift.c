// SPDX-License-Identifier: GPL-2.0-only
#include "howto/drift.h"

#include <string.h>

#include "howto/drift_terms.h"
#include "howto/option_text.h"
#include "model/linuxdoc_text.h"

static const char *kind_name(enum extension_kind kind)
{
	return howto_kind_name(kind == EXTENSION_TARGET ? HOWTO_TARGET :
							  HOWTO_MATCH);
}

int howto_allow(struct howto_drift *d, const char *file, struct span text,
		struct err *e)
{
	struct span line, subject;
	unsigned int n = 0;

	while (span_next_line(&text, &line)) {
		struct howto_allowed *allowed;

		n++;
		line = span_trim(line);
		if (!line.len || *line.p == '#')
			continue;
		if (!span_next_until(&line, ':', &subject) ||
		    !span_trim(line).len)
			return err_set(e, ERR_SYNTAX,
				       "%s:%u: want 'match NAME --OPTION: REASON'",
				       file, n);
		allowed = VEC_ADD(d->arena, &d->allowed);
		allowed->subject = arena_str(d->arena, span_trim(subject));
		allowed->reason = arena_str(d->arena, span_trim(line));
	}
	return 0;
}

static bool is_allowed(struct howto_drift *d, const char *subject)
{
	for (size_t i = 0; i < d->allowed.n; i++) {
		if (strcmp(d->allowed.at[i].subject, subject) != 0)
			continue;
		d->allowed_n++;
		return true;
	}
	return false;
}

static const char *subject_of(struct howto_drift *d,
			      const struct option_table *table,
			      struct span option)
{
	return arena_printf(d->arena, "%s %s --" SPAN_FMT,
			    kind_name(table->kind), table->name,
			    SPAN_ARG(option));
}

static bool has_mention(struct span text, struct span option)
{
	struct span name;

	while (option_text_next(&text, &name))
		if (span_eq(name, option))
			return true;
	return false;
}

static void check_row(struct howto_drift *d, const struct option_table *table,
		      const struct option_row *row,
		      const struct howto_words *words, struct xml_notes *notes)
{
	struct span name = span_of(row->name);
	const char *subject = subject_of(d, table, name);
	bool inverts;

	if (howto_terms_have(&words->terms, name, &inverts)) {
		if (row->invert && !inverts && !is_allowed(d, subject))
			xml_note(d->arena, notes, words->line,
				 "%s can be inverted, its text has no [!]",
				 subject);
	} else if (!has_mention(words->all, name) && !is_allowed(d, subject)) {
		xml_note(d->arena, notes, words->line,
			 "%s%s is not documented", subject, row->is_old ?
			 ", an option of an old revision," : "");
	}
}

static void check_term(struct howto_drift *d, const struct option_table *table,
		       const struct howto_term *term, struct xml_notes *notes)
{
	struct span rest = span_of(term->text), name;

	while (option_text_next(&rest, &name)) {
		const char *subject = subject_of(d, table, name);

		if (option_table_find(table, name) || is_allowed(d, subject))
			continue;
		xml_note(d->arena, notes, term->line,
			 "%s is documented, and the plugin has no such option",
			 subject);
	}
}

bool howto_drift_allows(struct howto_drift *d, const struct option_table *table)
{
	return is_allowed(d, arena_printf(d->arena, "%s %s",
					  kind_name(table->kind), table->name));
}

void howto_drift_words(struct howto_drift *d, const struct option_table *table,
		       const struct howto_words *words,
		       struct xml_notes *notes)
{
	for (size_t i = 0; i < table->rows.n; i++)
		check_row(d, table, &table->rows.at[i], words, notes);
	for (size_t i = 0; i < words->terms.n; i++)
		check_term(d, table, &words->terms.at[i], notes);
}

static const char *text_of(struct howto_drift *d, const struct howto *howto,
			   const struct howto_entry *entry)
{
	struct span bytes = span_from(howto->bytes, entry->start);

	if (entry->section)
		return xml_text(d->arena, entry->section);
	return linuxdoc_text(d->arena, span_first(bytes, entry->end -
							 entry->start));
}

void howto_drift_entries(struct howto_drift *d, const struct howto *howto,
			 struct xml_notes *notes)
{
	for (size_t i = 0; i < howto->entries.n; i++) {
		const struct howto_entry *entry = &howto->entries.at[i];
		const struct option_table *table = option_tables_find(d->tables,
			entry->kind == HOWTO_TARGET ? EXTENSION_TARGET :
						      EXTENSION_MATCH,
			entry->name);
		struct howto_words words = { entry->line };

		if (!table)
			continue;
		howto_terms(d->arena, howto, entry, &words.terms);
		words.all = span_of(text_of(d, howto, entry));
		howto_drift_words(d, table, &words, notes);
	}
}
