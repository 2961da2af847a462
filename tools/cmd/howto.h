/* SPDX-License-Identifier: GPL-2.0-only */
/* howto - what the files of nfkit howto share */
#ifndef CMD_HOWTO_H
#define CMD_HOWTO_H

#include "cmd/command.h"
#include "howto/source.h"

extern const struct command cmd_howto_add;
extern const struct command cmd_howto_check;
extern const struct command cmd_howto_update;
extern const struct command cmd_howto_remove;
extern const struct command cmd_howto_options;

/* ERR_USAGE where there are arguments: the HOWTO is none. */
int howto_no_arguments(const struct invocation *inv, struct err *e) MUST_CHECK;

/* The HOWTO @file, or the one in the program (NULL); no arguments are due. */
int howto_read(const struct invocation *inv, const char *file,
	       const char **name, struct span *bytes, struct err *e) MUST_CHECK;

/* The options of commands that want to know what is true of extensions. */
struct howto_where {
	const char *iptables, *kernel, *plugins;
};

#define HOWTO_WHERE_OPTIONS(type, field)				\
	{ 0, "iptables", OPT_STRING, offsetof(type, field.iptables), "DIR", \
	  "the source tree of iptables: manuals and tests" },		\
	{ 0, "kernel", OPT_STRING, offsetof(type, field.kernel), "DIR",	\
	  "the source tree of Linux: authors and subtitles" },		\
	{ 0, "plugins", OPT_STRING, offsetof(type, field.plugins), "DIR", \
	  "the built plugins (default: where iptables has them)" }

/*
 * Where to look. Plugins are read where @always or their folder is given, or
 * where it is there and an argument is the name of an extension. What cannot
 * be read of plugins is told on stderr.
 */
int howto_find_places(const struct invocation *inv,
		      const struct howto_where *where, bool always,
		      struct howto_places *out, struct err *e) MUST_CHECK;

/*
 * All plugins of a folder, or of the machine (@dir NULL): as they come. That
 * there are none is an error.
 */
int howto_read_plugins(const struct invocation *inv, const char *dir,
		       struct option_tables *out, struct err *e) MUST_CHECK;

/* Of the folder @arg or, where there is none, of the extension @arg. */
int howto_source_of(const struct invocation *inv, const char *arg,
		    const struct howto_places *places,
		    struct howto_source *out, struct err *e) MUST_CHECK;

struct plugin_list;

/* The plugins that could not be read, to stderr: one line each. */
void howto_tell_failures(const struct invocation *inv,
			 const struct plugin_list *list);

/* So many milliseconds a plugin may take: it is loaded in one. */
#define HOWTO_PATIENCE_MS	2000

#endif
