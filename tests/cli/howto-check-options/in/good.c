// SPDX-License-Identifier: GPL-2.0-only
#include <getopt.h>
#include <xtables.h>
static const struct xt_option_entry rich[] = {
	{ .name = "many", .id = 0, .type = XTTYPE_UINT16RC, .max = 9,
	  .flags = XTOPT_INVERT | XTOPT_MULTI },
	{ .name = "flag", .id = 1, .type = XTTYPE_NONE, .flags = XTOPT_MAND },
	XTOPT_TABLEEND,
};
static const struct option plain[] = {
	{ "old\033[31m", required_argument, NULL, '1' },
	{ "maybe", optional_argument, NULL, '2' },
	{ NULL },
};
static struct xtables_match matches[] = {
	{ .version = XTABLES_VERSION, .name = "good", .extra_opts = plain,
	  .family = NFPROTO_IPV4 },
	{ .version = XTABLES_VERSION, .name = "good", .x6_options = rich,
	  .family = NFPROTO_IPV4, .revision = 1 },
};
static struct xtables_target target = {
	.version = XTABLES_VERSION, .name = "GOOD", .x6_options = rich,
	.family = NFPROTO_IPV6,
};
__attribute__((constructor)) static void go(void)
{
	xtables_register_matches(matches, 2);
	xtables_register_target(&target);
}
