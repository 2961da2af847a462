// SPDX-License-Identifier: GPL-2.0-only
#include "mime/mime.h"

#include "base/limits.h"
#include "mime/header.h"
#include "mime/part.h"
#include "mime/plain.h"
#include "mime/start.h"

static GMimeMessage *parse(struct span raw)
{
	GMimeMessage *message;
	GMimeStream *stream;
	GMimeParser *parser;

	mime_start();
	stream = g_mime_stream_mem_new_with_buffer(raw.p, raw.len);
	parser = g_mime_parser_new_with_stream(stream);
	g_mime_parser_set_format(parser, GMIME_FORMAT_MESSAGE);
	message = g_mime_parser_construct_message(parser, NULL);
	g_object_unref(parser);
	g_object_unref(stream);
	return message;
}

/* The body of a message that need not be parsed for it; false otherwise. */
static bool append_plain(struct body *body, struct span rest)
{
	size_t head_len = (size_t)(rest.p - body->raw.p) - 1;
	struct plain plain;

	if (body->raw.p[head_len] != '\n' ||
	    !plain_read(span_first(body->raw, head_len), &plain))
		return false;
	if (plain.charset.len)
		body->mail->charset = arena_copy(body->arena, plain.charset);
	part_append(body, rest, plain.encoding);
	return true;
}

static bool is_one_part(GMimeObject *root)
{
	return !GMIME_IS_MULTIPART(root);
}

/* The body as GMime cuts it, or the bytes as they are if it finds none. */
static void append_body(struct body *body, struct span rest)
{
	GMimeMessage *message = parse(body->raw);
	GMimeObject *root = message ? g_mime_message_get_mime_part(message) :
				      NULL;

	if (root && (!body->keeps_parts || is_one_part(root)))
		part_append_all(body, root);
	else
		part_append(body, rest, GMIME_CONTENT_ENCODING_DEFAULT);
	if (message)
		g_object_unref(message);
}

/* The lines that came from elsewhere than from their own place. */
static void set_source_lines(struct body *body)
{
	struct mail *m = body->mail;
	bool moved = false;

	for (size_t i = 0; i < body->lines.n; i++)
		moved |= body->lines.at[i] != i + 1;
	if (!moved)
		return;
	for (size_t i = 0; i < body->lines.n; i++)
		*VEC_ADD(body->arena, &m->source_lines) =
			m->source_line + body->lines.at[i] - 1;
}

/* What ends where in the text. */
struct cuts {
	size_t head, body;
};

/* An empty line parts headers and body; a line that is none begins it too. */
static void decode_body(struct body *body, struct span rest, struct cuts *cuts)
{
	struct span line, all = rest;
	unsigned int nr = (unsigned int)body->lines.n + 1;

	if (cuts->head && span_next_line(&rest, &line) &&
	    !span_trim(line).len) {
		buf_add_char(&body->text, '\n');
		*VEC_ADD(body->arena, &body->lines) = nr;
		cuts->body = body->text.len;
		if (!append_plain(body, rest))
			append_body(body, rest);
	} else {
		part_append(body, all, GMIME_CONTENT_ENCODING_DEFAULT);
	}
}

static void decode(struct body *body, struct cuts *cuts)
{
	size_t head_len = header_block_len(body->raw);
	unsigned int crlf;

	if (!head_len)
		body->mail->oddities |= MAIL_NO_HEADERS;
	part_append(body, span_first(body->raw, head_len),
		    GMIME_CONTENT_ENCODING_DEFAULT);
	cuts->head = cuts->body = body->text.len;
	crlf = body->mail->oddities & MAIL_CRLF;
	decode_body(body, span_from(body->raw, head_len), cuts);
	body->mail->oddities &= ~crlf;
}

static void finish(struct body *body, const struct cuts *cuts)
{
	struct mail *m = body->mail;

	m->text = arena_copy(body->arena, buf_span(&body->text));
	m->head = span_first(m->text, cuts->head);
	m->body = span_from(m->text, cuts->body);
	header_read_all(body->arena, m);
	mail_index(body->arena, m);
	set_source_lines(body);
}

bool mime_is_bare(struct span raw, struct mime_bare *out)
{
	size_t len = header_block_len(raw);
	struct plain plain;

	if (!len || len == raw.len || raw.len > LIMIT_MAIL ||
	    raw.p[len] != '\n' || span_find_char(raw, '\r') != SIZE_MAX ||
	    span_find_char(raw, '\0') != SIZE_MAX ||
	    !plain_read(span_first(raw, len), &plain) ||
	    plain.encoding == GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE ||
	    plain.encoding == GMIME_CONTENT_ENCODING_BASE64)
		return false;
	*out = (struct mime_bare){
		raw, span_first(raw, len), span_from(raw, len + 1),
		plain.charset
	};
	return true;
}

/* The text is the message as it came, nothing is copied. */
void mime_decode_bare(struct arena *a, const struct mime_bare *bare,
		      struct mail *out)
{
	if (bare->charset.len)
		out->charset = bare->charset;
	out->text = bare->raw;
	out->head = bare->head;
	out->body = bare->body;
	header_read_all(a, out);
	mail_index(a, out);
}

static int decode_as(struct arena *a, struct span raw, bool keeps_parts,
		     struct mail *out, struct err *e)
{
	struct body body = {
		.arena = a, .raw = raw, .mail = out, .keeps_parts = keeps_parts,
	};
	struct cuts cuts = { 0 };
	struct mime_bare bare;
	int status;

	if (raw.len > LIMIT_MAIL)
		return err_set(e, ERR_LIMIT, "a mail of more than %lu bytes",
			       LIMIT_MAIL);
	if (mime_is_bare(raw, &bare)) {
		mime_decode_bare(a, &bare, out);
		return 0;
	}
	buf_init(&body.text, LIMIT_MAIL);
	decode(&body, &cuts);
	status = buf_check(&body.text, "the decoded mail", e);
	if (!status)
		finish(&body, &cuts);
	buf_release(&body.text);
	return status;
}

int mime_decode(struct arena *a, struct span raw, struct mail *out,
		struct err *e)
{
	return decode_as(a, raw, false, out, e);
}

int mime_decode_whole(struct arena *a, struct span raw, struct mail *out,
		      struct err *e)
{
	return decode_as(a, raw, true, out, e);
}

static bool is_one_of(struct span word, const char *const *names)
{
	for (; *names; names++)
		if (span_eq_nocase(word, span_of(*names)))
			return true;
	return false;
}

/*
 * "transfer-encoding: 8bit": what is behind the name. In a DKIM-Signature: it
 * is one of a list of headers, as in "h=From:Content-Transfer-Encoding:To;".
 */
static enum mime_coding coding_of(struct span rest)
{
	static const char *const none[] = { "7bit", "8bit", "binary", NULL };
	static const char *const some[] = {
		"base64", "uuencode", "x-uuencode", "x-uue", NULL
	};
	struct span word;
	size_t n = 0;

	rest = span_trim_left(rest);
	if (!span_skip_char(&rest, ':'))
		return MIME_UNENCODED;
	rest = span_trim_left(rest);
	while (n < rest.len && (char_is_alnum(rest.p[n]) || rest.p[n] == '-'))
		n++;
	word = span_first(rest, n);
	if (is_one_of(word, none))
		return MIME_UNENCODED;
	if (span_eq_nocase(word, SPAN("quoted-printable")))
		return MIME_QUOTED;
	return n && !is_one_of(word, some) &&
	       span_starts(span_from(rest, n), SPAN(":")) ?
	       MIME_UNENCODED : MIME_ENCODED;
}

enum mime_coding mime_coding(struct span raw)
{
	const struct span name = SPAN("transfer-encoding");
	enum mime_coding all = MIME_UNENCODED, one;
	size_t at;

	while ((at = span_find_nocase(raw, name)) != SIZE_MAX) {
		raw = span_from(raw, at + name.len);
		one = coding_of(raw);
		if (one == MIME_ENCODED)
			return one;
		all = one > all ? one : all;
	}
	return all;
}

size_t mime_head_len(struct span raw)
{
	return header_block_len(raw);
}
