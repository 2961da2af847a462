// SPDX-License-Identifier: GPL-2.0-only
/*
 * flood ADDRESS PORT COUNT SIZE... - send COUNT packets of UDP
 *
 * Each of the sizes is taken in turn. At a COUNT of 0 it goes on until it is
 * ended, and says "flood" after the first thousand.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <arpa/inet.h>
#include <sys/socket.h>

#define SIZES_MAX	8

static int connect_to(const char *address, int port)
{
	struct sockaddr_in6 to6 = { .sin6_family = AF_INET6, .sin6_port = htons(port) };
	struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(port) };
	int fd;

	if (inet_pton(AF_INET, address, &to.sin_addr) == 1) {
		fd = socket(AF_INET, SOCK_DGRAM, 0);
		return fd < 0 || connect(fd, (struct sockaddr *)&to, sizeof(to)) ? -1 : fd;
	}
	if (inet_pton(AF_INET6, address, &to6.sin6_addr) != 1)
		return -1;
	fd = socket(AF_INET6, SOCK_DGRAM, 0);
	return fd < 0 || connect(fd, (struct sockaddr *)&to6, sizeof(to6)) ? -1 : fd;
}

int main(int argc, char **argv)
{
	static char bytes[65000];
	size_t sizes[SIZES_MAX];
	unsigned long i, count, refused = 0;
	int fd, k, n = argc - 4;

	if (n < 1 || n > SIZES_MAX) {
		fprintf(stderr, "usage: flood ADDRESS PORT COUNT SIZE...\n");
		return 2;
	}
	fd = connect_to(argv[1], atoi(argv[2]));
	if (fd < 0) {
		perror("flood");
		return 2;
	}
	count = strtoul(argv[3], NULL, 10);
	for (k = 0; k < n; k++)
		sizes[k] = strtoul(argv[4 + k], NULL, 10) % sizeof(bytes);
	for (i = 0; !count || i < count; i++) {
		refused += send(fd, bytes, sizes[i % n], 0) < 0;
		if (!count && i == 1000 && write(STDOUT_FILENO, "flood\n", 6) < 0)
			return 2;
	}
	if (refused)
		fprintf(stderr, "flood: %lu packets were not sent\n", refused);
	return refused ? 1 : 0;
}
