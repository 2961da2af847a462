// SPDX-License-Identifier: GPL-2.0-only
#include "mime/start.h"

#include <gmime/gmime.h>
#include <pthread.h>
#include <signal.h>

/* GPGME, which it brings along, has the whole process ignore SIGPIPE. */
static void start(void)
{
	struct sigaction as_it_was;

	sigaction(SIGPIPE, NULL, &as_it_was);
	g_mime_init();
	sigaction(SIGPIPE, &as_it_was, NULL);
}

void mime_start(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, start);
}
