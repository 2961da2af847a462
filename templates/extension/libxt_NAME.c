// SPDX-License-Identifier: GPL-2.0-only
/* @name@ @kind@ for iptables */
@if xlates@
@if inverts@
#include <stdbool.h>
@end@
#include <stdint.h>
@end@
#include <stdio.h>
#include <xtables.h>

#include "xt_@name@.h"

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

	xtables_option_parse(cb);
	info->flags |= 1U << cb->entry->id;
@if inverts@
	if (cb->invert)
		info->invflags |= 1U << cb->entry->id;
@end@
@if cases@

	switch (cb->entry->id) {
@for option@
@piece parse@
@end@
	}
@end@
}

@if wants_one@
static void @lower@_fcheck(struct xt_fcheck_call *cb)
{
	if (!cb->xflags)
		xtables_error(PARAMETER_PROBLEM, "@name@: give one of its options at least");
}

@end@
/* @@dashes is "--" where the text is to be read by iptables again. */
static void @lower@_show(const struct @info@ *info, const char *dashes)
{
@for option@
	if (info->flags & XT_@UPPER@_@FIELD@) {
@if invert@
		if (info->invflags & XT_@UPPER@_@FIELD@)
			printf(" !");
@end@
@piece show@
	}
@end@
}

@end@
static void
@lower@_print(const void *ip, const struct xt_entry_@kind@ *@kind@, int numeric)
{
	(void)ip;
	(void)numeric;
	printf(" @name@");
@if options@
	@lower@_show((const void *)@kind@->data, "");
@else@
	(void)@kind@;
@end@
}

@if options@
static void @lower@_save(const void *ip, const struct xt_entry_@kind@ *@kind@)
{
	(void)ip;
	@lower@_show((const void *)@kind@->data, "--");
}

@end@
@if xlates@
/* What the module's first version does, in the words of nft. */
static int @lower@_xlate(struct xt_xlate *xl, const struct xt_xlate_mt_params *params)
{
@if options@
	const struct @info@ *info;

	info = (const void *)params->match->data;
@for option@
	if (info->flags & XT_@UPPER@_@FIELD@) {
@if invert@
		bool invert = info->invflags & XT_@UPPER@_@FIELD@;

@end@
@piece xlate@
	}
@end@
@else@
	(void)params;
	xt_xlate_add(xl, "meta pkttype host");
@end@
	return 1;
}

@end@
static struct xtables_@kind@ @lower@_@mt@_reg = {
	.family		= NFPROTO_UNSPEC,
	.name		= "@name@",
	.version	= XTABLES_VERSION,
	.size		= XT_ALIGN(sizeof(struct @info@)),
	.userspacesize	= XT_ALIGN(sizeof(struct @info@)),
	.help		= @lower@_help,
	.print		= @lower@_print,
@if options@
	.save		= @lower@_save,
	.x6_parse	= @lower@_parse,
@if wants_one@
	.x6_fcheck	= @lower@_fcheck,
@end@
	.x6_options	= @lower@_opts,
@end@
@if xlates@
	.xlate		= @lower@_xlate,
@end@
};

void _init(void)
{
	xtables_register_@kind@(&@lower@_@mt@_reg);
}
