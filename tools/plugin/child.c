// SPDX-License-Identifier: GPL-2.0-only
#include "plugin/child.h"

#include <dlfcn.h>
#include <fcntl.h>
#include <getopt.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>
#include <xtables.h>

#include "base/buf.h"
#include "base/limits.h"

#define ROWS_MAX	256	/* of one table; libxtables takes 32 */
#define NAME_MAX_LEN	128
#define WHY_MAX		256

/*
 * Where the answer goes: the register functions get no argument of ours, so
 * its number is fixed.
 */
#define ANSWER_FD	3

static void put_text(struct buf *to, const char *text, size_t max)
{
	buf_add_char(to, '\t');
	for (size_t i = 0; text && text[i] && i < max; i++)
		buf_add_char(to, (unsigned char)text[i] < 0x20 ? '?' : text[i]);
}

static void put_number(struct buf *to, unsigned int n)
{
	buf_printf(to, "\t%u", n);
}

/* At once, so that all is said when the plugin crashes next. */
static void say(struct buf *text)
{
	struct span rest = buf_span(text);

	while (rest.len) {
		ssize_t n = write(ANSWER_FD, rest.p, rest.len);

		if (n <= 0)
			_exit(1);
		rest = span_from(rest, (size_t)n);
	}
	buf_clear(text);
}

static const char *type_name(enum xt_option_type type)
{
	static const char *const names[] = {
		[XTTYPE_NONE] = "none",
		[XTTYPE_UINT8] = "uint8",
		[XTTYPE_UINT16] = "uint16",
		[XTTYPE_UINT32] = "uint32",
		[XTTYPE_UINT64] = "uint64",
		[XTTYPE_UINT8RC] = "uint8rc",
		[XTTYPE_UINT16RC] = "uint16rc",
		[XTTYPE_UINT32RC] = "uint32rc",
		[XTTYPE_UINT64RC] = "uint64rc",
		[XTTYPE_DOUBLE] = "double",
		[XTTYPE_STRING] = "string",
		[XTTYPE_TOSMASK] = "tosmask",
		[XTTYPE_MARKMASK32] = "markmask32",
		[XTTYPE_SYSLOGLEVEL] = "sysloglevel",
		[XTTYPE_HOST] = "host",
		[XTTYPE_HOSTMASK] = "hostmask",
		[XTTYPE_PROTOCOL] = "protocol",
		[XTTYPE_PORT] = "port",
		[XTTYPE_PORTRC] = "portrc",
		[XTTYPE_PLEN] = "plen",
		[XTTYPE_PLENMASK] = "plenmask",
		[XTTYPE_ETHERMAC] = "ethermac",
	};
	size_t n = sizeof(names) / sizeof(names[0]);

	return (size_t)type < n ? names[type] : "unknown";
}

static unsigned int flags_of(const struct xt_option_entry *row)
{
	return (row->flags & XTOPT_INVERT ? CHILD_INVERT : 0) |
	       (row->flags & XTOPT_MAND ? CHILD_MANDATORY : 0) |
	       (row->flags & XTOPT_MULTI ? CHILD_MULTI : 0) |
	       (row->type == XTTYPE_NONE ? CHILD_NO_ARG : 0);
}

static void put_rich_rows(struct buf *to, const struct xt_option_entry *row)
{
	for (size_t i = 0; row && row->name && i < ROWS_MAX; i++, row++) {
		buf_add_str(to, "rich");
		put_text(to, row->name, NAME_MAX_LEN);
		put_text(to, type_name(row->type), NAME_MAX_LEN);
		put_number(to, row->id);
		put_number(to, flags_of(row));
		put_number(to, row->excl);
		put_number(to, row->also);
		put_number(to, row->min);
		put_number(to, row->max);
		buf_add_char(to, '\n');
	}
}

/* required_argument and its like are 0, 1 and 2 as our enum has them. */
static void put_plain_rows(struct buf *to, const struct option *row)
{
	for (size_t i = 0; row && row->name && i < ROWS_MAX; i++, row++) {
		buf_add_str(to, "plain");
		put_text(to, row->name, NAME_MAX_LEN);
		put_number(to, (unsigned int)row->has_arg);
		buf_add_char(to, '\n');
	}
}

static void say_failed(const char *why)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_SPEC);
	buf_add_str(&text, "failed");
	put_text(&text, why, WHY_MAX);
	buf_add_char(&text, '\n');
	say(&text);
}

/* The version is the one member that is at its place in each version. */
static bool is_ours(const char *version)
{
	char why[WHY_MAX];

	if (version && !strcmp(version, XTABLES_VERSION))
		return true;
	snprintf(why, sizeof(why), "it is for %.64s, nfkit knows %s",
		 version ? version : "no version", XTABLES_VERSION);
	say_failed(why);
	return false;
}

static void say_table(const char *kind, const char *name, unsigned int revision,
		      unsigned int family, const struct xt_option_entry *rich,
		      const struct option *plain)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_SPEC);
	buf_add_str(&text, kind);
	put_text(&text, name, NAME_MAX_LEN);
	put_number(&text, revision);
	put_number(&text, family);
	buf_add_char(&text, '\n');
	put_rich_rows(&text, rich);
	put_plain_rows(&text, plain);
	say(&text);
}

/* The four that plugins call; as exported here they come before libxtables'. */
void xtables_register_match(struct xtables_match *me)
{
	if (is_ours(me->version))
		say_table("match", me->name, me->revision, me->family,
			  me->x6_options, me->extra_opts);
}

void xtables_register_target(struct xtables_target *me)
{
	if (is_ours(me->version))
		say_table("target", me->name, me->revision, me->family,
			  me->x6_options, me->extra_opts);
}

void xtables_register_matches(struct xtables_match *all, unsigned int n)
{
	for (unsigned int i = 0; i < n; i++)
		xtables_register_match(&all[i]);
}

void xtables_register_targets(struct xtables_target *all, unsigned int n)
{
	for (unsigned int i = 0; i < n; i++)
		xtables_register_target(&all[i]);
}

/* What plugins print, and what stdio has not written yet, goes nowhere. */
static void set_streams(int fd)
{
	int null = open("/dev/null", O_RDWR);

	if (null < 0 || (fd != ANSWER_FD && dup2(fd, ANSWER_FD) < 0))
		_exit(1);
	for (int i = 0; i < ANSWER_FD; i++)
		if (dup2(null, i) < 0)
			_exit(1);
}

/*
 * A crash is to look like one, whoever watches over this process. A plugin has
 * nothing to say on our terminal; ^C there, which no longer comes here, ends
 * it by our end.
 */
static void set_limits(void)
{
	static const int signals[] = {
		SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT
	};
	struct rlimit none = { 0, 0 };

	setrlimit(RLIMIT_CORE, &none);
	setsid();
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	for (size_t i = 0; i < sizeof(signals) / sizeof(*signals); i++)
		signal(signals[i], SIG_DFL);
}

/*
 * A name without a slash would be looked for where libraries are. Never
 * closed: what a plugin does at its end helps nobody.
 */
static void load(const char *file)
{
	CLEANUP_BUF struct buf path;
	struct span why;

	buf_init(&path, LIMIT_SPEC);
	buf_printf(&path, "%s%s", strchr(file, '/') ? "" : "./", file);
	if (dlopen(path.p, RTLD_LAZY | RTLD_LOCAL))
		return;
	/* Who reads this names the file. */
	why = span_of(dlerror());
	if (span_skip(&why, buf_span(&path)))
		span_skip(&why, SPAN(": "));
	say_failed(why.p);
}

_Noreturn void child_run(int fd, const struct opt_list *files, size_t first)
{
	CLEANUP_BUF struct buf text;

	set_limits();
	set_streams(fd);
	buf_init(&text, LIMIT_SPEC);
	for (size_t i = first; i < files->n; i++) {
		buf_printf(&text, "begin\t%zu\n", i);
		say(&text);
		load(files->at[i]);
		buf_add_str(&text, "done\n");
	}
	say(&text);
	_exit(0);
}
