// SPDX-License-Identifier: GPL-2.0-only
#include "model/option_type.h"

/* No double is stored: thousandths in 32 bits. */
#define DOUBLE_MAX	(UINT32_MAX / 1000)
#define STRING_MAX	255

#define U8(suffix)	{ suffix, "__u8", NULL, 1, 1 }
#define U16(suffix)	{ suffix, "__u16", "__be16", 2, 2 }
#define U32(suffix)	{ suffix, "__u32", "__be32", 4, 4 }
#define U64(suffix)	{ suffix, "__aligned_u64", "__aligned_be64", 8, 8 }
/* Values under a mask are in the byte order of the machine, as marks are. */
#define MARK(suffix)	{ suffix, "__u32", NULL, 4, 4 }
#define ADDRESS(suffix)	{ suffix, "union nf_inet_addr", NULL, 16, 4 }
/* ether_addr_equal() wants even addresses. */
#define MAC(suffix)	{ suffix, "__u8", NULL, 1, 2, 6 }

#define NFT_LENGTH	.nft = { { { " meta length " } } }
#define TH		" meta l4proto { tcp, udp, sctp } th "
/* nft has no "or", but sets in which the other one is anything. */
#define EITHER(value, all)						\
	"{ " value " . " all ", " all " . " value " }"
#define NFT_PORT(value)							\
	.nft = {							\
		[OPTION_EITHER] = { { TH "sport . th dport " },		\
				    { EITHER(value, "0-65535") } },	\
		[OPTION_SOURCE] = { { TH "sport " }, { value } },	\
		[OPTION_DESTINATION] = { { TH "dport " }, { value } },	\
	}
#define NFT_HOST(ipv4, ipv6)						\
	.nft = {							\
		[OPTION_EITHER] = {					\
			{ " ip saddr . ip daddr ",			\
			  " ip6 saddr . ip6 daddr " },			\
			{ EITHER(ipv4, "0.0.0.0/0"),			\
			  EITHER(ipv6, "::/0") },			\
		},							\
		[OPTION_SOURCE] = { { " ip saddr ", " ip6 saddr " } },	\
		[OPTION_DESTINATION] = { { " ip daddr ", " ip6 daddr " } }, \
	}

#define NUMBER(name, limit, member)					\
	{ name, "number", " number", OPTION_NUMBER,			\
	  OPTION_PUT | OPTION_LENGTH, limit, { member("") }, NFT_LENGTH }
#define RANGE(name, limit, member)					\
	{ name, "range", " from[:to]", OPTION_RANGE, OPTION_LENGTH,	\
	  limit, { member("_min"), member("_max") }, NFT_LENGTH }

/* long: the table of types */
static const struct option_type types[] = {
	{ "none", "flag", "", OPTION_FLAG, OPTION_ASKS, 0, .sample = { "" },
	  .nft = { { { " meta pkttype " }, { "host" } } } },
	NUMBER("uint8", UINT8_MAX, U8),
	NUMBER("uint16", UINT16_MAX, U16),
	NUMBER("uint32", UINT32_MAX, U32),
	NUMBER("uint64", UINT64_MAX, U64),
	RANGE("uint8rc", UINT8_MAX, U8),
	RANGE("uint16rc", UINT16_MAX, U16),
	RANGE("uint32rc", UINT32_MAX, U32),
	RANGE("uint64rc", UINT64_MAX, U64),
	{ "double", "double", " number", OPTION_DOUBLE, 0, DOUBLE_MAX,
	  { MARK("") } },
	{ "string", "string", " text", OPTION_STRING, OPTION_PUT, STRING_MAX,
	  { { "", "char", NULL, 1, 1 } } },
	{ "tosmask", "tosmask", " value[/mask]", OPTION_OTHER, OPTION_WRITES,
	  0, { U8(""), U8("_mask") }, .sample = { " 0x10/0x3f" } },
	{ "markmask32", "mark", " value[/mask]", OPTION_OTHER, 0, 0,
	  { MARK(""), MARK("_mask") }, .sample = { " 0x1/0xff" },
	  .nft = { { { " meta mark and 0xff " }, { "0x1" }, "== " } } },
	{ "sysloglevel", "level", " level", OPTION_OTHER,
	  OPTION_PUT | OPTION_LOGS, 0,
	  { U8("") }, .sample = { " 4" } },
	{ "host", "host", " address", OPTION_OTHER,
	  OPTION_PUT | OPTION_HOST | OPTION_ASKS | OPTION_ADDRESS, 0,
	  { ADDRESS("") }, .sample = { " 192.0.2.1", " 2001:db8::1" },
	  NFT_HOST("192.0.2.1", "2001:db8::1") },
	{ "hostmask", "hostmask", " address[/mask]", OPTION_OTHER,
	  OPTION_HOST | OPTION_NETWORK | OPTION_ASKS | OPTION_ADDRESS, 0,
	  { ADDRESS(""), ADDRESS("_mask") },
	  .sample = { " 192.0.2.0/24", " 2001:db8::/32" },
	  NFT_HOST("192.0.2.0/24", "2001:db8::/32") },
	{ "protocol", "protocol", " protocol", OPTION_OTHER,
	  OPTION_PUT | OPTION_ASKS | OPTION_TRANSPORT, 0, { U8("") },
	  .sample = { " 17" }, .nft = { { { " meta l4proto " } } } },
	{ "port", "port", " port", OPTION_OTHER,
	  OPTION_PUT | OPTION_PORT | OPTION_ASKS | OPTION_TRANSPORT, 0,
	  { U16("") }, .sample = { " 80" }, NFT_PORT("80") },
	{ "portrc", "portrange", " from[:to]", OPTION_OTHER,
	  OPTION_PORT | OPTION_ASKS | OPTION_TRANSPORT, 0,
	  { U16("_min"), U16("_max") }, .sample = { " 80:90" },
	  NFT_PORT("80-90") },
	{ "plen", "plen", " length", OPTION_OTHER,
	  OPTION_ASKS | OPTION_ADDRESS | OPTION_PREFIX, 0, { U8("") },
	  .sample = { " 24", " 64" } },
	{ "plenmask", "plenmask", " length", OPTION_OTHER,
	  OPTION_PUT | OPTION_ASKS | OPTION_ADDRESS | OPTION_PREFIX, 0,
	  { ADDRESS("") }, .sample = { " 24", " 64" } },
	{ "ethermac", "mac", " address", OPTION_OTHER,
	  OPTION_PUT | OPTION_ASKS | OPTION_ETHERNET, 0, { MAC("") },
	  .sample = { " 42:01:02:03:04:05" }, .nft = {
		[OPTION_EITHER] = {
			{ " ether saddr . ether daddr " },
			{ EITHER("42:01:02:03:04:05",
				 "00:00:00:00:00:00-ff:ff:ff:ff:ff:ff") },
		},
		[OPTION_SOURCE] = { { " ether saddr " } },
		[OPTION_DESTINATION] = { { " ether daddr " } },
	  } },
	{ "ethermacmask", "macmask", " address[/mask]", OPTION_OTHER,
	  OPTION_ASKS | OPTION_ETHERNET | OPTION_RECENT, 0,
	  { MAC(""), MAC("_mask") },
	  .sample = { " 42:01:02:00:00:00/ff:ff:ff:00:00:00" },
	  .nft = {
		[OPTION_SOURCE] = {
			{ " ether saddr & ff:ff:ff:00:00:00 " },
			{ "42:01:02:00:00:00" }, "== "
		},
		[OPTION_DESTINATION] = {
			{ " ether daddr & ff:ff:ff:00:00:00 " },
			{ "42:01:02:00:00:00" }, "== "
		},
	  } },
};

#define N_TYPES	(sizeof(types) / sizeof(types[0]))

const struct option_type *option_type_all(size_t *n)
{
	*n = N_TYPES;
	return types;
}

const struct option_type *option_type_find(struct span name)
{
	for (size_t i = 0; i < N_TYPES; i++)
		if (span_eq(name, span_of(types[i].name)))
			return &types[i];
	return NULL;
}

unsigned int option_type_bits(const struct option_type *type)
{
	return type->members[0].bytes * 8;
}

bool option_type_has_order(const struct option_type *type)
{
	return type->members[0].be;
}
