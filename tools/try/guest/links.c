// SPDX-License-Identifier: GPL-2.0-only
/* links - loopback, and a pair of interfaces into a second name space */
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/if_link.h>
#include <linux/neighbour.h>
#include <linux/rtnetlink.h>
#include <linux/veth.h>
#include <net/if.h>
#include <sched.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/file.h"
#include "try/guest/net.h"

#define MAC_LEN		6

/* Of br0, and of veth1: locally administered (RFC 7042). */
static const unsigned char mac_here[MAC_LEN] = { 2, 0, 0, 0, 0, 1 };
static const unsigned char mac_there[MAC_LEN] = { 2, 0, 0, 0, 0, 2 };

/* A message under construction. */
struct message {
	struct nlmsghdr head;
	char rest[512];
};

static void *add_body(struct message *m, size_t len)
{
	char *at = (char *)m + m->head.nlmsg_len;

	m->head.nlmsg_len += NLMSG_ALIGN((unsigned int)len);
	return at;
}

static struct rtattr *add_attr(struct message *m, unsigned short type,
			       const void *data, size_t len)
{
	struct rtattr *attr = add_body(m, RTA_LENGTH(len));

	attr->rta_type = type;
	attr->rta_len = (unsigned short)RTA_LENGTH(len);
	if (len)
		memcpy(RTA_DATA(attr), data, len);
	return attr;
}

static void end_nest(struct message *m, struct rtattr *nest)
{
	nest->rta_len = (unsigned short)((char *)m + m->head.nlmsg_len -
					 (char *)nest);
}

static struct message message_of(unsigned short type, unsigned short flags)
{
	return (struct message){
		.head = {
			.nlmsg_len = NLMSG_HDRLEN,
			.nlmsg_type = type,
			.nlmsg_flags = NLM_F_REQUEST | NLM_F_ACK | flags,
		},
	};
}

/* 0 or an errno. */
static int talk(const struct message *m)
{
	CLEANUP_FD int fd = socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC,
				   NETLINK_ROUTE);
	struct {
		struct nlmsghdr head;
		struct nlmsgerr error;
		char rest[1024];
	} answer;

	if (fd < 0 || send(fd, m, m->head.nlmsg_len, 0) < 0)
		return errno;
	if (recv(fd, &answer, sizeof(answer), 0) < (ssize_t)NLMSG_HDRLEN)
		return EIO;
	return answer.head.nlmsg_type == NLMSG_ERROR ? -answer.error.error : 0;
}

static int set_up(const char *name)
{
	struct message m = message_of(RTM_NEWLINK, 0);
	struct ifinfomsg *link = add_body(&m, sizeof(*link));

	link->ifi_index = (int)if_nametoindex(name);
	link->ifi_flags = IFF_UP;
	link->ifi_change = IFF_UP;
	return talk(&m);
}

static int add_address(const char *name, int family, const char *text)
{
	struct message m = message_of(RTM_NEWADDR, NLM_F_CREATE | NLM_F_EXCL);
	struct ifaddrmsg *address = add_body(&m, sizeof(*address));
	size_t len = family == AF_INET ? 4 : 16;
	unsigned char bytes[16];

	address->ifa_family = (unsigned char)family;
	address->ifa_prefixlen = family == AF_INET ? 24 : 64;
	address->ifa_flags = IFA_F_NODAD;
	address->ifa_index = if_nametoindex(name);
	inet_pton(family, text, bytes);
	add_attr(&m, IFA_LOCAL, bytes, len);
	add_attr(&m, IFA_ADDRESS, bytes, len);
	return talk(&m);
}

static int add_bridge(void)
{
	struct message m = message_of(RTM_NEWLINK, NLM_F_CREATE | NLM_F_EXCL);
	struct rtattr *info;

	add_body(&m, sizeof(struct ifinfomsg));
	add_attr(&m, IFLA_IFNAME, BRIDGE, sizeof(BRIDGE));
	add_attr(&m, IFLA_ADDRESS, mac_here, sizeof(mac_here));
	info = add_attr(&m, IFLA_LINKINFO, NULL, 0);
	add_attr(&m, IFLA_INFO_KIND, "bridge", 6);
	end_nest(&m, info);
	return talk(&m);
}

static int add_port(const char *name)
{
	struct message m = message_of(RTM_NEWLINK, 0);
	struct ifinfomsg *link = add_body(&m, sizeof(*link));
	unsigned int bridge = if_nametoindex(BRIDGE);

	link->ifi_index = (int)if_nametoindex(name);
	add_attr(&m, IFLA_MASTER, &bridge, sizeof(bridge));
	return talk(&m);
}

/* Nobody has to ask for it: no rule counts frames that do. */
static int add_neighbour(const char *name, int family, const char *text,
			 const unsigned char *mac)
{
	struct message m = message_of(RTM_NEWNEIGH, NLM_F_CREATE |
				      NLM_F_REPLACE);
	struct ndmsg *neighbour = add_body(&m, sizeof(*neighbour));
	unsigned char bytes[16];

	neighbour->ndm_family = (unsigned char)family;
	neighbour->ndm_state = NUD_PERMANENT;
	neighbour->ndm_ifindex = (int)if_nametoindex(name);
	inet_pton(family, text, bytes);
	add_attr(&m, NDA_DST, bytes, family == AF_INET ? 4 : 16);
	add_attr(&m, NDA_LLADDR, mac, MAC_LEN);
	return talk(&m);
}

static int add_pair(int there)
{
	struct message m = message_of(RTM_NEWLINK, NLM_F_CREATE | NLM_F_EXCL);
	struct rtattr *info, *data, *peer;

	add_body(&m, sizeof(struct ifinfomsg));
	add_attr(&m, IFLA_IFNAME, VETH_HERE, sizeof(VETH_HERE));
	info = add_attr(&m, IFLA_LINKINFO, NULL, 0);
	add_attr(&m, IFLA_INFO_KIND, "veth", 4);
	data = add_attr(&m, IFLA_INFO_DATA, NULL, 0);
	peer = add_attr(&m, VETH_INFO_PEER, NULL, 0);
	add_body(&m, sizeof(struct ifinfomsg));
	add_attr(&m, IFLA_IFNAME, VETH_THERE, sizeof(VETH_THERE));
	add_attr(&m, IFLA_ADDRESS, mac_there, sizeof(mac_there));
	add_attr(&m, IFLA_NET_NS_FD, &there, sizeof(there));
	end_nest(&m, peer);
	end_nest(&m, data);
	end_nest(&m, info);
	return talk(&m);
}

static int configure(const char *name, const char *ipv4, const char *ipv6)
{
	int rc = add_address(name, AF_INET, ipv4);

	/* A kernel may have no IPv6. */
	if (!rc)
		rc = add_address(name, AF_INET6, ipv6);
	return rc && rc != EOPNOTSUPP ? rc : set_up(name);
}

/* A kernel may have no IPv6: its addresses are asked for, then. */
static int add_neighbours(const char *name, const char *ipv4, const char *ipv6,
			  const unsigned char *mac)
{
	int rc = add_neighbour(name, AF_INET, ipv4, mac);

	add_neighbour(name, AF_INET6, ipv6, mac);
	return rc;
}

/* What has the addresses of this side. */
static int configure_here(bool bridge)
{
	int rc;

	if (!bridge)
		return configure(VETH_HERE, HERE_IPV4, HERE_IPV6);
	rc = add_bridge();
	if (!rc)
		rc = add_port(VETH_HERE);
	if (!rc)
		rc = set_up(VETH_HERE);
	if (!rc)
		rc = configure(BRIDGE, HERE_IPV4, HERE_IPV6);
	return rc ? rc : add_neighbours(BRIDGE, THERE_IPV4, THERE_IPV6,
					mac_there);
}

static int configure_there(bool bridge)
{
	int rc = configure(VETH_THERE, THERE_IPV4, THERE_IPV6);

	return rc || !bridge ? rc :
	       add_neighbours(VETH_THERE, HERE_IPV4, HERE_IPV6, mac_here);
}

static int open_name_space(void)
{
	return open("/proc/self/ns/net", O_RDONLY | O_CLOEXEC);
}

int enter(int name_space)
{
	return setns(name_space, CLONE_NEWNET) ? errno : 0;
}

static int make_pair(struct guest *g, bool bridge)
{
	int rc;

	g->here = open_name_space();
	if (unshare(CLONE_NEWNET))
		return errno;
	g->there = open_name_space();
	rc = enter(g->here);
	if (!rc)
		rc = add_pair(g->there);
	if (!rc)
		rc = configure_here(bridge);
	if (!rc)
		rc = enter(g->there);
	if (rc)
		return rc;
	rc = configure_there(bridge);
	return enter(g->here) ? EIO : rc;
}

static struct result result_of(int number)
{
	return number ? (struct result){ "error", number } :
	       (struct result){ "exit", 0 };
}

void step_lo(struct guest *g, struct step *s)
{
	(void)g;
	s->result = result_of(set_up("lo"));
}

void step_veth(struct guest *g, struct step *s)
{
	s->result = result_of(make_pair(g, s->n && !strcmp(s->args[0],
							   "bridge")));
}
