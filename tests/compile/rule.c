// SPDX-License-Identifier: GPL-2.0-only
/*
 * rule - what iptables -A and iptables-save make of a rule, without a kernel
 *
 *	rule FAMILY -m NAME|-j NAME [OPTION...]
 *	rule --help FAMILY -m NAME|-j NAME
 *
 * FAMILY is 4 or 6, as in NFPROTO_IPV4, arp or bridge. The plugin is loaded by
 * libxtables from XTABLES_LIBDIR, which looks at its table of options, and the
 * options are parsed as iptables parses them. The first line of output is what
 * the plugin saves, the second what it prints for iptables -L, the third what it
 * stores, which iptables -D looks for. REVISION in the environment is the newest
 * that the kernel would have. A bad rule ends with status 2. --help lets the
 * plugin print its help instead.
 *
 * For bridge this is ebtables of 1.8.9 (iptables/xtables-eb.c), which knows
 * nothing of x6_parse, and saves what a plugin prints, with -j behind a match;
 * bridge6 is one that has x6_options. -m only says here what is loaded.
 */
#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <xtables.h>

/* Between the options of two extensions, as in iptables/xtables-eb.c. */
#define OPTION_OFFSET	256

struct rule {
	struct xtables_match *match;	/* one of the two is set */
	struct xtables_target *target;
};

/* The first one that libxtables meets is never looked up, see xfrm(). */
static struct option no_options[] = {
	{ NULL }
};

static void refuse(enum xtables_exittype status, const char *format, ...)
	__attribute__((noreturn, format(printf, 2, 3)));

static void refuse(enum xtables_exittype status, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	exit(status);
}

/* What the kernel would have: REVISION and those below, or 0. */
static int has_revision(const char *name, uint8_t revision, int option)
{
	const char *newest = getenv("REVISION");

	(void)name;
	(void)option;
	return revision <= (newest ? strtoul(newest, NULL, 10) : 0);
}

static struct xtables_globals globals = {
	.program_name = "rule",
	.program_version = XTABLES_VERSION,
	.orig_opts = no_options,
	.opts = no_options,
	.exit_err = refuse,
	.compat_rev = has_revision,
};

static void add_options(const struct xt_option_entry *table,
			unsigned int *offset)
{
	if (!table)
		return;
	globals.opts = xtables_options_xfrm(globals.orig_opts,
					    globals.opts == no_options ?
					    NULL : globals.opts,
					    table, offset);
}

/* ebtables takes those of getopt_long(), as they are. */
static bool is_bridge, is_old_ebtables;

static void add_getopt(const struct option *table, unsigned int *offset)
{
	struct option *mine;
	size_t n = 0;

	while (table && table[n].name)
		n++;
	mine = xtables_calloc(n + 1, sizeof(*mine));
	*offset = OPTION_OFFSET;
	for (size_t i = 0; i < n; i++) {
		mine[i] = table[i];
		mine[i].val += (int)*offset;
	}
	globals.opts = mine;
}

static void load_match(struct rule *r, const char *name)
{
	struct xtables_rule_match *matches = NULL;
	struct xtables_match *m;

	m = xtables_find_match(name, XTF_LOAD_MUST_SUCCEED, &matches);
	m->m = xtables_calloc(1, XT_ALIGN(sizeof(*m->m)) + m->size);
	m->m->u.match_size = XT_ALIGN(sizeof(*m->m)) + m->size;
	m->m->u.user.revision = m->revision;
	m->udata = m->udata_size ? xtables_calloc(1, m->udata_size) : NULL;
	if (m->init)
		m->init(m->m);
	if (is_old_ebtables)
		add_getopt(m->extra_opts, &m->option_offset);
	else
		add_options(m->x6_options, &m->option_offset);
	r->match = m;
}

static void load_target(struct rule *r, const char *name)
{
	struct xtables_target *t;

	t = xtables_find_target(name, XTF_LOAD_MUST_SUCCEED);
	t->t = xtables_calloc(1, XT_ALIGN(sizeof(*t->t)) + t->size);
	t->t->u.target_size = XT_ALIGN(sizeof(*t->t)) + t->size;
	t->t->u.user.revision = t->revision;
	t->udata = t->udata_size ? xtables_calloc(1, t->udata_size) : NULL;
	if (t->init)
		t->init(t->t);
	/* command_jump() prefers x6_options, in 1.8.9 too. */
	add_options(t->x6_options, &t->option_offset);
	r->target = t;
}

/* As ebt_command_default() does it: 0 is an option that nobody knows. */
static void parse_getopt(struct rule *r, int c, char **argv, bool invert)
{
	struct xtables_match *m = r->match;
	struct xtables_target *t = r->target;
	int known = 0;

	if (m && m->parse)
		known = m->parse(c - (int)m->option_offset, argv, invert,
				 &m->mflags, NULL, &m->m);
	else if (t && t->parse)
		known = t->parse(c - (int)t->option_offset, argv, invert,
				 &t->tflags, NULL, &t->t);
	if (!known)
		refuse(PARAMETER_PROBLEM, "unknown option");
	/* Those of others are asked for first. */
	if ((m && m->parse(c, argv, invert, &m->mflags, NULL, &m->m)) ||
	    (t && t->parse(c - 2 * OPTION_OFFSET, argv, invert,
			   &t->tflags, NULL, &t->t)))
		refuse(OTHER_PROBLEM, "takes the option of another");
}

static void parse_option(struct rule *r, int c, char **argv, bool invert)
{
	if (is_old_ebtables)
		parse_getopt(r, c, argv, invert);
	else if (r->match)
		xtables_option_mpcall((unsigned int)c, argv, invert, r->match,
				      NULL);
	else
		xtables_option_tpcall((unsigned int)c, argv, invert, r->target,
				      NULL);
}

static void parse(struct rule *r, int argc, char **argv)
{
	bool invert = false;
	int c;

	opterr = 0;
	while ((c = getopt_long(argc, argv, "-:", globals.opts, NULL)) != -1) {
		if (c == '?' || c == ':')
			refuse(PARAMETER_PROBLEM, "bad option");
		if (c == 1 && !strcmp(optarg, "!") && !invert) {
			invert = true;
			continue;
		}
		if (c == 1)
			refuse(PARAMETER_PROBLEM, "bad argument '%s'", optarg);
		parse_option(r, c, argv, invert);
		invert = false;
	}
	if (r->match)
		xtables_option_mfcall(r->match);
	else
		xtables_option_tfcall(r->target);
}

static void save_bridge(const struct rule *r)
{
	if (r->match) {
		r->match->print(NULL, r->match->m, 0);
		printf("-j CONTINUE");
	} else {
		printf("-j %s", r->target->name);
		if (r->target->print) {
			putchar(' ');
			r->target->print(NULL, r->target->t, 0);
		}
	}
}

static void save(const struct rule *r)
{
	if (is_bridge) {
		save_bridge(r);
	} else if (r->match) {
		printf("-m %s", r->match->name);
		if (r->match->save)
			r->match->save(NULL, r->match->m);
	} else {
		printf("-j %s", r->target->name);
		if (r->target->save)
			r->target->save(NULL, r->target->t);
	}
	putchar('\n');
}

/* What -L makes of the rule is for people: it must not crash. */
static void print(const struct rule *r)
{
	if (r->match)
		r->match->print(NULL, r->match->m, 1);
	else if (r->target->print)
		r->target->print(NULL, r->target->t, 1);
	putchar('\n');
}

/* What two rules are compared by: what the kernel keeps is no part of it. */
static void show_stored(const struct rule *r)
{
	const unsigned char *data = r->match ? r->match->m->data :
					       r->target->t->data;
	size_t n = r->match ? r->match->userspacesize :
			      r->target->userspacesize;

	for (size_t i = 0; i < n; i++)
		printf("%02x", data[i]);
	putchar('\n');
}

static void help(const struct rule *r)
{
	if (r->match)
		r->match->help();
	else
		r->target->help();
}

static uint8_t family_of(const char *word)
{
	return *word == 'a' ? NFPROTO_ARP : *word == 'b' ? NFPROTO_BRIDGE :
	       *word == '6' ? NFPROTO_IPV6 : NFPROTO_IPV4;
}

int main(int argc, char **argv)
{
	bool wants_help = argc > 1 && !strcmp(argv[1], "--help");
	struct rule rule = { 0 };

	argv += wants_help;
	argc -= wants_help;
	if (argc < 4 || argv[2][0] != '-')
		refuse(PARAMETER_PROBLEM, "usage: rule [--help] FAMILY -m|-j NAME ...");
	if (xtables_init_all(&globals, family_of(argv[1])) < 0)
		refuse(OTHER_PROBLEM, "libxtables does not start");
	is_bridge = *argv[1] == 'b';
	is_old_ebtables = !strcmp(argv[1], "bridge");
	argv++;
	argc--;
	if (argv[1][1] == 'm')
		load_match(&rule, argv[2]);
	else
		load_target(&rule, argv[2]);
	if (wants_help) {
		help(&rule);
		return 0;
	}
	parse(&rule, argc - 2, argv + 2);
	save(&rule);
	print(&rule);
	show_stored(&rule);
	return 0;
}
