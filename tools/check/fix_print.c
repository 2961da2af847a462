// SPDX-License-Identifier: GPL-2.0-only
#include "check/fix_print.h"

#include "base/hash.h"
#include "model/file_kind.h"

static void mix_byte(uint64_t *h, unsigned char c)
{
	*h = hash64_byte(*h, c);
}

/* Each piece ends, so that "ab" "c" is not "a" "bc". */
static void mix(uint64_t *h, struct span s)
{
	*h = hash64(*h, s);
	mix_byte(h, 0);
}

/* "#define X(a)" is not "#define X (a)". */
static bool is_behind_macro_name(const struct ctokens *t, size_t i)
{
	return i > 1 && ctoken_is_define(&t->list.at[i - 2]);
}

static void mix_tokens(uint64_t *h, const struct hunk *hunk)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct ctokens t = { 0 };

	ctokens_of_hunk(&a, hunk, DIFF_NEW, &t);
	for (size_t i = 0; i < t.list.n; i++) {
		const struct ctoken *token = &t.list.at[i];

		if (token->kind == CTOKEN_COMMENT)
			continue;
		mix_byte(h, (unsigned char)(token->kind + 1));
		mix_byte(h, is_behind_macro_name(&t, i) &&
			 token->text.p == token[-1].text.p +
					  token[-1].text.len);
		mix_byte(h, token->in_macro);
		mix(h, token->text);
	}
}

static void mix_lines(uint64_t *h, const struct hunk *hunk, bool with_added)
{
	for (size_t i = 0; i < hunk->lines.n; i++)
		if (with_added || hunk->lines.at[i].kind != DIFF_ADDED)
			mix(h, hunk->lines.at[i].raw);
}

uint64_t fix_print(const struct patch *p)
{
	uint64_t h = HASH64;

	for (size_t i = 0; i < p->diff.files.n; i++) {
		const struct file_diff *f = &p->diff.files.at[i];
		bool is_c = file_kind_is_c(f->kind);

		mix(&h, f->old_path);
		mix(&h, f->new_path);
		for (size_t j = 0; j < f->hunks.n; j++) {
			mix_lines(&h, &f->hunks.at[j], !is_c);
			if (is_c)
				mix_tokens(&h, &f->hunks.at[j]);
		}
	}
	mix_byte(&h, p->diff.defects.n ? 1 : 2);
	return h;
}
