// SPDX-License-Identifier: GPL-2.0-only
#include "model/patch.h"

void patch_parse(struct arena *a, struct patch *patch)
{
	const struct mail *m = &patch->mail;
	size_t start = diff_find(m->body);

	patch->diff = (struct diff){ 0 };
	patch->diff_start = SIZE_MAX;
	if (start != SIZE_MAX) {
		struct span diff = span_from(m->body, start);

		patch->diff_start = (size_t)(diff.p - m->text.p);
		diff_parse(a, diff, mail_line(m, diff), &patch->diff);
	}
	message_parse(a, m, patch->diff_start, &patch->message);
}
