// SPDX-License-Identifier: GPL-2.0-only
/*
 * measure - what a command costs
 *
 *	measure RUNS INPUT COMMAND [ARGUMENT...]
 *
 * Runs it RUNS times with INPUT on its stdin and prints, of the run with the
 * least wall time: seconds of wall, seconds of CPU, peak memory in kB. What
 * the command writes is thrown away. A command that does not run or is killed
 * is an error; one that says it had trouble is named on stderr.
 */
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

extern char **environ;

struct cost {
	double wall, cpu;
	long peak;
};

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static double seconds(const struct timeval *t)
{
	return (double)t->tv_sec + (double)t->tv_usec / 1e6;
}

static pid_t start(const char *input, char **argv)
{
	posix_spawn_file_actions_t actions;
	pid_t pid = -1;

	posix_spawn_file_actions_init(&actions);
	posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0);
	posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0);
	posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0);
	if (posix_spawnp(&pid, argv[0], &actions, NULL, argv, environ))
		pid = -1;
	posix_spawn_file_actions_destroy(&actions);
	return pid;
}

static int run(const char *input, char **argv, struct cost *out)
{
	struct rusage used;
	double began = now();
	pid_t pid = start(input, argv);
	int status;

	if (pid < 0 || wait4(pid, &status, 0, &used) != pid)
		return -1;
	out->wall = now() - began;
	out->cpu = seconds(&used.ru_utime) + seconds(&used.ru_stime);
	out->peak = used.ru_maxrss;
	if (!WIFEXITED(status) || WEXITSTATUS(status) > 125)
		return -1;
	if (WEXITSTATUS(status) > 1)
		fprintf(stderr, "measure: %s: status %d\n", argv[0],
			WEXITSTATUS(status));
	return 0;
}

int main(int argc, char **argv)
{
	struct cost best = { 0 }, cost;

	if (argc < 4) {
		fprintf(stderr, "usage: measure RUNS INPUT COMMAND...\n");
		return 2;
	}
	for (long i = strtol(argv[1], NULL, 10); i > 0; i--) {
		if (run(argv[2], argv + 3, &cost)) {
			fprintf(stderr, "measure: %s failed\n", argv[3]);
			return 2;
		}
		if (best.wall <= 0 || cost.wall < best.wall)
			best = cost;
	}
	printf("%.4f %.4f %ld\n", best.wall, best.cpu, best.peak);
	return 0;
}
