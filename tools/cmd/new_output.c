// SPDX-License-Identifier: GPL-2.0-only
/* new_output - who writes it, what is locked and what is printed */
#include "base/limits.h"
#include "base/path.h"
#include "base/utf8.h"
#include "cmd/new.h"
#include "cmd/say.h"
#include "cmd/undo.h"
#include "git/who.h"

static bool is_author(struct span s)
{
	size_t open = span_find(s, SPAN(" <"));

	if (!utf8_is_valid(s))
		return false;
	for (size_t i = 0; i < s.len; i++)
		if ((unsigned char)s.p[i] < ' ' || s.p[i] == 0x7f)
			return false;
	return open != SIZE_MAX && open > 0 &&
	       span_find_char(span_from(s, open), '@') != SIZE_MAX &&
	       span_find_char(s, '>') == s.len - 1;
}

int new_find_author(const struct invocation *inv, struct repo *repo,
		    const char **author, struct err *e)
{
	const struct new_params *p = inv->params;
	struct span name = who_name(repo, inv->arena, WHO_AUTHOR);
	struct span mail = who_mail(repo, inv->arena, WHO_AUTHOR);

	/* Who commits is git's to know, whoever the author is. */
	if ((!p->author || p->commit) &&
	    who_check(name, mail, p->commit ? "" : ", or give --author", e))
		return -1;
	*author = p->author ? p->author :
		  arena_printf(inv->arena, SPAN_FMT " <" SPAN_FMT ">",
			       SPAN_ARG(name), SPAN_ARG(mail));
	if (!is_author(span_of(*author)))
		return err_set(e, ERR_USAGE,
			       "the author '%s' should look like 'Nora Netfilter <nora@example.org>'",
			       *author);
	return 0;
}

void new_lock(const struct invocation *inv, struct lock_folders *locks)
{
	const struct new_params *p = inv->params;
	struct arena *a = inv->arena;
	struct opt_list folders = { 0 };

	if (p->dry_run)
		return;
	if (p->kernel)
		*VEC_ADD(a, &folders) = p->kernel;
	if (p->iptables)
		*VEC_ADD(a, &folders) = p->iptables;
	if (!p->kernel && !p->iptables)
		*VEC_ADD(a, &folders) = p->into ? p->into : ".";
	if (p->howto)
		*VEC_ADD(a, &folders) = path_dir(a, p->howto);
	lock_folders(locks, &folders);
	for (size_t i = 0; i < folders.n; i++)
		undo_killed(a, folders.at[i], &inv->talk);
}

/* Names of people and folders may hold anything. */
static int print_result(const struct term *out, const struct buf *text,
			struct err *e)
{
	if (buf_check(text, "the result", e))
		return -1;
	say_bytes(out, buf_span(text));
	return STATUS_CLEAN;
}

int new_show(const struct invocation *inv, const struct plan *plan,
	     struct err *e)
{
	CLEANUP_BUF struct buf diff;

	buf_init(&diff, LIMIT_TEXT);
	if (plan_print(plan, &diff, e))
		return -1;
	return print_result(&inv->out, &diff, e);
}

int new_report(const struct invocation *inv, const struct plan *plan,
	       struct err *e)
{
	CLEANUP_BUF struct buf files;

	buf_init(&files, LIMIT_TEXT);
	for (size_t i = 0; i < plan->files.n; i++)
		buf_printf(&files, "%s\n",
			   plan_path(plan, &plan->files.at[i]));
	return print_result(&inv->out, &files, e);
}
