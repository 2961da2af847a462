// SPDX-License-Identifier: GPL-2.0-only
/* mail_fuzz - any bytes as a box of mails, and each as a patch */
#include "mime/mime.h"
#include "model/mbox.h"
#include "model/patch.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_mail(struct arena *a, const struct mbox_message *message)
{
	struct patch p = { .mail.source_line = message->line };
	struct err e = { 0 };

	if (mime_decode(a, mbox_unquote(a, message->bytes), &p.mail, &e))
		return;
	patch_parse(a, &p);
	for (unsigned int nr = 0; nr <= p.mail.line_starts.n + 1; nr++) {
		struct span line = mail_line_text(&p.mail, nr);

		/* A line is in the text, and where it came from in the box. */
		if (!span_within(line, p.mail.text) ||
		    mail_source_line(&p.mail, nr) > 1 << 24)
			__builtin_trap();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct span file = { (const char *)data, size };
	CLEANUP_ARENA struct arena a = { 0 };
	struct mbox_message message;
	struct mbox box;

	mbox_init(&box, file);
	while (mbox_next(&box, &message))
		read_mail(&a, &message);
	return 0;
}
