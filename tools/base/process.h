/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * process - other programs, started without a shell
 *
 * A program gets an argv and is found by PATH. Most run in a process group of
 * their own, so that what they start ends with them: a time limit that is over,
 * or SIGINT, SIGTERM or SIGHUP to nfkit, kills the group, and the caller still
 * comes to clean up.
 */
#ifndef BASE_PROCESS_H
#define BASE_PROCESS_H

#include <signal.h>
#include <sys/types.h>

#include "base/buf.h"

struct process {
	pid_t pid;
	int in, out;	/* its stdin; its stdout and stderr. -1: closed */
	struct span input;	/* what is still to be written to its stdin */
	int signals;	/* those that nfkit was sent meanwhile */
	sigset_t mask;	/* as it was before */
	bool is_users;	/* see process_start_users() */
	bool has_group;	/* of its own */
	bool is_quiet;	/* its output is closed */
};

/*
 * Start @argv, which ends with NULL. A program that is not there is ERR_NOENT.
 * On success process_end() must follow.
 */
int process_start(struct process *p, const char *const *argv,
		  struct err *e) MUST_CHECK;

/*
 * The same for one that the user has chosen, as a mailer or a hook. Where there
 * is a terminal it shares nfkit's process group, so that it can ask there; what
 * it leaves behind when it ends goes on.
 */
int process_start_users(struct process *p, const char *const *argv,
			struct err *e) MUST_CHECK;

/*
 * The same, but .out is its stdout only: its complaints go to nfkit's stderr.
 * It runs in the folder @dir; NULL is the current one.
 */
int process_start_asked(struct process *p, const char *const *argv,
			const char *dir, struct err *e) MUST_CHECK;

/*
 * Its whole input, which must last as long as the process: process_read()
 * writes it as it is taken, then its stdin ends. Without this it stays open.
 */
void process_feed(struct process *p, struct span input);

/*
 * Take what it writes into @output until it has ended, for at most @limit
 * milliseconds; *@late says that these were not enough, and then it may be
 * called again. A signal to nfkit is ERR_STOPPED.
 */
int process_read(struct process *p, unsigned int limit, struct buf *output,
		 bool *late, struct err *e) MUST_CHECK;

/* Give it a command to read now; what it does not take at once is lost. */
void process_tell(struct process *p, struct span text);

/*
 * Kill its group if it still runs, or what it has left behind still has its
 * output, and wait for it. The result is its exit status, or 128 and the number
 * of the signal that ended it.
 */
int process_end(struct process *p);

/*
 * All of that in one: run @argv with nothing to read. *@status is as above.
 * ERR_LIMIT where it takes longer than @limit milliseconds.
 */
int process_run(const char *const *argv, unsigned int limit,
		struct buf *output, int *status, struct err *e) MUST_CHECK;

/*
 * The same where nfkit can do without: false where it does not run, takes too
 * long or fails. A signal to nfkit is not lost with the answer: it does its
 * work then, or when nobody holds it any more.
 */
bool process_ask(const char *const *argv, unsigned int limit,
		 struct buf *output) MUST_CHECK;

/*
 * The same for one that talks to the terminal: it has nfkit's own input and
 * output and its process group, and no limit. ^C is its own; nfkit ends of it
 * where the program does.
 */
int process_run_here(const char *const *argv, int *status,
		     struct err *e) MUST_CHECK;

/* What nfkit does at SIGINT and SIGQUIT, while somebody else has the keys. */
struct process_keys {
	struct sigaction interrupt, quit;
};

/* A pager: one that reads what nfkit writes, and has the keyboard. */
struct process_reader {
	pid_t pid;
	struct process_keys keys;	/* as it was before */
};

/*
 * Start one that reads @in and writes, complaints too, to @out, with the signal
 * mask @mask. SIGINT and SIGQUIT, which the keyboard sends to both, end the
 * work of nfkit at once, but nfkit when the reader has ended. On success
 * process_end_reading() must follow; it waits, and what it ends with does not
 * matter.
 */
int process_start_reading(struct process_reader *p, const char *const *argv,
			  int in, int out, const sigset_t *mask,
			  struct err *e) MUST_CHECK;
void process_end_reading(struct process_reader *p);

/* The file that PATH names, or one of /usr/sbin and /sbin; NULL: none. */
const char *process_find(struct arena *a, const char *program);

/* The same, but none is ERR_NOENT, which tells of the @package to install. */
const char *process_need(struct arena *a, const char *program,
			 const char *package, struct err *e);

#endif
