// SPDX-License-Identifier: GPL-2.0-only
/* kmemleak - what the kernel knows of lost memory, see try/kmemleak.h */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include "base/file.h"
#include "try/guest/guest.h"

#define KMEMLEAK	"/sys/kernel/debug/kmemleak"
#define MIN_AGE_MS	5500	/* younger objects are not reported */

static int tell(const char *command)
{
	CLEANUP_FD int fd = open(KMEMLEAK, O_WRONLY | O_CLOEXEC);

	return fd < 0 || write(fd, command, strlen(command)) < 0 ? errno : 0;
}

/* kmemleak clear|scan */
void step_kmemleak(struct guest *g, struct step *s)
{
	int rc = 0;

	if (!file_exists(KMEMLEAK)) {
		s->result = (struct result){ "exit", 0 };
		return;
	}
	if (!strcmp(s->args[0], "clear")) {
		rc = tell("clear");
	} else {
		poll(NULL, 0, MIN_AGE_MS);
		/* One that has changed meanwhile is told the second time. */
		rc = tell("scan");
		if (!rc)
			rc = tell("scan");
		report_file(g, s, "out", KMEMLEAK);
	}
	s->result = rc ? (struct result){ "error", rc } :
		    (struct result){ "exit", 0 };
}
