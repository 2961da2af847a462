// SPDX-License-Identifier: GPL-2.0-only
#include "send/aliases.h"

#include "base/file.h"
#include "base/limits.h"

/* What a line says: a name, and the text that it stands for. */
struct entry {
	struct span name, text;
	bool by_blanks;		/* not by commas */
};

static void add_piece(struct arena *a, struct span piece,
		      struct person_list *out)
{
	piece = span_trim(piece);
	if (piece.len)
		*VEC_ADD(a, out) = piece;
}

void aliases_split(struct arena *a, struct span text, struct person_list *out)
{
	bool quoted = false;
	size_t start = 0;

	for (size_t i = 0; i < text.len; i++) {
		if (text.p[i] == '"' && !(i && text.p[i - 1] == '\\'))
			quoted = !quoted;
		if (text.p[i] != ',' || quoted)
			continue;
		add_piece(a, span_first(span_from(text, start), i - start),
			  out);
		start = i + 1;
	}
	add_piece(a, span_from(text, start), out);
}

/* As sh parts words, without the quotes. */
static void split_words(struct arena *a, struct span text,
			struct person_list *out)
{
	char *word = arena_alloc(a, text.len + 1);
	char quote = '\0';
	size_t n = 0;

	for (size_t i = 0; i <= text.len; i++) {
		char c = i < text.len ? text.p[i] : ' ';

		if (c == quote || (!quote && (c == '"' || c == '\'')))
			quote = quote ? '\0' : c;
		else if (!quote && char_is_space(c)) {
			add_piece(a, arena_copy(a, (struct span){ word, n }),
				  out);
			n = 0;
		} else if (i < text.len) {
			word[n++] = c;
		}
	}
}

/* "alias -group x NAME REST" */
static bool read_mutt(struct span line, struct entry *out)
{
	struct span word;

	line = span_trim_left(line);
	if (!span_next_word(&line, &word) || !span_eq(word, SPAN("alias")) ||
	    !span_next_word(&line, &word))
		return false;
	while (span_eq(word, SPAN("-group"))) {
		if (!span_next_word(&line, &word) ||
		    !span_next_word(&line, &word))
			return false;
	}
	out->name = word;
	out->text = span_first(line, span_find_char(line, '#'));
	return true;
}

static bool read_mailrc(struct span line, struct entry *out)
{
	struct span word;

	out->by_blanks = true;
	if (!span_starts(line, SPAN("alias")) ||
	    !span_next_word(&line, &word) || !span_eq(word, SPAN("alias")) ||
	    !span_next_word(&line, &out->name))
		return false;
	out->text = line;
	return true;
}

/* NICK, name, address, folder and comment, parted by tabs. */
static bool read_pine(struct span line, struct entry *out)
{
	struct span name;

	if (!span_next_until(&line, '\t', &out->name) ||
	    !span_next_until(&line, '\t', &name))
		return false;
	line = span_trim(span_first(line, span_find_char(line, '\t')));
	if (span_skip_char(&line, '(') && span_ends(line, SPAN(")")))
		line.len--;
	out->text = line;
	return true;
}

/* NAME = Full Name = ADDRESS */
static bool read_elm(struct span line, struct entry *out)
{
	struct span full;

	if (!span_next_until(&line, '=', &out->name) ||
	    !span_next_until(&line, '=', &full))
		return false;
	out->name = span_trim(out->name);
	return span_next_word(&line, &out->text);
}

/* (define-mail-alias "NAME" "ADDRESS") */
static bool read_gnus(struct span line, struct entry *out)
{
	struct span gap;
	size_t at = span_find(line, SPAN("(define-mail-alias"));

	if (at == SIZE_MAX)
		return false;
	line = span_from(line, at);
	return span_next_until(&line, '"', &gap) &&
	       span_next_until(&line, '"', &out->name) &&
	       span_next_until(&line, '"', &gap) &&
	       span_next_until(&line, '"', &out->text);
}

/* NAME: A, B - what is a program or a file there is not for us. */
static bool read_sendmail(struct span line, struct entry *out)
{
	if (span_starts(line, SPAN("#")) ||
	    span_find_char(line, '"') != SIZE_MAX ||
	    span_find_char(line, '|') != SIZE_MAX ||
	    span_find_char(line, '/') != SIZE_MAX ||
	    span_find(line, SPAN(":include:")) != SIZE_MAX ||
	    !span_next_until(&line, ':', &out->name))
		return false;
	out->name = span_trim(out->name);
	out->text = line;
	return true;
}

static bool (*const readers[])(struct span, struct entry *) = {
	[ALIASES_MUTT] = read_mutt, [ALIASES_MAILRC] = read_mailrc,
	[ALIASES_PINE] = read_pine, [ALIASES_ELM] = read_elm,
	[ALIASES_GNUS] = read_gnus, [ALIASES_SENDMAIL] = read_sendmail,
};

/* Nothing, or a comment: sendmail looks over these, wherever they are. */
static bool is_idle(struct span line)
{
	line = span_trim_left(line);
	return !line.len || *line.p == '#';
}

/* Lines that begin with a blank, or come after a "\", belong to the last. */
static struct span join_lines(struct arena *a, enum mail_aliases kind,
			      struct span text)
{
	CLEANUP_BUF struct buf joined;
	struct span line;
	bool goes_on = true;

	buf_init(&joined, 2 * ALIASES_FILE_MAX);
	while (span_next_line(&text, &line)) {
		bool more = line.len && (line.p[0] == ' ' ||
					 line.p[0] == '\t');

		if (kind == ALIASES_SENDMAIL && is_idle(line))
			continue;
		if (!goes_on && !more)
			buf_add_char(&joined, '\n');
		goes_on = span_ends(line, SPAN("\\"));
		line.len -= goes_on;
		buf_add(&joined, more ? span_trim_left(line) : line);
	}
	return arena_copy(a, buf_span(&joined));
}

static void add_entry(struct arena *a, const struct entry *entry,
		      struct aliases *out)
{
	struct person_list persons = { 0 };
	struct alias *alias;

	if (entry->by_blanks)
		split_words(a, entry->text, &persons);
	else
		aliases_split(a, entry->text, &persons);
	if (!entry->name.len || !persons.n)
		return;
	alias = VEC_ADD(a, &out->list);
	alias->name = entry->name;
	for (size_t i = 0; i < persons.n; i++)
		*VEC_ADD(a, &alias->persons) = persons.at[i];
}

void aliases_parse(struct arena *a, enum mail_aliases kind, struct span text,
		   struct aliases *out)
{
	struct span line;

	if (kind == ALIASES_NONE)
		return;
	if (kind == ALIASES_PINE || kind == ALIASES_SENDMAIL)
		text = join_lines(a, kind, text);
	while (span_next_line(&text, &line)) {
		struct entry entry = { 0 };

		if (readers[kind](span_trim_right(line), &entry))
			add_entry(a, &entry, out);
	}
}

int aliases_read(struct arena *a, const struct mail_settings *s,
		 struct aliases *out, struct err *e)
{
	struct span text;

	for (size_t i = 0; s->aliases_kind && i < s->aliases.n; i++) {
		if (file_read(a, s->aliases.at[i], ALIASES_FILE_MAX, &text, e))
			return err_prefix(e, "sendemail.aliasesFile");
		aliases_parse(a, s->aliases_kind, text, out);
	}
	return 0;
}

/* The last one of the name, which overrules those before it. */
static const struct alias *find(const struct aliases *aliases,
				struct span name)
{
	for (size_t i = aliases->list.n; i-- > 0;) {
		if (span_eq(aliases->list.at[i].name, name))
			return &aliases->list.at[i];
	}
	return NULL;
}

static int expand(const struct aliases *aliases, struct arena *a,
		  struct span person, unsigned int depth,
		  struct person_list *out, struct err *e)
{
	const struct alias *alias = find(aliases, person);

	if (out->n == ALIASES_MAX)
		return err_set(e, ERR_LIMIT, "more than %d recipients",
			       ALIASES_MAX);
	if (!alias) {
		*VEC_ADD(a, out) = people_tidy(a, person);
		return 0;
	}
	if (depth == ALIASES_DEPTH)
		return err_set(e, ERR_SYNTAX,
			       "the alias '" SPAN_FMT "' stands for itself",
			       SPAN_ARG(person));
	for (size_t i = 0; i < alias->persons.n; i++) {
		if (expand(aliases, a, alias->persons.at[i], depth + 1, out,
			   e))
			return -1;
	}
	return 0;
}

int aliases_expand(const struct aliases *aliases, struct arena *a,
		   struct span text, struct person_list *out, struct err *e)
{
	struct person_list named = { 0 };

	aliases_split(a, text, &named);
	for (size_t i = 0; i < named.n; i++) {
		if (expand(aliases, a, named.at[i], 0, out, e))
			return -1;
	}
	return 0;
}
