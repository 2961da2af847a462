// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"
#include "model/words.h"

/* What bash has and POSIX does not, as it stands in a line. */
static const struct {
	const char *text, *name;
} bashisms[] = {
	{ "[[ ", "[[" }, { " <(", "<( )" }, { "<<<", "<<<" }, { " &>", "&>" },
	{ "$'", "$''" }, { "((", "(( ))" }, { "=(", "an array" },
	{ "+=(", "an array" }, { " == ", "==" }, { "${!", "${!x}" },
	{ "$RANDOM", "$RANDOM" }, { "{1..", "{1..n}" }, { "{0..", "{0..n}" },
};

/* "$((a == b))" is POSIX: look in what is before and behind it. */
static bool is_in_arithmetic(struct span line, size_t at)
{
	struct span before = span_first(line, at + 2);

	return span_find(before, SPAN("$((")) != SIZE_MAX;
}

/* Whether the place is in quotes, if the line begins in these or in none. */
static char quote_at(struct span line, size_t at, char quote)
{
	for (size_t i = 0; i < at; i++) {
		char c = line.p[i];

		if (quote && c == quote)
			quote = 0;
		else if (!quote && (c == '\'' || c == '"'))
			quote = c;
		else if (!quote && c == '#' && (!i || char_is_space(line.p[i - 1])))
			break;
		i += c == '\\' && quote != '\'';
	}
	return quote;
}

static void take_line(struct report *to, struct span line, char quote)
{
	struct span text = span_trim_left(line);

	if (!quote && span_starts(text, SPAN("#")))
		return;
	if (!quote && span_starts(text, SPAN("function ")))
		report(to, text, "'function' is not of sh");
	for (size_t i = 0; i < sizeof(bashisms) / sizeof(*bashisms); i++) {
		size_t at = span_find(line, span_of(bashisms[i].text));

		if (at == SIZE_MAX || is_in_arithmetic(line, at) ||
		    quote_at(line, at, quote))
			continue;
		report(to, span_from(line, at), "%s is not of sh",
		       bashisms[i].name);
		return;
	}
}

/* A new script whose first line says that any sh will do. */
static bool is_for_sh(const struct file_diff *f)
{
	static const struct span shells[] = {
		{ "#!/bin/sh", 9 }, { "#! /bin/sh", 10 },
	};
	struct span first;

	if (!f->is_new || !f->hunks.n || !f->hunks.at[0].lines.n)
		return false;
	first = f->hunks.at[0].lines.at[0].text;
	for (size_t i = 0; i < 2; i++)
		if (span_starts(first, shells[i]))
			return true;
	return false;
}

static void file(struct report *to, const struct file_diff *f)
{
	char quote = 0;

	if (!is_for_sh(f))
		return;
	for (size_t i = 0; i < f->hunks.at[0].lines.n; i++) {
		struct span line = f->hunks.at[0].lines.at[i].text;

		take_line(to, line, quote);
		quote = quote_at(line, line.len, quote);
	}
}

const struct rule rule_nf_bashism = {
	.name = "NF_BASHISM",
	.summary = "a script for sh that only bash understands",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.file = file,
};
