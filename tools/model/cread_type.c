// SPDX-License-Identifier: GPL-2.0-only
#include "model/cread.h"

/* Words, and stars, of one type: reading from each token stays linear. */
#define WORDS_MAX	16

/* What may stand around a type and says more about it. */
static const char *const modifiers[] = {
	"const", "volatile", "__percpu", "__user", "__kernel", "__force",
	"__iomem", "__rcu", "__private", "__must_check", "__bitwise",
	"__maybe_unused", "__always_unused", "__read_mostly",
	"__ro_after_init", "__init", "__initdata", "__initconst", "__net_init",
	"__net_initdata", "__noreturn", "__used", "__cold", "__pure",
	"__deprecated", "__weak", "__ref", "__refdata", "__nocast", NULL
};

static const char *const arithmetic[] = {
	"signed", "unsigned", "char", "short", "int", "long", NULL
};

static const char *const plain[] = {
	"void", "float", "double", "bool", "FILE",
	"u_char", "u_short", "u_int", "u_long", "unchar", "ushort", "uint",
	"ulong", NULL
};

static const char *const endings[] = {
	"_t", "_handler", "_handler_fn", NULL
};

/* u8 __be16 s64 ... */
static bool is_sized(struct span word)
{
	uint64_t bits;

	span_skip(&word, SPAN("__"));
	if (!span_skip(&word, SPAN("u")) && !span_skip(&word, SPAN("s")) &&
	    !span_skip(&word, SPAN("be")) && !span_skip(&word, SPAN("le")))
		return false;
	return span_number(word, 10, 64, &bits) &&
	       (bits == 8 || bits == 16 || bits == 32 || bits == 64);
}

static bool is_one_of(struct span word, const char *const *words)
{
	for (; *words; words++)
		if (span_eq(word, span_of(*words)))
			return true;
	return false;
}

bool ctype_is_name(struct span word)
{
	for (const char *const *e = endings; *e; e++)
		if (span_ends(word, span_of(*e)) &&
		    word.len > span_of(*e).len)
			return true;
	return is_one_of(word, arithmetic) || is_one_of(word, plain) ||
	       is_sized(word);
}

static void skip_modifiers(struct cread *c)
{
	for (int i = 0; i < WORDS_MAX && cread_skip_any(c, modifiers); i++)
		;
}

static bool skip_tagged(struct cread *c)
{
	static const char *const keywords[] = {
		"struct", "union", "enum", NULL
	};
	struct cread rest = *c;
	struct span name;

	if (!cread_skip_any(&rest, keywords))
		return false;
	skip_modifiers(&rest);
	if (!cread_ident(&rest, &name))
		return false;
	*c = rest;
	return true;
}

static bool skip_typeof(struct cread *c)
{
	struct cread rest = *c;

	if ((!cread_skip(&rest, SPAN("typeof")) &&
	     !cread_skip(&rest, SPAN("__typeof__"))) ||
	    !cread_group(&rest, SPAN("(")))
		return false;
	*c = rest;
	return true;
}

static bool skip_arithmetic(struct cread *c)
{
	size_t start = c->at;

	for (int i = 0; i < WORDS_MAX && cread_skip_any(c, arithmetic); i++)
		;
	return c->at > start;
}

static bool skip_name(struct cread *c)
{
	const struct ctoken *t = cread_peek(c);

	if (!t || t->kind != CTOKEN_IDENT || !ctype_is_name(t->text))
		return false;
	c->at++;
	return true;
}

bool cread_base_type(struct cread *c)
{
	struct cread rest = *c;

	skip_modifiers(&rest);
	if (!skip_tagged(&rest) && !skip_typeof(&rest) &&
	    !skip_arithmetic(&rest) && !skip_name(&rest))
		return false;
	skip_modifiers(&rest);
	*c = rest;
	return true;
}

static void skip_pointers(struct cread *c)
{
	for (int i = 0; i < WORDS_MAX; i++) {
		struct cread rest;

		skip_modifiers(c);
		rest = *c;
		if (cread_skip(&rest, SPAN("[")) &&
		    cread_skip(&rest, SPAN("]")))
			*c = rest;
		if (!cread_skip(c, SPAN("*")))
			break;
	}
}

bool cread_type(struct cread *c)
{
	if (!cread_base_type(c))
		return false;
	skip_pointers(c);
	return true;
}

/* Words that begin a statement or an expression. */
static bool is_keyword(struct span word)
{
	static const char *const words[] = {
		"return", "else", "goto", "case", "default", "do", "while",
		"for", "if", "switch", "sizeof", "break", "continue",
		"typedef", "extern", "static", "inline", "asm", "__asm__",
		NULL
	};

	return is_one_of(word, words);
}

/* A name that nothing but a type, or what stands before one, can be. */
static bool skip_unknown_type(struct cread *c)
{
	struct cread rest = *c;
	struct span word;

	skip_modifiers(&rest);
	if (!cread_ident(&rest, &word) || is_keyword(word))
		return false;
	if (!cread_type(&rest))
		skip_pointers(&rest);
	if (rest.at >= rest.end || rest.list[rest.at].kind != CTOKEN_IDENT)
		return false;
	*c = rest;
	return true;
}

bool cread_declared_type(struct cread *c)
{
	return cread_type(c) || skip_unknown_type(c);
}
