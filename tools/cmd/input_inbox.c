// SPDX-License-Identifier: GPL-2.0-only
/* input_inbox - the mails of a public-inbox repository */
#include "cmd/input.h"

#include "git/inbox.h"

struct mails {
	struct input in;
	struct inbox *inbox;
};

static void close_mails(struct input *in)
{
	inbox_close(&((struct mails *)in)->inbox);
}

static int next(struct input *in, struct arena *a, struct raw_mail *out,
		struct err *e)
{
	struct inbox *inbox = ((struct mails *)in)->inbox;
	struct inbox_mail mail;
	int more = inbox_next(inbox, a, &mail, e);

	*out = (struct raw_mail){ .line = 1 };
	if (!more && inbox_missing(inbox))
		return err_set(e, ERR_NOENT,
			       "%s: %zu of its mails are not in this clone, so they were not checked: fetch them",
			       in->name, inbox_missing(inbox));
	if (more <= 0)
		return more;
	out->bytes = mail.bytes;
	out->source = arena_str(a, span_of(mail.id));
	out->id = span_of(out->source);
	return 1;
}

static void tell_progress(const struct input *in, size_t *done, size_t *total)
{
	inbox_progress(((const struct mails *)in)->inbox, done, total);
}

static const struct input_kind inbox_kind = {
	next, close_mails, tell_progress
};

struct input *input_open_inbox(struct arena *a, const char *name)
{
	struct mails *m = ARENA_NEW(a, struct mails);

	m->in = (struct input){ &inbox_kind, name };
	m->inbox = inbox_open(name);
	return m->inbox ? &m->in : NULL;
}

struct inbox *input_inbox(struct input *in)
{
	return ((struct mails *)in)->inbox;
}
