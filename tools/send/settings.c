// SPDX-License-Identifier: GPL-2.0-only
#include "send/settings.h"

#include <unistd.h>

#include "git/config.h"

enum verdict {
	OBEYED,		/* here */
	ELSEWHERE,	/* by mailing.c */
	HARMLESS,	/* changes neither the mails nor who gets them */
	REFUSED,
};

static const struct { const char *key; enum verdict verdict; } keys[] = {
	{ "smtpserver", OBEYED }, { "smtpserverport", OBEYED },
	{ "smtpencryption", OBEYED }, { "smtpuser", OBEYED },
	{ "smtppass", OBEYED }, { "smtpauth", OBEYED },
	{ "smtpsslcertpath", OBEYED }, { "smtpdomain", OBEYED },
	{ "sendmailcmd", OBEYED }, { "envelopesender", OBEYED },
	{ "identity", OBEYED },
	{ "to", ELSEWHERE }, { "cc", ELSEWHERE },
	{ "annotate", HARMLESS }, { "confirm", HARMLESS },
	{ "multiedit", HARMLESS }, { "xmailer", HARMLESS },
	{ "validate", HARMLESS }, { "smtpbatchsize", HARMLESS },
	{ "smtprelogindelay", HARMLESS }, { "signedoffbycc", HARMLESS },
	{ "signedoffcc", HARMLESS }, { "suppresscc", HARMLESS },
	{ "suppressfrom", HARMLESS }, { "composeencoding", HARMLESS },
	{ "assume8bitencoding", HARMLESS }, { "aliasesfile", HARMLESS },
	{ "aliasfiletype", HARMLESS },
	{ "forbidsendmailvariables", HARMLESS },
	{ "from", REFUSED }, { "bcc", REFUSED }, { "tocmd", REFUSED },
	{ "cccmd", REFUSED }, { "headercmd", REFUSED },
	{ "tocover", REFUSED }, { "cccover", REFUSED },
	{ "thread", REFUSED }, { "chainreplyto", REFUSED },
	{ "transferencoding", REFUSED }, { "smtpserveroption", REFUSED },
	{ NULL, REFUSED }
};

static enum verdict verdict_of(struct span key)
{
	size_t i = 0;

	while (keys[i].key && !span_eq(key, span_of(keys[i].key)))
		i++;
	return keys[i].verdict;
}

static int set_encryption(struct settings *s, const char *value, struct err *e)
{
	struct span v = span_of(value);

	if (span_eq(v, SPAN("tls")) || span_eq(v, SPAN("starttls")))
		s->server.tls = SMTP_STARTTLS;
	else if (span_eq(v, SPAN("ssl")) || span_eq(v, SPAN("smtps")))
		s->server.tls = SMTP_TLS;
	else if (!v.len || span_eq(v, SPAN("none")))
		s->server.tls = SMTP_PLAIN;
	else
		return err_set(e, ERR_USAGE,
			       "sendemail.smtpEncryption is '%s', want tls or ssl",
			       value);
	return 0;
}

static int set_port(struct settings *s, const char *value, struct err *e)
{
	uint64_t port;

	if (!span_number(span_of(value), 10, 65535, &port) || !port)
		return err_set(e, ERR_USAGE,
			       "sendemail.smtpServerPort is '%s', want 1 to 65535",
			       value);
	s->server.port = (unsigned int)port;
	return 0;
}

static void set_auth(struct settings *s, const char *value)
{
	struct span v = span_of(value);

	s->server.is_token = span_eq_nocase(v, SPAN("XOAUTH2")) ||
			     span_eq_nocase(v, SPAN("OAUTHBEARER"));
	s->server.auth = value;
}

/* A path is a program, as in git. */
static void set_server(struct settings *s, const char *value)
{
	if (*value == '/')
		s->program = value;
	else
		s->server.host = value;
}

static int obey(struct settings *s, struct span key, const char *value,
		struct err *e)
{
	if (span_eq(key, SPAN("smtpserver")))
		set_server(s, value);
	else if (span_eq(key, SPAN("smtpserverport")))
		return set_port(s, value, e);
	else if (span_eq(key, SPAN("smtpencryption")))
		return set_encryption(s, value, e);
	else if (span_eq(key, SPAN("smtpuser")))
		s->server.user = value;
	else if (span_eq(key, SPAN("smtppass")))
		s->server.password = value;
	else if (span_eq(key, SPAN("smtpauth")))
		set_auth(s, value);
	else if (span_eq(key, SPAN("smtpsslcertpath")))
		s->server.ca_file = *value ? value : NULL;
	else if (span_eq(key, SPAN("smtpdomain")))
		s->server.helo = value;
	else if (span_eq(key, SPAN("sendmailcmd")))
		s->program = value;
	else if (span_eq(key, SPAN("envelopesender")) &&
		 !span_eq(span_of(value), SPAN("auto")))
		s->envelope = span_of(value);
	return 0;
}

static int read_section(struct repo *repo, struct arena *a,
			const char *section, struct settings *out,
			struct err *e)
{
	struct config config = { 0 };

	if (config_read(repo, a, section, &config, e))
		return -1;
	for (size_t i = 0; i < config.entries.n; i++) {
		const struct config_entry *entry = &config.entries.at[i];
		struct span key = span_of(entry->key);
		const char *value = entry->value ? entry->value : "true";

		if (verdict_of(key) == REFUSED)
			return err_set(e, ERR_USAGE,
				       "%s.%s is not obeyed by nfkit: take it out, or use 'nfkit send -o DIR' and git send-email",
				       section, entry->key);
		if (obey(out, key, value, e))
			return -1;
	}
	return 0;
}

/* git asks sendmail where nothing is set. */
static void find_program(struct settings *s)
{
	static const char *const paths[] = {
		"/usr/sbin/sendmail", "/usr/lib/sendmail", NULL
	};

	for (size_t i = 0; paths[i] && !s->program; i++) {
		if (!access(paths[i], X_OK))
			s->program = paths[i];
	}
}

int settings_read(struct repo *repo, struct arena *a, const char *identity,
		  struct settings *out, struct err *e)
{
	const char *name = identity;

	*out = (struct settings){ 0 };
	if (!name)
		name = arena_str(a, repo_config(repo, a, "sendemail.identity"));
	if (read_section(repo, a, "sendemail", out, e))
		return -1;
	if (*name && read_section(repo, a, arena_printf(a, "sendemail.%s", name),
				  out, e))
		return -1;
	if (!out->server.host)
		find_program(out);
	if (!out->server.host && !out->program)
		return err_set(e, ERR_USAGE,
			       "no mail server: set it with 'git config --global sendemail.smtpServer HOST'");
	return 0;
}
