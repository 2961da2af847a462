// SPDX-License-Identifier: GPL-2.0-only
#include "model/ctoken.h"

#include <limits.h>

#include "model/cname.h"
#include "model/ctoken_begin.h"
#include "model/ctoken_line.h"
#include "model/ctoken_pair.h"

enum place { IN_CODE, IN_COMMENT, IN_LINE_COMMENT, IN_STRING };

struct lexer {
	struct arena *arena;
	struct ctokens *out;
	const struct diff_line *line;
	struct span rest;	/* of the line */
	enum place place;
	bool is_joined;		/* the line goes on in the next one */
	bool starts_line;	/* no token of the line yet */
	bool starts_logical;	/* no token but comments since lines were joined */
	bool in_macro;
	bool wants_header;	/* behind #include or the like */
	bool has_lone_quote;	/* a ' that does not end; looked for only once */
	unsigned int depth;
	unsigned int outer_depth;	/* that of the code around a macro */
	VEC(unsigned int) ifs;		/* the depth at each open #if */
};

static struct ctoken *add(struct lexer *lx, enum ctoken_kind kind, size_t len)
{
	struct ctoken *t = VEC_ADD(lx->arena, &lx->out->list);

	t->kind = kind;
	t->text = span_first(lx->rest, len);
	if (kind == CTOKEN_IDENT)
		t->told = cname_bits(t->text);
	t->line = lx->line;
	t->added = lx->line->kind != DIFF_CONTEXT;
	t->in_macro = lx->in_macro;
	t->starts_line = lx->starts_line;
	t->depth = lx->depth;
	lx->rest = span_from(lx->rest, len);
	lx->starts_line = false;
	if (kind != CTOKEN_COMMENT)
		lx->starts_logical = lx->wants_header = false;
	return t;
}

/* A piece of a comment, up to the end of the line if @len is beyond it. */
static void add_comment(struct lexer *lx, size_t len)
{
	struct span text = span_trim_right(span_first(lx->rest, len));
	struct span rest = span_from(lx->rest, len);

	if (text.len)
		add(lx, CTOKEN_COMMENT, text.len);
	lx->rest = rest;
}

/* .rest is behind the opening mark by @from bytes. */
static void lex_comment(struct lexer *lx, size_t from)
{
	size_t end = span_find(span_from(lx->rest, from), SPAN("*/"));

	if (end == SIZE_MAX) {
		lx->place = IN_COMMENT;
		add_comment(lx, SIZE_MAX);
	} else {
		lx->place = IN_CODE;
		add_comment(lx, from + end + 2);
	}
}

static void lex_line_comment(struct lexer *lx)
{
	lx->place = IN_LINE_COMMENT;
	add_comment(lx, SIZE_MAX);
}

/* .rest is at the opening quote, or its prefix, that end at @from. */
static void lex_string(struct lexer *lx, size_t from)
{
	size_t end = ctoken_quoted(span_from(lx->rest, from), '"');

	lx->place = end == SIZE_MAX ? IN_STRING : IN_CODE;
	if (lx->rest.len)
		add(lx, CTOKEN_STRING,
		    end == SIZE_MAX ? lx->rest.len : from + end);
}

static void lex_char(struct lexer *lx, size_t from)
{
	size_t end = SIZE_MAX;

	if (!lx->has_lone_quote)
		end = ctoken_quoted(span_from(lx->rest, from), '\'');
	lx->has_lone_quote = end == SIZE_MAX;
	if (end != SIZE_MAX)
		add(lx, CTOKEN_CHAR, from + end);
	else if (from > 1)
		add(lx, CTOKEN_IDENT, from - 1);
	else
		add(lx, CTOKEN_OTHER, 1);
}

static size_t word_len(struct span s)
{
	size_t n = 0;

	while (n < s.len && char_is_word(s.p[n]))
		n++;
	return n;
}

static bool is_prefix(struct span word)
{
	return span_eq(word, SPAN("L")) || span_eq(word, SPAN("u")) ||
	       span_eq(word, SPAN("U")) || span_eq(word, SPAN("u8"));
}

static void lex_word(struct lexer *lx)
{
	size_t len = word_len(lx->rest);
	struct span behind = span_from(lx->rest, len);
	bool prefix = behind.len && is_prefix(span_first(lx->rest, len));

	if (prefix && behind.p[0] == '"')
		lex_string(lx, len + 1);
	else if (prefix && behind.p[0] == '\'')
		lex_char(lx, len + 1);
	else
		add(lx, CTOKEN_IDENT, len);
}

static void lex_number(struct lexer *lx)
{
	struct span s = lx->rest;
	size_t n = 1;

	while (n < s.len) {
		char before = char_lower(s.p[n - 1]);
		bool exponent = before == 'e' || before == 'p';

		if (!char_is_word(s.p[n]) && s.p[n] != '.' &&
		    !(exponent && (s.p[n] == '+' || s.p[n] == '-')))
			break;
		n++;
	}
	add(lx, CTOKEN_NUMBER, n);
}

static void track_if(struct lexer *lx, struct span word)
{
	if (span_eq(word, SPAN("if")) || span_eq(word, SPAN("ifdef")) ||
	    span_eq(word, SPAN("ifndef"))) {
		*VEC_ADD(lx->arena, &lx->ifs) = lx->outer_depth;
	} else if (span_starts(word, SPAN("el")) && lx->ifs.n) {
		lx->outer_depth = *VEC_LAST(&lx->ifs);
	} else if (span_eq(word, SPAN("endif")) && lx->ifs.n) {
		lx->ifs.n--;
	}
}

static void lex_directive(struct lexer *lx)
{
	struct span rest = span_from(lx->rest, 1), word;
	size_t blanks = span_skip_blanks(&rest);

	word = span_first(rest, word_len(rest));
	lx->in_macro = true;
	lx->outer_depth = lx->depth;
	track_if(lx, word);
	lx->depth = lx->outer_depth;
	add(lx, CTOKEN_DIRECTIVE, word.len ? 1 + blanks + word.len : 1);
	lx->wants_header = span_eq(word, SPAN("include")) ||
			   span_eq(word, SPAN("include_next")) ||
			   span_eq(word, SPAN("import"));
}

/* The longest operator that @s begins with. */
static size_t punct_len(struct span s)
{
	char c = s.p[0], next = s.len > 1 ? s.p[1] : '\0';
	char third = s.len > 2 ? s.p[2] : '\0';

	switch (c) {
	case '<':
	case '>':
		if (next == c)
			return third == '=' ? 3 : 2;
		return next == '=' ? 2 : 1;
	case '.':
		return next == '.' && third == '.' ? 3 : 1;
	case '-':
		return next == '-' || next == '=' || next == '>' ? 2 : 1;
	case '+':
	case '&':
	case '|':
		return next == c || next == '=' ? 2 : 1;
	case '=':
	case '!':
	case '*':
	case '/':
	case '%':
	case '^':
		return next == '=' ? 2 : 1;
	case '#':
		return next == '#' ? 2 : 1;
	default:
		return 1;
	}
}

/* "__has_include (" asks whether a header is there. */
static bool asks_for_header(const struct lexer *lx)
{
	size_t n = lx->out->list.n;
	const struct ctoken *before;

	if (!lx->in_macro || n < 2)
		return false;
	before = &lx->out->list.at[n - 2];
	return ctoken_is(before, SPAN("__has_include")) ||
	       ctoken_is(before, SPAN("__has_include_next"));
}

static void lex_punct(struct lexer *lx)
{
	char c = lx->rest.p[0];

	if (c == '}' && lx->depth)
		lx->depth--;
	add(lx, CTOKEN_PUNCT, punct_len(lx->rest));
	if (c == '{')
		lx->depth++;
	else if (c == '(')
		lx->wants_header = asks_for_header(lx);
}

/* <x.h> where a header is due; false where it does not end. */
static bool lex_header_name(struct lexer *lx)
{
	size_t end = span_find_char(lx->rest, '>');

	if (!lx->wants_header || end == SIZE_MAX)
		return false;
	add(lx, CTOKEN_STRING, end + 1);
	return true;
}

static void lex_other(struct lexer *lx)
{
	size_t n = 0;

	while (n < lx->rest.len && (unsigned char)lx->rest.p[n] >= 0x80)
		n++;
	add(lx, CTOKEN_OTHER, n ? n : 1);
}

static bool is_punct(char c)
{
	static const bool puncts[UCHAR_MAX + 1] = {
		['{'] = true, ['}'] = true, ['['] = true, [']'] = true,
		['('] = true, [')'] = true, ['<'] = true, ['>'] = true,
		['+'] = true, ['-'] = true, ['*'] = true, ['/'] = true,
		['%'] = true, ['&'] = true, ['|'] = true, ['^'] = true,
		['~'] = true, ['!'] = true, ['='] = true, ['?'] = true,
		[':'] = true, [';'] = true, [','] = true, ['.'] = true,
		['#'] = true,
	};

	return puncts[(unsigned char)c];
}

static void lex_code(struct lexer *lx)
{
	struct span rest = lx->rest;
	char c = rest.p[0];

	if (span_starts(rest, SPAN("/*")))
		lex_comment(lx, 2);
	else if (span_starts(rest, SPAN("//")))
		lex_line_comment(lx);
	else if (char_is_digit(c) ||
		 (c == '.' && rest.len > 1 && char_is_digit(rest.p[1])))
		lex_number(lx);
	else if (char_is_word(c))
		lex_word(lx);
	else if (c == '"')
		lex_string(lx, 1);
	else if (c == '\'')
		lex_char(lx, 1);
	else if (c == '#' && lx->starts_logical)
		lex_directive(lx);
	else if (c == '<' && lex_header_name(lx))
		return;
	else if (is_punct(c))
		lex_punct(lx);
	else
		lex_other(lx);
}

static void begin_line(struct lexer *lx)
{
	lx->rest = ctoken_line_text(lx->line, &lx->is_joined);
	lx->starts_line = true;
	lx->has_lone_quote = false;
}

static void end_line(struct lexer *lx)
{
	if (lx->place == IN_COMMENT || lx->is_joined)
		return;
	lx->place = IN_CODE;
	if (lx->in_macro)
		lx->depth = lx->outer_depth;
	lx->in_macro = lx->wants_header = false;
	lx->starts_logical = true;
}

static void lex_line(struct lexer *lx)
{
	begin_line(lx);
	if (lx->place == IN_STRING)
		lex_string(lx, 0);
	for (;;) {
		lx->rest = span_trim_left(lx->rest);
		if (!lx->rest.len)
			break;
		if (lx->place == IN_COMMENT)
			lex_comment(lx, 0);
		else if (lx->place == IN_LINE_COMMENT)
			lex_line_comment(lx);
		else
			lex_code(lx);
	}
	end_line(lx);
}

void ctokens_of_hunk(struct arena *a, const struct hunk *h,
		     enum diff_side side, struct ctokens *out)
{
	struct lexer lx = { .arena = a, .out = out };
	size_t i = 0;

	*out = (struct ctokens){ .hunk = h };
	out->began_in_comment = ctoken_begins_in_comment(h, side);
	out->began_in_string = !out->began_in_comment &&
			       ctoken_begins_in_string(h, side);
	out->began_in_macro = !out->began_in_string &&
			      ctoken_begins_in_macro(h, side);
	if (out->began_in_comment)
		lx.place = IN_COMMENT;
	else if (out->began_in_string)
		lx.place = IN_STRING;
	lx.in_macro = out->began_in_macro;
	lx.starts_logical = !lx.in_macro && !out->began_in_string;
	while ((lx.line = ctoken_next_line(h, side, &i)))
		lex_line(&lx);
	ctokens_pair(a, out);
	ctokens_part(a, h, side, out);
}

bool ctoken_is_define(const struct ctoken *t)
{
	return t->kind == CTOKEN_DIRECTIVE &&
	       span_eq(span_trim_left(span_from(t->text, 1)), SPAN("define"));
}

size_t ctoken_directive_end(const struct ctokens *tokens, size_t i)
{
	const struct ctoken *at = tokens->list.at;

	do {
		i++;
	} while (i < tokens->list.n && at[i].in_macro &&
		 at[i].kind != CTOKEN_DIRECTIVE);
	return i;
}

void ctokens_of_file(struct arena *a, struct span text, struct ctokens *out)
{
	struct hunk *h = ARENA_NEW(a, struct hunk);
	unsigned int nr = 1;
	struct span line;

	for (; span_next_line(&text, &line); nr++)
		*VEC_ADD(a, &h->lines) = (struct diff_line){
			.kind = DIFF_ADDED, .raw = line, .text = line,
			.nr = nr, .new_nr = nr,
		};
	ctokens_of_hunk(a, h, DIFF_NEW, out);
}
