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
		if (is_one_of(*words, "-t", "--table") && words[1]) {
			to->table = *++words;
		} else if ((is_one_of(*words, "-A", "--append") ||
			    is_one_of(*words, "-I", "--insert")) && words[1]) {
			bool insert = is_one_of(*words, "-I", "--insert");

			to->chains = *++words;
			words += insert && is_number(words[1]);
		} else {
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
		size_t n;

		line = command_of(line);
		if (!line.len)
			continue;
		if (!rule_words(a, line, words, RULE_WORDS, &n))
			return err_set(e, ERR_SYNTAX,
				       "%s:%u: a quote is not closed, or there are more than %d words",
				       file, nr, RULE_WORDS - 1);
		rule.families = families_of(words[0]);
		if (!rule.families || !read_command(a, words + 1, &rule)) {
			rules_leave_out(a, to, file, nr, line);
			continue;
		}
		if (to->lines.n == LIMIT_RULES)
			return err_set(e, ERR_LIMIT, "%s: more than %d rules",
				       file, LIMIT_RULES);
		*VEC_ADD(a, &to->lines) = rule;
	}
	return 0;
}
