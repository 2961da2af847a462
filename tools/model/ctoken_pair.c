// SPDX-License-Identifier: GPL-2.0-only
#include "model/ctoken_pair.h"

struct pairing {
	struct arena *arena;
	struct ctokens *tokens;
	VEC(size_t) open;	/* brackets without a mate yet */
	VEC(size_t) ifs;	/* how many there were at each open #if */
	size_t floor;		/* those below are outside of the macro */
	bool in_macro;
};

static void track_if(struct pairing *p, struct span directive)
{
	struct span word = span_trim_left(span_from(directive, 1));

	if (span_starts(word, SPAN("if"))) {
		*VEC_ADD(p->arena, &p->ifs) = p->open.n;
	} else if (span_starts(word, SPAN("el")) && p->ifs.n) {
		if (p->open.n > *VEC_LAST(&p->ifs))
			p->open.n = *VEC_LAST(&p->ifs);
	} else if (span_eq(word, SPAN("endif")) && p->ifs.n) {
		p->ifs.n--;
	}
}

/* What is open in a preprocessor line ends with it. */
static void cross_line(struct pairing *p, const struct ctoken *t)
{
	bool begins = t->kind == CTOKEN_DIRECTIVE;

	if (p->in_macro && (begins || !t->in_macro))
		p->open.n = p->floor;
	if (begins) {
		track_if(p, t->text);
		p->floor = p->open.n;
	} else if (!t->in_macro) {
		p->floor = 0;
	}
	p->in_macro = t->in_macro;
}

/* What a closing bracket closes, or 0. */
static char opening_of(char c)
{
	return c == ')' ? '(' : c == ']' ? '[' : c == '}' ? '{' : 0;
}

/* A brace ends all that is open in it; the others do not end a brace. */
static void close(struct pairing *p, size_t i, char wanted)
{
	struct ctoken *at = p->tokens->list.at;

	while (p->open.n > p->floor) {
		size_t top = *VEC_LAST(&p->open);
		char c = at[top].text.p[0];

		if (c == '{' && wanted != '{')
			return;
		p->open.n--;
		if (c == wanted) {
			at[top].mate = i;
			at[i].mate = top;
			return;
		}
	}
}

void ctokens_pair(struct arena *a, struct ctokens *tokens)
{
	struct pairing p = { .arena = a, .tokens = tokens };

	p.in_macro = tokens->began_in_macro;
	for (size_t i = 0; i < tokens->list.n; i++) {
		struct ctoken *t = &tokens->list.at[i];
		char c = t->text.p[0];

		t->mate = SIZE_MAX;
		cross_line(&p, t);
		if (t->kind != CTOKEN_PUNCT)
			continue;
		if (c == '(' || c == '[' || c == '{')
			*VEC_ADD(a, &p.open) = i;
		else if (opening_of(c))
			close(&p, i, opening_of(c));
	}
}
