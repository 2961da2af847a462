// SPDX-License-Identifier: GPL-2.0-only
/* check_fuzz - any bytes as a box of mails, with all rules run over them */
#include "check/run.h"
#include "mime/mime.h"
#include "model/mbox.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct mails {
	VEC(struct checked *) list;
};

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

static void run_all(struct arena *a, const struct mails *mails,
		    enum profile profile)
{
	VEC(const struct rule *) rules = { 0 };
	struct selection selection;

	for (size_t i = 0; i < rule_table_n; i++)
		*VEC_ADD(a, &rules) = rule_table[i].rule;
	selection_of(a, rules.at, rules.n, profile, &selection);
	check_mails(&selection, mails->list.at, mails->list.n);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct span file = { (const char *)data, size };
	CLEANUP_ARENA struct arena a = { 0 };
	struct mails mails = { 0 };

	read_mails(&a, file, &mails);
	run_all(&a, &mails, PROFILE_NETFILTER);
	run_all(&a, &mails, PROFILE_CHECKPATCH);
	return 0;
}
