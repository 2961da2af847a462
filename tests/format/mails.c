// SPDX-License-Identifier: GPL-2.0-only
/*
 * mails REPO DIR SIGNATURE - write each commit whose name stands on a line of
 * standard input to DIR/NAME as a mail
 */
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "git/change.h"
#include "send/format.h"

static int write_mail(struct repo *repo, const char *dir, const char *id,
		      struct span signature, struct err *e)
{
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_BUF struct buf mail;
	struct format format = {
		.prefix = SPAN("PATCH"), .signature = signature,
	};
	struct change change;

	buf_init(&mail, LIMIT_MAIL);
	if (change_read(repo, &a, id, &change, e))
		return -1;
	format_patch(&a, &format, &change, &mail);
	if (buf_check(&mail, id, e))
		return -1;
	return file_write(path_join(&a, dir, id), buf_span(&mail), 0644, e);
}

int main(int argc, char **argv)
{
	CLEANUP_REPO struct repo *repo = NULL;
	struct err e = { 0 };
	char id[64];

	setlocale(LC_CTYPE, "");
	if (argc != 4)
		return 2;
	if (repo_open(argv[1], &repo, &e))
		goto failed;
	while (fgets(id, sizeof(id), stdin)) {
		id[strcspn(id, "\n")] = '\0';
		if (write_mail(repo, argv[2], id, span_of(argv[3]), &e))
			goto failed;
	}
	return 0;
failed:
	fprintf(stderr, "mails: %s\n", e.msg);
	return 2;
}
