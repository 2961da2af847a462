// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/words.h"

/* Files of one module; more of a patch are not looked at. */
#define FILES_MAX	64

/* What says that the file is a module of its own. */
static const char *const marks[] = {
	"module_init", "MODULE_LICENSE", "MODULE_ALIAS", NULL
};

/* What it must have, or a macro that has it. */
static const struct wanted {
	const char *word, *other;
} wanted[] = {
	{ "MODULE_LICENSE", "MODULE_LICENSE" },
	{ "MODULE_DESCRIPTION", "IP_SET_MODULE_DESC" },
};

static const struct ctoken *find_module(const struct ctokens *tokens)
{
	for (const char *const *m = marks; *m; m++)
		for (size_t i = 0; i < tokens->list.n; i++)
			if (ctoken_is(&tokens->list.at[i], span_of(*m)) &&
			    !tokens->list.at[i].in_macro)
				return &tokens->list.at[i];
	return NULL;
}

static bool is_in_hunk(const struct hunk *h, const struct wanted *w)
{
	for (size_t i = 0; i < h->lines.n; i++) {
		struct span text = h->lines.at[i].text;

		if (word_find(text, span_of(w->word)) != SIZE_MAX ||
		    word_find(text, span_of(w->other)) != SIZE_MAX)
			return true;
	}
	return false;
}

/* In any file of the patch, for a module may be made of several. */
static bool is_there(const struct diff *d, const struct wanted *w)
{
	size_t n = d->files.n < FILES_MAX ? d->files.n : FILES_MAX;

	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < d->files.at[i].hunks.n; j++)
			if (is_in_hunk(&d->files.at[i].hunks.at[j], w))
				return true;
	return false;
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	const struct file_diff *f = report_file(to);
	const struct ctoken *module = f->is_new ? find_module(tokens) : NULL;

	for (size_t i = 0; module && i < sizeof(wanted) / sizeof(*wanted); i++)
		if (!is_in_hunk(tokens->hunk, &wanted[i]) &&
		    !is_there(&report_patch(to)->diff, &wanted[i]))
			report(to, module->text, "a new module without %s()",
			       wanted[i].word);
}

const struct rule rule_nf_module_info = {
	.name = "NF_MODULE_INFO",
	.summary = "a new module without a description or a licence",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_INNER_C | FILES_SOURCE,
	.words = marks,
	.hunk = hunk,
};
