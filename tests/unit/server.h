/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * server - a program that serves on a port of 127.0.0.1 while a test runs
 *
 * It prints its port and ends when its standard input does, so that it never
 * outlives the test.
 */
#ifndef UNIT_SERVER_H
#define UNIT_SERVER_H

#include "testing.h"

#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

struct server {
	pid_t pid;
	int to;			/* its standard input */
	char base[64];		/* "http://127.0.0.1:PORT" */
};

/* False where there is no such program. */
static inline bool server_start(struct server *s, const char *scheme,
				const char *const *argv)
{
	posix_spawn_file_actions_t actions;
	int in[2], out[2], status;
	unsigned int port = 0;
	char c;

	/* Another server must not keep the input of this one open. */
	assert_int_equal(pipe2(in, O_CLOEXEC) | pipe2(out, O_CLOEXEC), 0);
	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_adddup2(&actions, in[0], 0);
	posix_spawn_file_actions_adddup2(&actions, out[1], 1);
	status = posix_spawnp(&s->pid, argv[0], &actions, NULL,
			      (char *const *)argv, environ);
	posix_spawn_file_actions_destroy(&actions);
	close(in[0]);
	close(out[1]);
	while (!status && read(out[0], &c, 1) == 1 && char_is_digit(c))
		port = port * 10 + (unsigned int)(c - '0');
	close(out[0]);
	s->to = in[1];
	snprintf(s->base, sizeof(s->base), "%s://127.0.0.1:%u", scheme, port);
	return !status && port;
}

static inline void server_stop(struct server *s)
{
	close(s->to);
	waitpid(s->pid, NULL, 0);
}

#endif
