// SPDX-License-Identifier: GPL-2.0-only
/* http_answer - is an answer what was asked for, and where does it go on */
#include <curl/curl.h>
#include <string.h>
#include <strings.h>

#include "net/http.h"

const char *http_header(const struct http_answer *answer, const char *name)
{
	for (size_t i = 0; i < answer->headers.n; i++)
		if (!strcasecmp(answer->headers.at[i].name, name))
			return answer->headers.at[i].value;
	return NULL;
}

struct span http_place(const struct http_exchange *x)
{
	struct span url = span_of(x->request.url);

	return span_first(url, span_find_char(url, '?'));
}

/* "text/html" of "text/html; charset=utf-8"; empty where there is none. */
static struct span media_type(const struct http_answer *answer)
{
	const char *value = http_header(answer, "Content-Type");
	struct span type = span_of(value ? value : "");

	return span_trim(span_first(type, span_find_char(type, ';')));
}

static bool is_xml(struct span type)
{
	return span_eq_nocase(type, SPAN("text/xml")) ||
	       span_eq_nocase(type, SPAN("application/xml")) ||
	       span_ends(type, SPAN("+xml"));
}

static bool is_html(struct span type)
{
	return span_eq_nocase(type, SPAN("text/html")) ||
	       span_eq_nocase(type, SPAN("application/xhtml+xml"));
}

static bool is_of_type(struct span type, struct span want)
{
	return span_eq_nocase(type, want) ||
	       (is_xml(want) && is_xml(type) && !is_html(type));
}

/* 202, 204 and 206 bring another thing, nothing, or a part. */
static bool is_whole(unsigned int status)
{
	return status == 200 || status == 201 || status == 203 || status == 207;
}

static int refuse_status(const struct http_exchange *x, struct err *e)
{
	struct span url = http_place(x);
	const char *wait = http_header(&x->answer, "Retry-After");
	const char *there = http_header(&x->answer, "Location");
	unsigned int status = x->answer.status;

	if (status == 404 || status == 410)
		return err_set(e, ERR_NOENT, SPAN_FMT ": there is no such page (%u)",
			       SPAN_ARG(url), status);
	if (status == 401 || status == 403)
		return err_set(e, ERR_NET,
			       SPAN_FMT ": the server refuses (%u): it wants a login, or blocks programs",
			       SPAN_ARG(url), status);
	if (status == 429 || status == 503)
		return err_set(e, ERR_NET,
			       SPAN_FMT ": the server is too busy (%u): try again %s%s",
			       SPAN_ARG(url), status, wait ? "after (seconds or date) " :
			       "later", wait ? wait : "");
	if (status >= 300 && status < 400 && there)
		return err_set(e, ERR_NET, SPAN_FMT ": moved to '%s' (%u): use that",
			       SPAN_ARG(url), there, status);
	if (status >= 200 && status < 300)
		return err_set(e, ERR_NET, SPAN_FMT
			       ": the answer is not there, or not whole (%u)",
			       SPAN_ARG(url), status);
	return err_set(e, ERR_NET, SPAN_FMT ": the server %s (%u)",
		       SPAN_ARG(url),
		       status >= 500 ? "has trouble, try again later" :
				       "does not take the request", status);
}

int http_expect(struct arena *a, const struct http_exchange *x,
		const char *type, struct err *e)
{
	struct span got = media_type(&x->answer);

	if (x->answer.err.code) {
		*e = x->answer.err;
		return -1;
	}
	if (!is_whole(x->answer.status))
		return refuse_status(x, e);
	if (!type || is_of_type(got, span_of(type)))
		return 0;
	if (is_html(got))
		return err_set(e, ERR_NET,
			       SPAN_FMT ": a web page instead of %s: the server wants a login, blocks programs, or is broken",
			       SPAN_ARG(http_place(x)), type);
	return err_set(e, ERR_NET, SPAN_FMT
		       ": the answer is '%s' instead of %s",
		       SPAN_ARG(http_place(x)), arena_str(a, got), type);
}

/* Cut off what is before one of @ends, or all. */
static struct span cut_before(struct span *rest, const char *ends)
{
	size_t n = 0;

	while (n < rest->len && !memchr(ends, rest->p[n], strlen(ends)))
		n++;
	*rest = span_from(*rest, n);
	return span_trim((struct span){ rest->p - n, n });
}

/* ;NAME=VALUE or ;NAME="VALUE", with blanks anywhere; false at the end. */
static bool next_attribute(struct span *rest, struct span *name,
			   struct span *value)
{
	struct span before;

	*value = (struct span){ 0 };
	if (!span_next_until(rest, ';', &before))
		return false;
	*name = cut_before(rest, "=;,");
	if (!span_skip_char(rest, '='))
		return true;
	*rest = span_trim_left(*rest);
	if (span_skip_char(rest, '"'))
		return span_next_until(rest, '"', value);
	*value = cut_before(rest, ";, ");
	return true;
}

static bool has_relation(struct span attributes, struct span relation)
{
	struct span name, value, word;

	while (next_attribute(&attributes, &name, &value))
		while (span_eq_nocase(name, SPAN("rel")) &&
		       span_next_word(&value, &word))
			if (span_eq_nocase(word, relation))
				return true;
	return false;
}

/* The target of the first link with this relation: <URL>; rel="next", ... */
static bool find_link(struct span rest, struct span relation, struct span *url)
{
	struct span attributes;

	while (span_next_until(&rest, '<', &attributes) &&
	       span_next_until(&rest, '>', url)) {
		attributes = span_first(rest, span_find_char(rest, '<'));
		if (has_relation(attributes, relation))
			return true;
	}
	return false;
}

static bool same_part(CURLU *one, CURLU *other, CURLUPart part)
{
	char *p = NULL, *q = NULL;
	bool same;

	same = !curl_url_get(one, part, &p, CURLU_DEFAULT_PORT) &&
	       !curl_url_get(other, part, &q, CURLU_DEFAULT_PORT) &&
	       !strcasecmp(p, q);
	curl_free(p);
	curl_free(q);
	return same;
}

/* @link, which may be relative to @base, where it stays on the server. */
static char *resolve(struct arena *a, const char *base, const char *link)
{
	CURLU *here = curl_url(), *there = curl_url();
	char *url = NULL, *copy = NULL;

	if (!curl_url_set(here, CURLUPART_URL, base, 0) &&
	    !curl_url_set(there, CURLUPART_URL, base, 0) &&
	    !curl_url_set(there, CURLUPART_URL, link, 0) &&
	    same_part(here, there, CURLUPART_SCHEME) &&
	    same_part(here, there, CURLUPART_HOST) &&
	    same_part(here, there, CURLUPART_PORT) &&
	    !curl_url_get(there, CURLUPART_URL, &url, 0))
		copy = arena_str(a, span_of(url));
	curl_free(url);
	curl_url_cleanup(here);
	curl_url_cleanup(there);
	return copy;
}

int http_next_page(struct arena *a, const struct http_exchange *x,
		   const char **next, struct err *e)
{
	const char *links = http_header(&x->answer, "Link");
	struct span link;

	*next = NULL;
	if (!links || !find_link(span_of(links), SPAN("next"), &link))
		return 0;
	*next = resolve(a, x->answer.url, arena_str(a, link));
	if (!*next)
		return err_set(e, ERR_NET,
			       SPAN_FMT ": the next page is said to be on another server: '"
			       SPAN_FMT "'", SPAN_ARG(http_place(x)),
			       SPAN_ARG(span_first(link, 200)));
	return 0;
}

void http_add_escaped(struct buf *to, struct span s)
{
	for (size_t i = 0; i < s.len; i++)
		if (char_is_alnum(s.p[i]) || s.p[i] == '-' || s.p[i] == '.' ||
		    s.p[i] == '_' || s.p[i] == '~')
			buf_add_char(to, s.p[i]);
		else
			buf_printf(to, "%%%02X", (unsigned char)s.p[i]);
}
