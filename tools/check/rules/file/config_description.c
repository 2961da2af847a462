// SPDX-License-Identifier: GPL-2.0-only
#include "check/dialect.h"
#include "model/cline.h"
#include "model/file_kind.h"

#define HELP_LINES_MIN	4

static bool begins_with_word(struct span text, const char *const *words)
{
	for (; *words; words++) {
		struct span rest = text;

		if (span_skip(&rest, span_of(*words)) &&
		    (!rest.len || !char_is_word(rest.p[0])))
			return true;
	}
	return false;
}

static bool is_symbol(struct span text)
{
	static const char *const words[] = {
		"config", "menuconfig", "choice", NULL
	};

	return begins_with_word(text, words);
}

static bool ends_symbol(struct span text)
{
	static const char *const words[] = {
		"config", "menuconfig", "choice", "endchoice", "if", "endif",
		"menu", "endmenu", "source", NULL
	};

	return begins_with_word(text, words);
}

/* bool "text", tristate "text", prompt "text": the user is asked. */
static bool is_prompt(struct span text)
{
	static const char *const words[] = {
		"bool", "tristate", "prompt", NULL
	};

	if (!begins_with_word(text, words))
		return false;
	while (text.len && char_is_word(text.p[0]))
		text = span_from(text, 1);
	text = span_trim_left(text);
	return text.len && (text.p[0] == '"' || text.p[0] == '\'');
}

struct symbol {
	bool is_asked, has_help;
	size_t help_indent;	/* columns before "help" */
	unsigned int help_lines;
};

static size_t indent_of(struct span text)
{
	return columns_of(span_first(text, text.len -
				     span_trim_left(text).len));
}

/*
 * The quote or comment that is open behind a line, 0 if none is. checkpatch.pl
 * reads the text as if it were C, so that "a packet's header" opens one, and
 * what is in it is no word of Kconfig.
 */
static char quote_behind(char quote, struct span text)
{
	for (size_t i = 0; i < text.len; i++) {
		char c = text.p[i], next = i + 1 < text.len ? text.p[i + 1] : 0;

		if (!quote && c == '/' && next == '/')
			return 0;
		if (!quote && c == '/' && next == '*')
			quote = c;
		else if (!quote && (c == '\'' || c == '"'))
			quote = c;
		else if (quote == '/' && c == '*' && next == '/')
			quote = 0;
		else if (quote == c && c != '/')
			quote = 0;
		else if (quote && quote != '/' && c == '\\')
			i++;
	}
	return quote;
}

/* One line of it; false where the symbol ends before it. */
static bool take(struct symbol *s, const struct diff_line *l, bool is_quoted)
{
	struct span text = span_trim(l->text);

	if (l->kind == DIFF_REMOVED)
		return true;
	if (is_quoted) {
		s->help_lines += s->has_help && text.len;
	} else if (l->kind == DIFF_ADDED && is_prompt(text)) {
		s->is_asked = true;
	} else if (l->kind == DIFF_ADDED && span_eq(text, SPAN("help"))) {
		s->has_help = true;
		s->help_indent = indent_of(l->text);
	} else if (text.len && text.p[0] != '#') {
		bool is_help = s->has_help &&
			       indent_of(l->text) > s->help_indent;

		if (!is_help && ends_symbol(text))
			return false;
		s->help_lines += s->has_help;
	}
	return true;
}

/* Of each line: does it begin within quotes, as checkpatch.pl reads it? */
static const bool *find_quoted(struct report *to, const struct hunk *h)
{
	bool *quoted = arena_alloc(report_arena(to), h->lines.n + 1);
	char quote = 0;

	for (size_t i = 0; i < h->lines.n; i++) {
		quoted[i] = quote;
		if (speaks_checkpatch(to) &&
		    h->lines.at[i].kind != DIFF_REMOVED)
			quote = quote_behind(quote, h->lines.at[i].text);
	}
	return quoted;
}

static void hunk(struct report *to, const struct ctokens *tokens)
{
	const struct file_diff *f = report_file(to);
	const struct hunk *h = tokens->hunk;
	const bool *quoted;

	(void)tokens;
	if (f->kind != FILE_KCONFIG)
		return;
	quoted = find_quoted(to, h);
	for (size_t i = 0; i < h->lines.n; i++) {
		const struct diff_line *l = &h->lines.at[i];
		struct symbol s = { 0 };

		if (l->kind != DIFF_ADDED || quoted[i] ||
		    !is_symbol(span_trim_left(l->text)))
			continue;
		for (size_t j = i + 1; j < h->lines.n; j++)
			if (!take(&s, &h->lines.at[j], quoted[j]))
				break;
		if (s.is_asked && s.help_lines < HELP_LINES_MIN)
			report(to, span_trim(l->text),
			       "%u line%s of help, want %u or more",
			       s.help_lines, s.help_lines == 1 ? "" : "s",
			       HELP_LINES_MIN);
	}
}

const struct rule rule_config_description = {
	.name = "CONFIG_DESCRIPTION",
	.summary = "a new symbol of Kconfig with too little help",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.hunk = hunk,
};
