/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * text - the option table of a plugin, read from its C source
 *
 * For a plugin that is not built, or for another version of libxtables. It
 * reads the rows of "struct xt_option_entry" and "struct option" arrays whose
 * names are string literals. What hides behind macros is not found, so a built
 * plugin tells more.
 */
#ifndef PLUGIN_TEXT_H
#define PLUGIN_TEXT_H

#include "model/option_table.h"

/*
 * The rows of all tables in @source, each name once, as the table of @name.
 * NULL where there is none.
 */
const struct option_table *plugin_text_read(struct arena *a,
					    struct span source,
					    enum extension_kind kind,
					    const char *name);

#endif
