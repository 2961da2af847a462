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
@if asks_revision@
	/* Revision @old_revision@ is right before this one. */
	par->match--;
@end@
@if keeps_old@
	par->matchinfo = info->@pointer@;
@else@
	/* The struct begins as that of revision @old_revision@. */
@end@
	return @old@(skb, par);
}
@else@
static unsigned int @new@(struct sk_buff *skb, const struct xt_action_param *par)
{
	const struct @info@ *info = par->targinfo;
@if hands_on@
	struct xt_action_param old = *par;
@end@
@if loops@
	unsigned int i;
@end@

@include module_acts@
@if asks_revision@
	/* Revision @old_revision@ is right before this one. */
	old.target--;
@end@
@if keeps_old@
	old.targinfo = info->@pointer@;
@else@
	/* The struct begins as that of revision @old_revision@. */
@end@
@if hands_on@
	return @old@(skb, &old);
@else@
	return @old@(skb, par);
@end@
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
@if keeps_old@
	struct @info@ *info = par->@kindinfo@;
@else@
	const struct @info@ *info = par->@kindinfo@;
@end@
@if old@
@if hands_on@
	struct xt_@mt@chk_param old = *par;
@end@
@end@
@if loop_checks@
	unsigned int i;
	int ret;
@else@
@if keeps_old@
@if old@
	int ret;
@end@
@end@
@end@

@include module_checks@
@if keeps_old@
	info->@pointer@ = kzalloc(sizeof(*info->@pointer@), GFP_KERNEL);
	if (!info->@pointer@)
		return -ENOMEM;
	/* Up to what the kernel keeps both begin alike. */
	memcpy(info->@pointer@, info, offsetof(struct @old_info@, @first_kept@));
@end@
@if old@
@if asks_revision@
	/* Revision @old_revision@ is right before this one. */
	old.@kind@--;
@end@
@if keeps_old@
	old.@kindinfo@ = info->@pointer@;
	ret = @old@(&old);
	if (ret) {
		kfree(info->@pointer@);
		return ret;
	}
	/* It may have put some of it right. */
	memcpy(info, info->@pointer@, offsetof(struct @old_info@, @first_kept@));
	return 0;
@else@
@if hands_on@
	return @old@(&old);
@else@
	return @old@(par);
@end@
@end@
@else@
	return 0;
@end@
}
@if condition@
#endif
@end@

@end@
@for destroy_function@
@if condition@
@condition@
@end@
static void @new@(const struct xt_@mt@dtor_param *par)
{
@if keeps_old@
	const struct @info@ *info = par->@kindinfo@;
@end@
@if old@
	struct xt_@mt@dtor_param old = *par;

@if asks_revision@
	/* Revision @old_revision@ is right before this one. */
	old.@kind@--;
@end@
@if keeps_old@
	old.@kindinfo@ = info->@pointer@;
@end@
	@old@(&old);
@else@

@end@
@if keeps_old@
	kfree(info->@pointer@);
@end@
}
@if condition@
#endif
@end@

@end@
