/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * mail_settings - what git config says of mails: sendemail.*, format.* and b4.*
 * (git-send-email(1), git-config(1), b4's documentation)
 *
 * Each key is obeyed, or has no meaning here and is left alone, or is refused
 * by name: what changes who gets a mail, or what it looks like, must not be
 * passed over in silence. mail_settings_keys says which key is what.
 *
 * sendemail.IDENTITY.KEY stands for sendemail.KEY, lists too, as in git. Keys
 * of b4 come from the file .b4-config at the top of the tree too, but for
 * those that name a program: the tree may be somebody else's.
 */
#ifndef SEND_MAIL_SETTINGS_H
#define SEND_MAIL_SETTINGS_H

#include "base/opt.h"
#include "git/repo.h"
#include "net/smtp.h"
#include "send/more_fields.h"
#include "send/wire.h"

enum mail_thread {
	THREAD_SHALLOW,		/* all mails reply to the first */
	THREAD_DEEP,		/* each to the one before it */
	THREAD_NONE,
};

enum mail_wish {
	WISH_AUTO,		/* where it fits */
	WISH_NEVER,
	WISH_ALWAYS,
};

/* Whom sendemail.suppressCc leaves out. */
enum mail_suppressed {
	SUPPRESS_AUTHOR = 1 << 0,
	SUPPRESS_SELF = 1 << 1,
	SUPPRESS_CC = 1 << 2,
	SUPPRESS_BODY_CC = 1 << 3,
	SUPPRESS_SIGN_OFF = 1 << 4,
	SUPPRESS_MISC_BY = 1 << 5,
	SUPPRESS_CC_CMD = 1 << 6,
	SUPPRESS_BODY = SUPPRESS_BODY_CC | SUPPRESS_SIGN_OFF | SUPPRESS_MISC_BY,
	SUPPRESS_ALL = (1 << 7) - 1,
};

enum mail_aliases {
	ALIASES_NONE, ALIASES_MUTT, ALIASES_MAILRC, ALIASES_PINE,
	ALIASES_ELM, ALIASES_GNUS, ALIASES_SENDMAIL,
};

/* Strings that are NULL, and lists that are empty, are not set. */
struct mail_settings {
	struct arena *arena;		/* of what is made of the values */
	struct smtp_server server;	/* .host NULL: use a program */
	const char *program;		/* sendmailCmd; once a way is found, any */
	const char *server_program;	/* smtpServer, where it is a path */
	unsigned int host_port;		/* ... or HOST:PORT; overrules the other */
	struct opt_list server_options;	/* more arguments for it */
	unsigned int batch;		/* mails of a connection; 0: all */
	unsigned int delay;		/* seconds before the next one */
	bool is_asking;			/* before the first mail goes */
	bool is_annotating;		/* each mail, in the editor */
	enum wire_encoding encoding;

	const char *from;		/* who sends: NAME <A@B> */
	const char *envelope;		/* sender of the envelope, an address */
	bool with_sender;		/* a program is told who that is */
	struct opt_list to, cc, bcc;
	struct opt_list series_to, series_cc;	/* of b4, commas in them */
	struct opt_list excluded;	/* of b4: patterns of addresses */
	const char *to_cmd, *cc_cmd, *header_cmd;
	const char *auto_to_cmd, *auto_cc_cmd;	/* of b4: the mail on stdin */
	bool to_cover, cc_cover;	/* who gets the first mail gets all */
	unsigned int suppressed;	/* enum mail_suppressed bits */
	/* Bits of it that signedOffByCc and suppressFrom name, and set. */
	unsigned int overruled, overruling;
	bool is_body_suppressed;	/* all trailers, whatever these say */
	struct opt_list aliases;	/* files of the kind below */
	enum mail_aliases aliases_kind;

	/* Of .thread, what its keys say; the first one that is set counts. */
	struct {
		bool is_of_format;	/* format.thread: .format */
		enum mail_thread format;
		bool is_none, is_chained;	/* sendemail.* */
	} threading;
	enum mail_thread thread;
	struct more_fields format;	/* .headers, and .to and .cc with them */
	const char *signature;		/* "": none */
	const char *signature_file;
	const char *prefixes;		/* of b4: behind PATCH */
	const char *midmask;		/* of b4: where a mail is to be read */
	const char *patchwork, *project;	/* of b4: pw-url, pw-project */
	enum mail_wish cover, numbers, base;
	bool no_notes;
	bool no_hook;			/* do not ask sendemail-validate */
};

enum mail_settings_verdict {
	MAIL_SETTINGS_OBEYED,
	MAIL_SETTINGS_HARMLESS,	/* changes no mail, nor who gets it */
	MAIL_SETTINGS_REFUSED,
};

struct mail_settings_key {
	const char *name;	/* "sendemail.smtpserver": in lower case */
	enum mail_settings_verdict verdict;
	const char *why;	/* it is harmless, or refused; may be NULL */
	/* What is done with a value; one of both, of what is obeyed. */
	int (*set)(struct mail_settings *s, const char *value, struct err *e);
	size_t offset;		/* of a string in struct mail_settings */
	bool is_list;		/* of a struct opt_list instead */
	bool is_path;		/* which may begin with ~/ */
	bool is_flag;		/* without a "=" it means "true"; else nothing */
};

/* All keys that nfkit knows of; a name of NULL ends them. */
extern const struct mail_settings_key mail_settings_keys[];

/* The row of this name, or NULL. */
const struct mail_settings_key *mail_settings_key(struct span name);

/*
 * Read them for the identity @identity (sendemail.identity, or b4's
 * sendemail-identity, where NULL). ERR_USAGE for a key that is refused, or a
 * value that is none of its key. With @to_files the keys that are refused
 * pass, if they are of sendemail: git send-email is to obey them.
 */
int mail_settings_read(struct repo *repo, struct arena *a, const char *identity,
		       bool to_files, struct mail_settings *out,
		       struct err *e) MUST_CHECK;

/* Find a way to send: ERR_USAGE where there is no server and no sendmail. */
int mail_settings_find_way(struct repo *repo, struct arena *a,
			   struct mail_settings *s, struct err *e) MUST_CHECK;

#endif
