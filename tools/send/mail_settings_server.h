/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * mail_settings_server - what a value of a key about the mail server means
 *
 * Functions of mail_settings_keys: ERR_USAGE where the value is none of the
 * key, which the caller names.
 */
#ifndef SEND_MAIL_SETTINGS_SERVER_H
#define SEND_MAIL_SETTINGS_SERVER_H

#include "send/mail_settings.h"

/* "tls", "ssl", or "none". */
int settings_set_encryption(struct mail_settings *s, const char *value,
			    struct err *e) MUST_CHECK;
/* 1 to 65535. */
int settings_set_port(struct mail_settings *s, const char *value,
		      struct err *e) MUST_CHECK;
/* So many mails of a connection. */
int settings_set_batch(struct mail_settings *s, const char *value,
		       struct err *e) MUST_CHECK;
/* So many seconds before the next one. */
int settings_set_delay(struct mail_settings *s, const char *value,
		       struct err *e) MUST_CHECK;
/* HOST, HOST:PORT or the path of a program. */
int settings_set_server(struct mail_settings *s, const char *value,
			struct err *e) MUST_CHECK;
/* Whom EHLO names. */
int settings_set_domain(struct mail_settings *s, const char *value,
			struct err *e) MUST_CHECK;
/* Ways to log in, parted by blanks, in any case. */
int settings_set_auth(struct mail_settings *s, const char *value,
		      struct err *e) MUST_CHECK;
/* A file, or a folder of files; not empty. */
int settings_set_certificates(struct mail_settings *s, const char *value,
			      struct err *e) MUST_CHECK;

#endif
