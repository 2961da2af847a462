/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * patchwork - the outcome of a check, where Patchwork shows it
 *
 * Each patch of Patchwork has checks: who checked it (the context), what came
 * out, a line about it and an address with more. Before one is added it is
 * asked whether there is one of that context already, so that many can serve
 * the same list, and one can begin again after a failure.
 *
 * Format: Patchwork's REST API 1.2, /patches/?msgid= and /patches/ID/checks/.
 */
#ifndef CHECK_PATCHWORK_H
#define CHECK_PATCHWORK_H

#include "base/arena.h"
#include "base/err.h"
#include "net/http.h"

#define PATCHWORK_TRIES		3
#define PATCHWORK_WAIT_MS	250	/* before the second try, then twice */
#define PATCHWORK_WAIT_MAX_S	60	/* of what a server asks for */
#define PATCHWORK_URL_MAX	200	/* of a target, says the API */
#define PATCHWORK_ID_MAX	255	/* of a mail, says the API */

struct patchwork {
	const char *base;	/* "https://patchwork.ozlabs.org" */
	const char *project;	/* its short name there */
	const char *context;	/* letters, digits, "-" and "_" */
	const char *token;	/* of an account that may add checks */
	struct http *http;	/* the caller's */
	unsigned int limit_ms;	/* for one answer; 0: as net/http.h says */
};

struct patchwork_check {
	struct span msgid;	/* with or without <> */
	const char *state;	/* "success", "warning" or "fail" */
	const char *description;
	const char *target_url;	/* NULL: none */
};

enum patchwork_outcome {
	PATCHWORK_ADDED,
	PATCHWORK_THERE,	/* somebody was faster */
	PATCHWORK_UNKNOWN,	/* Patchwork has no such patch */
};

/* Are base, context and target such as Patchwork takes? ERR_USAGE if not. */
int patchwork_check_names(const struct patchwork *pw, const char *target_url,
			  struct err *e) MUST_CHECK;

/*
 * Add one check. What may pass, as a busy server or one that does not answer,
 * is tried PATCHWORK_TRIES times. ERR_USAGE where the token is refused.
 */
int patchwork_add(const struct patchwork *pw, const struct patchwork_check *c,
		  enum patchwork_outcome *out, struct err *e) MUST_CHECK;

#endif
