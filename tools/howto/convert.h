/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * convert - a LinuxDoc document as DocBook 5
 *
 * What howto.rng has elements for keeps its meaning: sections with their
 * labels, paragraphs, listings, lists, options, links and references. Other
 * markup is left out, its text stays. Entries get the ids and the titles that
 * document.h wants, so that the result can be edited by the same commands.
 */
#ifndef HOWTO_CONVERT_H
#define HOWTO_CONVERT_H

#include "base/buf.h"
#include "howto/document.h"

/*
 * Append the DocBook of @howto, which is a LinuxDoc one without mistakes, to
 * @to. Text in no UTF-8 is taken for Latin-1.
 */
int howto_convert(struct arena *a, const struct howto *howto, struct buf *to,
		  struct err *e) MUST_CHECK;

#endif
