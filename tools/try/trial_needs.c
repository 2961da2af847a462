// SPDX-License-Identifier: GPL-2.0-only
/* trial_needs - what of this machine the guest will need */
#include "base/file.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/process.h"
#include "try/session.h"

#define MODINFO_MS	10000
#define LIBRARY_MS	10000

static bool is_own_plugin(const struct session *s, const char *name)
{
	for (size_t i = 0; i < s->subject.plugins.n; i++)
		if (s->subject.plugins.at[i].name &&
		    !strcmp(s->subject.plugins.at[i].name, name))
			return true;
	return false;
}

struct names {
	VEC(const char *) list;
};

static void add_name(struct arena *a, struct names *to, const char *name)
{
	for (size_t i = 0; i < to->list.n; i++)
		if (!strcmp(to->list.at[i], name))
			return;
	*VEC_ADD(a, &to->list) = name;
}

/* What a rule names behind -m, -j, -g and -p. */
static void add_rule_names(struct arena *a, const char *rule, struct names *to)
{
	const char *words[RULE_WORDS];
	size_t n;

	if (!rule_words(a, span_of(rule), words, RULE_WORDS, &n))
		return;
	for (size_t i = 0; i + 1 < n; i++)
		if (!strcmp(words[i], "-m") || !strcmp(words[i], "-j") ||
		    !strcmp(words[i], "-p") || !strcmp(words[i], "--match") ||
		    !strcmp(words[i], "--jump") ||
		    !strcmp(words[i], "--protocol"))
			if (path_is_inside(span_of(words[i + 1])))
				add_name(a, to, words[i + 1]);
}

static void add_plugin(struct session *s, const char *folder,
		       const char *name, struct names *files)
{
	const char *path = arena_printf(s->arena, "%s/%s.so", folder, name);

	if (is_own_plugin(s, name) || !file_exists(path))
		return;
	image_add_host(&s->image, arena_printf(s->arena, "xtables/%s.so",
					       name), path);
	add_name(s->arena, files, path);
}

/* And the libraries that some of them need besides that of xtables. */
static int add_plugins(struct session *s, const struct names *names,
		       struct err *e)
{
	static const char *const kinds[] = { "libxt", "libipt", "libip6t",
					     "libebt" };
	const char *folder = s->programs.plugins;
	struct names files = { .list = { 0 } };

	for (size_t i = 0; i < names->list.n; i++)
		for (size_t k = 0; k < 4; k++)
			add_plugin(s, folder,
				   arena_printf(s->arena, "%s_%s", kinds[k],
						names->list.at[i]), &files);
	return programs_add_libraries(&s->programs, &s->image, files.list.at,
				      files.list.n, e);
}

static bool is_own_module(const struct session *s, const char *file)
{
	struct span name = path_base(span_of(file));

	name = span_first(name, span_find(name, SPAN(".ko")));
	for (size_t i = 0; i < s->subject.modules.n; i++)
		if (span_eq(name, span_of(s->subject.modules.at[i])))
			return true;
	return false;
}

static int add_modules(struct session *s, const struct names *names,
		       struct err *e)
{
	struct kernel_modules modules = { .files = { 0 } };

	if (kernel_modules(s->arena, &s->kernel, names->list.at, names->list.n,
			   &modules, e))
		return -1;
	for (size_t i = 0; i < modules.files.n; i++) {
		const char *file = modules.files.at[i], *path;

		if (is_own_module(s, file))
			continue;
		path = arena_printf(s->arena, "lib/m/%zu.ko", i);
		image_add_host(&s->image, path, file);
		/* crc32c-intel, say, is for other processors: no harm done. */
		plan_step(&s->plan, "-", "insmod",
			  ARGV(arena_printf(s->arena, "/%s", path)));
	}
	return 0;
}

static void add_table_modules(struct arena *a, const char *table,
			      struct names *to)
{
	add_name(a, to, arena_printf(a, "iptable_%s", table));
	add_name(a, to, arena_printf(a, "ip6table_%s", table));
	if (!strcmp(table, "nat"))
		add_name(a, to, "nft_chain_nat");
}

static const char *lower(struct arena *a, const char *name)
{
	char *copy = arena_str(a, span_of(name));

	for (char *c = copy; *c; c++)
		*c = char_lower(*c);
	return copy;
}

/* What is asked for only when a rule is made, under a name of its own. */
static void add_late_modules(struct arena *a, const char *name,
			     struct names *to)
{
	static const struct { const char *name, *module; } late[] = {
		{ "string", "ts_bm" }, { "string", "ts_kmp" },
		{ "LOG", "nf_log_syslog" }, { "LOG", "nft_log" },
		{ "NFLOG", "nfnetlink_log" }, { "NFLOG", "nft_log" },
	};

	for (size_t i = 0; i < sizeof(late) / sizeof(late[0]); i++)
		if (!strcmp(late[i].name, name))
			add_name(a, to, late[i].module);
}

/* The modules that the rules ask for by name. */
static void add_extension_modules(struct arena *a, const struct names *plugins,
				  struct names *to)
{
	for (size_t i = 0; i < plugins->list.n; i++) {
		const char *name = plugins->list.at[i];

		add_name(a, to, arena_printf(a, "xt_%s", name));
		add_name(a, to, arena_printf(a, "ipt_%s", name));
		add_name(a, to, arena_printf(a, "ip6t_%s", name));
		add_name(a, to, arena_printf(a, "ebt_%s", name));
		add_late_modules(a, name, to);
		/* iptables-nft makes some of nftables' own: limit, say. */
		add_name(a, to, arena_printf(a, "nft_%s", lower(a, name)));
	}
}

/* A translation needs the plugins of its rule, too. */
static void add_xlate_names(struct arena *a, struct span xlate,
			    struct names *to)
{
	struct span line;

	while (span_next_line(&xlate, &line))
		if (span_starts(line, SPAN("ip")) ||
		    span_starts(line, SPAN("ebtables-")))
			add_rule_names(a, arena_str(a, line), to);
}

static void add_packet_needs(struct arena *a, const struct packets *packets,
			     struct names *plugins, struct names *modules)
{
	for (size_t i = 0; i < packets->tests.n; i++) {
		const struct packet_test *t = &packets->tests.at[i];

		if (t->veth)
			add_name(a, modules, "veth");
		for (size_t k = 0; k < t->rules.n; k++) {
			add_rule_names(a, t->rules.at[k].words, plugins);
			add_table_modules(a, t->rules.at[k].table, modules);
		}
	}
}

/* "nf_conntrack,x_tables" */
static void add_depends(struct arena *a, struct span list, struct names *to)
{
	struct span name;

	while (span_next_until(&list, ',', &name))
		add_name(a, to, arena_str(a, name));
	if (list.len)
		add_name(a, to, arena_str(a, list));
}

/* The modules that those which were built say that they need. */
static int add_own_needs(struct session *s, struct names *to, struct err *e)
{
	for (size_t i = 0; i < s->subject.modules.n; i++) {
		const char *file = arena_printf(s->arena, "%s/%s.ko", s->work,
						s->subject.modules.at[i]);
		const char *const argv[] = {
			process_need(s->arena, "modinfo", "kmod", e),
			"-F", "depends", file, NULL
		};
		CLEANUP_BUF struct buf text;
		int status;

		buf_init(&text, LIMIT_TEXT);
		if (!argv[0])
			return -1;
		if (process_run(argv, MODINFO_MS, &text, &status, e))
			return -1;
		if (!status)
			add_depends(s->arena, span_trim(buf_span(&text)), to);
	}
	return 0;
}

/* libm for a plugin that counts with it: no program of iptables does. */
static int add_math(struct session *s, struct err *e)
{
	static const char *const argv[] = { "cc", "-print-file-name=libm.so.6",
					    NULL };
	CLEANUP_FREE char *path = NULL;
	bool needs = false;
	CLEANUP_BUF struct buf text;
	int status;

	buf_init(&text, LIMIT_TEXT);
	for (size_t i = 0; i < s->subject.plugins.n; i++)
		needs |= s->subject.plugins.at[i].needs_math;
	if (!needs)
		return 0;
	if (process_run(argv, LIBRARY_MS, &text, &status, e))
		return -1;
	/* A libc that has it in itself knows no such file. */
	path = realpath(arena_str(s->arena, span_trim(buf_span(&text))), NULL);
	if (path)
		image_add_host(&s->image,
			       arena_str(s->arena, span_of(path + 1)),
			       arena_str(s->arena, span_of(path)));
	return 0;
}

struct plugin_search {
	struct arena *arena;
	struct names *to;
};

/* "libebt_mark_m.so" is one more name, and none of them is the last. */
static bool add_frames_plugin(void *context, const char *file)
{
	const struct plugin_search *s = context;
	struct span name = span_from(span_of(file), strlen("libebt_"));

	add_name(s->arena, s->to,
		 arena_str(s->arena, span_first(name, name.len - 3)));
	return false;
}

/*
 * ebtables asks for all that it knows (xtables-eb.c), whatever a rule names;
 * limit is one of them, under another name.
 */
static void add_bridge_needs(struct session *s, struct names *plugins,
			     struct names *modules)
{
	struct plugin_search search = { s->arena, plugins };
	bool any = false;

	for (size_t i = 0; i < s->subject.plugins.n; i++)
		any |= s->subject.plugins.at[i].families == FAMILY_BRIDGE;
	if (!any)
		return;
	file_find(s->arena, s->programs.plugins, SPAN("libebt_"), SPAN(".so"),
		  add_frames_plugin, &search);
	add_name(s->arena, plugins, "limit");
	add_name(s->arena, modules, "bridge");
	add_name(s->arena, modules, "veth");
}

int session_add_needs(struct session *s, struct err *e)
{
	static const char *const always[] = {
		"x_tables", "iptable_filter", "ip6table_filter",
		"nf_tables", "nft_compat",
	};
	struct names plugins = { .list = { 0 } }, modules = { .list = { 0 } };

	add_name(s->arena, &plugins, "standard");
	for (size_t i = 0; i < sizeof(always) / sizeof(always[0]); i++)
		add_name(s->arena, &modules, always[i]);
	for (size_t i = 0; i < s->subject.plugins.n; i++) {
		const struct rules *r = &s->subject.plugins.at[i].rules;

		for (size_t k = 0; k < r->lines.n; k++) {
			add_rule_names(s->arena, r->lines.at[k].rule, &plugins);
			add_table_modules(s->arena, r->lines.at[k].table,
					  &modules);
		}
		add_xlate_names(s->arena, s->subject.plugins.at[i].xlate,
				&plugins);
		add_packet_needs(s->arena, &s->subject.plugins.at[i].packets,
				 &plugins, &modules);
	}
	/* Its rules do not name the matches that they need. */
	add_bridge_needs(s, &plugins, &modules);
	add_extension_modules(s->arena, &plugins, &modules);
	if (add_own_needs(s, &modules, e) || add_plugins(s, &plugins, e) ||
	    add_math(s, e))
		return -1;
	return add_modules(s, &modules, e);
}
