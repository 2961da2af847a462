// SPDX-License-Identifier: GPL-2.0-only
/* mailing_out - a mailing for people to read, and as files */
#include "send/mailing.h"

#include <unistd.h>

#include "base/file.h"
#include "base/hold.h"
#include "base/path.h"
#include "base/sync.h"
#include "base/term.h"

static void print_addresses(struct buf *to, const char *name,
			    const struct span *list, size_t n, bool utf8)
{
	for (size_t i = 0; i < n; i++) {
		buf_printf(to, "%-5s ", i ? "" : name);
		term_add_inline(to, list[i], utf8);
		buf_add_char(to, '\n');
	}
}

/* Below the subject: who gets this mail only. */
static void print_copies(struct buf *to, const char *name,
			 const struct person_list *list, bool utf8)
{
	for (size_t i = 0; i < list->n; i++) {
		buf_printf(to, "%14s%s ", "", name);
		term_add_inline(to, list->at[i], utf8);
		buf_add_char(to, '\n');
	}
}

static void print_tree(struct buf *to, const struct mailing *mailing)
{
	if (mailing->is_tree_open)
		buf_printf(to, "Tree: nf or nf-next? It %s: name it with --prefix\n",
			   mailing->tree_why);
	else if (mailing->tree_why)
		buf_printf(to, "Tree: %s (%s)\n", mailing->tree,
			   mailing->tree_why);
}

void mailing_print(const struct mailing *mailing, struct buf *to, bool utf8)
{
	buf_add_str(to, "From: ");
	term_add_inline(to, mailing->from_name, utf8);
	buf_add_str(to, " <");
	term_add_inline(to, mailing->from_mail, utf8);
	buf_add_str(to, ">\n");
	print_addresses(to, "To:", mailing->to.at, mailing->to.n, utf8);
	print_addresses(to, "Cc:", mailing->cc.at, mailing->cc.n, utf8);
	print_addresses(to, "Bcc:", mailing->bcc.at, mailing->bcc.n, utf8);
	print_tree(to, mailing);
	buf_add_char(to, '\n');
	for (size_t i = 0; i < mailing->letters.n; i++) {
		const struct letter *l = &mailing->letters.at[i];

		buf_printf(to, "%-12.12s  ",
			   l->commit.len ? l->commit.p : "cover letter");
		term_add_inline(to, l->subject, utf8);
		buf_add_char(to, '\n');
		print_copies(to, "to", &l->to, utf8);
		print_copies(to, "cc", &l->cc, utf8);
	}
}

void mailing_remove(const struct mailing *mailing, struct arena *a,
		    const char *dir, bool with_dir)
{
	for (size_t i = 0; i < mailing->letters.n; i++)
		unlink(path_join(a, dir, mailing->letters.at[i].file_name.p));
	if (with_dir)
		rmdir(dir);
}

static int write_temps(const struct mailing *mailing, struct arena *a,
		       char *const *paths, char **temps, struct err *e)
{
	for (size_t i = 0; i < mailing->letters.n; i++)
		if (file_write_temp(a, paths[i], mailing->letters.at[i].bytes,
				    0644, &temps[i], e))
			return -1;
	return 0;
}

static int rename_all(char *const *paths, char **temps, size_t n,
		      struct err *e)
{
	for (size_t i = 0; i < n; i++) {
		if (rename(temps[i], paths[i]))
			return err_errno(e, "cannot write '%s'", paths[i]);
		temps[i] = NULL;
	}
	return 0;
}

static int write_all(const struct mailing *mailing, struct arena *a,
		     char *const *paths, char **temps, struct err *e)
{
	size_t n = mailing->letters.n;

	return write_temps(mailing, a, paths, temps, e) ||
	       sync_files((const char *const *)temps, n, e) ||
	       rename_all(paths, temps, n, e) ||
	       sync_dirs_of((const char *const *)paths, n, e) ? -1 : 0;
}

int mailing_write(const struct mailing *mailing, struct arena *a,
		  const char *dir, struct err *e)
{
	CLEANUP_HOLD struct hold hold = hold_signals();
	size_t n = mailing->letters.n;
	char **paths = arena_zalloc(a, n + 1, sizeof(*paths));
	char **temps = arena_zalloc(a, n + 1, sizeof(*temps));
	bool is_new = !file_exists(dir);

	for (size_t i = 0; i < n; i++) {
		paths[i] = path_join(a, dir,
				     mailing->letters.at[i].file_name.p);
		if (file_exists(paths[i]))
			return err_set(e, ERR_EXISTS,
				       "%s exists already: remove it, or give another folder with -o",
				       paths[i]);
	}
	if (file_make_dirs(dir, e))
		return -1;
	if (!write_all(mailing, a, paths, temps, e))
		return 0;
	for (size_t i = 0; i < n; i++)
		if (temps[i])
			unlink(temps[i]);
	mailing_remove(mailing, a, dir, is_new);
	return -1;
}
