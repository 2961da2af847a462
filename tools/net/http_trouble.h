/* SPDX-License-Identifier: GPL-2.0-only */
/* http_trouble - what goes wrong with a request, in words (for http.c) */
#ifndef NET_HTTP_TROUBLE_H
#define NET_HTTP_TROUBLE_H

#include "net/http.h"

/* A request that is not sent: no URL, or a secret that could be overheard. */
int http_refuse(const struct http_request *r, struct err *e) MUST_CHECK;

/* Set @e from a CURLcode and libcurl's own words. */
void http_trouble(const struct http_exchange *x, int result, const char *why,
		  struct err *e);

/* Set @e for an answer of more than @max bytes. */
void http_too_large(const struct http_exchange *x, size_t max, struct err *e);

#endif
