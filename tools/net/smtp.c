// SPDX-License-Identifier: GPL-2.0-only
#include "net/smtp.h"

#include <curl/curl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/limits.h"
#include "base/mem.h"
#include "net/loopback.h"

#define CONNECT_MS	60000L	/* some greet late, as a trap for spammers */

struct smtp {
	struct smtp_server server;
	CURL *curl;
	curl_socket_t fd;	/* of the connection; CURL_SOCKET_BAD: none */
	struct arena arena;
};

/* One mail on its way: what was said last, and to what. */
struct dialogue {
	struct smtp *smtp;
	struct arena *arena;
	struct smtp_mail *mail;
	struct smtp_result *result;
	struct span left;	/* of the bytes */
	size_t asked;		/* recipients that the server was told of */
	bool is_recipient;	/* the reply to come is about one */
	bool is_handed_over;	/* the last byte was taken */
	bool is_over;		/* QUIT was said: no word of it counts */
	char why[CURL_ERROR_SIZE];
};

/* The one that is usual where none is set. */
static unsigned int port_of(const struct smtp_server *server)
{
	if (server->port)
		return server->port;
	return server->tls == SMTP_TLS ? 465 :
	       server->tls == SMTP_STARTTLS ? 587 : 25;
}

struct smtp *smtp_open(const struct smtp_server *server)
{
	struct smtp *s = mem_alloc(sizeof(*s));

	*s = (struct smtp){ .server = *server, .fd = CURL_SOCKET_BAD };
	curl_global_init(CURL_GLOBAL_DEFAULT);
	s->curl = curl_easy_init();
	if (!s->curl)
		mem_exhausted();
	s->server.port = port_of(server);
	if (!s->server.limit_ms)
		s->server.limit_ms = SMTP_LIMIT_MS;
	return s;
}

static int on_open(void *data, curl_socket_t fd, curlsocktype type)
{
	struct smtp *s = data;

	(void)type;
	s->fd = fd;
	return CURL_SOCKOPT_OK;
}

static int on_close(void *data, curl_socket_t fd)
{
	struct smtp *s = data;

	if (s->fd == fd)
		s->fd = CURL_SOCKET_BAD;
	return close(fd);
}

/* Close one or both directions (shutdown(2)) of the connection, if any. */
static void shut(const struct smtp *s, int how)
{
	if (s->fd != CURL_SOCKET_BAD)
		shutdown(s->fd, how);
}

void smtp_close(struct smtp **smtp)
{
	struct smtp *s = *smtp;

	if (!s)
		return;
	/* QUIT is said, see on_talk(). */
	shut(s, SHUT_RD);
	curl_easy_cleanup(s->curl);
	curl_global_cleanup();
	arena_release(&s->arena);
	free(s);
	*smtp = NULL;
}

static size_t on_read(char *to, size_t size, size_t n, void *data)
{
	struct dialogue *d = data;
	struct span piece = span_first(d->left, size * n);

	if (piece.len)
		memcpy(to, piece.p, piece.len);
	d->left = span_from(d->left, piece.len);
	if (!d->left.len)
		d->is_handed_over = true;
	return piece.len;
}

/* "250 2.1.5 ok" is the last line of a reply, "250-..." one before it. */
static void take_reply(struct dialogue *d, struct span line)
{
	struct span rest = line;
	uint64_t code;

	if (!span_next_number(&rest, 10, 999, &code) || span_starts(rest, SPAN("-")))
		return;
	d->result->code = (unsigned int)code;
	d->result->reply = arena_str(d->arena, span_trim(line));
	if (d->is_recipient && d->asked && d->asked <= d->mail->to_n) {
		struct smtp_recipient *to = &d->mail->to[d->asked - 1];

		to->code = (unsigned int)code;
		to->reply = d->result->reply;
		d->result->refused += code >= 300;
	}
	d->is_recipient = false;
}

static int on_talk(CURL *curl, curl_infotype type, char *p, size_t n,
		   void *data)
{
	struct dialogue *d = data;
	struct span text = { p, n }, line;

	(void)curl;
	if (d->is_over)
		return 0;
	if (type == CURLINFO_HEADER_OUT) {
		/* Its answer is not worth a wait. */
		d->is_over = span_starts(text, SPAN("QUIT"));
		if (d->is_over)
			shut(d->smtp, SHUT_RD);
		d->is_recipient = span_starts_nocase(text, SPAN("RCPT TO:"));
		d->asked += d->is_recipient;
	} else if (type == CURLINFO_HEADER_IN) {
		while (span_next_line(&text, &line))
			take_reply(d, line);
	}
	return 0;
}

int smtp_check_login(const struct smtp_server *v, struct err *e)
{
	if (v->user && !v->no_login && v->tls == SMTP_PLAIN &&
	    !is_loopback(span_of(v->host)))
		return err_set(e, ERR_USAGE,
			       "%s: the password would be sent unencrypted: set sendemail.smtpEncryption to tls or ssl",
			       v->host);
	return 0;
}

/* "AUTH=PLAIN;AUTH=LOGIN" of the words of @names. */
static const char *login_options(struct arena *a, const char *names)
{
	struct span rest = span_of(names), word;
	const char *options = "";

	while (span_next_word(&rest, &word))
		options = arena_printf(a, "%s%sAUTH=" SPAN_FMT, options,
				       *options ? ";" : "", SPAN_ARG(word));
	return options;
}

static void set_login(struct smtp *s, struct arena *a)
{
	const struct smtp_server *v = &s->server;

	if (!v->user || v->no_login)
		return;
	curl_easy_setopt(s->curl, CURLOPT_USERNAME, v->user);
	curl_easy_setopt(s->curl, v->is_token ? CURLOPT_XOAUTH2_BEARER :
						CURLOPT_PASSWORD,
			 v->password ? v->password : "");
	if (v->auth || v->is_token)
		curl_easy_setopt(s->curl, CURLOPT_LOGIN_OPTIONS,
				 login_options(a, v->auth ? v->auth :
							    "XOAUTH2"));
}

static void set_server(struct smtp *s, struct arena *a)
{
	const struct smtp_server *v = &s->server;
	CURL *c = s->curl;

	curl_easy_setopt(c, CURLOPT_URL,
			 arena_printf(a, "%s://%s:%u/%s",
				      v->tls == SMTP_TLS ? "smtps" : "smtp",
				      v->host, v->port,
				      v->helo ? v->helo : ""));
	curl_easy_setopt(c, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
	/* One of the environment would be told the password. */
	curl_easy_setopt(c, CURLOPT_PROXY, "");
	curl_easy_setopt(c, CURLOPT_SOCKOPTFUNCTION, on_open);
	curl_easy_setopt(c, CURLOPT_SOCKOPTDATA, s);
	curl_easy_setopt(c, CURLOPT_CLOSESOCKETFUNCTION, on_close);
	curl_easy_setopt(c, CURLOPT_CLOSESOCKETDATA, s);
	curl_easy_setopt(c, CURLOPT_USE_SSL,
			 (long)(v->tls == SMTP_STARTTLS ? CURLUSESSL_ALL :
							 CURLUSESSL_NONE));
	if (v->ca_file)
		curl_easy_setopt(c, CURLOPT_CAINFO, v->ca_file);
	if (v->ca_dir) {
		curl_easy_setopt(c, CURLOPT_CAINFO, NULL);
		curl_easy_setopt(c, CURLOPT_CAPATH, v->ca_dir);
	}
	curl_easy_setopt(c, CURLOPT_CONNECTTIMEOUT_MS, CONNECT_MS);
	curl_easy_setopt(c, CURLOPT_TIMEOUT_MS, (long)v->limit_ms);
	curl_easy_setopt(c, CURLOPT_NOSIGNAL, 1L);
	set_login(s, a);
}

static struct curl_slist *list_recipients(struct arena *a,
					  const struct smtp_mail *mail)
{
	struct curl_slist *list = NULL;

	for (size_t i = 0; i < mail->to_n; i++) {
		list = curl_slist_append(list, arena_printf(a, "<%s>",
							    mail->to[i].address));
		/* A shorter list would be sent to, and nobody told. */
		if (!list)
			mem_exhausted();
	}
	return list;
}

static void set_mail(struct smtp *s, struct dialogue *d,
		     struct curl_slist *recipients)
{
	CURL *c = s->curl;

	curl_easy_setopt(c, CURLOPT_MAIL_FROM,
			 arena_printf(d->arena, "<%s>", d->mail->from));
	curl_easy_setopt(c, CURLOPT_MAIL_RCPT, recipients);
	curl_easy_setopt(c, CURLOPT_MAIL_RCPT_ALLLOWFAILS, 1L);
	curl_easy_setopt(c, CURLOPT_UPLOAD, 1L);
	curl_easy_setopt(c, CURLOPT_INFILESIZE_LARGE,
			 (curl_off_t)d->mail->bytes.len);
	curl_easy_setopt(c, CURLOPT_READFUNCTION, on_read);
	curl_easy_setopt(c, CURLOPT_READDATA, d);
	curl_easy_setopt(c, CURLOPT_VERBOSE, 1L);
	curl_easy_setopt(c, CURLOPT_DEBUGFUNCTION, on_talk);
	curl_easy_setopt(c, CURLOPT_DEBUGDATA, d);
	curl_easy_setopt(c, CURLOPT_ERRORBUFFER, d->why);
}

/* What to do about it, where libcurl's words do not say. */
static const char *advice(const struct smtp_server *v,
			  const struct smtp_result *r, CURLcode code)
{
	switch (code) {
	case CURLE_LOGIN_DENIED:
		return r->is_login_refused ? ": user or password are wrong" :
		       r->code >= 400 ? "" :
		       v->auth ? ": it offers none of the ways of sendemail.smtpAuth" :
				 ": it offers no way that is known here";
	case CURLE_SSL_CACERT_BADFILE:
		return v->ca_file || v->ca_dir ?
			" (sendemail.smtpSSLCertPath)" :
			": install ca-certificates";
	case CURLE_PEER_FAILED_VERIFICATION:
		return ": the certificate is not one that this machine trusts (sendemail.smtpSSLCertPath)";
	case CURLE_USE_SSL_FAILED:
		return ": it offers no STARTTLS";
	default:
		return "";
	}
}

static int fail(const struct smtp *s, const struct dialogue *d, CURLcode code,
		struct err *e)
{
	const struct smtp_result *r = d->result;
	const struct smtp_server *v = &s->server;

	if (r->outcome == SMTP_LOST)
		return err_set(e, ERR_NET,
			       "%s:%u: the connection broke before the answer to a whole mail came: it may have been sent",
			       v->host, v->port);
	if (d->mail->to_n && r->refused == d->mail->to_n)
		return err_set(e, ERR_NET,
			       "%s:%u accepts no recipient of it: %s: %s",
			       v->host, v->port, d->mail->to[0].address,
			       d->mail->to[0].reply);
	if (r->code >= 400)
		return err_set(e, ERR_NET, "%s:%u says: %s%s", v->host, v->port,
			       r->reply, advice(v, r, code));
	return err_set(e, ERR_NET, "%s:%u: %s%s", v->host, v->port,
		       *d->why ? d->why : curl_easy_strerror(code),
		       advice(v, r, code));
}

/*
 * libcurl would use the connection again, and an answer that comes late must
 * not be taken for one to the next mail; or it would say QUIT to a server that
 * has fallen silent, and wait for two minutes.
 */
static void reconnect(struct smtp *s)
{
	shut(s, SHUT_RDWR);
	curl_easy_cleanup(s->curl);
	s->curl = curl_easy_init();
	if (!s->curl)
		mem_exhausted();
}

int smtp_send(struct smtp *smtp, struct arena *a, struct smtp_mail *mail,
	      struct smtp_result *result, struct err *e)
{
	struct dialogue d = { .smtp = smtp, .arena = a, .mail = mail,
			      .result = result, .left = mail->bytes };
	struct curl_slist *recipients;
	CURLcode code;

	*result = (struct smtp_result){ .outcome = SMTP_REFUSED, .reply = "" };
	if (smtp_check_login(&smtp->server, e))
		return -1;
	curl_easy_reset(smtp->curl);
	recipients = list_recipients(a, mail);
	set_server(smtp, a);
	set_mail(smtp, &d, recipients);
	code = curl_easy_perform(smtp->curl);
	curl_easy_setopt(smtp->curl, CURLOPT_VERBOSE, 0L);
	curl_slist_free_all(recipients);
	if (code == CURLE_OK) {
		result->outcome = SMTP_ACCEPTED;
		return 0;
	}
	reconnect(smtp);
	/* 354 was the last thing said: the answer to the mail never came. */
	if (d.is_handed_over && result->code == 354)
		result->outcome = SMTP_LOST;
	result->is_login_refused = code == CURLE_LOGIN_DENIED &&
				   result->code == 535;
	return fail(smtp, &d, code, e);
}
