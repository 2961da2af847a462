/* SPDX-License-Identifier: GPL-2.0-only */
/* box - any bytes as a box of mails, for the targets that check them */
#ifndef FUZZ_BOX_H
#define FUZZ_BOX_H

#include "check/run.h"
#include "mime/mime.h"
#include "model/mbox.h"

struct mails {
	VEC(struct checked *) list;
};

/* Those that can be read; they refer to @file. */
static void read_mails(struct arena *a, struct span file, struct mails *out)
{
	struct mbox_message message;
	struct mbox box;

	mbox_init(&box, file);
	while (mbox_next(&box, &message)) {
		struct checked *mail = ARENA_NEW(a, struct checked);
		struct err e = { 0 };

		mail->arena = a;
		mail->patch.mail.source = "fuzz";
		mail->patch.mail.source_line = message.line;
		if (!mime_decode(a, message.bytes, &mail->patch.mail, &e) &&
		    checked_read(mail))
			*VEC_ADD(a, &out->list) = mail;
	}
}

/* Made once for all inputs: it takes longer than most of them. */
static const struct selection *all_rules(enum profile profile)
{
	static struct arena a;
	static struct selection kept[PROFILE_NETFILTER + PROFILE_CHECKPATCH];
	VEC(const struct rule *) rules = { 0 };
	struct selection *s = &kept[profile];

	if (s->rules.n)
		return s;
	for (size_t i = 0; i < rule_table_n; i++)
		*VEC_ADD(&a, &rules) = rule_table[i].rule;
	selection_of(&a, rules.at, rules.n, profile, s);
	return s;
}

static void check_all(const struct mails *mails, enum profile profile)
{
	check_mails(all_rules(profile), mails->list.at, mails->list.n);
}

#endif
