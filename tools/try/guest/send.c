// SPDX-License-Identifier: GPL-2.0-only
/* send - packets to ourselves, from here or from the second name space */
#include <arpa/inet.h>
#include <errno.h>
#include <netinet/icmp6.h>
#include <netinet/ip_icmp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/file.h"
#include "try/guest/net.h"

#define SIZE_MAX_SENT	65000
#define ANSWER_MS	100	/* for one that a rule may have dropped */

struct sending {
	bool veth, icmp, udp;
	int family;
	size_t size;
	uint64_t count;
	struct sockaddr_storage to;
	socklen_t to_len;
};

static void set_target(struct sending *s, uint16_t port)
{
	struct sockaddr_in *v4 = (void *)&s->to;
	struct sockaddr_in6 *v6 = (void *)&s->to;

	if (s->family == AF_INET) {
		v4->sin_family = AF_INET;
		v4->sin_port = htons(port);
		inet_pton(AF_INET, s->veth ? HERE_IPV4 : "127.0.0.1",
			  &v4->sin_addr);
		s->to_len = sizeof(*v4);
	} else {
		v6->sin6_family = AF_INET6;
		v6->sin6_port = htons(port);
		inet_pton(AF_INET6, s->veth ? HERE_IPV6 : "::1",
			  &v6->sin6_addr);
		s->to_len = sizeof(*v6);
	}
}

/* PLACE FAMILY PROTO SIZE COUNT PORT */
static bool read_args(const struct step *step, struct sending *s)
{
	uint64_t size, port;

	s->veth = !strcmp(step->args[0], "veth");
	s->family = strcmp(step->args[1], "ipv4") ? AF_INET6 : AF_INET;
	s->icmp = !strcmp(step->args[2], "icmp");
	s->udp = !strcmp(step->args[2], "udp");
	if (!span_number(span_of(step->args[3]), 10, SIZE_MAX_SENT, &size) ||
	    !span_number(span_of(step->args[4]), 10, 100000, &s->count) ||
	    !span_number(span_of(step->args[5]), 10, UINT16_MAX, &port))
		return false;
	s->size = (size_t)size;
	set_target(s, s->icmp ? 0 : (uint16_t)port);
	return true;
}

static uint16_t checksum(const unsigned char *p, size_t len)
{
	uint32_t sum = 0;

	for (size_t i = 0; i < len; i++)
		sum += i % 2 ? p[i] : (uint32_t)p[i] << 8;
	while (sum >> 16)
		sum = (sum & 0xffff) + (sum >> 16);
	return htons((uint16_t)~sum);
}

/* An echo request; ICMPv6 has its checksum from the kernel. */
static size_t fill_echo(const struct sending *s, unsigned char *packet)
{
	size_t len = sizeof(struct icmphdr) + s->size;
	struct icmphdr *echo = (void *)packet;
	uint16_t sum;

	memset(packet, 0, len);
	echo->type = s->family == AF_INET ? ICMP_ECHO : ICMP6_ECHO_REQUEST;
	echo->un.echo.id = htons((uint16_t)getpid());
	sum = checksum(packet, len);
	memcpy(packet + offsetof(struct icmphdr, checksum), &sum, sizeof(sum));
	return len;
}

/* What has come back or in: then the rules have seen it. */
static void wait_for(int fd)
{
	struct pollfd in = { .fd = fd, .events = POLLIN };
	char packet[256];

	while (poll(&in, 1, ANSWER_MS) > 0)
		if (recv(fd, packet, sizeof(packet), MSG_DONTWAIT) >= 0)
			return;
}

static int send_echo(const struct sending *s, int fd)
{
	static unsigned char packet[SIZE_MAX_SENT + 64];
	size_t len = fill_echo(s, packet);

	if (sendto(fd, packet, len, 0, (const void *)&s->to, s->to_len) < 0 &&
	    errno != EPERM)	/* dropped by a rule on its way out */
		return errno;
	wait_for(fd);
	return 0;
}

static int send_udp(const struct sending *s, int fd, int receiver)
{
	static unsigned char packet[SIZE_MAX_SENT];

	if (sendto(fd, packet, s->size, 0, (const void *)&s->to,
		   s->to_len) < 0 && errno != EPERM)
		return errno;
	wait_for(receiver);
	return 0;
}

/* Nobody listens: SYN and RST are what there is to see. */
static int send_syn(const struct sending *s)
{
	CLEANUP_FD int fd = socket(s->family, SOCK_STREAM | SOCK_NONBLOCK |
				   SOCK_CLOEXEC, 0);
	struct pollfd out = { .fd = fd, .events = POLLOUT };

	if (fd < 0)
		return errno;
	if (connect(fd, (const void *)&s->to, s->to_len) &&
	    errno != EINPROGRESS && errno != ECONNREFUSED && errno != EPERM)
		return errno;
	poll(&out, 1, ANSWER_MS);
	return 0;
}

static int open_sender(const struct sending *s)
{
	if (s->udp)
		return socket(s->family, SOCK_DGRAM | SOCK_CLOEXEC, 0);
	return socket(s->family, SOCK_RAW | SOCK_CLOEXEC,
		      s->family == AF_INET ? IPPROTO_ICMP : IPPROTO_ICMPV6);
}

static int send_all(const struct sending *s, int receiver)
{
	CLEANUP_FD int fd = open_sender(s);
	int rc = fd < 0 ? errno : 0;

	for (uint64_t i = 0; !rc && i < s->count; i++) {
		if (s->icmp)
			rc = send_echo(s, fd);
		else if (s->udp)
			rc = send_udp(s, fd, receiver);
		else
			rc = send_syn(s);
	}
	return rc;
}

/* With somebody to take UDP packets, or each would be answered by ICMP. */
static int send_from_place(const struct guest *g, const struct sending *s)
{
	CLEANUP_FD int receiver = socket(s->family, SOCK_DGRAM | SOCK_CLOEXEC,
					 0);
	int rc = 0;

	if (receiver < 0 ||
	    (s->udp && bind(receiver, (const void *)&s->to, s->to_len)))
		return errno;
	if (s->veth)
		rc = enter(g->there);
	if (!rc)
		rc = send_all(s, receiver);
	if (s->veth && enter(g->here))
		return EIO;
	return rc;
}

void step_send(struct guest *g, struct step *s)
{
	struct sending sending = { .size = 0 };
	int rc;

	if (!read_args(s, &sending))
		return;
	rc = send_from_place(g, &sending);
	s->result = rc ? (struct result){ "error", rc } :
		    (struct result){ "exit", 0 };
}
