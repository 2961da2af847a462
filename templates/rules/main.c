// SPDX-License-Identifier: GPL-2.0-only
/* @name@ - feeds rules to the kernel */
#include <errno.h>
#include <getopt.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "feed.h"

#define BATCH_LINES	1000
#define MAX_FAMILIES	2

struct options {
	const char *table;
	const char *variant;	/* "", "-nft" or "-legacy" */
	bool ipv4, ipv6;
	bool verbose;
};

struct batch {
	char *lines[BATCH_LINES];
	size_t numbers[BATCH_LINES];	/* of the line in the file */
	size_t n;
};

struct totals {
	unsigned long batches, rules, refused;
};

struct program {
	struct options options;
	struct feed *feeds[MAX_FAMILIES];
	char names[MAX_FAMILIES][64];	/* of the programs */
	size_t n;
	const char *path;	/* of the rules, for messages */
	struct totals totals;
};

static const struct option long_options[] = {
	{ "table", required_argument, NULL, 't' },
	{ "ipv4", no_argument, NULL, '4' },
	{ "ipv6", no_argument, NULL, '6' },
	{ "nft", no_argument, NULL, 'n' },
	{ "legacy", no_argument, NULL, 'l' },
	{ "verbose", no_argument, NULL, 'v' },
	{ "help", no_argument, NULL, 'h' },
	{ 0 }
};

static void print_help(FILE *to)
{
	fprintf(to, "usage: @name@ [OPTION...] [FILE]\n"
		"\n"
		"Put the rules of FILE, or of the standard input, into the kernel: one a\n"
		"line, as iptables-save writes them. An empty line ends a batch, as each\n"
		"%d lines do; a batch is done at once, or not at all.\n"
		"\n"
		"  -t, --table TABLE   filter, mangle, nat, raw or security (filter)\n"
		"  -4, --ipv4          for IPv4, as without -6\n"
		"  -6, --ipv6          for IPv6; with -4 for both\n"
		"      --nft           by iptables-nft-restore, not what the system prefers\n"
		"      --legacy        by iptables-legacy-restore\n"
		"  -v, --verbose       print a line for each batch\n"
		"  -h, --help          show this text\n",
		BATCH_LINES);
}

/* What was printed is out, or it is said that it is not. */
static int flush_output(void)
{
	if (!fflush(stdout))
		return 0;
	fprintf(stderr, "@name@: cannot write to stdout: %s\n", strerror(errno));
	return -1;
}

static bool is_table(const char *name)
{
	static const char *const tables[] = { "filter", "mangle", "nat", "raw", "security", NULL };
	size_t i;

	for (i = 0; tables[i]; i++)
		if (!strcmp(name, tables[i]))
			return true;
	return false;
}

/* 0 to go on; where there is nothing to do 1 or, after a mistake, -1. */
static int read_options(int argc, char **argv, struct options *o)
{
	int c;

	while ((c = getopt_long(argc, argv, "t:46vh", long_options, NULL)) >= 0) {
		switch (c) {
		case 't':
			o->table = optarg;
			break;
		case '4':
			o->ipv4 = true;
			break;
		case '6':
			o->ipv6 = true;
			break;
		case 'n':
			o->variant = "-nft";
			break;
		case 'l':
			o->variant = "-legacy";
			break;
		case 'v':
			o->verbose = true;
			break;
		case 'h':
			print_help(stdout);
			return flush_output() ? -1 : 1;
		default:
			return -1;
		}
	}
	if (!is_table(o->table)) {
		fprintf(stderr, "@name@: there is no table '%s', see --help\n", o->table);
		return -1;
	}
	if (argc - optind > 1) {
		fprintf(stderr, "@name@: want one file at most, see --help\n");
		return -1;
	}
	return 0;
}

/*
 * YOUR LOGIC: where rules come from. This first version takes each line as a
 * rule. Put yours together from what you know, word by word, and do not let
 * who chose a word choose what else the rule does: an address goes through
 * inet_pton() first, a number through strtoul().
 *
 * The next rule goes to @@line, in memory from malloc(): 1. The end of a batch
 * is 0, the end of all -1.
 */
static int next_rule(FILE *from, char **line, size_t *number)
{
	size_t size = 0;
	ssize_t len;

	*line = NULL;
	do {
		len = getline(line, &size, from);
		if (len <= 0) {
			free(*line);
			return -1;
		}
		++*number;
	} while ((*line)[0] == '#');
	if ((*line)[len - 1] == '\n')
		(*line)[--len] = '\0';
	/* What is behind a NUL is no part of a text: all of it is refused. */
	if (strlen(*line) < (size_t)len)
		(*line)[0] = '\0';
	if (len)
		return 1;
	free(*line);
	return 0;
}

/* Up to the end of a batch, or of all, which is false. */
static bool read_batch(FILE *from, struct batch *b, size_t *number)
{
	int more = 1;

	b->n = 0;
	while (b->n < BATCH_LINES) {
		more = next_rule(from, &b->lines[b->n], number);
		if (more <= 0)
			break;
		b->numbers[b->n++] = *number;
	}
	return more >= 0;
}

static void tell(const struct program *p, size_t feed, const struct batch *b, const struct feed_fault *fault)
{
	size_t first = b->numbers[0], last = b->numbers[b->n - 1];

	if (fault->line)
		first = b->numbers[fault->line - 1];
	if (fault->line || first == last)
		fprintf(stderr, "@name@: %s:%zu: %s: %s\n", p->path, first, p->names[feed], fault->reason);
	else
		fprintf(stderr, "@name@: %s:%zu to %zu: %s: %s\n", p->path, first, last, p->names[feed], fault->reason);
}

/* To each family: what one refuses the other may have done. */
static int do_batch(struct program *p, const struct batch *b)
{
	struct feed_fault fault;
	enum feed_result result;
	bool refused = false;
	size_t i;

	for (i = 0; i < p->n; i++) {
		result = feed_batch(p->feeds[i], p->options.table, (const char *const *)b->lines, b->n, &fault);
		if (result != FEED_DONE) {
			tell(p, i, b, &fault);
			refused = true;
		}
		if (result == FEED_BROKEN)
			return -1;
		if (p->options.verbose)
			printf("%s: %zu rules %s\n", p->names[i], b->n, result == FEED_DONE ? "done" : "refused");
	}
	p->totals.batches++;
	p->totals.rules += b->n;
	p->totals.refused += refused;
	return flush_output();
}

static int do_all(struct program *p, FILE *from)
{
	struct batch b = { .n = 0 };
	size_t i, number = 0;
	bool more;
	int rc = 0;

	do {
		more = read_batch(from, &b, &number);
		if (b.n)
			rc = do_batch(p, &b);
		for (i = 0; i < b.n; i++)
			free(b.lines[i]);
	} while (more && !rc);
	if (ferror(from)) {
		fprintf(stderr, "@name@: cannot read %s: %s\n", p->path, strerror(errno));
		return -1;
	}
	return rc;
}

static int add_feed(struct program *p, const char *family)
{
	char *name = p->names[p->n];

	snprintf(name, sizeof(p->names[0]), "%s%s-restore", family, p->options.variant);
	p->feeds[p->n] = feed_new(name);
	if (!p->feeds[p->n++]) {
		fprintf(stderr, "@name@: there is no memory\n");
		return -1;
	}
	return 0;
}

static int open_feeds(struct program *p)
{
	const struct options *o = &p->options;

	if ((o->ipv4 || !o->ipv6) && add_feed(p, "iptables"))
		return -1;
	return o->ipv6 ? add_feed(p, "ip6tables") : 0;
}

static int run(struct program *p, const char *path)
{
	FILE *from = path ? fopen(path, "re") : stdin;
	unsigned int starts = 0;
	size_t i;
	int rc;

	p->path = path ? path : "stdin";
	if (!from) {
		fprintf(stderr, "@name@: cannot read '%s': %s\n", path, strerror(errno));
		return -1;
	}
	rc = open_feeds(p) || do_all(p, from) ? -1 : 0;
	for (i = 0; i < p->n; i++) {
		starts += p->feeds[i] ? feed_starts(p->feeds[i]) : 0;
		feed_free(p->feeds[i]);
	}
	if (path)
		fclose(from);
	if (p->options.verbose)
		printf("%lu rules in %lu batches, %lu refused, %u processes\n", p->totals.rules, p->totals.batches, p->totals.refused, starts);
	return rc || flush_output() ? -1 : 0;
}

/* 0: all is done; 1: something was refused; 2: it did not work. */
int main(int argc, char **argv)
{
	struct program p = { .options = { .table = "filter", .variant = "" } };
	int rc = read_options(argc, argv, &p.options);

	if (rc)
		return rc > 0 ? 0 : 2;
	if (run(&p, argv[optind]))
		return 2;
	return p.totals.refused ? 1 : 0;
}
