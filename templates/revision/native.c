/* Options of revision @revision@ are for the module to do: are there any? */
static bool @lower@_given(const struct xt_entry_match *m)
{
	const struct @info@ *info = (const void *)m->data;

	return m->u.user.revision >= @revision@ && info->@flags@;
}
