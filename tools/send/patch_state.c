// SPDX-License-Identifier: GPL-2.0-only
#include "send/patch_state.h"

#include "base/limits.h"
#include "json/reader.h"

/* The list at @url. */
static int ask_list(struct http *http, struct arena *a, const char *url,
		    const char *what, struct json_t **root, struct err *e)
{
	struct http_exchange x = { .request.url = url };

	if (http_run_one(http, a, &x, e) ||
	    http_expect(a, &x, "application/json", e) ||
	    json_value_parse(&x.answer.body, "Patchwork's answer", root, e))
		return -1;
	return json_value_is_array(*root) ? 0 :
	       err_set(e, ERR_NET,
		       "Patchwork's answer is not a list of %s", what);
}

static struct span member_text(struct arena *a, const struct json_t *v,
			       const char *key)
{
	return arena_copy(a, json_value_text(json_value_member(v, key)));
}

/*
 * They come in the order in which they were made. Patchwork, too, keeps apart
 * what two accounts say of one context.
 */
static void add_check(struct arena *a, const struct json_t *v,
		      struct patch_state *out)
{
	struct patch_check new = {
		.context = member_text(a, v, "context"),
		.state = member_text(a, v, "state"),
		.description = member_text(a, v, "description"),
		.url = member_text(a, v, "target_url"),
	};
	const struct json_t *user = json_value_member(v, "user");

	if (!new.context.len || !new.state.len)
		return;
	json_value_number(json_value_member(user, "id"), &new.user);
	for (size_t i = 0; i < out->checks.n; i++) {
		struct patch_check *old = &out->checks.at[i];

		if (old->user == new.user &&
		    span_eq(old->context, new.context)) {
			*old = new;
			return;
		}
	}
	*VEC_ADD(a, &out->checks) = new;
}

static int ask_checks(struct http *http, struct arena *a, const char *api,
		      int64_t patch, struct patch_state *out, struct err *e)
{
	CLEANUP_JSON_VALUE struct json_t *root = NULL;
	const char *url = arena_printf(a, "%s%lld/checks/?per_page=%d", api,
				       (long long)patch, PATCH_CHECKS_MAX);
	size_t n;

	if (ask_list(http, a, url, "checks", &root, e))
		return -1;
	n = json_value_count(root);
	for (size_t i = 0; i < n && i < PATCH_CHECKS_MAX; i++)
		add_check(a, json_value_item(root, i), out);
	return 0;
}

static void keep_trouble(struct arena *a, struct patch_state *out,
			 struct err *e)
{
	out->trouble = span_of(arena_str(a, span_of(e->msg)));
	err_clear(e);
}

static int ask(const struct patch_server *from, struct arena *a,
	       struct span id, struct patch_state *out, struct err *e)
{
	CLEANUP_JSON_VALUE struct json_t *root = NULL;
	CLEANUP_BUF struct buf url;
	const struct json_t *patch;
	const char *api;
	int64_t nr = 0;

	api = arena_printf(a, "%s%sapi/1.2/patches/", from->base,
			   span_ends(span_of(from->base), SPAN("/")) ? "" : "/");
	buf_init(&url, LIMIT_TEXT);
	buf_printf(&url, "%s?project=", api);
	http_add_escaped(&url, span_of(from->project));
	buf_add_str(&url, "&msgid=");
	http_add_escaped(&url, id);
	*out = (struct patch_state){ 0 };
	if (ask_list(from->http, a, url.p, "patches", &root, e))
		return -1;
	patch = json_value_item(root, 0);
	out->state = member_text(a, patch, "state");
	out->check = member_text(a, patch, "check");
	/* "pending" is what it says of a patch without any. */
	if (!out->check.len || span_eq(out->check, SPAN("pending")) ||
	    !json_value_number(json_value_member(patch, "id"), &nr))
		return 0;
	if (ask_checks(from->http, a, api, nr, out, e))
		keep_trouble(a, out, e);
	return 0;
}

/* How far it is, while one is asked about. */
struct asking {
	struct progress *bar;
	size_t at, n;
};

static void show(void *context, size_t due)
{
	const struct asking *asking = context;

	(void)due;
	progress_step(asking->bar, asking->at, asking->n);
}

int patch_state_ask(const struct patch_server *from, struct arena *a,
		    const struct thread *t, struct progress *bar,
		    struct patch_state *states, struct err *e)
{
	struct asking asking = { .bar = bar, .n = t->patches.n };
	struct span trouble = { 0 };
	bool has_told = false;

	http_set_watch(from->http, show, &asking);
	for (size_t i = 0; !e->code && i < t->patches.n; i++) {
		const struct thread_mail *patch = t->patches.at[i];

		asking.at = i;
		states[i].trouble = trouble;
		if (!patch || trouble.len)
			continue;
		if (!ask(from, a, patch->id, &states[i], e)) {
			has_told = true;
		} else if (has_told) {
			keep_trouble(a, &states[i], e);
			trouble = states[i].trouble;
		}
	}
	http_set_watch(from->http, NULL, NULL);
	return e->code ? -1 : 0;
}
