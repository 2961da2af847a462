// SPDX-License-Identifier: GPL-2.0-only
@if bridge@
/* @name@ @kind@ for ebtables */
@else@
/* @name@ @kind@ for iptables */
@end@
@if plugin_net@
#include <arpa/inet.h>
@end@
@if plugin_endian@
#include <endian.h>
@end@
@if getopt@
#include <getopt.h>
@end@
@if xlates@
@if inverts@
#include <stdbool.h>
@end@
#include <stdint.h>
@end@
@if keeps_data@
#include <stddef.h>
@end@
#include <stdio.h>
@if plugin_string@
#include <string.h>
@end@
#include <xtables.h>
@if not in_tree@

@end@
#include @header@

@if options@
/* The ids are the numbers of the bits in flags. */
enum {
@for option@
	O_@FIELD@ = @nr@,
@end@
};

@end@
static void @lower@_help(void)
{
@if options@
	printf("@name@ @kind@ options:\n");
@for option@
	printf("@bang@--@usage@\n");
	printf("\t@about@\n");
@end@
@else@
	printf("@name@ @kind@ takes no options\n");
@end@
}

@if options@
static const struct xt_option_entry @lower@_opts[] = {
@for option@
	{.name = "@option@", .id = O_@FIELD@, .type = XTTYPE_@TYPE@@entry@},
@end@
	XTOPT_TABLEEND,
};

static void @lower@_parse(struct xt_option_call *cb)
{
	struct @info@ *info = cb->data;
@if counters@
	unsigned int @counters@;
@end@

	xtables_option_parse(cb);
@if mixes@
	if ((info->@flags@ & 1U << cb->entry->id) && !cb->invert != !(info->@invflags@ & 1U << cb->entry->id))
		xtables_error(PARAMETER_PROBLEM, "@name@: all --%s or none of them with '!'", cb->entry->name);
@end@
	info->@flags@ |= 1U << cb->entry->id;
@if inverts@
	if (cb->invert)
		info->@invflags@ |= 1U << cb->entry->id;
@end@
@if cases@

	switch (cb->entry->id) {
@for option@
@if parses@
	case O_@FIELD@:
@include plugin_value@
		break;
@end@
@end@
	}
@end@
}

@include plugin_getopt@
@if fcheck@
static void @lower@_fcheck(struct xt_fcheck_call *cb)
{
	if (!cb->xflags)
		xtables_error(PARAMETER_PROBLEM, "@name@: give one of its options at least");
}

@end@
@include plugin_show@
@end@
@if bridge@
@if options@
static void
@lower@_print(const void *ip, const struct xt_entry_@kind@ *@kind@, int numeric)
{
	(void)ip;
	(void)numeric;
	@lower@_show((const void *)@kind@->data, "--");
@if match@
	printf(" ");
@end@
}

@end@
@else@
@for printer@
static void
@lower@_print@v@(const void *ip, const struct xt_entry_@kind@ *@kind@, int numeric)
{
	(void)ip;
	(void)numeric;
	printf(" @name@");
@if options@
	@lower@_show((const void *)@kind@->data, ""@nfproto_arg@);
@else@
	(void)@kind@;
@end@
}

@if options@
static void @lower@_save@v@(const void *ip, const struct xt_entry_@kind@ *@kind@)
{
	(void)ip;
	@lower@_show((const void *)@kind@->data, "--"@nfproto_arg@);
}

@else@
/* There is nothing to save, but iptables-legacy-save asks for this. */
static void @lower@_save@v@(const void *ip, const struct xt_entry_@kind@ *@kind@)
{
	(void)ip;
	(void)@kind@;
}

@end@
@end@
@end@
@if xlates@
/* What the module's first version does, in the words of nft. */
static int @lower@_xlate(struct xt_xlate *xl, const struct xt_xlate_mt_params *params)
{
@if options@
	const struct @info@ *info;
@if asks_family@
	uint8_t family = xt_xlate_get_family(xl);
@end@

	info = (const void *)params->match->data;
@if untold@
	if (info->@flags@ & @untold@)
		return 0;
@end@
@include plugin_xlate@
@else@
	(void)params;
	xt_xlate_add(xl, "meta pkttype host");
@end@
	return 1;
}

@end@
static struct xtables_@kind@ @lower@_@mt@_reg@reg_array@ = {
@for version@
@if separate@
	{
		.family		= @nfproto@,
		.name		= "@name@",
		.version	= XTABLES_VERSION,
		.size		= XT_ALIGN(sizeof(struct @info@)),
		.userspacesize	= XT_ALIGN(@user_size@),
		.help		= @lower@_help,
		.print		= @lower@_print@v@,
		.save		= @lower@_save@v@,
@if options@
		.x6_parse	= @lower@_parse,
@if fcheck@
		.x6_fcheck	= @lower@_fcheck,
@end@
		.x6_options	= @lower@_opts,
@end@
@if xlates@
		.xlate		= @lower@_xlate,
@end@
	},
@else@
	.family		= @nfproto@,
	.name		= "@name@",
	.version	= XTABLES_VERSION,
	.size		= XT_ALIGN(sizeof(struct @info@)),
	.userspacesize	= XT_ALIGN(@user_size@),
	.help		= @lower@_help,
@if not bridge@
	.print		= @lower@_print,
	.save		= @lower@_save,
@end@
@if options@
@if bridge@
	.print		= @lower@_print,
@if getopt@
	.parse		= @lower@_getopt_parse,
	.extra_opts	= @lower@_getopt,
@end@
@end@
	.x6_parse	= @lower@_parse,
@if fcheck@
	.x6_fcheck	= @lower@_fcheck,
@end@
	.x6_options	= @lower@_opts,
@end@
@if xlates@
	.xlate		= @lower@_xlate,
@end@
@end@
@end@
};

void _init(void)
{
@if separate@
	xtables_register_@kinds@(@lower@_@mt@_reg, ARRAY_SIZE(@lower@_@mt@_reg));
@else@
	xtables_register_@kind@(&@lower@_@mt@_reg);
@end@
}
