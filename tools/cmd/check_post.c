// SPDX-License-Identifier: GPL-2.0-only
#include "cmd/check_post.h"

#include "cmd/online.h"
#include "cmd/say.h"
#include "git/credential.h"

static const char *without_slash(struct arena *a, const char *url)
{
	struct span s = span_of(url);

	while (span_ends(s, SPAN("/")))
		s.len--;
	return arena_str(a, s);
}

int check_post_begin(struct check_post *post, const struct post_wish *wish,
		     struct arena *a, const struct term *talk, struct err *e)
{
	*post = (struct check_post){ .wish = wish, .talk = talk, .arena = a };
	post->patchwork = (struct patchwork){
		.base = without_slash(a, wish->url),
		.project = wish->project ? wish->project : "netfilter-devel",
		.context = wish->context ? wish->context : "nfkit",
		.limit_ms = wish->limit_s * 1000,
	};
	return patchwork_check_names(&post->patchwork, wish->target_url, e);
}

/* What the helpers know; asked when there is something to post. */
static int log_in(struct check_post *post, struct err *e)
{
	if (post->credential)
		return 0;
	post->credential = ARENA_NEW(post->arena, struct credential);
	if (credential_fill(post->arena, post->patchwork.base,
			    post->credential, e))
		return -1;
	post->patchwork.token = post->credential->password;
	post->patchwork.http = http_open(online_ca_file());
	return 0;
}

static void say(const struct check_post *post,
		const struct patchwork_check *check, const char *what)
{
	say_talk(post->talk, "%s: " SPAN_FMT ": %s: %s", what,
		 SPAN_ARG(check->msgid), check->state, check->description);
}

static void wait_for(struct check_post *post,
		     const struct patchwork_check *check, unsigned int runs)
{
	bool waits = patchwork_waits_add(post->arena, &post->waiting, check,
					 runs);

	say(post, check, waits ? "not in Patchwork" :
		  "not in Patchwork, and not tried again");
}

static int send_check(struct check_post *post,
		      const struct patchwork_check *check, unsigned int runs,
		      struct err *e)
{
	enum patchwork_outcome outcome;

	if (log_in(post, e) ||
	    patchwork_add(&post->patchwork, check, &outcome, e))
		return -1;
	switch (outcome) {
	case PATCHWORK_ADDED:
		post->added++;
		break;
	case PATCHWORK_THERE:
		post->there++;
		break;
	case PATCHWORK_UNKNOWN:
		post->unknown++;
		wait_for(post, check, runs + 1);
		break;
	}
	return 0;
}

/* One with a very long id goes without. */
static const char *target_for(const struct check_post *post, struct arena *a,
			      struct span msgid)
{
	const char *pattern = post->wish->target_url;

	return pattern ? patchwork_target(a, pattern, msgid) : NULL;
}

int check_post_again(struct check_post *post,
		     const struct patchwork_waits *old, struct err *e)
{
	for (size_t i = 0; i < old->list.n; i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		struct patchwork_check check = old->list.at[i].check;

		check.target_url = target_for(post, &a, check.msgid);
		if (send_check(post, &check, old->list.at[i].runs, e))
			return -1;
	}
	return 0;
}

int check_post_mail(void *context, const struct checked *mail, struct err *e)
{
	struct check_post *post = context;
	CLEANUP_ARENA struct arena a = { 0 };
	struct patchwork_check check;

	if (!patchwork_check_of(&a, mail, &check)) {
		post->nameless += !mail->is_cover;
		return 0;
	}
	post->found++;
	check.target_url = target_for(post, &a, check.msgid);
	if (post->wish->send)
		return send_check(post, &check, 0, e);
	say(post, &check, "would post");
	return 0;
}

/* The helpers remember a token that was taken. */
static void remember(struct check_post *post)
{
	struct err ignored = { 0 };

	if (post->added &&
	    credential_tell(post->patchwork.base, post->credential, true,
			    &ignored))
		fprintf(stderr, "nfkit: git credential did not take the token\n");
}

void check_post_end(struct check_post *post)
{
	remember(post);
	http_close(&post->patchwork.http);
	if (post->nameless)
		fprintf(stderr, "nfkit: %zu patch%s no Message-ID, which a commit never has: there is no mail to post for\n",
			post->nameless, post->nameless == 1 ? " has" : "es have");
	if (post->wish->send)
		fprintf(stderr, "nfkit: %zu posted, %zu there already, %zu not in Patchwork\n",
			post->added, post->there, post->unknown);
	else if (post->found || !post->nameless)
		fprintf(stderr, "nfkit: nothing was posted: --send does it\n");
}
