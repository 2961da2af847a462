// SPDX-License-Identifier: GPL-2.0-only
#include "check/patchwork_check.h"

#include "base/limits.h"
#include "check/print.h"

#define MSGID	"{msgid}"

static char *describe(struct arena *a, const struct finding_counts *c)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	for (int s = SEV_ERROR; s >= SEV_NOTE; s--) {
		if (s != SEV_ERROR)
			buf_add_str(&text, ", ");
		print_count(&text, c->of[s], severity_name((enum severity)s));
	}
	if (c->silenced)
		buf_printf(&text, ", %zu silenced", c->silenced);
	return arena_str(a, buf_span(&text));
}

bool patchwork_check_of(struct arena *a, const struct checked *mail,
			struct patchwork_check *out)
{
	const struct finding_counts c = findings_count(&mail->findings);

	*out = (struct patchwork_check){
		.msgid = msgid_bare(mail_value(&mail->patch.mail,
					       SPAN("Message-ID"))),
	};
	if (mail->is_cover || !out->msgid.len)
		return false;
	out->state = c.of[SEV_ERROR] ? "fail" :
		     c.of[SEV_WARNING] ? "warning" : "success";
	out->description = describe(a, &c);
	return true;
}

const char *patchwork_target(struct arena *a, const char *pattern,
			     struct span msgid)
{
	struct span rest = span_of(pattern);
	CLEANUP_BUF struct buf text;
	size_t at;

	buf_init(&text, LIMIT_TEXT);
	while ((at = span_find(rest, SPAN(MSGID))) != SIZE_MAX) {
		buf_add(&text, span_first(rest, at));
		http_add_escaped(&text, msgid);
		rest = span_from(rest, at + sizeof(MSGID) - 1);
	}
	buf_add(&text, rest);
	return text.len > PATCHWORK_URL_MAX ? NULL :
					      arena_str(a, buf_span(&text));
}

/* It must be one word to be kept, and no mail need have such an id. */
static bool is_word(struct span msgid)
{
	for (size_t i = 0; i < msgid.len; i++)
		if (msgid.p[i] <= ' ' || msgid.p[i] > '~')
			return false;
	return msgid.len && msgid.len <= PATCHWORK_ID_MAX;
}

bool patchwork_waits_add(struct arena *a, struct patchwork_waits *to,
			 const struct patchwork_check *check,
			 unsigned int runs)
{
	struct patchwork_wait *w;

	if (runs >= PATCHWORK_RUNS_MAX || to->list.n == PATCHWORK_WAITS_MAX ||
	    !is_word(check->msgid))
		return false;
	w = VEC_ADD(a, &to->list);
	w->runs = runs;
	w->check.msgid = arena_copy(a, check->msgid);
	w->check.state = check->state;
	w->check.description = arena_str(a, span_of(check->description));
	return true;
}
