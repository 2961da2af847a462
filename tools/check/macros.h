/* SPDX-License-Identifier: GPL-2.0-only */
/* macros - walk over the macros that a patch adds, for rules about them */
#ifndef CHECK_MACROS_H
#define CHECK_MACROS_H

#include "check/rule.h"
#include "model/cmacro.h"

/* The words of rules on macros: where none of them is, there is no macro. */
extern const char *const macro_words[];

/*
 * The next macro whose first line the patch adds, at or behind token *@i,
 * which moves behind it.
 */
bool next_added_macro(struct report *to, const struct ctokens *tokens,
		      size_t *i, struct cmacro *out);

/*
 * Call @parameter for each parameter of each added macro, with its uses. Not
 * for "..." and "args...", and as checkpatch.pl not for one that is called
 * type: a type takes no parentheses and is never evaluated.
 */
void each_parameter(struct report *to, const struct ctokens *tokens,
		    void (*parameter)(struct report *to,
				      const struct cmacro *m,
				      struct span name,
				      const struct cmacro_uses *uses));

/*
 * The shape of an added macro. TRACE_SYSTEM and its like, which the tracing
 * headers want bare, count as values.
 */
enum cmacro_shape macro_shape(struct report *to, const struct ctokens *tokens,
			      const struct cmacro *m);

#endif
