// SPDX-License-Identifier: GPL-2.0-only
/* manual_line - does the prose name only options that there are? */
#include "cmd/commands.h"
#include "cmd/manual.h"

/* Without the fonts, quotes and backslashes of man(7). */
static struct span plain(struct arena *a, struct span line)
{
	char *to = arena_alloc(a, line.len + 1);
	size_t len = 0;

	for (size_t i = 0; i < line.len; i++) {
		char c = line.p[i];

		if (c == '\\' && i + 1 < line.len) {
			c = line.p[++i];
			if (c == 'f' && i + 1 < line.len) {
				i++;
				continue;
			}
		}
		if (c != '"')
			to[len++] = c;
	}
	return (struct span){ to, len };
}

/* By the first word, which may stand behind a request such as .B */
static bool is_of_another_program(struct span line)
{
	/* What stands behind the rule of a test is iptables', too. */
	static const char *const programs[] = {
		"git", "iptables", "ip6tables", "make", "rule", NULL
	};
	struct span word = { 0 };

	if (span_starts(line, SPAN(".")))
		span_next_word(&line, &word);
	return span_next_word(&line, &word) && span_is_one_of(word, programs);
}

static bool subs_have(const struct command *const *subs, struct span option)
{
	for (; subs && *subs; subs++)
		if (opt_find((*subs)->opts, option))
			return true;
	return false;
}

static bool has(const struct command *c, struct span option)
{
	return opt_find(c->opts, option) || subs_have(c->subs, option);
}

/* The command behind each "nfkit" of the line. */
static bool line_has(struct arena *a, struct span line, struct span option)
{
	struct span word;

	while (span_next_word(&line, &word)) {
		const struct command *c;

		if (!span_is(word, "nfkit") || !span_next_word(&line, &word))
			continue;
		c = command_find(commands, arena_str(a, word));
		if (c && has(c, option))
			return true;
	}
	return false;
}

static bool is_known(const struct manual *m, struct span line,
		     struct span option)
{
	return span_is(option, "help") || span_is(option, "version") ||
	       span_is(option, "no-pager") ||
	       (m->command && has(m->command, option)) ||
	       line_has(m->arena, line, option);
}

int manual_check_line(const struct manual *m, struct span line, struct err *e)
{
	struct span text = plain(m->arena, line), rest = text;
	size_t at;

	if (is_of_another_program(text))
		return 0;
	while ((at = span_find(rest, SPAN("--"))) != SIZE_MAX) {
		struct span option = span_from(rest, at + 2);
		size_t len = 0;

		while (len < option.len && (char_is_alnum(option.p[len]) ||
					    option.p[len] == '-'))
			len++;
		rest = span_from(option, len);
		option = span_first(option, len);
		if (len && char_is_alpha(option.p[0]) &&
		    !char_is_upper(option.p[0]) && !is_known(m, text, option))
			return err_set(e, ERR_SYNTAX,
				       "there is no option --" SPAN_FMT " in nfkit%s%s; a line may name another command",
				       SPAN_ARG(option), m->command ? " " : "",
				       m->command ? m->command->name : "");
	}
	return 0;
}
