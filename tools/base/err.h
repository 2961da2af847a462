/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * err - how a function says that it failed
 *
 * A function that can fail takes a struct err as its last parameter and
 * returns 0, or -1 with the error set. The struct lives on main()'s stack:
 * no allocation, no global. Only cmd/ and main.c print it.
 *
 * A message is one line without a full stop: what is wrong, where, and what
 * to do. It may quote what was read; the printer escapes it for a terminal.
 *
 * Setting an error that is set already is a bug (somebody lost the first
 * one) and aborts; err_clear() says that an error was dealt with.
 */
#ifndef BASE_ERR_H
#define BASE_ERR_H

/* What the caller does differently, not what happened. */
enum err_code {
	ERR_NONE,
	ERR_USAGE,	/* what the user wants cannot be, here or at all */
	ERR_SYNTAX,	/* what was read breaks its format */
	ERR_NOENT,	/* something asked for is not there */
	ERR_EXISTS,	/* something is there that must not be */
	ERR_IO,		/* the system refused: disk, permission, process */
	ERR_NET,	/* a server is down or answers nonsense */
	ERR_LIMIT,	/* larger than a named maximum of base/limits.h */
	ERR_STOPPED,	/* by a signal: clean up, and try nothing else */
};

struct err {
	enum err_code code;
	int signal;	/* of ERR_STOPPED */
	char msg[512];
};

#define MUST_CHECK	__attribute__((warn_unused_result))
#define PRINTF(f, a)	__attribute__((format(printf, f, a)))

static inline int err_failed(void)
{
	return -1;
}

/*
 * The three below are expressions of the value -1, so that one can return
 * them; as macros, so that the compiler and the analyzers know it too.
 */

/* Set the error. */
#define err_set(e, code, ...)	(err_do_set((e), (code), __VA_ARGS__), err_failed())

/*
 * Set the error from errno: the text gets ": " and strerror() behind it, the
 * code is ERR_NOENT, ERR_EXISTS or ERR_IO.
 */
#define err_errno(e, ...)	(err_do_errno((e), __VA_ARGS__), err_failed())

/* Put "TEXT: " before the message on the way up. */
#define err_prefix(e, ...)	(err_do_prefix((e), __VA_ARGS__), err_failed())

void err_do_set(struct err *e, enum err_code code, const char *fmt, ...)
	PRINTF(3, 4);
void err_do_errno(struct err *e, const char *fmt, ...) PRINTF(2, 3);
void err_do_prefix(struct err *e, const char *fmt, ...) PRINTF(2, 3);

void err_clear(struct err *e);

#endif
