/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * text - the option table of a plugin, read from its C source
 *
 * For a plugin that is not built, or for another version of libxtables. It
 * reads the rows of "struct xt_option_entry" and "struct option" arrays whose
 * names are string literals. What hides behind macros is not found, so a built
 * plugin tells more, but not which names of getopt are one option.
 */
#ifndef PLUGIN_TEXT_H
#define PLUGIN_TEXT_H

#include "model/cread.h"
#include "model/option_table.h"

/*
 * If a table begins at the cursor, move behind it and add its rows to @to, but
 * for names that it has; else false. Strings come from @a.
 */
bool plugin_text_table(struct arena *a, struct cread *c,
		       struct option_table *to);

/*
 * The rows of all tables in @source, each name once, as the table of @name,
 * which is borrowed. NULL where there is none.
 */
const struct option_table *plugin_text_read(struct arena *a,
					    struct span source,
					    enum extension_kind kind,
					    const char *name);

#endif
