/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * start - GMime is loaded and started where a mail needs it, which few do
 *
 * Only the files of mime/ include this.
 */
#ifndef MIME_START_H
#define MIME_START_H

/* Before anything of GMime's is called; thread-safe, and cheap to repeat. */
void mime_start(void);

#endif
