// SPDX-License-Identifier: GPL-2.0-only
#include "net/http.h"

#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/limits.h"
#include "base/mem.h"
#include "base/version.h"
#include "zlib/gunzip.h"
#include "net/http_trouble.h"

#define AT_ONCE		16	/* connections */
#define AT_ONCE_HOST	4	/* of these to one server: be polite */
#define STALL_SECONDS	20	/* without a byte */
#define HEADERS_MAX	256

struct http {
	CURLM *multi;
	const char *ca_file;
	struct arena arena;
	http_watch *watch;	/* or NULL */
	void *context;
};

#define POLL_MS		1000
#define WATCH_MS	100

/* One request on its way. */
struct transfer {
	struct arena *arena;
	struct http_exchange *x;
	CURL *curl;
	struct curl_slist *headers;
	struct buf body;	/* as it comes */
	size_t max;
	char why[CURL_ERROR_SIZE];
};

struct http *http_open(const char *ca_file)
{
	struct http *h = mem_alloc(sizeof(*h));

	*h = (struct http){ 0 };
	curl_global_init(CURL_GLOBAL_DEFAULT);
	h->multi = curl_multi_init();
	if (!h->multi)
		mem_exhausted();
	curl_multi_setopt(h->multi, CURLMOPT_MAX_TOTAL_CONNECTIONS,
			  (long)AT_ONCE);
	curl_multi_setopt(h->multi, CURLMOPT_MAX_HOST_CONNECTIONS,
			  (long)AT_ONCE_HOST);
	if (ca_file)
		h->ca_file = arena_str(&h->arena, span_of(ca_file));
	return h;
}

void http_close(struct http **http)
{
	struct http *h = *http;

	if (!h)
		return;
	curl_multi_cleanup(h->multi);
	curl_global_cleanup();
	arena_release(&h->arena);
	free(h);
	*http = NULL;
}

static size_t on_body(char *p, size_t size, size_t n, void *data)
{
	struct transfer *t = data;

	buf_add(&t->body, (struct span){ p, size * n });
	return t->body.overflow ? 0 : size * n;
}

static size_t on_header(char *p, size_t size, size_t n, void *data)
{
	struct transfer *t = data;
	struct http_answer *answer = &t->x->answer;
	struct span rest = { p, size * n }, name;
	struct http_header *header;

	/* Those of a redirect, or of "100 Continue", are of no interest. */
	if (span_starts(rest, SPAN("HTTP/")))
		answer->headers.n = 0;
	if (!span_next_until(&rest, ':', &name) ||
	    answer->headers.n == HEADERS_MAX)
		return size * n;
	header = VEC_ADD(t->arena, &answer->headers);
	header->name = arena_str(t->arena, span_trim(name));
	header->value = arena_str(t->arena, span_trim(rest));
	return size * n;
}

static void add_header(struct transfer *t, const char *name, const char *value)
{
	struct curl_slist *longer;
	const char *line = value;

	if (!value)
		return;
	if (name)
		line = arena_printf(t->arena, "%s: %s", name, value);
	longer = curl_slist_append(t->headers, line);
	if (!longer)
		mem_exhausted();
	t->headers = longer;
}

static void set_headers(struct transfer *t)
{
	const struct http_request *r = &t->x->request;

	/* Undone in decode(), which also sees where a text was cut. */
	add_header(t, "Accept-Encoding", "gzip");
	add_header(t, "If-None-Match", r->if_none_match);
	add_header(t, "If-Modified-Since", r->if_modified_since);
	/* curl drops this one at a redirect to another host. */
	add_header(t, "Authorization", r->authorization);
	if (r->body.len)
		add_header(t, NULL, "Expect:");
	for (size_t i = 0; r->headers && r->headers[i]; i++)
		add_header(t, NULL, r->headers[i]);
	curl_easy_setopt(t->curl, CURLOPT_HTTPHEADER, t->headers);
}

static void set_method(struct transfer *t)
{
	const struct http_request *r = &t->x->request;

	if (r->body.len || (r->method && !strcmp(r->method, "POST"))) {
		curl_easy_setopt(t->curl, CURLOPT_POST, 1L);
		curl_easy_setopt(t->curl, CURLOPT_POSTFIELDSIZE_LARGE,
				 (curl_off_t)r->body.len);
		curl_easy_setopt(t->curl, CURLOPT_POSTFIELDS,
				 r->body.len ? r->body.p : "");
		/*
		 * On a connection that was used before, curl says it again
		 * where the answer is lost: twice, to the server.
		 */
		curl_easy_setopt(t->curl, CURLOPT_FRESH_CONNECT, 1L);
	}
	if (r->method)
		curl_easy_setopt(t->curl, CURLOPT_CUSTOMREQUEST, r->method);
	if (!r->method && !r->body.len)
		curl_easy_setopt(t->curl, CURLOPT_FOLLOWLOCATION, 1L);
}

static void set_limits(struct transfer *t)
{
	const struct http_request *r = &t->x->request;
	bool is_secret = !strncasecmp(r->url, "https:", 6);

	curl_easy_setopt(t->curl, CURLOPT_PROTOCOLS_STR, "http,https");
	curl_easy_setopt(t->curl, CURLOPT_REDIR_PROTOCOLS_STR,
			 is_secret ? "https" : "http,https");
	curl_easy_setopt(t->curl, CURLOPT_MAXREDIRS, (long)HTTP_REDIRECTS);
	curl_easy_setopt(t->curl, CURLOPT_CONNECTTIMEOUT_MS,
			 (long)HTTP_CONNECT_MS);
	curl_easy_setopt(t->curl, CURLOPT_TIMEOUT_MS,
			 (long)(r->limit_ms ? r->limit_ms : HTTP_LIMIT_MS));
	curl_easy_setopt(t->curl, CURLOPT_LOW_SPEED_LIMIT, 1L);
	curl_easy_setopt(t->curl, CURLOPT_LOW_SPEED_TIME, (long)STALL_SECONDS);
	curl_easy_setopt(t->curl, CURLOPT_MAXFILESIZE_LARGE,
			 (curl_off_t)t->max);
	curl_easy_setopt(t->curl, CURLOPT_NOSIGNAL, 1L);
}

static void set_secrets(struct transfer *t)
{
	const struct http_request *r = &t->x->request;

	if (!r->user || !r->password)
		return;
	curl_easy_setopt(t->curl, CURLOPT_HTTPAUTH, (long)CURLAUTH_BASIC);
	curl_easy_setopt(t->curl, CURLOPT_USERNAME, r->user);
	curl_easy_setopt(t->curl, CURLOPT_PASSWORD, r->password);
}

static void start(struct http *h, struct transfer *t)
{
	t->max = t->x->request.max ? t->x->request.max : LIMIT_ANSWER;
	buf_init(&t->body, t->max);
	t->curl = curl_easy_init();
	if (!t->curl)
		mem_exhausted();
	curl_easy_setopt(t->curl, CURLOPT_URL, t->x->request.url);
	curl_easy_setopt(t->curl, CURLOPT_USERAGENT, "nfkit/" VERSION);
	curl_easy_setopt(t->curl, CURLOPT_PRIVATE, t);
	curl_easy_setopt(t->curl, CURLOPT_ERRORBUFFER, t->why);
	curl_easy_setopt(t->curl, CURLOPT_WRITEFUNCTION, on_body);
	curl_easy_setopt(t->curl, CURLOPT_WRITEDATA, t);
	curl_easy_setopt(t->curl, CURLOPT_HEADERFUNCTION, on_header);
	curl_easy_setopt(t->curl, CURLOPT_HEADERDATA, t);
	curl_easy_setopt(t->curl, CURLOPT_HTTP_CONTENT_DECODING, 0L);
	if (h->ca_file) {
		curl_easy_setopt(t->curl, CURLOPT_CAINFO, h->ca_file);
		curl_easy_setopt(t->curl, CURLOPT_CAPATH, NULL);
	}
	set_limits(t);
	set_secrets(t);
	set_method(t);
	set_headers(t);
	curl_multi_add_handle(h->multi, t->curl);
}

/* The body as the server meant it. */
static int decode(struct transfer *t, struct err *e)
{
	struct http_answer *answer = &t->x->answer;
	const char *coding = http_header(answer, "Content-Encoding");
	CLEANUP_BUF struct buf text;

	buf_init(&text, t->max);
	if (!coding || !*coding || !strcasecmp(coding, "identity")) {
		answer->body = arena_copy(t->arena, buf_span(&t->body));
		return 0;
	}
	if (strcasecmp(coding, "gzip") && strcasecmp(coding, "x-gzip"))
		return err_set(e, ERR_NET,
			       SPAN_FMT ": the answer is encoded as '%s', which was not asked for",
			       SPAN_ARG(http_place(t->x)), coding);
	if (t->body.len && gunzip(buf_span(&t->body), &text, e)) {
		/* To the caller it is the server's fault. */
		if (e->code == ERR_SYNTAX)
			e->code = ERR_NET;
		return err_prefix(e, SPAN_FMT,
				  SPAN_ARG(http_place(t->x)));
	}
	answer->body = arena_copy(t->arena, buf_span(&text));
	return 0;
}

static void finish(struct transfer *t, CURLcode result)
{
	struct http_answer *answer = &t->x->answer;
	long status = 0;
	char *url = NULL;

	curl_easy_getinfo(t->curl, CURLINFO_RESPONSE_CODE, &status);
	curl_easy_getinfo(t->curl, CURLINFO_EFFECTIVE_URL, &url);
	answer->status = (unsigned int)status;
	answer->url = arena_str(t->arena, span_of(url ? url : ""));
	if (t->body.overflow || result == CURLE_FILESIZE_EXCEEDED)
		http_too_large(t->x, t->max, &answer->err);
	else if (result != CURLE_OK)
		http_trouble(t->x, result, t->why, &answer->err);
	else
		(void)!decode(t, &answer->err);
}

static void stop(struct http *h, struct transfer *t)
{
	if (!t->curl)
		return;
	curl_multi_remove_handle(h->multi, t->curl);
	curl_easy_cleanup(t->curl);
	curl_slist_free_all(t->headers);
	buf_release(&t->body);
	t->curl = NULL;
}

static void collect(struct http *h)
{
	const CURLMsg *msg;
	int left;

	while ((msg = curl_multi_info_read(h->multi, &left))) {
		struct transfer *t = NULL;
		CURLcode result = msg->data.result;

		if (msg->msg != CURLMSG_DONE)
			continue;
		curl_easy_getinfo(msg->easy_handle, CURLINFO_PRIVATE,
				  (char **)&t);
		finish(t, result);
		stop(h, t);
	}
}

void http_set_watch(struct http *http, http_watch *watch, void *context)
{
	http->watch = watch;
	http->context = context;
}

static void wait_for_all(struct http *h)
{
	int running = 1;

	while (running) {
		CURLMcode status = curl_multi_perform(h->multi, &running);

		collect(h);
		if (h->watch)
			h->watch(h->context, (size_t)running);
		if (!status && running)
			status = curl_multi_poll(h->multi, NULL, 0, h->watch ?
						 WATCH_MS : POLL_MS, NULL);
		if (status)
			break;
	}
}

void http_run(struct http *http, struct arena *a, struct http_exchange *x,
	      size_t n)
{
	struct transfer *all = arena_zalloc(a, n, sizeof(*all));

	for (size_t i = 0; i < n; i++) {
		all[i].arena = a;
		all[i].x = &x[i];
		x[i].answer = (struct http_answer){ .url = x[i].request.url };
		if (!http_refuse(&x[i].request, &x[i].answer.err))
			start(http, &all[i]);
	}
	wait_for_all(http);
	for (size_t i = 0; i < n; i++) {
		if (all[i].curl)
			err_set(&x[i].answer.err, ERR_NET, SPAN_FMT ": no answer",
				SPAN_ARG(http_place(&x[i])));
		stop(http, &all[i]);
	}
}

int http_run_one(struct http *http, struct arena *a, struct http_exchange *x,
		 struct err *e)
{
	http_run(http, a, x, 1);
	if (!x->answer.err.code)
		return 0;
	*e = x->answer.err;
	return -1;
}
