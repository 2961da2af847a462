/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * smtp - hand mails to a mail server, by libcurl (RFC 5321, 3207, 4954)
 *
 * What matters is to know what became of a mail: taken, refused, or nobody
 * knows, because the connection broke between the last byte and the answer.
 * So each reply is kept, and the outcome says which of the three it is.
 *
 * Certificates are checked. A password goes over TLS or to a loopback address
 * only, and no message quotes it.
 */
#ifndef NET_SMTP_H
#define NET_SMTP_H

#include "base/err.h"
#include "base/vec.h"

#define SMTP_LIMIT_MS	300000	/* for one mail, by default */

enum smtp_tls {
	SMTP_PLAIN,
	SMTP_STARTTLS,		/* required, not just tried */
	SMTP_TLS,		/* from the first byte */
};

/* Strings are borrowed and live as long as the connection. */
struct smtp_server {
	const char *host;
	unsigned int port;	/* 0: 25, 587 with STARTTLS, 465 with TLS */
	enum smtp_tls tls;
	const char *user, *password;	/* NULL: no login */
	bool no_login;		/* even with .user */
	bool is_token;		/* the password is an OAuth 2 bearer token */
	const char *auth;	/* "PLAIN LOGIN" ...; NULL: what is offered */
	const char *helo;	/* NULL: this machine's name */
	const char *ca_file;	/* PEM; NULL: the system's */
	const char *ca_dir;	/* of such files, named by hash; NULL: likewise */
	unsigned int limit_ms;	/* 0: SMTP_LIMIT_MS */
};

enum smtp_outcome {
	SMTP_ACCEPTED,		/* for at least one recipient */
	SMTP_REFUSED,		/* not sent: another try does no harm */
	SMTP_LOST,		/* the answer was lost: it may have been sent */
};

struct smtp_recipient {
	const char *address;	/* without <> */
	unsigned int code;	/* the reply to it; 0: never asked */
	const char *reply;	/* that whole line, in the arena of the run */
};

struct smtp_mail {
	const char *from;	/* of the envelope, without <> */
	struct smtp_recipient *to;
	size_t to_n;
	struct span bytes;	/* lines end with CR LF; dots not stuffed */
};

struct smtp_result {
	enum smtp_outcome outcome;
	unsigned int code;	/* the last reply; 0: none came */
	const char *reply;	/* that line */
	size_t refused;		/* recipients */
	bool is_login_refused;	/* for good: user or password are wrong */
};

/* ERR_USAGE where a password would go to it unencrypted. */
int smtp_check_login(const struct smtp_server *server,
		     struct err *e) MUST_CHECK;

struct smtp;

/* Connects with the first mail; the next ones use the same connection. */
struct smtp *smtp_open(const struct smtp_server *server);
void smtp_close(struct smtp **smtp);
#define CLEANUP_SMTP	__attribute__((cleanup(smtp_close)))

/*
 * Send one mail. 0 where it was accepted; recipients that were refused are
 * marked and do not hinder the others. -1 with @e set else: *@result says
 * whether it may have been sent all the same. ERR_USAGE where it would not
 * even try.
 */
int smtp_send(struct smtp *smtp, struct arena *a, struct smtp_mail *mail,
	      struct smtp_result *result, struct err *e) MUST_CHECK;

#endif
