// SPDX-License-Identifier: GPL-2.0-only
#include "net/http_trouble.h"

#include <curl/curl.h>

#include "net/loopback.h"

static bool has_part(CURLU *u, CURLUPart part)
{
	char *text = NULL;
	bool has = !curl_url_get(u, part, &text, 0);

	curl_free(text);
	return has;
}

/* A name alone may be one: some servers take a token for it. */
static bool has_secret(const struct http_request *r, CURLU *u)
{
	return r->authorization || r->password ||
	       has_part(u, CURLUPART_USER) || has_part(u, CURLUPART_PASSWORD);
}

static int check_url(const struct http_request *r, CURLU *u, struct err *e)
{
	char *scheme = NULL, *host = NULL;
	int status = 0;

	if (curl_url_set(u, CURLUPART_URL, r->url, 0) ||
	    curl_url_get(u, CURLUPART_SCHEME, &scheme, 0) ||
	    curl_url_get(u, CURLUPART_HOST, &host, 0) ||
	    (!span_eq(span_of(scheme), SPAN("http")) &&
	     !span_eq(span_of(scheme), SPAN("https"))))
		status = err_set(e, ERR_USAGE,
				 "'%s' is not an address of http or https", r->url);
	else if (has_secret(r, u) && span_eq(span_of(scheme), SPAN("http")) &&
		 !is_loopback(span_of(host)))
		status = err_set(e, ERR_USAGE,
				 "%s: no password is sent over unencrypted http: use https",
				 r->url);
	curl_free(scheme);
	curl_free(host);
	return status;
}

int http_refuse(const struct http_request *r, struct err *e)
{
	CURLU *u = curl_url();
	int status = check_url(r, u, e);

	curl_url_cleanup(u);
	return status;
}

void http_too_large(const struct http_exchange *x, size_t max, struct err *e)
{
	err_set(e, ERR_LIMIT, SPAN_FMT ": the answer has more than %zu bytes",
		SPAN_ARG(http_place(x)), max);
}

/* What is wrong and what to do, where we know better than libcurl. */
static const char *advice(int result)
{
	switch (result) {
	case CURLE_COULDNT_RESOLVE_HOST:
		return "no such server, or no network";
	case CURLE_COULDNT_CONNECT:
		return "cannot connect: the server is down, or no network";
	case CURLE_OPERATION_TIMEDOUT:
		return "no whole answer in time: try again later";
	case CURLE_TOO_MANY_REDIRECTS:
		return "redirected in a circle: the address is wrong, or the server is";
	case CURLE_PARTIAL_FILE:
	case CURLE_RECV_ERROR:
		return "the connection broke before the end: try again later";
	case CURLE_GOT_NOTHING:
		return "the server hung up without an answer: try again later";
	default:
		return NULL;
	}
}

void http_trouble(const struct http_exchange *x, int result, const char *why,
		  struct err *e)
{
	const char *text = advice(result);
	struct span place = http_place(x);

	/* libcurl has one code for HTTP/0.9 and for a redirect to ftp. */
	if (result == CURLE_UNSUPPORTED_PROTOCOL)
		text = x->answer.status >= 300 && x->answer.status < 400 ?
			"redirected to where it would be less safe: not followed" :
			"the answer is not HTTP: the address or the port is wrong";
	if (text)
		err_set(e, ERR_NET, SPAN_FMT ": %s", SPAN_ARG(place), text);
	else if (result == CURLE_PEER_FAILED_VERIFICATION)
		err_set(e, ERR_NET,
			SPAN_FMT ": the server's certificate is not trusted (%s): to trust it, let CURL_CA_BUNDLE name the file of its authority",
			SPAN_ARG(place), why);
	else if (result == CURLE_SSL_CACERT_BADFILE)
		err_set(e, ERR_NET,
			SPAN_FMT ": there are no certificates to trust a server by (%s): install ca-certificates",
			SPAN_ARG(place), why);
	else
		err_set(e, ERR_NET, SPAN_FMT ": %s", SPAN_ARG(place),
			*why ? why : curl_easy_strerror(result));
}
