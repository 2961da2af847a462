// SPDX-License-Identifier: GPL-2.0-only
#include "server.h"

#include <string.h>
#include <time.h>

#include "base/path.h"
#include "net/http.h"

#define SHORT_MS	300	/* for a server that never answers */

struct fixture {
	struct server plain;
	struct arena arena;
	struct http *http;
	struct err e;
	struct http_exchange x;
};

static int setup(void **state)
{
	static const char *const argv[] = {
		"python3", "tests/servers/odd.py", NULL
	};
	struct fixture *f = calloc(1, sizeof(*f));

	*state = f;
	f->http = http_open(NULL);
	return server_start(&f->plain, "http", argv) ? 0 : -1;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	http_close(&f->http);
	server_stop(&f->plain);
	arena_release(&f->arena);
	free(f);
	return 0;
}

static const char *url_of(struct fixture *f, const char *page)
{
	return arena_printf(&f->arena, "%s%s", f->plain.base, page);
}

/* 0, or -1 with f->e set. */
static int get(struct fixture *f, const char *page)
{
	f->e = (struct err){ 0 };
	f->x = (struct http_exchange){ .request.url = url_of(f, page) };
	return http_run_one(f->http, &f->arena, &f->x, &f->e);
}

static void assert_get(struct fixture *f, const char *page)
{
	if (get(f, page))
		fail_msg("%s", f->e.msg);
}

/* The page gives no answer, and the message has @words. */
static void assert_trouble(struct fixture *f, const char *page,
			   enum err_code code, const char *words)
{
	assert_int_equal(get(f, page), -1);
	assert_int_equal(f->e.code, code);
	if (!strstr(f->e.msg, words))
		fail_msg("%s: '%s', want '%s'", page, f->e.msg, words);
}

static bool echoes(const struct fixture *f, const char *part)
{
	return strstr(f->x.answer.body.p, part);
}

static void http__takes_an_answer_with_its_headers(void **state)
{
	struct fixture *f = *state;

	assert_get(f, "/json");
	assert_int_equal(f->x.answer.status, 200);
	assert_span(f->x.answer.body, "{\"a\": 1}");
	assert_string_equal(http_header(&f->x.answer, "content-TYPE"),
			    "application/json; charset=utf-8");
	assert_null(http_header(&f->x.answer, "ETag"));
	assert_int_equal(http_expect(&f->arena, &f->x, "application/json",
				     &f->e), 0);
}

static void http__says_who_it_is(void **state)
{
	struct fixture *f = *state;

	assert_get(f, "/echo");
	assert_true(echoes(f, "\"user-agent\": \"nfkit/"));
	assert_true(echoes(f, "\"method\": \"GET\""));
	assert_true(echoes(f, "\"accept-encoding\": \"gzip\""));
}

static void http__sends_method_headers_and_body(void **state)
{
	static const char *const headers[] = { "Depth: 0", NULL };
	struct fixture *f = *state;

	f->x = (struct http_exchange){ .request = {
		.url = url_of(f, "/echo"), .method = "PROPFIND",
		.headers = headers, .body = SPAN("<x/>") } };
	assert_int_equal(http_run_one(f->http, &f->arena, &f->x, &f->e), 0);
	assert_true(echoes(f, "\"method\": \"PROPFIND\""));
	assert_true(echoes(f, "\"depth\": \"0\""));
	assert_true(echoes(f, "\"body\": \"<x/>\""));
	f->x = (struct http_exchange){ .request = {
		.url = url_of(f, "/echo"), .method = "POST" } };
	assert_int_equal(http_run_one(f->http, &f->arena, &f->x, &f->e), 0);
	assert_true(echoes(f, "\"method\": \"POST\""));
	assert_true(echoes(f, "\"content-length\": \"0\""));
}

static void http__asks_whether_something_changed(void **state)
{
	struct fixture *f = *state;

	assert_get(f, "/etag");
	f->x.request.if_none_match = http_header(&f->x.answer, "ETag");
	assert_string_equal(f->x.request.if_none_match, "\"v1\"");
	assert_int_equal(http_run_one(f->http, &f->arena, &f->x, &f->e), 0);
	assert_int_equal(f->x.answer.status, 304);
	assert_int_equal(f->x.answer.body.len, 0);
}

static void http__gives_a_secret_to_the_host_it_is_for(void **state)
{
	struct fixture *f = *state;

	f->x = (struct http_exchange){ .request = {
		.url = url_of(f, "/echo"), .authorization = "Token t0p" } };
	assert_int_equal(http_run_one(f->http, &f->arena, &f->x, &f->e), 0);
	assert_true(echoes(f, "\"authorization\": \"Token t0p\""));
	f->x = (struct http_exchange){ .request = {
		.url = url_of(f, "/echo"), .user = "a", .password = "b:c" } };
	assert_int_equal(http_run_one(f->http, &f->arena, &f->x, &f->e), 0);
	assert_true(echoes(f, "\"authorization\": \"Basic YTpiOmM=\""));
}

/* localhost is another name than 127.0.0.1, so another host. */
static void http__gives_no_secret_to_another_host(void **state)
{
	struct fixture *f = *state;
	const char *there = arena_printf(&f->arena, "/go/http/localhost%s/echo",
					 strrchr(f->plain.base, ':'));

	f->x = (struct http_exchange){ .request = {
		.url = url_of(f, there), .authorization = "Token t0p" } };
	assert_int_equal(http_run_one(f->http, &f->arena, &f->x, &f->e), 0);
	assert_true(echoes(f, "\"path\": \"/echo\""));
	assert_false(echoes(f, "t0p"));
	f->x.request.authorization = NULL;
	f->x.request.user = f->x.request.password = "t0p";
	assert_int_equal(http_run_one(f->http, &f->arena, &f->x, &f->e), 0);
	assert_false(echoes(f, "authorization"));
}

static void http__sends_no_secret_where_it_can_be_overheard(void **state)
{
	struct fixture *f = *state;

	f->x = (struct http_exchange){ .request = {
		.url = "http://192.0.2.1/", .authorization = "Token t0p" } };
	assert_int_equal(http_run_one(f->http, &f->arena, &f->x, &f->e), -1);
	assert_int_equal(f->e.code, ERR_USAGE);
	assert_non_null(strstr(f->e.msg, "use https"));
	assert_null(strstr(f->e.msg, "t0p"));
}

static void http__sends_no_secret_of_an_address_to_be_overheard(void **state)
{
	static const char *const urls[] = {
		"http://bob:s3cret@192.0.2.1/", "http://s3cret@192.0.2.1/",
		"http://:s3cret@192.0.2.1/",
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < NELEMS(urls); i++) {
		f->e = (struct err){ 0 };
		f->x = (struct http_exchange){ .request = {
			.url = urls[i], .limit_ms = SHORT_MS } };
		assert_int_equal(http_run_one(f->http, &f->arena, &f->x,
					      &f->e), -1);
		assert_int_equal(f->e.code, ERR_USAGE);
		assert_non_null(strstr(f->e.msg, "use https"));
		assert_null(strstr(f->e.msg, ":s3cret"));
	}
	f->e = (struct err){ 0 };
	f->x = (struct http_exchange){ .request.url =
		arena_printf(&f->arena, "http://a:b%%3Ac@%s/echo",
			     f->plain.base + strlen("http://")) };
	assert_int_equal(http_run_one(f->http, &f->arena, &f->x, &f->e), 0);
	assert_true(echoes(f, "\"authorization\": \"Basic YTpiOmM=\""));
}

static void http__follows_a_few_redirects(void **state)
{
	struct fixture *f = *state;

	assert_get(f, "/hop/4");
	assert_int_equal(f->x.answer.status, 200);
	assert_true(span_ends(span_of(f->x.answer.url), SPAN("/json")));
	assert_null(http_header(&f->x.answer, "Location"));
	assert_trouble(f, "/hop/5", ERR_NET, "redirected in a circle");
	assert_trouble(f, "/loop", ERR_NET, "redirected in a circle");
	assert_trouble(f, "/go/ftp/127.0.0.1/x", ERR_NET, "not followed");
}

static void http__undoes_gzip(void **state)
{
	struct fixture *f = *state;

	assert_get(f, "/gzip");
	assert_span(f->x.answer.body, "{\"zipped\": true}");
}

static void http__tells_trouble_in_one_line(void **state)
{
	static const struct {
		const char *page;
		enum err_code code;
		const char *words;
	} cases[] = {
		{ "/gzip-cut", ERR_NET, "ends too early" },
		{ "/gzip-junk", ERR_NET, "is damaged" },
		{ "/brotli", ERR_NET, "encoded as 'br'" },
		{ "/large", ERR_LIMIT, "more than 67108864 bytes" },
		{ "/cut", ERR_NET, "broke before the end" },
		{ "/nothing", ERR_NET, "hung up without an answer" },
		{ "/junk", ERR_NET, "is not HTTP" },
	};

	for (size_t i = 0; i < NELEMS(cases); i++) {
		assert_trouble(*state, cases[i].page, cases[i].code,
			       cases[i].words);
		assert_null(strchr(((struct fixture *)*state)->e.msg, '\n'));
	}
}

static void http__stops_an_answer_that_grows_too_large(void **state)
{
	static const char *const pages[] = { "/endless", "/gzip-bomb" };
	struct fixture *f = *state;

	for (size_t i = 0; i < NELEMS(pages); i++) {
		f->e = (struct err){ 0 };
		f->x = (struct http_exchange){ .request = {
			.url = url_of(f, pages[i]), .max = 1000000 } };
		assert_int_equal(http_run_one(f->http, &f->arena, &f->x,
					      &f->e), -1);
		assert_int_equal(f->e.code, ERR_LIMIT);
	}
}

static void http__waits_no_longer_than_it_may(void **state)
{
	struct fixture *f = *state;

	f->x = (struct http_exchange){ .request = {
		.url = url_of(f, "/silent"), .limit_ms = SHORT_MS } };
	assert_int_equal(http_run_one(f->http, &f->arena, &f->x, &f->e), -1);
	assert_int_equal(f->e.code, ERR_NET);
	assert_non_null(strstr(f->e.msg, "no whole answer in time"));
}

static void http__refuses_what_is_no_address(void **state)
{
	static const char *const urls[] = {
		"", "no address", "file:///etc/passwd", "ftp://x/", "http://",
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < NELEMS(urls); i++) {
		f->e = (struct err){ 0 };
		f->x = (struct http_exchange){ .request.url = urls[i] };
		assert_int_equal(http_run_one(f->http, &f->arena, &f->x,
					      &f->e), -1);
		assert_int_equal(f->e.code, ERR_USAGE);
	}
}

/* The third would wait for ever, were they not side by side. */
static void http__runs_several_side_by_side(void **state)
{
	struct fixture *f = *state;
	struct http_exchange x[4] = {
		{ .request.url = url_of(f, "/json") },
		{ .request.url = url_of(f, "/status/500") },
		{ .request = { url_of(f, "/silent"), .limit_ms = SHORT_MS } },
		{ .request = { url_of(f, "/silent"), .limit_ms = SHORT_MS } },
	};
	struct timespec before, after;
	int64_t ms;

	clock_gettime(CLOCK_MONOTONIC, &before);
	http_run(f->http, &f->arena, x, NELEMS(x));
	clock_gettime(CLOCK_MONOTONIC, &after);
	ms = (after.tv_sec - before.tv_sec) * 1000 +
	     (after.tv_nsec - before.tv_nsec) / 1000000;
	assert_int_equal(x[0].answer.err.code, ERR_NONE);
	assert_span(x[0].answer.body, "{\"a\": 1}");
	assert_int_equal(x[1].answer.status, 500);
	assert_int_equal(x[2].answer.err.code, ERR_NET);
	assert_int_equal(x[3].answer.err.code, ERR_NET);
	assert_in_range(ms, SHORT_MS - 1, 2 * SHORT_MS - 1);
}

/* A server with a certificate of its own making, for 127.0.0.1. */
static bool start_tls(struct server *s, struct arena *a, const char *dir)
{
	const char *cert = path_join(a, dir, "cert");
	const char *key = path_join(a, dir, "key");
	const char *const make[] = {
		"openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt",
		"ec_paramgen_curve:P-256", "-nodes", "-batch", "-days", "2",
		"-subj", "/CN=127.0.0.1", "-addext",
		"subjectAltName=IP:127.0.0.1", "-out", cert, "-keyout", key,
		NULL
	};
	const char *const serve[] = {
		"python3", "tests/servers/odd.py", cert, key, NULL
	};
	int status = -1;
	pid_t pid;

	if (!posix_spawnp(&pid, make[0], NULL, NULL, (char *const *)make,
			  environ))
		waitpid(pid, &status, 0);
	return !status && server_start(s, "https", serve);
}

static void http__trusts_no_certificate_but_a_known_one(void **state)
{
	struct fixture *f = *state;
	CLEANUP_HTTP struct http *knowing = NULL, *lacking = NULL;
	char dir[] = "/tmp/nfkit-http-XXXXXX";
	struct server tls;
	const char *cert;

	assert_non_null(mkdtemp(dir));
	cert = path_join(&f->arena, dir, "cert");
	assert_true(start_tls(&tls, &f->arena, dir));
	f->e = (struct err){ 0 };
	f->x = (struct http_exchange){ .request.url =
		arena_printf(&f->arena, "%s/json", tls.base) };
	assert_int_equal(http_run_one(f->http, &f->arena, &f->x, &f->e), -1);
	assert_int_equal(f->e.code, ERR_NET);
	assert_non_null(strstr(f->e.msg, "certificate is not trusted"));

	f->e = (struct err){ 0 };
	lacking = http_open(path_join(&f->arena, dir, "nosuch"));
	assert_int_equal(http_run_one(lacking, &f->arena, &f->x, &f->e), -1);
	assert_int_equal(f->e.code, ERR_NET);
	assert_non_null(strstr(f->e.msg, "install ca-certificates"));

	f->e = (struct err){ 0 };
	knowing = http_open(cert);
	assert_int_equal(http_run_one(knowing, &f->arena, &f->x, &f->e), 0);
	assert_span(f->x.answer.body, "{\"a\": 1}");
	f->x.request.url = arena_printf(&f->arena, "%s/go/http/%s/json",
					tls.base, strchr(f->plain.base, '1'));
	assert_int_equal(http_run_one(knowing, &f->arena, &f->x, &f->e), -1);
	assert_non_null(strstr(f->e.msg, "less safe: not followed"));
	server_stop(&tls);
	unlink(cert);
	unlink(path_join(&f->arena, dir, "key"));
	rmdir(dir);
}

static void http_expect__says_what_came_instead(void **state)
{
	static const struct {
		const char *page, *type;
		enum err_code code;
		const char *words;
	} cases[] = {
		{ "/html", "application/json", ERR_NET,
		  "a web page instead of application/json" },
		{ "/json", "text/plain", ERR_NET,
		  "the answer is 'application/json' instead of text/plain" },
		{ "/status/404", NULL, ERR_NOENT, "no such page" },
		{ "/status/410", NULL, ERR_NOENT, "no such page" },
		{ "/status/401", NULL, ERR_NET, "the server refuses (401)" },
		{ "/status/429", NULL, ERR_NET,
		  "too busy (429): try again after (seconds or date) 7" },
		{ "/status/500", NULL, ERR_NET, "has trouble" },
		{ "/status/400", NULL, ERR_NET, "does not take the request" },
		{ "/status/301", NULL, ERR_NET, "does not take the request" },
		{ "/status/304", NULL, ERR_NET, "does not take the request" },
		{ "/status/202", NULL, ERR_NET, "not there, or not whole (202)" },
		{ "/status/204", NULL, ERR_NET, "not there, or not whole (204)" },
		{ "/status/206", NULL, ERR_NET, "not there, or not whole (206)" },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < NELEMS(cases); i++) {
		assert_get(f, cases[i].page);
		assert_int_equal(http_expect(&f->arena, &f->x, cases[i].type,
					     &f->e), -1);
		assert_int_equal(f->e.code, cases[i].code);
		if (!strstr(f->e.msg, cases[i].words))
			fail_msg("%s: '%s'", cases[i].page, f->e.msg);
	}
	assert_get(f, "/xml");
	assert_int_equal(http_expect(&f->arena, &f->x, "application/atom+xml",
				     &f->e), 0);
}

static void http_expect__takes_each_whole_answer(void **state)
{
	static const char *const pages[] = {
		"/status/200", "/status/201", "/status/203", "/status/207",
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < NELEMS(pages); i++) {
		assert_get(f, pages[i]);
		assert_int_equal(http_expect(&f->arena, &f->x, NULL, &f->e), 0);
	}
}

static void http_expect__says_where_a_page_has_moved(void **state)
{
	struct fixture *f = *state;

	f->x = (struct http_exchange){ .request = {
		.url = url_of(f, "/loop"), .method = "PROPFIND" } };
	assert_int_equal(http_run_one(f->http, &f->arena, &f->x, &f->e), 0);
	assert_int_equal(http_expect(&f->arena, &f->x, NULL, &f->e), -1);
	assert_non_null(strstr(f->e.msg, "moved to '/loop' (302): use that"));
}

static void http_next_page__follows_links_to_the_last(void **state)
{
	struct fixture *f = *state;
	const char *next = url_of(f, "/pages/1");
	unsigned int n = 0;

	for (; next; n++) {
		f->x = (struct http_exchange){ .request.url = next };
		assert_int_equal(http_run_one(f->http, &f->arena, &f->x,
					      &f->e), 0);
		assert_int_equal(http_next_page(&f->arena, &f->x, &next,
						&f->e), 0);
	}
	assert_int_equal(n, 3);
	assert_span(f->x.answer.body, "[3]");
	assert_get(f, "/json");
	assert_int_equal(http_next_page(&f->arena, &f->x, &next, &f->e), 0);
	assert_null(next);
}

static void http_next_page__reads_a_relation_in_each_form(void **state)
{
	static const struct { const char *link; bool has_next; } cases[] = {
		{ "<http://h/2>; rel=\"next\"", true },
		{ "<http://h/2>; rel=next", true },
		{ "<http://h/1>;rel=prev, <http://h/2>;rel=next,<http://h/9>;rel=last",
		  true },
		{ "<http://h/2>; title=\"b\"; REL = \"last Next\"", true },
		{ "<http://h/2>; crossorigin; rel=next", true },
		{ "<http://h/2>; rel=nextly", false },
		{ "<http://h/2>; rev=next", false },
		{ "<http://h/2>; title=\"; rel=next\"", false },
		{ "<http://h/2>; rel=\"next", false },
		{ "<http://h/2>", false },
	};
	struct fixture *f = *state;

	for (size_t i = 0; i < NELEMS(cases); i++) {
		struct http_exchange x = { .request.url = "http://h/1",
					   .answer.url = "http://h/1" };
		const char *next;

		*VEC_ADD(&f->arena, &x.answer.headers) =
			(struct http_header){ "Link", cases[i].link };
		assert_int_equal(http_next_page(&f->arena, &x, &next, &f->e),
				 0);
		if (!next != !cases[i].has_next)
			fail_msg("%s", cases[i].link);
		if (next)
			assert_string_equal(next, "http://h/2");
	}
}

static void http_next_page__stays_on_the_server(void **state)
{
	struct fixture *f = *state;
	const char *next;

	assert_get(f, "/elsewhere");
	assert_int_equal(http_next_page(&f->arena, &f->x, &next, &f->e), -1);
	assert_int_equal(f->e.code, ERR_NET);
}

static void http_add_escaped__keeps_words_apart_from_syntax(void **state)
{
	CLEANUP_BUF struct buf b;

	(void)state;
	buf_init(&b, 100);
	http_add_escaped(&b, SPAN("a-Z_0.~ &=%/\xc3\xa4"));
	assert_span(buf_span(&b), "a-Z_0.~%20%26%3D%25%2F%C3%A4");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(http__takes_an_answer_with_its_headers),
		cmocka_unit_test(http__says_who_it_is),
		cmocka_unit_test(http__sends_method_headers_and_body),
		cmocka_unit_test(http__asks_whether_something_changed),
		cmocka_unit_test(http__gives_a_secret_to_the_host_it_is_for),
		cmocka_unit_test(http__gives_no_secret_to_another_host),
		cmocka_unit_test(http__sends_no_secret_where_it_can_be_overheard),
		cmocka_unit_test(http__sends_no_secret_of_an_address_to_be_overheard),
		cmocka_unit_test(http__follows_a_few_redirects),
		cmocka_unit_test(http__undoes_gzip),
		cmocka_unit_test(http__tells_trouble_in_one_line),
		cmocka_unit_test(http__stops_an_answer_that_grows_too_large),
		cmocka_unit_test(http__waits_no_longer_than_it_may),
		cmocka_unit_test(http__refuses_what_is_no_address),
		cmocka_unit_test(http__runs_several_side_by_side),
		cmocka_unit_test(http__trusts_no_certificate_but_a_known_one),
		cmocka_unit_test(http_expect__says_what_came_instead),
		cmocka_unit_test(http_expect__takes_each_whole_answer),
		cmocka_unit_test(http_expect__says_where_a_page_has_moved),
		cmocka_unit_test(http_next_page__follows_links_to_the_last),
		cmocka_unit_test(http_next_page__reads_a_relation_in_each_form),
		cmocka_unit_test(http_next_page__stays_on_the_server),
		cmocka_unit_test(http_add_escaped__keeps_words_apart_from_syntax),
	};

	return cmocka_run_group_tests(tests, setup, teardown);
}
