/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * http - requests to web servers, side by side, by libcurl
 *
 *	CLEANUP_HTTP struct http *http = http_open(NULL);
 *	struct http_exchange x = { .request.url = "https://..." };
 *
 *	if (http_run_one(http, a, &x, e) ||
 *	    http_expect(a, &x, "application/json", e))
 *		return -1;
 *	use(x.answer.body);
 *
 * tools/net/ is the only place that knows libcurl. What holds for each
 * request: only http and https; certificates are checked; at most
 * HTTP_REDIRECTS redirects, of GET alone, and none from https to http; an
 * answer has a largest size, before and after it is decompressed, and a time
 * by which it must be there; no cookies, nothing read from ~/.netrc; the user
 * agent is "nfkit/VERSION". The environment's http_proxy, https_proxy and
 * no_proxy are obeyed. What has a body goes out once, whatever becomes of the
 * answer.
 *
 * Secrets are given as text in memory, are sent to the host of the URL only,
 * and over http to a loopback address only. No message quotes them. So it is
 * with http://USER:PASSWORD@HOST/, of which messages have the user's name.
 */
#ifndef NET_HTTP_H
#define NET_HTTP_H

#include "base/buf.h"
#include "base/err.h"
#include "base/vec.h"

#define HTTP_REDIRECTS		5
#define HTTP_CONNECT_MS		10000
#define HTTP_LIMIT_MS		60000	/* for a whole answer, by default */

/* All strings are borrowed; what is NULL, empty or 0 is left out. */
struct http_request {
	const char *url;
	const char *method;		/* NULL: GET, or POST with a body */
	const char *const *headers;	/* "Name: value", NULL ends them */
	struct span body;
	const char *if_none_match;	/* an ETag as the server gave it */
	const char *if_modified_since;	/* a Last-Modified, likewise */
	const char *authorization;	/* "Bearer TOKEN", "Token TOKEN" ... */
	const char *user, *password;	/* Basic; both or none */
	unsigned int limit_ms;		/* 0: HTTP_LIMIT_MS */
	size_t max;			/* of the body; 0: LIMIT_ANSWER */
};

struct http_header {
	const char *name, *value;
};

struct http_answer {
	unsigned int status;		/* 200, 304, 404 ... */
	const char *url;		/* that answered, behind redirects */
	VEC(struct http_header) headers;	/* of the last answer */
	struct span body;		/* decompressed; NUL behind it */
	struct err err;			/* set: there is no whole answer */
};

/* The caller sets .request; the rest is zero and comes from the run. */
struct http_exchange {
	struct http_request request;
	struct http_answer answer;
};

struct http;

/*
 * Called while http_run() waits, at least ten times a second: so many answers
 * are still to come.
 */
typedef void http_watch(void *context, size_t due);

/*
 * Connections are kept open from one run to the next. @ca_file has the
 * certificates that are trusted instead of the system's; NULL: the system's.
 * Both calls are for one thread at a time.
 */
struct http *http_open(const char *ca_file);
void http_close(struct http **http);
void http_set_watch(struct http *http, http_watch *watch, void *context);
#define CLEANUP_HTTP	__attribute__((cleanup(http_close)))

/*
 * Send the @n requests side by side and wait for all of the answers, in @a.
 * What went wrong with one is in its .answer.err: ERR_NET, ERR_LIMIT for an
 * answer that is too large, ERR_USAGE for a URL that is none. A status such
 * as 404 is an answer.
 */
void http_run(struct http *http, struct arena *a, struct http_exchange *x,
	      size_t n);

/* The same for one; -1 with @e set where there is no answer. */
int http_run_one(struct http *http, struct arena *a, struct http_exchange *x,
		 struct err *e) MUST_CHECK;

/* The value of a header, in any case; NULL where there is none. */
const char *http_header(const struct http_answer *answer, const char *name);

/*
 * Is the answer there, whole by its status (200, 201, 203, or 207 of WebDAV),
 * and of the media type @type ("application/json", "text/plain";
 * "application/atom+xml" is also met by text/xml and application/xml; NULL:
 * any)? If not: ERR_NET, ERR_NOENT for 404 and 410. The message tells a login
 * or robot page from an error.
 */
int http_expect(struct arena *a, const struct http_exchange *x,
		const char *type, struct err *e) MUST_CHECK;

/*
 * The address of the next page by the Link header of RFC 8288, in @a; NULL
 * where this is the last. ERR_NET where it leads to another server.
 */
int http_next_page(struct arena *a, const struct http_exchange *x,
		   const char **next, struct err *e) MUST_CHECK;

/*
 * The address without its query, for a message: SPAN_FMT. A query may be long,
 * and may hold a key.
 */
struct span http_place(const struct http_exchange *x);

/* Append @s so that it can be a value in a query (RFC 3986: unreserved). */
void http_add_escaped(struct buf *to, struct span s);

#endif
