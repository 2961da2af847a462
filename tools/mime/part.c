// SPDX-License-Identifier: GPL-2.0-only
#include "mime/part.h"

#include "base/limits.h"
#include "mime/start.h"

static void add_oddity(struct body *body, enum mail_oddity oddity)
{
	body->mail->oddities |= oddity;
}

/* Lines of @bytes that end in \r\n, where that is all of them, else 0. */
static size_t crlf_lines(struct span bytes)
{
	struct span cursor = bytes, line;
	size_t n = 0;

	while (span_next_line(&cursor, &line)) {
		if (cursor.len || span_ends(bytes, SPAN("\n"))) {
			if (!span_ends(line, SPAN("\r")))
				return 0;
			n++;
		}
	}
	return n;
}

static unsigned int line_of(const struct body *body, const char *at)
{
	struct span before = { body->raw.p, (size_t)(at - body->raw.p) }, line;
	unsigned int nr = 1;

	while (span_next_line(&before, &line))
		nr++;
	return nr;
}

static bool is_broken_base64(struct span line)
{
	for (size_t i = 0; i < line.len; i++) {
		char c = line.p[i];

		if (!char_is_alnum(c) && c != '+' && c != '/' && c != '=')
			return true;
	}
	return false;
}

/* A "=" is followed by two hex digits or ends its line. */
static bool is_broken_quoted(struct span line)
{
	struct span rest = line, before;

	while (span_next_until(&rest, '=', &before)) {
		if (!rest.len)
			return false;
		if (rest.len < 2 || !char_is_xdigit(rest.p[0]) ||
		    !char_is_xdigit(rest.p[1]))
			return true;
	}
	return false;
}

static void look_at_encoding(struct body *body, struct span line,
			     GMimeContentEncoding encoding)
{
	line = span_trim_right(line);
	if (encoding == GMIME_CONTENT_ENCODING_BASE64) {
		add_oddity(body, MAIL_BASE64);
		if (is_broken_base64(line))
			add_oddity(body, MAIL_BAD_ENCODING);
	} else if (encoding == GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE) {
		add_oddity(body, MAIL_QUOTED_PRINTABLE);
		if (is_broken_quoted(line))
			add_oddity(body, MAIL_BAD_ENCODING);
	}
}

/* A part as it is decoded: its bytes, and where each line came from. */
struct decoding {
	GMimeEncoding state;
	struct buf out;
	VEC(unsigned int) lines;
	bool at_start;		/* the next byte begins a line */
};

/* @out came from line @nr of the message. */
static void note_lines(struct arena *a, struct decoding *d, struct span out,
		       unsigned int nr)
{
	for (size_t i = 0; i < out.len; i++) {
		if (d->at_start)
			*VEC_ADD(a, &d->lines) = nr;
		d->at_start = out.p[i] == '\n';
	}
}

static void decode_line(struct body *body, struct decoding *d,
			struct span line, unsigned int nr)
{
	char *out = arena_alloc(body->arena,
				g_mime_encoding_outlen(&d->state, line.len));
	size_t n = g_mime_encoding_step(&d->state, line.p, line.len, out);

	note_lines(body->arena, d, (struct span){ out, n }, nr);
	buf_add(&d->out, (struct span){ out, n });
}

static bool is_identity(GMimeContentEncoding encoding)
{
	return encoding == GMIME_CONTENT_ENCODING_DEFAULT ||
	       encoding == GMIME_CONTENT_ENCODING_7BIT ||
	       encoding == GMIME_CONTENT_ENCODING_8BIT ||
	       encoding == GMIME_CONTENT_ENCODING_BINARY;
}

/* Line for line, so that each line that comes out knows its place. */
static void decode(struct body *body, struct decoding *d, struct span bytes,
		   GMimeContentEncoding encoding)
{
	unsigned int nr = line_of(body, bytes.p);
	struct span line;

	mime_start();
	g_mime_encoding_init_decode(&d->state, encoding);
	while (bytes.len) {
		struct span whole = bytes;

		span_next_line(&bytes, &line);
		whole.len -= bytes.len;
		look_at_encoding(body, line, encoding);
		decode_line(body, d, whole, nr++);
	}
}

/* What is not encoded. */
static void copy(struct body *body, struct decoding *d, struct span bytes)
{
	unsigned int nr = line_of(body, bytes.p);
	struct span rest = bytes, line;

	while (span_next_line(&rest, &line))
		*VEC_ADD(body->arena, &d->lines) = nr++;
	buf_add(&d->out, bytes);
}

/* Without the \r of each line end where @crlf. */
static void add_text(struct body *body, struct span bytes, bool crlf)
{
	struct span line;

	while (crlf && bytes.len) {
		bool ends = span_find_char(bytes, '\n') != SIZE_MAX;

		span_next_line(&bytes, &line);
		buf_add(&body->text, ends ? span_first(line, line.len - 1) :
					    line);
		if (ends)
			buf_add_char(&body->text, '\n');
	}
	buf_add(&body->text, bytes);
}

static void take_decoded(struct body *body, const struct decoding *d)
{
	struct span bytes = buf_span(&d->out);
	bool crlf = crlf_lines(bytes);

	if (crlf)
		add_oddity(body, MAIL_CRLF);
	if (span_find_char(bytes, '\0') != SIZE_MAX)
		add_oddity(body, MAIL_NUL);
	if (body->text.len && body->text.p[body->text.len - 1] != '\n')
		buf_add_char(&body->text, '\n');
	add_text(body, bytes, crlf);
	body->text.overflow |= d->out.overflow;
	for (size_t i = 0; i < d->lines.n; i++)
		*VEC_ADD(body->arena, &body->lines) = d->lines.at[i];
}

void part_append(struct body *body, struct span bytes,
		 GMimeContentEncoding encoding)
{
	struct decoding d = { .at_start = true };

	buf_init(&d.out, LIMIT_MAIL);
	if (is_identity(encoding))
		copy(body, &d, bytes);
	else
		decode(body, &d, bytes, encoding);
	take_decoded(body, &d);
	buf_release(&d.out);
}

/* The bytes of the message that are the content of @part, still encoded. */
static bool find_content(const struct body *body, GMimePart *part,
			 struct span *bytes)
{
	GMimeDataWrapper *content = g_mime_part_get_content(part);
	GMimeStream *stream;
	size_t start, end;

	if (!content)
		return false;
	stream = g_mime_data_wrapper_get_stream(content);
	start = (size_t)stream->bound_start;
	end = stream->bound_end < 0 ? body->raw.len :
				      (size_t)stream->bound_end;
	if (start > end || end > body->raw.len)
		return false;
	*bytes = span_first(span_from(body->raw, start), end - start);
	return true;
}

static bool is_of_type(GMimeObject *object, const char *type,
		       const char *subtype)
{
	GMimeContentType *is = g_mime_object_get_content_type(object);

	return g_mime_content_type_is_type(is, type, subtype);
}

/* A patch by its type, or by the name of the file. */
static bool is_patch_file(GMimeObject *object)
{
	const char *name = g_mime_part_get_filename(GMIME_PART(object));
	struct span file = span_of(name ? name : "");

	return is_of_type(object, "text", "x-patch") ||
	       is_of_type(object, "text", "x-diff") ||
	       is_of_type(object, "application", "x-patch") ||
	       span_ends(file, SPAN(".patch")) || span_ends(file, SPAN(".diff"));
}

static void look_at_text(struct body *body, GMimeObject *object)
{
	const char *charset, *format;

	charset = g_mime_object_get_content_type_parameter(object, "charset");
	format = g_mime_object_get_content_type_parameter(object, "format");
	if (charset && !body->mail->charset.len)
		body->mail->charset = arena_copy(body->arena, span_of(charset));
	if (format && span_eq_nocase(span_of(format), SPAN("flowed")))
		add_oddity(body, MAIL_FLOWED);
}

static void append_leaf(struct body *body, GMimeObject *object, bool html)
{
	bool is_html = is_of_type(object, "text", "html");
	bool is_patch = is_patch_file(object);
	struct span bytes;

	if (is_html)
		add_oddity(body, MAIL_HTML);
	if (is_html != html ||
	    !(is_patch || is_of_type(object, "text", "*")))
		return;
	if (is_patch && body->mail->oddities & MAIL_MULTIPART)
		add_oddity(body, MAIL_ATTACHMENT);
	look_at_text(body, object);
	if (find_content(body, GMIME_PART(object), &bytes))
		part_append(body, bytes, g_mime_part_get_content_encoding(
						 GMIME_PART(object)));
}

static void append(struct body *body, GMimeObject *object, unsigned int depth,
		   bool html);

/*
 * Its last boundary must be there. g_mime_multipart_get_boundary() would make
 * one where there is none, and for that write the header anew, which may never
 * end (GMime 3.2.13: a long name of a parameter).
 */
static void look_at_multipart(struct body *body, GMimeObject *multi)
{
	const char *boundary;
	struct span end;

	boundary = g_mime_object_get_content_type_parameter(multi, "boundary");
	end = span_of(arena_printf(body->arena, "\n--%s--",
				   boundary ? boundary : ""));
	add_oddity(body, MAIL_MULTIPART);
	if (!boundary || span_find(body->raw, end) == SIZE_MAX)
		add_oddity(body, MAIL_TRUNCATED);
}

static void append_children(struct body *body, GMimeMultipart *multi,
			    unsigned int depth, bool html)
{
	int n = g_mime_multipart_get_count(multi);

	for (int i = 0; i < n; i++)
		append(body, g_mime_multipart_get_part(multi, i), depth + 1,
		       html);
}

static void append_message(struct body *body, GMimeMessagePart *part,
			   unsigned int depth, bool html)
{
	GMimeMessage *inner = g_mime_message_part_get_message(part);

	add_oddity(body, MAIL_ATTACHMENT);
	if (inner && g_mime_message_get_mime_part(inner))
		append(body, g_mime_message_get_mime_part(inner), depth + 1,
		       html);
}

static void append(struct body *body, GMimeObject *object, unsigned int depth,
		   bool html)
{
	if (depth > LIMIT_MAIL_DEPTH || body->parts++ >= LIMIT_MAIL_PARTS) {
		add_oddity(body, MAIL_TOO_DEEP);
		return;
	}
	if (GMIME_IS_MULTIPART(object)) {
		look_at_multipart(body, object);
		append_children(body, GMIME_MULTIPART(object), depth, html);
	} else if (GMIME_IS_MESSAGE_PART(object)) {
		append_message(body, GMIME_MESSAGE_PART(object), depth, html);
	} else if (GMIME_IS_PART(object)) {
		append_leaf(body, object, html);
	}
}

void part_append_all(struct body *body, GMimeObject *root)
{
	size_t before = body->text.len;

	append(body, root, 0, false);
	if (body->text.len == before && body->mail->oddities & MAIL_HTML) {
		body->parts = 0;
		append(body, root, 0, true);
	}
}
