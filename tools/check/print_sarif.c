// SPDX-License-Identifier: GPL-2.0-only
/*
 * sarif: a log that code scanners exchange
 *
 * Format: OASIS SARIF 2.1.0. Results are written as they come, so the frame
 * around them is text, and each object in it is built by json/.
 */
#include "base/limits.h"
#include "base/utf8.h"
#include "base/version.h"
#include "check/page.h"
#include "check/print.h"
#include "json/writer.h"

#define SCHEMA	"https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/" \
		"schemas/sarif-schema-2.1.0.json"

static void add_text(struct json_writer *w, const char *key, struct span text)
{
	json_writer_begin_object(w, key);
	json_writer_text(w, "text", text);
	json_writer_end(w);
}

static void add_rule(struct buf *to, const struct rule_entry *entry)
{
	const struct rule *rule = entry->rule;
	CLEANUP_JSON struct json_writer w = { 0 };

	json_writer_begin_object(&w, NULL);
	json_writer_text(&w, "id", span_of(rule->name));
	add_text(&w, "shortDescription", span_of(rule->summary));
	json_writer_begin_object(&w, "help");
	json_writer_text(&w, "text", span_of(rule->summary));
	json_writer_text(&w, "markdown", page_of(entry));
	json_writer_end(&w);
	json_writer_begin_object(&w, "defaultConfiguration");
	json_writer_text(&w, "level", span_of(severity_name(rule->severity)));
	json_writer_end(&w);
	json_writer_end(&w);
	json_writer_print_line(&w, to);
}

static void begin(struct printing *p)
{
	buf_add_str(p->to,
		    "{\"$schema\":\"" SCHEMA "\",\"version\":\"2.1.0\","
		    "\"runs\":[{\"columnKind\":\"unicodeCodePoints\","
		    "\"tool\":{\"driver\":{\"name\":\"nfkit\","
		    "\"version\":\"" VERSION "\",\"rules\":[\n");
	for (size_t i = 0; i < rule_table_n; i++) {
		buf_add_str(p->to, i ? ",\n" : "");
		add_rule(p->to, &rule_table[i]);
	}
	buf_add_str(p->to, "\n]}},\"results\":[");
}

static void end(struct printing *p)
{
	buf_add_str(p->to, "\n]}]}\n");
}

/* A file's name as a URI (RFC 3986, RFC 8089), or relative to the folder. */
static void add_uri(struct json_writer *w, struct span name)
{
	CLEANUP_BUF struct buf uri;

	buf_init(&uri, 4096 * 3);
	if (span_starts(name, SPAN("/")))
		buf_add_str(&uri, "file://");
	for (; name.len; name = span_from(name, 1)) {
		if (char_is_alnum(*name.p) ||
		    span_find_char(SPAN("/-._~"), *name.p) != SIZE_MAX)
			buf_add_char(&uri, *name.p);
		else
			buf_printf(&uri, "%%%02X", (unsigned char)*name.p);
	}
	json_writer_text(w, "uri", buf_span(&uri));
}

static uint32_t characters(struct span s)
{
	uint32_t n = 0;

	while (s.len) {
		utf8_next(&s);
		n++;
	}
	return n;
}

static void add_region(struct json_writer *w, const char *key,
		       const struct spot *spot)
{
	json_writer_begin_object(w, key);
	json_writer_number(w, "startLine", spot->line);
	if (spot->at.p) {
		uint32_t start = characters(spot->before) + 1;

		json_writer_number(w, "startColumn", start);
		json_writer_number(w, "endColumn",
				   start + characters(spot->at));
	}
	json_writer_end(w);
}

static void add_physical(struct json_writer *w, const struct spot *spot)
{
	json_writer_begin_object(w, "physicalLocation");
	json_writer_begin_object(w, "artifactLocation");
	add_uri(w, spot->file);
	json_writer_end(w);
	if (spot->line)
		add_region(w, "region", spot);
	json_writer_end(w);
}

/* Where it is in the message of a @commit, no location says in which. */
static void add_message(struct json_writer *w, const struct mail *commit,
			const char *text)
{
	CLEANUP_BUF struct buf message;

	buf_init(&message, LIMIT_TEXT);
	if (commit)
		buf_printf(&message, "%s: ", commit->source);
	buf_add_str(&message, text);
	add_text(w, "message", buf_span(&message));
}

static void add_related(struct printing *p, struct json_writer *w,
			const struct finding *f)
{
	json_writer_begin_array(w, "relatedLocations");
	for (size_t i = 0; i < f->also_n; i++) {
		const struct place *also = &f->also[i];
		struct spot spot;
		bool has_spot = print_spot(p, also, &spot);

		json_writer_begin_object(w, NULL);
		if (has_spot)
			add_physical(w, &spot);
		add_message(w, has_spot ? NULL : also->mail, also->what);
		json_writer_end(w);
	}
	json_writer_end(w);
}

/* A replacement in one line (3.55 to 3.57). */
static void add_fix(struct printing *p, struct json_writer *w,
		    const struct finding *f)
{
	struct place place;
	struct spot spot;

	if (!print_fix_place(f, &place) || !print_spot(p, &place, &spot) ||
	    spot.at.p != place.at.p)
		return;
	json_writer_begin_array(w, "fixes");
	json_writer_begin_object(w, NULL);
	json_writer_begin_array(w, "artifactChanges");
	json_writer_begin_object(w, NULL);
	json_writer_begin_object(w, "artifactLocation");
	add_uri(w, spot.file);
	json_writer_end(w);
	json_writer_begin_array(w, "replacements");
	json_writer_begin_object(w, NULL);
	add_region(w, "deletedRegion", &spot);
	add_text(w, "insertedContent", f->fix.with);
	json_writer_end(w);
	json_writer_end(w);
	json_writer_end(w);
	json_writer_end(w);
	json_writer_end(w);
	json_writer_end(w);
}

/* All results have it, or none (3.27.23); empty means that it counts. */
static void add_suppressions(struct json_writer *w, const struct finding *f)
{
	json_writer_begin_array(w, "suppressions");
	if (f->silenced) {
		json_writer_begin_object(w, NULL);
		json_writer_text(w, "kind", SPAN("inSource"));
		json_writer_text(w, "justification", span_of(f->silenced));
		json_writer_end(w);
	}
	json_writer_end(w);
}

static void finding(struct printing *p, const struct finding *f)
{
	CLEANUP_JSON struct json_writer w = { 0 };
	struct spot spot;
	bool has_spot = print_spot(p, &f->place, &spot);

	json_writer_begin_object(&w, NULL);
	json_writer_text(&w, "ruleId", span_of(f->rule->name));
	json_writer_text(&w, "level", span_of(severity_name(f->severity)));
	add_message(&w, has_spot ? NULL : f->place.mail, f->message);
	json_writer_begin_array(&w, "locations");
	if (has_spot) {
		json_writer_begin_object(&w, NULL);
		add_physical(&w, &spot);
		json_writer_end(&w);
	}
	json_writer_end(&w);
	if (f->also_n)
		add_related(p, &w, f);
	add_suppressions(&w, f);
	add_fix(p, &w, f);
	json_writer_end(&w);
	buf_add_str(p->to, p->n ? ",\n" : "\n");
	json_writer_print_line(&w, p->to);
}

const struct printer print_sarif = {
	.begin = begin, .finding = finding, .end = end, .with_silenced = true
};
