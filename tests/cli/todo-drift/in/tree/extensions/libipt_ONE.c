static const struct option opts[] = {
	{"old", 1, NULL, '1'},
	{.name = "new", .has_arg = 1, .val = '2'},
	{NULL},
};
static struct xtables_target regs[] = { { .name = "ONE" }, { .name = "TWO" } };
