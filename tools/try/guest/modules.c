// SPDX-License-Identifier: GPL-2.0-only
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/file.h"
#include "try/guest/guest.h"

#define PATIENCE_MS	1000	/* for a module that is in use */
#define WARM_UP		5	/* rounds before memory is looked at */

int module_insert(const char *path)
{
	CLEANUP_FD int fd = open(path, O_RDONLY | O_CLOEXEC);

	if (fd < 0 || syscall(SYS_finit_module, fd, "", 0))
		return errno;
	return 0;
}

int module_remove(const char *name)
{
	return syscall(SYS_delete_module, name, O_NONBLOCK) ? errno : 0;
}

static struct result result_of(int number)
{
	return number ? (struct result){ "error", number } :
	       (struct result){ "exit", 0 };
}

void step_insmod(struct guest *g, struct step *s)
{
	(void)g;
	s->result = result_of(module_insert(s->args[0]));
}

void step_rmmod(struct guest *g, struct step *s)
{
	(void)g;
	int rc = EBUSY;

	/* nf_tables gives rules back a little after they were deleted. */
	for (int i = 0; i < PATIENCE_MS / 20; i++) {
		rc = module_remove(s->args[0]);
		if (rc != EBUSY && rc != EAGAIN)
			break;
		poll(NULL, 0, 20);
	}
	s->result = result_of(rc);
}

void step_taint(struct guest *g, struct step *s)
{
	report_file(g, s, "out", "/proc/sys/kernel/tainted");
	s->result = result_of(0);
}

static int cycle(const struct step *s, unsigned long count)
{
	int rc = 0;

	for (unsigned long i = 0; !rc && i < count; i++) {
		rc = module_insert(s->args[0]);
		if (!rc)
			rc = module_remove(s->args[1]);
	}
	return rc;
}

/* cycle FILE NAME COUNT */
void step_cycle(struct guest *g, struct step *s)
{
	static struct slabs before, now;
	uint64_t count;
	int rc;

	if (!span_number(span_of(s->args[2]), 10, 100000, &count))
		return;
	rc = cycle(s, WARM_UP);
	slabs_read(&before);
	if (!rc)
		rc = cycle(s, (unsigned long)count);
	s->result = result_of(rc);
	if (rc || !slabs_have_grown(&before, (unsigned long)count, &now))
		return;
	slabs_report_growth(g, s, &before, &now, (unsigned long)count);
	s->result.number = 1;
}
