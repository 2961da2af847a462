// SPDX-License-Identifier: GPL-2.0-only
#include "base/path.h"
#include "check/kernel.h"
#include "model/file_kind.h"

#define TAG	SPAN("SPDX-License-Identifier:")

/* What begins a comment in the first line, by the file's suffix. */
static const struct style {
	const char *suffix, *comment;
	bool strict;	/* one comment, and no other */
} styles[] = {
	{ ".c", "//", true }, { ".h", "/*", true },
	{ ".S", "/*", true }, { ".s", "/*", true },
	{ ".rs", "//", false }, { ".dts", "//", false },
	{ ".dtsi", "//", false },
	{ ".sh", "#", false }, { ".pl", "#", false }, { ".py", "#", false },
	{ ".awk", "#", false }, { ".tc", "#", false },
	{ ".yaml", "#", false }, { ".rst", "..", false },
	{ NULL, NULL, false }
};

static const struct style *style_of(struct span path, unsigned int tag_line)
{
	static const struct style script = { "", "#", false };
	struct span suffix = path_extension(path);

	for (const struct style *s = styles; s->suffix; s++)
		if (span_eq(suffix, span_of(s->suffix)))
			return s;
	return tag_line == 2 ? &script : NULL;
}

/* The line behind "#!/bin/sh", or else the first. */
static unsigned int tag_line(const struct hunk *h)
{
	for (size_t i = 0; i < h->lines.n; i++) {
		struct span text = span_trim_left(h->lines.at[i].text);

		if (h->lines.at[i].new_nr == 1 &&
		    span_skip(&text, SPAN("#!")) &&
		    span_starts(span_trim_left(text), SPAN("/")))
			return 2;
	}
	return 1;
}

/* "// SPDX-License-Identifier: " and something. */
static bool is_well_formed(struct span text, const struct style *style)
{
	return span_skip(&text, span_of(style->comment)) &&
	       span_skip_char(&text, ' ') && span_skip(&text, TAG) &&
	       span_skip_char(&text, ' ');
}

static void first_line(struct report *to, const struct style *style,
		       struct span text)
{
	bool has_tag = span_find(text, TAG) != SIZE_MAX;

	if (style->strict && has_tag &&
	    !span_starts(span_trim_left(text), span_of(style->comment)))
		report(to, text, "the licence tag is not in a '%s' comment",
		       style->comment);
	if (!is_well_formed(text, style))
		report(to, text, has_tag ? "the licence tag is malformed" :
		       "the file has no licence tag");
}

/* For netfilter, only what the kernel is made of: scripts often have none. */
static bool wants_tag(const struct report *to, const struct file_diff *f)
{
	return report_profile(to) == PROFILE_CHECKPATCH ||
	       (file_is_kernel(f->path) && file_kind_is_c(f->kind));
}

static void other_line(struct report *to, const struct diff_line *l,
		       unsigned int wanted)
{
	size_t at = span_find(l->text, TAG);

	if (at != SIZE_MAX)
		report(to, span_first(span_from(l->text, at), TAG.len),
		       "the licence tag is in line %u, not %u", l->new_nr,
		       wanted);
}

/* Files of which any other line that has a tag is looked at too. */
static bool is_source(struct span path)
{
	static const char *const suffixes[] = {
		".h", ".c", ".rs", ".s", ".S", ".sh", ".dtsi", ".dts", NULL
	};

	return span_is_one_of(path_extension(path), suffixes);
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	const struct file_diff *f = report_file(to);
	const struct hunk *h = tokens->hunk;
	unsigned int wanted = tag_line(h);
	const struct style *style = style_of(f->path, wanted);
	bool has_others = is_source(f->path);

	(void)tokens;
	if (!wants_tag(to, f))
		return;
	for (size_t i = 0; i < h->lines.n; i++) {
		const struct diff_line *l = &h->lines.at[i];

		if (l->kind == DIFF_REMOVED)
			continue;
		if (l->new_nr != wanted && has_others)
			other_line(to, l, wanted);
		else if (l->new_nr == wanted && style &&
			 l->kind == DIFF_ADDED)
			first_line(to, style, l->text);
	}
}

const struct rule rule_spdx_license_tag = {
	.name = "SPDX_LICENSE_TAG",
	.summary = "no licence tag in the first line, or a malformed one",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.hunk = hunk,
};
