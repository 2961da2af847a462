/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * aliases - short names for people, from the files of mail programs
 *
 * What git send-email takes of the formats that sendemail.aliasFileType names
 * (git-send-email(1)); lines that it would not take are left out.
 */
#ifndef SEND_ALIASES_H
#define SEND_ALIASES_H

#include "send/mail_settings.h"
#include "send/people.h"

#define ALIASES_DEPTH	16	/* of names that stand for names */
#define ALIASES_FILE_MAX	(4UL << 20)	/* bytes */
#define ALIASES_MAX	1000	/* people that a mail may have */

struct alias {
	struct span name;
	VEC(struct span) persons;	/* or other names */
};

struct aliases {
	VEC(struct alias) list;
};

/* Append to @out what is between commas, quoted ones apart; trimmed. */
void aliases_split(struct arena *a, struct span text, struct person_list *out);

/* All of @text, which is of this kind. The spans are of @text, or of @a. */
void aliases_parse(struct arena *a, enum mail_aliases kind, struct span text,
		   struct aliases *out);

/* Those of all files that @s names. */
int aliases_read(struct arena *a, const struct mail_settings *s,
		 struct aliases *out, struct err *e) MUST_CHECK;

/*
 * Append to @out whom @text means: persons parted by commas, tidied by
 * people_tidy(), or their names.
 * ERR_SYNTAX where a name stands for itself.
 */
int aliases_expand(const struct aliases *aliases, struct arena *a,
		   struct span text, struct person_list *out,
		   struct err *e) MUST_CHECK;

#endif
