/* .name = "comment" */
static const struct xt_option_entry one_opts[] = {
	{.name = "long-name", .id = O_LONG, .type = XTTYPE_NONE},
	{.name = "ln", .id = O_LONG, .type = XTTYPE_NONE},
	{.name = "mark", .id = O_MARK, .flags = XTOPT_PUT},
	{.name = "mark-mask", .id = O_MASK},
	XTOPT_TABLEEND,
};
static struct xtables_match one_reg = {
	.name = "one",
	.xlate = one_xlate,
};
