/* The options of revision @revision@; the old ones keep their ids. */
enum {
@for option@
	O_@UPPER@_@FIELD@ = @nr@,
@end@
};

@for help_function@
static void @new@(void)
{
	@old@();
@for option@
	printf("@bang@--@usage@\n");
	printf("\t@about@\n");
@end@
}

@end@
@for table@
static const struct xt_option_entry @new@[] = {
@rows@
@for option@
	{.name = "@option@", .id = O_@UPPER@_@FIELD@, .type = XTTYPE_@TYPE@@entry@},
@end@
	XTOPT_TABLEEND,
};

@end@
@for parse_function@
static void @new@(struct xt_option_call *cb)
{
	struct @info@ *info = cb->data;
@if counters@
	unsigned int @counters@;
@end@

	switch (cb->entry->id) {
@for option@
	case O_@UPPER@_@FIELD@:
		xtables_option_parse(cb);
@if invert@
@if multiple@
		if ((info->@flags@ & @XT@_@UPPER@_@FIELD@) && !cb->invert != !(info->@invflags@ & @XT@_@UPPER@_@FIELD@))
			xtables_error(PARAMETER_PROBLEM, "@name@: all --%s or none of them with '!'", cb->entry->name);
@end@
		if (cb->invert)
			info->@invflags@ |= @XT@_@UPPER@_@FIELD@;
@end@
		info->@flags@ |= @XT@_@UPPER@_@FIELD@;
@include plugin_value@
		break;
@end@
	default:
		@old@(cb);
		break;
	}
}

@end@
@include plugin_show@
@for print_function@
static void
@new@(const void *ip, const struct xt_entry_@kind@ *@kind@, int numeric)
{
	@old@(ip, @kind@, numeric);
	@lower@_show((const void *)@kind@->data, ""@args@);
}

@end@
@for save_function@
static void @new@(const void *ip, const struct xt_entry_@kind@ *@kind@)
{
	@old@(ip, @kind@);
	@lower@_show((const void *)@kind@->data, "--"@args@);
}

@end@
@for xlate_function@
static int @new@(struct xt_xlate *xl, const struct xt_xlate_@mt@_params *params)
{
	const struct @info@ *info;
@if translates_any@
@if asks_family@
	uint8_t family = xt_xlate_get_family(xl);
@end@
@end@

	info = (const void *)params->@kind@->data;
@if untold@
	if (info->@flags@ & @untold@)
		return 0;
@end@
@if translates_any@
	if (!@old@(xl, params))
		return 0;
@include plugin_xlate@
	return 1;
@else@
	return @old@(xl, params);
@end@
}

@end@
