// SPDX-License-Identifier: GPL-2.0-only
/* drift_c - what an extension's C file registers, and with which options */
#include "plugin/text.h"
#include "todo/drift.h"

#define NAME_MAX_BYTES	64

static bool is_name(struct span name)
{
	for (size_t i = 0; i < name.len; i++)
		if (!char_is_alnum(name.p[i]) && name.p[i] != '-' &&
		    name.p[i] != '_')
			return false;
	return name.len && name.len <= NAME_MAX_BYTES;
}

/* Another name would break the list that is made of them. */
static void add_options(struct arena *a, const struct option_table *all,
			struct option_table *to)
{
	for (size_t i = 0; i < all->rows.n; i++)
		if (is_name(span_of(all->rows.at[i].name)))
			*VEC_ADD(a, &to->rows) = all->rows.at[i];
}

/* .name = "TEE" outside of option tables: what the file registers. */
static void add_name(struct arena *a, struct cread c,
		     struct drift_extension *out)
{
	struct span name;

	if (!cread_skip(&c, SPAN(".")) || !cread_skip(&c, SPAN("name")) ||
	    !cread_skip(&c, SPAN("=")) || !cread_string(&c, &name) ||
	    !is_name(name))
		return;
	for (size_t i = 0; i < out->names.n; i++)
		if (span_eq(span_of(out->names.at[i]), name))
			return;
	*VEC_ADD(a, &out->names) = arena_str(a, name);
}

void drift_read_c(struct arena *a, struct span text,
		  struct drift_extension *out)
{
	struct ctokens *tokens = ARENA_NEW(a, struct ctokens);
	struct option_table all = { 0 };
	struct cread c;

	ctokens_of_file(a, text, tokens);
	c = cread_run(tokens, 0, tokens->list.n);
	while (cread_peek(&c)) {
		struct cread member = c;

		if (plugin_text_table(a, &c, &all))
			continue;
		add_name(a, c, out);
		out->has_xlate |= cread_skip(&member, SPAN(".")) &&
				  cread_is(&member, SPAN("xlate"));
		c.at++;
	}
	add_options(a, &all, &out->options);
}
