// SPDX-License-Identifier: GPL-2.0-only
#include "check/sign_off.h"

#include "check/dialect.h"

/* The quotes are off a name here, so that what is in parentheses is a note. */
static bool author_parse(struct arena *a, struct address who,
			 struct person *out)
{
	const char *text = arena_printf(a, SPAN_FMT " <" SPAN_FMT ">",
					SPAN_ARG(who.name),
					SPAN_ARG(who.mail));

	return person_parse(a, span_of(text), out);
}

bool sign_off_author(struct arena *a, const struct message *m,
		     struct person *out)
{
	return author_parse(a, m->author, out);
}

/* nora+linux@x: up to the plus, and from the @ on. */
static void split_mail(struct span mail, struct span *local, struct span *host)
{
	size_t at = span_rfind_char(mail, '@');

	at = at == SIZE_MAX ? mail.len : at;
	*local = span_first(mail, at);
	*host = span_from(mail, at);
	at = span_rfind_char(*local, '+');
	if (at != SIZE_MAX && at)
		*local = span_first(*local, at);
}

static bool same_but_subaddress(struct span a, struct span b)
{
	struct span a_local, a_host, b_local, b_host;

	split_mail(a, &a_local, &a_host);
	split_mail(b, &b_local, &b_host);
	return span_eq(a_local, b_local) && span_eq(a_host, b_host);
}

static enum sign_off_kind compare(const struct person *author,
				  const struct person *signer)
{
	bool name = span_eq(author->name, signer->name);
	struct person as_author = *signer;

	if (person_eq(author, signer))
		return SIGN_OFF_SAME;
	if (span_eq_nocase(author->mail, signer->mail))
		as_author.mail = author->mail;
	if (person_eq(author, &as_author))
		return SIGN_OFF_CASE;
	if (span_eq_nocase(author->mail, signer->mail))
		return name ? SIGN_OFF_NOTE : SIGN_OFF_NAME;
	if (!name)
		return SIGN_OFF_OTHERS;
	return same_but_subaddress(author->mail, signer->mail) ?
	       SIGN_OFF_SUBADDRESS : SIGN_OFF_ADDRESS;
}

/* checkpatch.pl takes a From: in any line for the author's. */
static void read_from(struct arena *a, struct span line, struct person *author)
{
	if (span_skip(&line, SPAN("From:")) &&
	    !author_parse(a, address_decode(a, line), author))
		*author = (struct person){ 0 };
}

static void take(struct arena *a, const struct signature *s, bool strict,
		 struct sign_off *out)
{
	enum sign_off_kind kind = SIGN_OFF_OTHERS;
	struct person signer = { 0 };

	person_parse(a, s->who, &signer);
	if (out->author.mail.len)
		kind = compare(&out->author, &signer);
	/* Mail goes to one and the same mailbox. */
	if (kind == SIGN_OFF_CASE && !strict)
		kind = SIGN_OFF_SAME;
	if (kind == SIGN_OFF_OTHERS && out->kind != SIGN_OFF_NOBODY)
		return;
	out->kind = kind;
	out->by = *s;
}

void sign_off_find(struct report *to, const struct patch *p,
		   struct sign_off *out)
{
	struct arena *a = report_arena(to);
	struct line_list lines;
	struct signature s;

	*out = (struct sign_off){ .kind = SIGN_OFF_NOBODY };
	if (!sign_off_author(a, &p->message, &out->author))
		out->author = (struct person){ 0 };
	dialect_trailer_lines(to, p, &lines);
	for (size_t i = 0; i < lines.list.n; i++) {
		if (speaks_checkpatch(to))
			read_from(a, lines.list.at[i].text, &out->author);
		if (out->kind != SIGN_OFF_SAME &&
		    signature_read(lines.list.at[i], &s) &&
		    signature_is(&s, SPAN("Signed-off-by")))
			take(a, &s, speaks_checkpatch(to), out);
	}
}
