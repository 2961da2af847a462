// SPDX-License-Identifier: GPL-2.0-only
/* packet - see packet.h */
#include "packet.h"

#include <string.h>
#include <arpa/inet.h>
#include <netinet/ip.h>
#include <netinet/ip6.h>
#include <linux/if_ether.h>
#include <linux/netfilter/nfnetlink.h>
#include <linux/netfilter/nfnetlink_queue.h>

/* Attributes that this program was not compiled for are left alone. */
static int collect(const struct nlattr *attr, void *data)
{
	const struct nlattr **all = data;
	uint16_t type = mnl_attr_get_type(attr);

	if (type <= NFQA_MAX)
		all[type] = attr;
	return MNL_CB_OK;
}

/* The attribute, where it is there and long enough. */
static const void *payload(const struct nlattr *attr, size_t len)
{
	if (!attr || mnl_attr_get_payload_len(attr) < len)
		return NULL;
	return mnl_attr_get_payload(attr);
}

static uint32_t number(const struct nlattr *attr)
{
	const uint32_t *value = payload(attr, sizeof(*value));

	return value ? ntohl(*value) : 0;
}

static void read_data(const struct nlattr *const *attr, struct packet *p)
{
	const struct nfqnl_msg_packet_hw *hw;

	p->data = payload(attr[NFQA_PAYLOAD], 0);
	p->copied = p->data ? mnl_attr_get_payload_len(attr[NFQA_PAYLOAD]) : 0;
	p->length = p->copied;
	/* The kernel says so where it is longer than what was copied. */
	if (attr[NFQA_CAP_LEN])
		p->length = number(attr[NFQA_CAP_LEN]);
	hw = payload(attr[NFQA_HWADDR], sizeof(*hw));
	if (hw && ntohs(hw->hw_addrlen) == ETH_ALEN)
		p->mac = hw->hw_addr;
}

bool packet_read(const struct nlmsghdr *nlh, struct packet *p)
{
	const struct nlattr *attr[NFQA_MAX + 1] = { NULL };
	const struct nfqnl_msg_packet_hdr *header;

	memset(p, 0, sizeof(*p));
	if (mnl_attr_parse(nlh, sizeof(struct nfgenmsg), collect, attr) < 0)
		return false;
	header = payload(attr[NFQA_PACKET_HDR], sizeof(*header));
	if (!header)
		return false;
	p->id = ntohl(header->packet_id);
	p->protocol = ntohs(header->hw_protocol);
	p->hook = header->hook;
	p->mark = number(attr[NFQA_MARK]);
	p->in = number(attr[NFQA_IFINDEX_INDEV]);
	p->out = number(attr[NFQA_IFINDEX_OUTDEV]);
	read_data(attr, p);
	return true;
}

/* The header of IPv4 in memory that is aligned for it. */
static bool read_ip(const struct packet *p, struct iphdr *ip)
{
	if (p->protocol != ETH_P_IP || p->copied < sizeof(*ip))
		return false;
	memcpy(ip, p->data, sizeof(*ip));
	return ip->version == 4 && ip->ihl >= 5;
}

static bool read_ip6(const struct packet *p, struct ip6_hdr *ip)
{
	if (p->protocol != ETH_P_IPV6 || p->copied < sizeof(*ip))
		return false;
	memcpy(ip, p->data, sizeof(*ip));
	return ip->ip6_vfc >> 4 == 6;
}

static void set_address(struct address *a, int family, const void *bytes, size_t len)
{
	memset(a, 0, sizeof(*a));
	a->family = family;
	memcpy(a->bytes, bytes, len);
}

bool packet_addresses(const struct packet *p, struct address *from, struct address *to)
{
	struct ip6_hdr ip6;
	struct iphdr ip;

	if (read_ip(p, &ip)) {
		set_address(from, AF_INET, &ip.saddr, sizeof(ip.saddr));
		set_address(to, AF_INET, &ip.daddr, sizeof(ip.daddr));
		return true;
	}
	if (read_ip6(p, &ip6)) {
		set_address(from, AF_INET6, &ip6.ip6_src, sizeof(ip6.ip6_src));
		set_address(to, AF_INET6, &ip6.ip6_dst, sizeof(ip6.ip6_dst));
		return true;
	}
	return false;
}

static bool is_extension(uint8_t protocol)
{
	return protocol == IPPROTO_HOPOPTS || protocol == IPPROTO_ROUTING || protocol == IPPROTO_DSTOPTS || protocol == IPPROTO_FRAGMENT || protocol == IPPROTO_AH;
}

/* Over the headers between that of IPv6 and what it carries. */
static bool skip_extensions(const struct packet *p, uint8_t *protocol, int *offset)
{
	size_t at = sizeof(struct ip6_hdr);

	while (is_extension(*protocol)) {
		const unsigned char *header = p->data + at;
		uint8_t this = *protocol;

		if (at + 8 > p->copied)
			return false;
		*protocol = header[0];
		if (this == IPPROTO_FRAGMENT) {
			at += 8;
			if ((header[2] << 8 | header[3]) & 0xfff8) {
				*offset = -1;
				return true;
			}
		} else if (this == IPPROTO_AH) {
			at += (header[1] + 2) * 4;
		} else {
			at += (header[1] + 1) * 8;
		}
	}
	*offset = at;
	return true;
}

bool packet_transport(const struct packet *p, uint8_t *protocol, int *offset)
{
	struct ip6_hdr ip6;
	struct iphdr ip;

	if (read_ip(p, &ip)) {
		*protocol = ip.protocol;
		*offset = ntohs(ip.frag_off) & IP_OFFMASK ? -1 : ip.ihl * 4;
		return true;
	}
	if (!read_ip6(p, &ip6))
		return false;
	*protocol = ip6.ip6_nxt;
	return skip_extensions(p, protocol, offset);
}

bool packet_ports(const struct packet *p, uint16_t *from, uint16_t *to)
{
	uint8_t protocol;
	uint16_t ports[2];
	int offset;

	if (!packet_transport(p, &protocol, &offset) || offset < 0 || offset + sizeof(ports) > p->copied)
		return false;
	if (protocol != IPPROTO_TCP && protocol != IPPROTO_UDP && protocol != IPPROTO_SCTP)
		return false;
	memcpy(ports, p->data + offset, sizeof(ports));
	*from = ntohs(ports[0]);
	*to = ntohs(ports[1]);
	return true;
}

bool packet_tos(const struct packet *p, uint8_t *tos)
{
	struct ip6_hdr ip6;
	struct iphdr ip;

	if (read_ip(p, &ip)) {
		*tos = ip.tos;
		return true;
	}
	if (!read_ip6(p, &ip6))
		return false;
	*tos = ntohl(ip6.ip6_flow) >> 20 & 0xff;
	return true;
}
