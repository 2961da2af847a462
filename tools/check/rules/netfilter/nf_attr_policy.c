// SPDX-License-Identifier: GPL-2.0-only
#include "check/bodies.h"
#include "check/kernel.h"
#include "check/patch_tokens.h"
#include "model/ccontrol.h"
#include "model/words.h"

/* Attributes that a patch reads and says the policy of; more are not seen. */
#define NAMES_MAX	64

struct names {
	struct span list[NAMES_MAX];
	size_t n;
};

struct attributes {
	struct names fresh, read, checked;
};

static void add(struct names *names, struct span name)
{
	if (names->n < NAMES_MAX)
		names->list[names->n++] = name;
}

static bool has(const struct names *names, struct span name)
{
	for (size_t i = 0; i < names->n; i++)
		if (span_eq(names->list[i], name))
			return true;
	return false;
}

/* "NFTA_X_Y," on an added line of a header for programs. */
static void take_line(struct names *fresh, const struct diff_line *l)
{
	static const char *const families[] = {
		"NFTA_", "CTA_", "IPSET_ATTR_", "NFQA_", "NFULA_", "IPVS_", NULL
	};
	struct span name = span_trim_left(l->text);

	name = span_first(name, word_len(name));
	for (const char *const *f = families; *f; f++)
		if (l->kind == DIFF_ADDED && name.p != l->text.p &&
		    span_starts(name, span_of(*f)) &&
		    span_find(name, SPAN("MAX")) == SIZE_MAX)
			add(fresh, name);
}

static void take_headers(struct names *fresh, const struct diff *d)
{
	for (size_t i = 0; i < d->files.n; i++) {
		const struct file_diff *f = &d->files.at[i];

		if (span_find(f->path, SPAN("include/uapi/")) == SIZE_MAX)
			continue;
		for (size_t j = 0; j < f->hunks.n; j++)
			for (size_t k = 0; k < f->hunks.at[j].lines.n; k++)
				take_line(fresh, &f->hunks.at[j].lines.at[k]);
	}
}

/* "[X] = { .type = ..." is policy, "tb[X]" reads. */
static void take_tokens(struct report *to, const struct ctokens *tokens,
			void *data)
{
	const struct ctoken *at = tokens->list.at;
	struct attributes *a = data;

	(void)to;
	for (size_t i = 1; i + 1 < tokens->list.n; i++) {
		if (at[i].kind != CTOKEN_IDENT ||
		    !ctoken_is(&at[i - 1], SPAN("[")) ||
		    !ctoken_is(&at[i + 1], SPAN("]")) ||
		    !has(&a->fresh, at[i].text))
			continue;
		if (ctoken_at_is(tokens, i + 2, SPAN("=")))
			add(&a->checked, at[i].text);
		else if (at[i].added)
			add(&a->read, at[i].text);
	}
}

static void diff(struct report *to, const struct patch *p)
{
	struct attributes a = { .fresh.n = 0 };

	take_headers(&a.fresh, &p->diff);
	if (!a.fresh.n)
		return;
	each_patch_hunk(to, p, is_net_source, take_tokens, &a);
	for (size_t i = 0; i < a.read.n; i++) {
		struct span name = a.read.list[i];

		if (has(&a.checked, name))
			continue;
		report(to, name, "no policy has an entry for '" SPAN_FMT "'",
		       SPAN_ARG(name));
		add(&a.checked, name);
	}
}

const struct rule rule_nf_attr_policy = {
	.name = "NF_ATTR_POLICY",
	.summary = "a new netlink attribute is read and never validated",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER,
	.diff = diff,
};
