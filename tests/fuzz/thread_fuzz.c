// SPDX-License-Identifier: GPL-2.0-only
/* thread_fuzz - any bytes as a box with the thread of its first mail */
#include "base/limits.h"
#include "model/mbox.h"
#include "send/thread_print.h"
#include "send/trailers.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void follow(struct thread *t, struct arena *a)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	thread_print(t, NULL, &text, true);
	for (size_t i = 0; i < t->patches.n; i++) {
		const struct span message = SPAN("a\n\nSigned-off-by: N <n@x>\n");
		struct answer_trailers found;
		struct span out;
		size_t added;

		trailers_collect(t, a, i, &found);
		out = trailers_add(a, message, &found, SPAN("n@x"), &added);
		/* Nothing of the message is lost, and nobody is added twice. */
		if (out.len < message.len || added > found.list.n)
			__builtin_trap();
		trailers_add(a, out, &found, SPAN("n@x"), &added);
		if (added)
			__builtin_trap();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct span file = { (const char *)data, size };
	CLEANUP_ARENA struct arena a = { 0 };
	struct mbox_message message;
	struct thread t = { 0 };
	struct err e = { 0 };
	struct mbox box;

	mbox_init(&box, file);
	while (mbox_next(&box, &message)) {
		/* It only looks. */
		thread_wants(&t, SPAN("a@x"), message.bytes);
		if (thread_add(&t, &a, message.bytes, &e))
			return 0;
	}
	if (t.mails.n && !thread_sort(&t, &a, t.mails.at[0].id, &e))
		follow(&t, &a);
	return 0;
}
