// SPDX-License-Identifier: GPL-2.0-only
/* options - see options.h */
#include "options.h"

#include <getopt.h>
#include <stdio.h>
#include <string.h>

enum {
	OWN_QUEUE_NUM = 256,
	OWN_QUEUE_LENGTH,
	OWN_BUFFER_SIZE,
	OWN_COPY_RANGE,
	OWN_BATCH,
	OWN_NO_GSO,
	OWN_FAIL_OPEN,
	OWN_ENOBUFS,
@for option@
	OPT_@FIELD@,
@if invert@
	NOT_@FIELD@,
@end@
@end@
};

static const struct option long_options[] = {
	{ "queue-num", required_argument, NULL, OWN_QUEUE_NUM },
	{ "queue-length", required_argument, NULL, OWN_QUEUE_LENGTH },
	{ "buffer-size", required_argument, NULL, OWN_BUFFER_SIZE },
	{ "copy-range", required_argument, NULL, OWN_COPY_RANGE },
	{ "batch", required_argument, NULL, OWN_BATCH },
	{ "no-gso", no_argument, NULL, OWN_NO_GSO },
	{ "fail-open", no_argument, NULL, OWN_FAIL_OPEN },
	{ "enobufs", no_argument, NULL, OWN_ENOBUFS },
@for option@
	{ "@option@", @has_argument@, NULL, OPT_@FIELD@ },
@if invert@
	{ "not-@option@", @has_argument@, NULL, NOT_@FIELD@ },
@end@
@end@
	{ "help", no_argument, NULL, 'h' },
	{ 0 }
};

static void print_help(FILE *to)
{
	fputs("usage: @name@ [OPTION...]\n"
	      "\n"
	      "Decide about the packets of a queue, which rules of iptables fill with\n"
	      "-j NFQUEUE --queue-num N, and rules of nft with queue num N.\n"
	      "\n"
@if options@
@for option@
	      "  --@usage@\n"
	      "        @about@@remarks@\n"
@if invert@
	      "  --not-@usage@\n"
	      "        the opposite\n"
@end@
@end@
	      "\n"
@end@
	      "  --queue-num number\n"
	      "        the queue (0)\n"
	      "  --queue-length number\n"
	      "        so many packets may wait for a verdict (100000)\n"
	      "  --buffer-size bytes\n"
	      "        of the socket's receive buffer, 0 as it comes (134217728)\n"
	      "  --copy-range bytes\n"
	      "        of each packet that are looked at (128)\n"
	      "  --batch number\n"
	      "        so many packets get one verdict, at most (128)\n"
	      "  --no-gso\n"
	      "        no packets that are longer than the network takes\n"
	      "  --fail-open\n"
	      "        packets pass while the queue or the buffer is full\n"
	      "  --enobufs\n"
	      "        let the kernel say that the buffer was full, and count that\n"
	      "  -h, --help\n"
	      "        show this text\n", to);
}

static int bad(const char *option, const char *text, const char *want)
{
	fprintf(stderr, "@name@: --%s %s: want %s\n", option, text, want);
	return -1;
}

static int read_u32(const char *option, const char *text, uint32_t min, uint32_t max, uint32_t *to)
{
	char want[64];
	uint64_t n;

	if (parse_number(text, min, max, &n)) {
		*to = n;
		return 0;
	}
	snprintf(want, sizeof(want), "a number from %u to %u", min, max);
	return bad(option, text, want);
}

static int read_own(int c, const char *text, struct queue_settings *s)
{
	uint32_t number;

	switch (c) {
	case OWN_QUEUE_NUM:
		if (read_u32("queue-num", text, 0, UINT16_MAX, &number))
			return -1;
		s->number = number;
		return 0;
	case OWN_QUEUE_LENGTH:
		return read_u32("queue-length", text, 1, INT32_MAX, &s->length);
	case OWN_BUFFER_SIZE:
		return read_u32("buffer-size", text, 0, INT32_MAX / 2, &s->buffer);
	case OWN_COPY_RANGE:
		return read_u32("copy-range", text, 1, UINT16_MAX, &s->copy);
	case OWN_BATCH:
		return read_u32("batch", text, 1, INT32_MAX, &s->batch);
	case OWN_NO_GSO:
		s->segment = true;
		return 0;
	case OWN_FAIL_OPEN:
		s->fail_open = true;
		return 0;
	default:
		s->enobufs = true;
		return 0;
	}
}

@if options@
/* A mistake that has no value. */
static int wrong(const char *option, const char *what)
{
	fprintf(stderr, "@name@: --%s %s\n", option, what);
	return -1;
}

@end@
@for option@
static int set_@field@(struct options *o@text_param@@inverted_param@)
{
@if multiple@
	unsigned int i = o->count.@field@;

	if (i == @multiple@)
		return wrong("@option@", "may be there @multiple@ times");
@if invert@
	if (i && inverted != !!(o->inverted & GIVEN_@FIELD@))
		return wrong("@option@", "and --not-@option@ do not go together");
@end@
	o->count.@field@++;
@else@
	if (o->given & GIVEN_@FIELD@)
		return wrong("@option@", "is there twice");
@end@
	o->given |= GIVEN_@FIELD@;
@if invert@
	if (inverted)
		o->inverted |= GIVEN_@FIELD@;
@end@
@piece parse@
	return 0;
}

@end@
@if options@
/* What the options are together. */
static int check(const struct options *o)
{
@for option@
@if mandatory@
	if (!(o->given & GIVEN_@FIELD@))
		return wrong("@option@", "is missing");
@end@
@if also@
	if ((o->given & GIVEN_@FIELD@) && (o->given & @also_given@) != @also_given@)
		return wrong("@option@", "needs @also_words@");
@end@
@if excl@
	if ((o->given & GIVEN_@FIELD@) && (o->given & @excl_given@))
		return wrong("@option@", "does not go with @excl_words@");
@end@
@end@
@if not restrained@
	(void)o;
@end@
	return 0;
}

@end@
static int read_one(int c, struct options *o)
{
	switch (c) {
	case 'h':
		print_help(stdout);
		return 1;
	case '?':
		return -1;
@for option@
	case OPT_@FIELD@:
		return set_@field@(o@text_arg@@inverted_no@);
@if invert@
	case NOT_@FIELD@:
		return set_@field@(o@text_arg@, true);
@end@
@end@
	default:
		return read_own(c, optarg, &o->queue);
	}
}

int options_read(int argc, char **argv, struct options *o)
{
	int c, rc;

	memset(o, 0, sizeof(*o));
	o->queue.buffer = 128 << 20;
	o->queue.copy = 128;
	o->queue.length = 100000;
	o->queue.batch = 128;
	while ((c = getopt_long(argc, argv, "h", long_options, NULL)) >= 0) {
		rc = read_one(c, o);
		if (rc)
			return rc;
	}
	if (optind < argc) {
		fprintf(stderr, "@name@: '%s' is no option, see --help\n", argv[optind]);
		return -1;
	}
@if options@
	return check(o);
@else@
	return 0;
@end@
}
