@include module_functions@
@include module_check_each@
@for rule_function@
@if condition@
@condition@
@end@
@if match@
static bool @new@(const struct sk_buff *skb, struct xt_action_param *par)
{
	const struct @info@ *info = par->matchinfo;

@include module_asks@
	/* The struct begins as that of revision @old_revision@. */
	return @old@(skb, par);
}
@else@
static unsigned int @new@(struct sk_buff *skb, const struct xt_action_param *par)
{
	const struct @info@ *info = par->targinfo;
@if loops@
	unsigned int i;
@end@

@include module_acts@
	/* The struct begins as that of revision @old_revision@. */
	return @old@(skb, par);
}
@end@
@if condition@
#endif
@end@

@end@
@for check_function@
@if condition@
@condition@
@end@
static int @new@(const struct xt_@mt@chk_param *par)
{
	const struct @info@ *info = par->@kindinfo@;
@if loop_checks@
	unsigned int i;
	int ret;
@end@

@include module_checks@
@if old@
	return @old@(par);
@else@
	return 0;
@end@
}
@if condition@
#endif
@end@

@end@
