// SPDX-License-Identifier: GPL-2.0-only
/* fix_fuzz - any bytes as a box of mails, with all that can be fixed fixed */
#include "base/limits.h"
#include "check/fix.h"

#include "box.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What comes out of one round, in @a. */
static struct span fix_once(struct arena *a, struct fixer *f, struct span file)
{
	struct mails mails = { 0 };
	CLEANUP_BUF struct buf out;

	buf_init(&out, LIMIT_TEXT);
	read_mails(a, file, &mails);
	check_all(&mails, PROFILE_NETFILTER);
	fix_begin(f, a);
	for (size_t i = 0; i < mails.list.n; i++) {
		struct err e = { 0 };

		if (fix_collect(f, 0, mails.list.at[i], &e))
			abort();
	}
	fix_apply(f, 0, file, &out);
	return arena_copy(a, buf_span(&out));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const struct span original = { (const char *)data, size };
	CLEANUP_ARENA struct arena a = { 0 };
	struct fixer *f = ARENA_NEW(&a, struct fixer);
	struct span file = original, next;

	for (size_t i = 0; i < FIX_ROUNDS; i++) {
		next = fix_once(&a, f, file);
		if (!f->applied && !f->must_restart) {
			/* Nothing to do means that nothing was done. */
			if (!span_eq(next, file))
				abort();
			return 0;
		}
		file = f->must_restart ? original : next;
	}
	abort();
}
