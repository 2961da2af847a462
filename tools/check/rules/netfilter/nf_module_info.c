// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"

static const struct ctoken *find_word(const struct ctokens *tokens,
				      struct span word)
{
	for (size_t i = 0; i < tokens->list.n; i++)
		if (ctoken_is(&tokens->list.at[i], word))
			return &tokens->list.at[i];
	return NULL;
}

/* What says that the file is a module of its own. */
static const struct ctoken *find_module(const struct ctokens *tokens)
{
	static const char *const words[] = {
		"module_init", "MODULE_LICENSE", "MODULE_ALIAS", NULL
	};

	for (const char *const *w = words; *w; w++) {
		const struct ctoken *t = find_word(tokens, span_of(*w));

		if (t)
			return t;
	}
	return NULL;
}

static void hunk(struct report *to, const struct file_diff *f,
		 const struct hunk *h, const struct ctokens *tokens)
{
	static const char *const wanted[] = {
		"MODULE_LICENSE", "MODULE_DESCRIPTION", NULL
	};
	const struct ctoken *module;

	(void)h;
	if (!f->is_new)
		return;
	module = find_module(tokens);
	for (const char *const *w = wanted; module && *w; w++)
		if (!find_word(tokens, span_of(*w)))
			report(to, module->text, "a new module without %s()",
			       *w);
}

const struct rule rule_nf_module_info = {
	.name = "NF_MODULE_INFO",
	.summary = "a new module without a description or a licence",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_INNER_C,
	.hunk = hunk,
};
