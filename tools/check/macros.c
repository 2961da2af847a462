// SPDX-License-Identifier: GPL-2.0-only
#include "check/macros.h"

#include "check/dialect.h"

const char *const macro_words[] = { "#define", NULL };

bool next_added_macro(struct report *to, const struct ctokens *tokens,
		      size_t *i, struct cmacro *out)
{
	while (cmacro_next(report_arena(to), tokens, i, out))
		if (out->define->added)
			return true;
	return false;
}

static bool is_value(struct span parameter)
{
	return span_find(parameter, SPAN("...")) == SIZE_MAX &&
	       !span_eq_nocase(parameter, SPAN("type"));
}

void each_parameter(struct report *to, const struct ctokens *tokens,
		    void (*parameter)(struct report *to,
				      const struct cmacro *m,
				      struct span name,
				      const struct cmacro_uses *uses))
{
	struct cmacro m;
	size_t i = 0;

	while (next_added_macro(to, tokens, &i, &m)) {
		for (size_t j = 0; j < m.parameters.n; j++) {
			struct span name = m.parameters.at[j];
			struct cmacro_uses uses;

			if (!is_value(name))
				continue;
			uses = cmacro_uses(tokens, &m, name);
			parameter(to, &m, name, &uses);
		}
	}
}

enum cmacro_shape macro_shape(struct report *to, const struct ctokens *tokens,
			      const struct cmacro *m)
{
	enum cmacro_shape shape;

	if (span_eq(m->name, SPAN("TRACE_SYSTEM")) ||
	    span_eq(m->name, SPAN("TRACE_INCLUDE_FILE")) ||
	    span_eq(m->name, SPAN("TRACE_INCLUDE_PATH")))
		return CMACRO_VALUE;
	shape = cmacro_shape(report_arena(to), tokens, m);
	/* checkpatch.pl takes assembly for an expression. */
	if (shape == CMACRO_COMPLEX && !speaks_checkpatch(to) &&
	    (ctoken_is(&tokens->list.at[m->body], SPAN("asm")) ||
	     ctoken_is(&tokens->list.at[m->body], SPAN("__asm__"))))
		return CMACRO_STATEMENT;
	return shape;
}
