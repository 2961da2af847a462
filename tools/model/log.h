/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * log - walk over what somebody wrote in the log of a patch
 *
 * The text ends at the first Signed-off-by:, behind which only trailers come.
 * What a kernel printed when it fell over is told from prose by its first
 * line, and lasts up to an empty one: "BUG:" and "WARNING:", a time as printk
 * writes it, "[<ffffffff81>]", registers, the frames of the crash utility.
 */
#ifndef MODEL_LOG_H
#define MODEL_LOG_H

#include "model/message.h"

struct log_walk {
	const struct message *msg;
	size_t next;		/* index in msg->log of the line to come */
	bool in_dump;		/* the line that was given last is part of one */
};

/* The next line. False at the end. */
bool log_next(struct log_walk *w, struct line *line);

/* "[   12.345678]", as printk writes it, at the start of the line. */
bool log_has_time(struct span line);

/* "Signed-off-by:" in any case, perhaps behind blanks. */
bool log_is_sign_off(struct span line);

#endif
