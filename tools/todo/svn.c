// SPDX-License-Identifier: GPL-2.0-only
#include "todo/svn.h"

#include <string.h>

#include "net/http.h"
#include "xml/doc.h"

#define QUESTIONS	2	/* for a log: up to where, and the log itself */

struct asking {
	struct progress *bar;	/* or NULL */
	size_t answered;
};

/* A number behind the last '@', which is no part of a user's name. */
static bool split_place(struct span place, struct span *url, uint64_t *number)
{
	size_t at = span_rfind_char(place, '@');

	*url = place;
	if (at == SIZE_MAX ||
	    !span_number(span_from(place, at + 1), 10, UINT32_MAX, number))
		return false;
	*url = span_first(place, at);
	return true;
}

const char *todo_url_svn(struct arena *a, const char *place)
{
	struct span url;
	uint64_t n;

	if (!split_place(span_of(place), &url, &n))
		return place;
	return arena_printf(a, SPAN_FMT "?p=%u", SPAN_ARG(url),
			    (unsigned int)n);
}

static struct xml_doc *parse(struct arena *a, struct span answer,
			     struct err *e)
{
	struct xml_notes notes = { 0 };
	struct xml_doc *doc = xml_parse_foreign(a, answer, &notes);

	if (!doc)
		err_set(e, ERR_SYNTAX,
			"the server's answer is not XML: line %u: %s",
			notes.at[0].line, notes.at[0].text);
	return doc;
}

static const struct xml_element *find(const struct xml_element *root,
				      const char *name)
{
	const struct xml_element *el = root;

	for (; el; el = xml_next(el, root))
		if (!strcmp(el->name, name))
			return el;
	return NULL;
}

static bool number_of(struct arena *a, const struct xml_element *el,
		      unsigned int *out)
{
	uint64_t n;

	if (!el || !span_number(span_of(xml_text(a, el)), 10, UINT32_MAX, &n))
		return false;
	*out = (unsigned int)n;
	return true;
}

int svn_parse_revision(struct arena *a, struct span propfind,
		       unsigned int *number, struct err *e)
{
	CLEANUP_XML struct xml_doc *doc = parse(a, propfind, e);

	if (!doc)
		return -1;
	if (number_of(a, find(xml_root(doc), "version-name"), number))
		return 0;
	return err_set(e, ERR_SYNTAX,
		       "the server tells no revision: is this Subversion?");
}

static const char *content(struct arena *a, const struct xml_element *item,
			   const char *name)
{
	const struct xml_element *el = xml_child(item, name);

	return el ? xml_content(a, el) : "";
}

static int add_item(struct arena *a, const struct xml_element *item,
		    struct svn_log *out, struct err *e)
{
	struct svn_revision *r;

	if (out->list.n == SVN_LOG_MAX)
		return err_set(e, ERR_LIMIT, "more than %d revisions",
			       SVN_LOG_MAX);
	r = VEC_ADD(a, &out->list);
	if (!number_of(a, xml_child(item, "version-name"), &r->number))
		return err_set(e, ERR_SYNTAX, "a revision has no number");
	r->author = content(a, item, "creator-displayname");
	r->date = content(a, item, "date");
	r->message = content(a, item, "comment");
	return 0;
}

int svn_parse_log(struct arena *a, struct span report, struct svn_log *out,
		  struct err *e)
{
	CLEANUP_XML struct xml_doc *doc = parse(a, report, e);
	const struct xml_element *el;

	if (!doc)
		return -1;
	el = xml_root(doc);
	if (strcmp(el->name, "log-report"))
		return err_set(e, ERR_SYNTAX,
			       "the server's answer is <%s> instead of <log-report>",
			       el->name);
	for (el = el->first; el; el = el->next)
		if (!strcmp(el->name, "log-item") && add_item(a, el, out, e))
			return -1;
	return 0;
}

static void show_bar(void *asking, size_t due)
{
	const struct asking *s = asking;

	(void)due;
	if (s->bar)
		progress_step(s->bar, s->answered, QUESTIONS);
}

static int ask(struct http *http, struct arena *a, struct http_exchange *x,
	       struct err *e)
{
	return http_run_one(http, a, x, e) ||
	       http_expect(a, x, "text/xml", e) ? -1 : 0;
}

static int last_revision(struct http *http, struct arena *a, const char *url,
			 unsigned int *number, struct err *e)
{
	static const char *const headers[] = {
		"Depth: 0", "Content-Type: text/xml", NULL
	};
	struct http_exchange x = { .request = {
		.url = url, .method = "PROPFIND", .headers = headers,
		.body = SPAN("<?xml version=\"1.0\"?><propfind xmlns=\"DAV:\">"
			     "<prop><version-name/></prop></propfind>"),
	} };

	return ask(http, a, &x, e) ? -1 :
	       svn_parse_revision(a, x.answer.body, number, e);
}

static int ask_log(struct http *http, struct arena *a, const char *url,
		   unsigned int from, unsigned int max, struct svn_log *out,
		   struct err *e)
{
	static const char *const headers[] = { "Content-Type: text/xml", NULL };
	struct http_exchange x = { .request = {
		.url = url, .method = "REPORT", .headers = headers,
	} };

	x.request.body = span_of(arena_printf(a,
		"<S:log-report xmlns:S=\"svn:\"><S:start-revision>%u"
		"</S:start-revision><S:end-revision>0</S:end-revision>"
		"<S:limit>%u</S:limit><S:path></S:path></S:log-report>",
		from, max ? max : SVN_LOG_MAX));
	return ask(http, a, &x, e) ? -1 :
	       svn_parse_log(a, x.answer.body, out, e);
}

int svn_read_log(struct arena *a, const char *place, unsigned int max,
		 const char *ca_file, struct progress *bar,
		 struct svn_log *out, struct err *e)
{
	CLEANUP_HTTP struct http *http = http_open(ca_file);
	struct asking asking = { .bar = bar };
	unsigned int from;
	const char *url;
	struct span file;
	uint64_t n;
	bool is_old;

	is_old = split_place(span_of(place), &file, &n);
	/* Where it was then: it may be gone since, or be another file. */
	url = todo_url_svn(a, place);
	http_set_watch(http, show_bar, &asking);
	if (last_revision(http, a, url, &from, e))
		return -1;
	asking.answered++;
	if (is_old && n < from)
		from = (unsigned int)n;
	return ask_log(http, a, url, from, max, out, e);
}
