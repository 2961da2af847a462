// SPDX-License-Identifier: GPL-2.0-only
#include "cmd/input.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/path.h"

static int open_file(struct arena *a, const char *name, struct input **out,
		     struct err *e)
{
	int fd = open(name, O_RDONLY | O_CLOEXEC | O_NOCTTY);

	if (fd < 0)
		return err_errno(e, "cannot read '%s'", name);
	return input_open_box(a, name, fd, out, e);
}

static int open_folder(struct arena *a, const char *name, struct input **out,
		       struct err *e)
{
	if (input_is_maildir(name))
		return input_open_maildir(a, name, out, e);
	*out = input_open_inbox(a, name);
	if (*out)
		return 0;
	if (file_exists(path_join(a, name, ".git")))
		return err_set(e, ERR_USAGE,
			       "'%s' is a git tree: run nfkit in it, with a range of commits",
			       name);
	return err_set(e, ERR_USAGE,
		       "'%s' is a folder without patches (*.patch), and no maildir or public-inbox",
		       name);
}

int input_open(struct arena *a, const char *name, struct input **out,
	       struct err *e)
{
	if (!name)
		return input_open_unsent(a, out, e);
	if (!strcmp(name, "-") && isatty(STDIN_FILENO))
		fprintf(stderr, "nfkit: reading a patch from the terminal: end it with Ctrl-D\n");
	if (!strcmp(name, "-"))
		return input_open_box(a, "(standard input)",
				      dup(STDIN_FILENO), out, e);
	if (file_is_dir(name))
		return open_folder(a, name, out, e);
	if (file_exists(name))
		return open_file(a, name, out, e);
	return input_open_range(a, name, out, e);
}

void input_close(struct input **in)
{
	if (*in)
		(*in)->kind->close(*in);
	*in = NULL;
}
