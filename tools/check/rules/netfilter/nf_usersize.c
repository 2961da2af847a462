// SPDX-License-Identifier: GPL-2.0-only
#include "check/kernel.h"
#include "check/patch_tokens.h"
#include "model/cread.h"

/* Structs that are known, and tokens around a size that are looked at. */
#define INFOS_MAX	32
#define REACH		400

/* A struct of the patch, and whether the kernel keeps something in it. */
struct info {
	struct span name, member;
};

struct infos {
	VEC(struct info) list;
};

/* "struct xt_x *p __attribute__((aligned(8)));": a pointer of the kernel. */
static bool read_pointer(struct cread c, struct span *name)
{
	return cread_skip(&c, SPAN("struct")) && cread_ident(&c, name) &&
	       cread_skip(&c, SPAN("*")) && cread_ident(&c, name);
}

/* "struct x {" at token @i: its first member that is a pointer. */
static void take_struct(struct arena *a, struct infos *infos,
			const struct ctokens *tokens, size_t i)
{
	struct cread c = cread_run(tokens, i, tokens->list.n);
	struct info info;
	size_t end;

	if (!cread_skip(&c, SPAN("struct")) || !cread_ident(&c, &info.name) ||
	    !cread_is(&c, SPAN("{")) || infos->list.n == INFOS_MAX)
		return;
	end = c.list[c.at].mate;
	for (; c.at < c.end && c.at < end; c.at++) {
		if (!read_pointer(c, &info.member))
			continue;
		*VEC_ADD(a, &infos->list) = info;
		return;
	}
}

/* ".matchsize = sizeof(struct x)": x, or empty. */
static struct span read_size(struct cread c)
{
	static const char *const sizes[] = { "matchsize", "targetsize", NULL };
	struct span name = { 0 };

	if (!cread_skip(&c, SPAN(".")) || !cread_skip_any(&c, sizes) ||
	    !cread_skip(&c, SPAN("=")) || !cread_skip(&c, SPAN("sizeof")) ||
	    !cread_skip(&c, SPAN("(")) || !cread_skip(&c, SPAN("struct")))
		return name;
	cread_ident(&c, &name);
	return name;
}

/* Is .usersize between the braces around token @i? */
static bool has_usersize(const struct ctokens *tokens, size_t i)
{
	const struct ctoken *at = tokens->list.at;
	size_t first = i, end = i;

	while (first > 0 && i - first < REACH &&
	       at[first].depth >= at[i].depth &&
	       !ctoken_is(&at[first], SPAN("{")))
		first--;
	while (end < tokens->list.n && end - i < REACH &&
	       at[end].depth >= at[i].depth &&
	       !ctoken_is(&at[end], SPAN("}")))
		end++;
	for (; first < end; first++)
		if (ctoken_is(&at[first], SPAN("usersize")))
			return true;
	return false;
}

static void take_size(struct report *to, const struct infos *infos,
		      const struct ctokens *tokens, size_t i)
{
	struct span name = read_size(cread_run(tokens, i, tokens->list.n));

	if (!name.len || !tokens->list.at[i].added || has_usersize(tokens, i))
		return;
	for (size_t k = 0; k < infos->list.n; k++) {
		const struct info *info = &infos->list.at[k];

		if (!span_eq(info->name, name))
			continue;
		report(to, name, "no .usersize, but '" SPAN_FMT "' of struct "
		       SPAN_FMT " is the kernel's", SPAN_ARG(info->member),
		       SPAN_ARG(name));
		report_also(to, info->member, "this pointer");
		return;
	}
}

static void take_structs(struct report *to, const struct ctokens *tokens,
			 void *data)
{
	for (size_t i = 0; i < tokens->list.n; i++)
		take_struct(report_arena(to), data, tokens, i);
}

static void take_sizes(struct report *to, const struct ctokens *tokens,
		       void *data)
{
	for (size_t i = 0; i < tokens->list.n; i++)
		take_size(to, data, tokens, i);
}

/* Most patches have no struct that goes to programs. */
static bool has_extension_header(const struct diff *d)
{
	for (size_t i = 0; i < d->files.n; i++)
		if (span_find(d->files.at[i].path,
			      SPAN("uapi/linux/netfilter")) != SIZE_MAX)
			return true;
	return false;
}

static void diff(struct report *to, const struct patch *p)
{
	struct infos infos = { 0 };

	if (!has_extension_header(&p->diff))
		return;
	each_patch_hunk(to, p, is_kernel_c, take_structs, &infos);
	if (infos.list.n)
		each_patch_hunk(to, p, is_kernel_c, take_sizes, &infos);
}

const struct rule rule_nf_usersize = {
	.name = "NF_USERSIZE",
	.summary = "a struct with a pointer of the kernel, and no usersize",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER,
	.diff = diff,
};
