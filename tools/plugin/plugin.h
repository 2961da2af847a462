/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * plugin - the option tables of built plugins of iptables
 *
 * tools/plugin/ is the only place that knows libxtables. A plugin
 * (libxt_NAME.so and the like) is loaded with register functions of our own,
 * which note what it hands over. That runs its code, so it happens in a child
 * process: one that crashes, exits, hangs or writes without end is named and
 * left out, and the rest are read all the same. The child has no standard
 * streams. It is a fork and no new program, which would cost more than all
 * the reading; so call this before there are threads.
 *
 * A plugin is for one version of libxtables: its structs differ between
 * versions. One for another version than nfkit was built with is not looked
 * into.
 */
#ifndef PLUGIN_PLUGIN_H
#define PLUGIN_PLUGIN_H

#include "base/opt.h"
#include "model/option_table.h"

/* A plugin that could not be read, and why: one line, not escaped. */
struct plugin_failure {
	const char *file;
	const char *why;
};

struct plugin_list {
	struct option_tables tables;	/* as they were registered */
	VEC(struct plugin_failure) failures;
};

/*
 * Add what the plugins @files (paths) have to @out. One that gives no answer
 * for @patience_ms milliseconds hangs. What a plugin does wrong is a failure
 * in @out; ERR_IO is for the system's refusals, ERR_LIMIT for too many.
 */
int plugin_read(struct arena *a, const struct opt_list *files,
		int patience_ms, struct plugin_list *out,
		struct err *e) MUST_CHECK;

/*
 * The plugins in the folder @dir, by name and without those that are links
 * to another in it: aliases of one table. ERR_NOENT: there is no such folder.
 */
int plugin_find(struct arena *a, const char *dir, struct opt_list *files,
		struct err *e) MUST_CHECK;

/* The same for one who asks for plugins: that there are none is ERR_NOENT. */
int plugin_need(struct arena *a, const char *dir, struct opt_list *files,
		struct err *e) MUST_CHECK;

/*
 * Where the machine has its plugins: $XTABLES_LIBDIR, as for iptables, else
 * the folder that libxtables was built with.
 */
const char *plugin_dir(void);

#endif
