/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * input - from what stands on the command line to raw mails, one at a time
 *
 * A kind of input is a file input_KIND.c with a struct input_kind, and a place
 * in input_open(). What is read is as large as one mail, whatever the size of
 * the archive.
 */
#ifndef CMD_INPUT_H
#define CMD_INPUT_H

#include "base/opt.h"
#include "check/stream.h"

struct input;

struct input_kind {
	/* As stream->next. */
	int (*next)(struct input *in, struct arena *a, struct raw_mail *out,
		    struct err *e);
	void (*close)(struct input *in);
	/* So many of so many are read; NULL: nobody knows. */
	void (*progress)(const struct input *in, size_t *done, size_t *total);
};

/* First member of what a kind keeps; all of it is in an arena. */
struct input {
	const struct input_kind *kind;
	const char *name;	/* for messages */
};

/*
 * Open what @name names: "-" is standard input; a file is a patch, a mail or
 * an mbox; a folder is a maildir or a public-inbox repository; what does not
 * exist is a revision or a range of the git repository that the current folder
 * lies in. NULL is what would be sent: the commits that the upstream branch
 * does not have.
 */
int input_open(struct arena *a, const char *name, struct input **out,
	       struct err *e) MUST_CHECK;

/*
 * @names with each folder of patch files replaced by them: those that end in
 * .patch, in the order of their names, which git format-patch begins with a
 * number. All else stays as it is.
 */
int input_expand(struct arena *a, const struct opt_list *names,
		 struct opt_list *out, struct err *e) MUST_CHECK;

/* NULL is fine. */
void input_close(struct input **in);

/* What the kinds are made of. */
int input_open_box(struct arena *a, const char *name, int fd,
		   struct input **out, struct err *e) MUST_CHECK;
int input_open_maildir(struct arena *a, const char *name, struct input **out,
		       struct err *e) MUST_CHECK;
/* NULL where the folder is none. */
struct input *input_open_inbox(struct arena *a, const char *name);
/* What is behind such an input; it stays the input's. */
struct inbox *input_inbox(struct input *in);
int input_open_range(struct arena *a, const char *spec, struct input **out,
		     struct err *e) MUST_CHECK;
int input_open_unsent(struct arena *a, struct input **out,
		      struct err *e) MUST_CHECK;

/* True where the folder has cur/ or new/, as maildir(5) says. */
bool input_is_maildir(const char *name);

#endif
