// SPDX-License-Identifier: GPL-2.0-only
#include "base/path.h"
#include "check/rule.h"
#include "model/family.h"
#include "model/words.h"

/* Members of one struct that are compared with each other. */
#define MEMBERS_MAX	100

/* The headers of matches and targets, whose structs iptables passes as is. */
static bool is_extension(struct span path)
{
	struct span name = path_base(path);

	return span_find(path, SPAN("uapi/linux/netfilter")) != SIZE_MAX &&
	       family_skip_module(&name);
}

/* "__u32 mark;" without what is behind the semicolon; else empty. */
static struct span member_of(struct span line)
{
	struct span text = span_trim_left(line);
	size_t end = span_find_char(text, ';');

	if (text.p == line.p || !text.len || end == SIZE_MAX ||
	    !char_is_word(text.p[0]) || char_is_digit(text.p[0]))
		return (struct span){ 0 };
	return span_first(text, end);
}

/* A word, or a byte that is none; "[0]" is cut as "[]" is. */
static bool next_piece(struct span *text, struct span *piece)
{
	size_t n;

	*text = span_trim_left(*text);
	n = word_len(*text);
	*piece = span_first(*text, n ? n : 1);
	*text = span_from(*text, piece->len);
	if (span_eq(*piece, SPAN("[")) && span_starts(*text, SPAN("0]")))
		*text = span_from(*text, 1);
	return piece->len;
}

/* The types that are laid out as this one, or NULL. */
static const char *const *row_of(struct span word)
{
	static const char *const rows[][6] = {
		{ "__u8", "u_int8_t", "uint8_t" },
		{ "__u16", "__be16", "__le16", "u_int16_t", "uint16_t" },
		{ "__u32", "__be32", "__le32", "u_int32_t", "uint32_t" },
		{ "__u64", "__be64", "__le64", "u_int64_t", "uint64_t" },
	};

	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		if (span_is_one_of(word, rows[i]))
			return rows[i];
	return NULL;
}

static bool is_same_layout(struct span a, struct span b)
{
	struct span x, y;
	bool more;

	while ((more = next_piece(&a, &x)) == next_piece(&b, &y) && more) {
		const char *const *row = row_of(x);

		if (!span_eq(x, y) && (!row || row != row_of(y)))
			return false;
	}
	return !x.len && !y.len;
}

/* The member is also on a line of the other kind: only its comment moved. */
static bool has_counterpart(const struct hunk *h, size_t i)
{
	const struct diff_line *l = &h->lines.at[i];
	size_t first = i > MEMBERS_MAX ? i - MEMBERS_MAX : 0;

	for (size_t j = first; j < h->lines.n && j < i + MEMBERS_MAX; j++) {
		const struct diff_line *other = &h->lines.at[j];

		if (other->kind != DIFF_CONTEXT && other->kind != l->kind &&
		    is_same_layout(member_of(other->text),
				   member_of(l->text)))
			return true;
	}
	return false;
}

enum inside { OUTSIDE, OLD_STRUCT, NEW_STRUCT };

static enum inside inside_of(enum inside now, const struct diff_line *l)
{
	struct span text = span_trim(l->text);

	if (span_starts(text, SPAN("}")))
		return OUTSIDE;
	if (!span_starts(text, SPAN("struct ")) ||
	    !span_ends(text, SPAN("{")))
		return now;
	return l->kind == DIFF_ADDED ? NEW_STRUCT : OLD_STRUCT;
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	const struct file_diff *f = report_file(to);
	const struct hunk *h = tokens->hunk;
	enum inside now = span_starts(h->section, SPAN("struct ")) ?
			  OLD_STRUCT : OUTSIDE;

	(void)tokens;
	if (!is_extension(f->path) || f->is_new || f->is_deleted)
		return;
	for (size_t i = 0; i < h->lines.n; i++) {
		const struct diff_line *l = &h->lines.at[i];
		struct span member = member_of(l->text);

		now = inside_of(now, l);
		if (now != OLD_STRUCT || l->kind == DIFF_CONTEXT ||
		    !member.len || has_counterpart(h, i))
			continue;
		report(to, member, "'" SPAN_FMT
		       "' changes a struct that programs pass to the kernel",
		       SPAN_ARG(member));
		break;
	}
}

const struct rule rule_nf_uapi_revision = {
	.name = "NF_UAPI_REVISION",
	.summary = "a struct of a match or target changes, but not its revision",
	.severity = SEV_ERROR,
	.profiles = PROFILE_NETFILTER,
	.hunk = hunk,
};
