/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * series - which patches belong together
 *
 * Patches of one series have the same version, the same total and the same
 * thread: the first message that References: names, or else In-Reply-To:, or
 * else their own Message-ID:. A patch that answers nothing, as git
 * format-patch writes it, belongs to the one before it if it has the next
 * number and the same sender; without a Message-ID:, a higher number. A number
 * that comes twice begins another series; a patch without a number is a series
 * of its own.
 */
#ifndef MODEL_SERIES_H
#define MODEL_SERIES_H

#include "model/patch.h"

struct series_list {
	VEC(struct series) list;
};

/*
 * Group the @n patches and cover letters. Within a series they are in the
 * order of their numbers; the series are in no order that means anything.
 * In n log n time.
 */
void series_group(struct arena *a, struct patch *const *patches, size_t n,
		  struct series_list *out);

#endif
