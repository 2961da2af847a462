// SPDX-License-Identifier: GPL-2.0-only
#include "send/mail_settings_server.h"

#include "base/file.h"

int settings_set_encryption(struct mail_settings *s, const char *value,
			    struct err *e)
{
	struct span v = span_of(value);

	if (span_eq(v, SPAN("tls")) || span_eq(v, SPAN("starttls")))
		s->server.tls = SMTP_STARTTLS;
	else if (span_eq(v, SPAN("ssl")) || span_eq(v, SPAN("smtps")))
		s->server.tls = SMTP_TLS;
	else if (!v.len || span_eq(v, SPAN("none")))
		s->server.tls = SMTP_PLAIN;
	else
		return err_set(e, ERR_USAGE, "'%s', want tls or ssl",
			       value);
	return 0;
}

static int set_count(unsigned int *to, const char *value, unsigned int max,
		     struct err *e)
{
	uint64_t number;

	if (!span_number(span_of(value), 10, max, &number))
		return err_set(e, ERR_USAGE, "'%s', want a number up to %u",
			       value, max);
	*to = (unsigned int)number;
	return 0;
}

static int set_port_of(unsigned int *to, const char *value, struct err *e)
{
	if (set_count(to, value, 65535, e))
		return -1;
	return *to ? 0 : err_set(e, ERR_USAGE, "'%s', want 1 to 65535", value);
}

int settings_set_port(struct mail_settings *s, const char *value,
		      struct err *e)
{
	return set_port_of(&s->server.port, value, e);
}

int settings_set_batch(struct mail_settings *s, const char *value,
		       struct err *e)
{
	return set_count(&s->batch, value, 1000000, e);
}

int settings_set_delay(struct mail_settings *s, const char *value,
		       struct err *e)
{
	return set_count(&s->delay, value, 3600, e);
}

/* What the name of a host, or an address, may have in it. */
static bool is_host(struct span text)
{
	for (size_t i = 0; i < text.len; i++) {
		if (!char_is_word(text.p[i]) && !strchr(".-:[]", text.p[i]) &&
		    !(text.p[i] & 0x80))
			return false;
	}
	return text.len > 0;
}

/* Part HOST:PORT; an address of IPv6 has more colons. */
static int part_host(struct mail_settings *s, struct span *host, struct err *e)
{
	size_t colon = span_rfind_char(*host, ':');
	struct span front = span_first(*host, colon);

	if (colon == SIZE_MAX || span_ends(*host, SPAN("]")))
		return 0;
	if (span_find_char(front, ':') != SIZE_MAX &&
	    !span_ends(front, SPAN("]"))) {
		*host = span_of(arena_printf(s->arena, "[" SPAN_FMT "]",
					     SPAN_ARG(*host)));
		return 0;
	}
	if (set_port_of(&s->host_port,
			arena_str(s->arena, span_from(*host, colon + 1)), e))
		return -1;
	*host = front;
	return 0;
}

/* A path is a program, as in git. */
int settings_set_server(struct mail_settings *s, const char *value,
			struct err *e)
{
	struct span host = span_of(value);

	s->server.host = NULL;
	s->server_program = *value == '/' ? value : NULL;
	s->host_port = 0;
	if (!*value || *value == '/')
		return 0;
	if (part_host(s, &host, e))
		return -1;
	if (!is_host(host))
		return err_set(e, ERR_USAGE,
			       "'%s', want HOST, HOST:PORT or the path of a program",
			       value);
	s->server.host = arena_str(s->arena, host);
	return 0;
}

int settings_set_domain(struct mail_settings *s, const char *value,
			struct err *e)
{
	if (*value && !is_host(span_of(value)))
		return err_set(e, ERR_USAGE, "'%s', want the name of a host",
			       value);
	s->server.helo = *value ? value : NULL;
	return 0;
}

static int check_auth(struct span words, struct err *e)
{
	/* Those of libcurl, which says nothing of others but "bad URL". */
	static const char *const known[] = {
		"PLAIN", "LOGIN", "CRAM-MD5", "DIGEST-MD5", "SCRAM-SHA-1",
		"SCRAM-SHA-256", "NTLM", "GSSAPI", "EXTERNAL", "XOAUTH2",
		"OAUTHBEARER", "NONE", NULL
	};
	struct span word;

	while (span_next_word(&words, &word)) {
		if (!span_is_one_of(word, known))
			return err_set(e, ERR_USAGE,
				       "'" SPAN_FMT "' is no way to log in, as PLAIN or LOGIN are",
				       SPAN_ARG(word));
	}
	return 0;
}

int settings_set_auth(struct mail_settings *s, const char *value,
		      struct err *e)
{
	char *upper = arena_str(s->arena, span_trim(span_of(value)));
	struct span v = span_of(upper);

	for (char *c = upper; *c; c++)
		*c = char_upper(*c);
	if (check_auth(v, e))
		return -1;
	s->server.no_login = span_eq(v, SPAN("NONE"));
	s->server.is_token = span_eq(v, SPAN("XOAUTH2")) ||
			     span_eq(v, SPAN("OAUTHBEARER"));
	s->server.auth = v.len && !s->server.no_login ? upper : NULL;
	return 0;
}

int settings_set_certificates(struct mail_settings *s, const char *value,
			      struct err *e)
{
	if (!*value)
		return err_set(e, ERR_USAGE,
			       "empty, which means no check of the server's certificate: nfkit always checks it");
	s->server.ca_file = file_is_dir(value) ? NULL : value;
	s->server.ca_dir = file_is_dir(value) ? value : NULL;
	return 0;
}
