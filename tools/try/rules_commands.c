// SPDX-License-Identifier: GPL-2.0-only
/* rules_commands - rules out of commands as a person types them */
#include "base/limits.h"
#include "base/path.h"
#include "model/family.h"
#include "try/rules.h"

/* 0: it is another program. */
static unsigned int families_of(const char *program)
{
	struct span name = path_base(span_of(program));

	if (span_starts(name, SPAN("iptables")))
		return FAMILY_IPV4;
	return span_starts(name, SPAN("ip6tables")) ? FAMILY_IPV6 : 0;
}

static bool is_one_of(const char *word, const char *letter, const char *name)
{
	return !strcmp(word, letter) || !strcmp(word, name);
}

/* Back into quotes, for a shell's eyes and rule_words(). */
static void add_word(struct buf *to, const char *word)
{
	bool plain = *word && !strpbrk(word, " \t\"'\\;");

	if (to->len)
		buf_add_char(to, ' ');
	if (!plain)
		buf_add_char(to, '"');
	for (; *word; word++) {
		if (*word == '"' || *word == '\\')
			buf_add_char(to, '\\');
		buf_add_char(to, *word);
	}
	if (!plain)
		buf_add_char(to, '"');
}

static bool is_number(const char *word)
{
	uint64_t value;

	return word && span_number(span_of(word), 10, UINT32_MAX, &value);
}

/* "--table=mangle", "-tmangle": NULL where it is not this option with it. */
static const char *value_in(const char *word, const char *letter,
			    const char *name)
{
	size_t len = strlen(name);

	if (!strncmp(word, name, len) && word[len] == '=')
		return word + len + 1;
	return !strncmp(word, letter, 2) && word[2] ? word + 2 : NULL;
}

/* The same, or the next word, to which *@words is moved. */
static const char *value_of(const char ***words, const char *letter,
			    const char *name)
{
	if (!is_one_of(**words, letter, name))
		return value_in(**words, letter, name);
	return (*words)[1] ? *++*words : NULL;
}

/* For the lock that all iptables share: *@words is moved to its last word. */
static bool skip_wait(const char ***words)
{
	static const struct { const char *letter, *name; } options[] = {
		{ "-w", "--wait" }, { "-W", "--wait-interval" },
	};
	const char *word = **words;

	for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++) {
		if (value_in(word, options[i].letter, options[i].name))
			return true;
		if (is_one_of(word, options[i].letter, options[i].name)) {
			*words += is_number((*words)[1]);
			return true;
		}
	}
	return false;
}

/*
 * Does a shell do more with it than part its words? A comment behind it is cut
 * off.
 */
static bool is_for_shell(struct span *line)
{
	char quote = 0, last = ' ';

	for (size_t i = 0; i < line->len; i++) {
		char c = line->p[i];

		if (c == '\\' && quote != '\'')
			i++;
		else if (c == quote)
			quote = 0;
		else if ((c == '$' || c == '`') && quote != '\'')
			return true;
		else if (!quote && (c == '\'' || c == '"'))
			quote = c;
		else if (!quote && strchr("|&;<>()", c))
			return true;
		if (c == '#' && !quote && char_is_space(last)) {
			*line = span_trim(span_first(*line, i));
			return false;
		}
		last = c;
	}
	return false;
}

/* Behind a prompt; empty where there is but a comment. */
static struct span command_of(struct span line)
{
	struct span rest = span_trim(line);

	if (span_skip(&rest, SPAN("$ ")))
		return rest;
	if (span_skip(&rest, SPAN("# ")))
		return span_starts(rest, SPAN("iptables")) ||
		       span_starts(rest, SPAN("ip6tables")) ? rest : SPAN("");
	return span_starts(rest, SPAN("#")) ? SPAN("") : rest;
}

/* False where no rule is added. The @words end with NULL. */
static bool read_command(struct arena *a, const char **words,
			 struct rule_line *to)
{
	CLEANUP_BUF struct buf rule;

	buf_init(&rule, LIMIT_TEXT);
	to->table = "filter";
	for (; *words; words++) {
		const char *value;

		if ((value = value_of(&words, "-t", "--table"))) {
			to->table = value;
		} else if ((value = value_of(&words, "-A", "--append"))) {
			to->chains = value;
		} else if ((value = value_of(&words, "-I", "--insert"))) {
			to->chains = value;
			words += is_number(words[1]);
		} else if (!skip_wait(&words)) {
			add_word(&rule, *words);
		}
	}
	to->rule = arena_str(a, buf_span(&rule));
	return to->chains;
}

int rules_read_commands(struct arena *a, const char *file, struct span text,
			struct rules *to, struct err *e)
{
	struct span line;

	for (unsigned int nr = 1; span_next_line(&text, &line); nr++) {
		struct rule_line rule = { .file = file, .nr = nr, .ok = true };
		const char *words[RULE_WORDS];
		bool for_shell;
		size_t n;

		line = command_of(line);
		for_shell = is_for_shell(&line);
		if (!line.len)
			continue;
		if (!rule_words(a, line, words, RULE_WORDS, &n))
			return err_set(e, ERR_SYNTAX,
				       "%s:%u: a quote is not closed, or there are more than %d words",
				       file, nr, RULE_WORDS - 1);
		rule.families = families_of(words[0]);
		if (!rule.families || for_shell ||
		    !read_command(a, words + 1, &rule)) {
			rules_leave_out(a, to, file, nr, line,
					rule.families && for_shell);
			continue;
		}
		if (to->lines.n == LIMIT_RULES)
			return err_set(e, ERR_LIMIT, "%s: more than %d rules",
				       file, LIMIT_RULES);
		*VEC_ADD(a, &to->lines) = rule;
	}
	return 0;
}
