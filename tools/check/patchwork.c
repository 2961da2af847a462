// SPDX-License-Identifier: GPL-2.0-only
#include "check/patchwork.h"

#include <errno.h>
#include <time.h>

#include "base/limits.h"
#include "json/reader.h"
#include "json/writer.h"
#include "model/mail.h"
#include "net/loopback.h"

#define JSON		"application/json"
#define PAGES_MAX	20	/* of the checks of one patch */
#define CONTEXT_MAX	255

/* One try: what went wrong, and whether it may go right the next time. */
struct attempt {
	const struct patchwork *pw;
	const struct patchwork_check *check;
	struct arena *arena;
	bool may_pass;
	unsigned int wait_s;	/* what the server asks for */
};

static bool is_context(struct span s)
{
	for (size_t i = 0; i < s.len; i++)
		if (!char_is_word(s.p[i]) && s.p[i] != '-')
			return false;
	return s.len && s.len <= CONTEXT_MAX;
}

static bool is_web(const char *url)
{
	return span_starts(span_of(url), SPAN("https://")) ||
	       span_starts(span_of(url), SPAN("http://"));
}

/* Over http a token goes no farther than to this machine. */
static bool is_safe(const char *url)
{
	struct span host = span_of(url), bracket;

	if (!span_skip(&host, SPAN("http://")))
		return true;
	host = span_first(host, span_find_char(host, '/'));
	if (span_find_char(host, '@') != SIZE_MAX)
		return false;
	bracket = span_first(host, span_find_char(host, ']') + 1);
	return is_loopback(bracket.len ? bracket :
			   span_first(host, span_find_char(host, ':')));
}

int patchwork_check_names(const struct patchwork *pw, const char *target_url,
			  struct err *e)
{
	if (!is_web(pw->base))
		return err_set(e, ERR_USAGE,
			       "--post wants the address of a Patchwork, https://..., not '%s'",
			       pw->base);
	if (!is_safe(pw->base))
		return err_set(e, ERR_USAGE,
			       "--post sends a token, so it wants https://..., not '%s'",
			       pw->base);
	if (!is_context(span_of(pw->context)))
		return err_set(e, ERR_USAGE,
			       "--context is of letters, digits, '-' and '_', not '%s'",
			       pw->context);
	if (target_url && (!is_web(target_url) ||
			   span_of(target_url).len > PATCHWORK_URL_MAX))
		return err_set(e, ERR_USAGE,
			       "--target-url wants an address, https://..., of at most %d bytes, not '%s'",
			       PATCHWORK_URL_MAX, target_url);
	return 0;
}

/* What the answer means for the next try. */
static void look_at_answer(struct attempt *t, const struct http_answer *answer)
{
	const char *wait = http_header(answer, "Retry-After");
	uint64_t seconds;

	t->may_pass = answer->err.code == ERR_NET || answer->status == 429 ||
		      answer->status >= 500;
	t->wait_s = 0;
	if (wait && span_number(span_of(wait), 10, UINT32_MAX, &seconds))
		t->wait_s = (unsigned int)seconds;
	if (t->wait_s > PATCHWORK_WAIT_MAX_S)
		t->may_pass = false;
}

static int exchange(struct attempt *t, struct http_exchange *x,
		    struct json_t **root, struct err *e)
{
	struct span body;

	x->request.limit_ms = t->pw->limit_ms;
	if (http_run_one(t->pw->http, t->arena, x, e) ||
	    http_expect(t->arena, x, JSON, e)) {
		look_at_answer(t, &x->answer);
		return -1;
	}
	body = x->answer.body;
	return json_value_parse(&body, x->request.url, root, e);
}

static char *escape(struct arena *a, struct span s)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	http_add_escaped(&text, s);
	return arena_str(a, buf_span(&text));
}

/* The number that Patchwork knows the patch by; 1, or 0 where it has none. */
static int find_patch(struct attempt *t, int64_t *id, struct err *e)
{
	CLEANUP_JSON_VALUE struct json_t *root = NULL;
	struct http_exchange x = { 0 };
	const struct json_t *number;

	x.request.url = arena_printf(t->arena,
		"%s/api/1.2/patches/?project=%s&msgid=%s", t->pw->base,
		escape(t->arena, span_of(t->pw->project)),
		escape(t->arena, msgid_bare(t->check->msgid)));
	if (exchange(t, &x, &root, e))
		return -1;
	if (!json_value_is_array(root))
		return err_set(e, ERR_NET, "%s: is not a list of patches",
			       x.request.url);
	if (!json_value_count(root))
		return 0;
	number = json_value_member(json_value_item(root, 0), "id");
	if (!json_value_number(number, id))
		return err_set(e, ERR_NET, "%s: a patch without a number",
			       x.request.url);
	return 1;
}

static bool has_context(const struct json_t *page, const char *context)
{
	for (size_t i = 0; i < json_value_count(page); i++)
		if (span_eq(json_value_text(json_value_member(
			    json_value_item(page, i), "context")),
			    span_of(context)))
			return true;
	return false;
}

/* 1 where there is a check of our context, 0 where there is none. */
static int is_there(struct attempt *t, const char *url, struct err *e)
{
	for (size_t i = 0; url && i < PAGES_MAX; i++) {
		CLEANUP_JSON_VALUE struct json_t *root = NULL;
		struct http_exchange x = { .request.url = url };

		if (exchange(t, &x, &root, e))
			return -1;
		if (has_context(root, t->pw->context))
			return 1;
		if (http_next_page(t->arena, &x, &url, e))
			return -1;
	}
	return 0;
}

static struct span body_of(struct attempt *t)
{
	const struct patchwork_check *c = t->check;
	CLEANUP_JSON struct json_writer w = { 0 };
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	json_writer_begin_object(&w, NULL);
	json_writer_text(&w, "state", span_of(c->state));
	json_writer_text(&w, "context", span_of(t->pw->context));
	json_writer_text(&w, "description", span_of(c->description));
	if (c->target_url)
		json_writer_text(&w, "target_url", span_of(c->target_url));
	json_writer_end(&w);
	json_writer_print_line(&w, &text);
	return arena_copy(t->arena, buf_span(&text));
}

static int add(struct attempt *t, const char *url, struct err *e)
{
	static const char *const headers[] = {
		"Content-Type: " JSON, "Accept: " JSON, NULL
	};
	CLEANUP_JSON_VALUE struct json_t *root = NULL;
	struct http_exchange x = { 0 };

	x.request = (struct http_request){
		.url = url, .headers = headers, .body = body_of(t),
		.authorization = arena_printf(t->arena, "Token %s",
					      t->pw->token),
	};
	if (!exchange(t, &x, &root, e))
		return 0;
	if (x.answer.status == 401 || x.answer.status == 403) {
		err_clear(e);
		return err_set(e, ERR_USAGE,
			       "%s: Patchwork refuses the token (%u): it is wrong, or its account may not add checks to the project",
			       url, x.answer.status);
	}
	if (x.answer.status == 400)
		return err_prefix(e, "Patchwork does not take the check (" SPAN_FMT
				  ")", SPAN_ARG(span_first(x.answer.body,
							   200)));
	return -1;
}

static int try_once(struct attempt *t, enum patchwork_outcome *out,
		    struct err *e)
{
	int64_t id = 0;
	const char *url;
	int found = find_patch(t, &id, e);

	if (found <= 0) {
		*out = PATCHWORK_UNKNOWN;
		return found;
	}
	url = arena_printf(t->arena, "%s/api/1.2/patches/%lld/checks/",
			   t->pw->base, (long long)id);
	found = is_there(t, url, e);
	*out = found > 0 ? PATCHWORK_THERE : PATCHWORK_ADDED;
	if (found)
		return found > 0 ? 0 : -1;
	return add(t, url, e);
}

static void wait_for(unsigned int seconds, unsigned int ms)
{
	struct timespec left = {
		.tv_sec = seconds, .tv_nsec = (long)ms * 1000000
	};

	while (nanosleep(&left, &left) && errno == EINTR)
		;
}

int patchwork_add(const struct patchwork *pw, const struct patchwork_check *c,
		  enum patchwork_outcome *out, struct err *e)
{
	unsigned int wait_ms = PATCHWORK_WAIT_MS;

	for (unsigned int i = 1; ; i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		struct attempt t = { .pw = pw, .check = c, .arena = &a };

		if (!try_once(&t, out, e))
			return 0;
		if (!t.may_pass || i == PATCHWORK_TRIES)
			return -1;
		err_clear(e);
		wait_for(t.wait_s, wait_ms);
		wait_ms *= 2;
	}
}
