// SPDX-License-Identifier: GPL-2.0-only
#include "model/csize.h"

static const struct {
	const char *name;
	struct csize size;
} typedefs[] = {
	{ "__u8", CSIZE(1, 1) }, { "__s8", CSIZE(1, 1) },
	{ "__u16", CSIZE(2, 2) }, { "__s16", CSIZE(2, 2) },
	{ "__u32", CSIZE(4, 4) }, { "__s32", CSIZE(4, 4) },
	{ "__be16", CSIZE(2, 2) }, { "__be32", CSIZE(4, 4) },
	{ "__le16", CSIZE(2, 2) }, { "__le32", CSIZE(4, 4) },
	{ "__sum16", CSIZE(2, 2) }, { "__wsum", CSIZE(4, 4) },
	{ "u_int8_t", CSIZE(1, 1) }, { "u_int16_t", CSIZE(2, 2) },
	{ "u_int32_t", CSIZE(4, 4) }, { "uint8_t", CSIZE(1, 1) },
	{ "uint16_t", CSIZE(2, 2) }, { "uint32_t", CSIZE(4, 4) },
	{ "int8_t", CSIZE(1, 1) }, { "int16_t", CSIZE(2, 2) },
	{ "int32_t", CSIZE(4, 4) },
	{ "bool", CSIZE(1, 1) }, { "_Bool", CSIZE(1, 1) },
	{ "ip_set_id_t", CSIZE(2, 2) },	/* linux/netfilter/ipset/ip_set.h */
	{ "aligned_u64", CSIZE(8, 8) }, { "__aligned_u64", CSIZE(8, 8) },
	{ "__aligned_be64", CSIZE(8, 8) }, { "__aligned_le64", CSIZE(8, 8) },
	/* 8 bytes that 32-bit x86 aligns to 4, but for aligned(8). */
	{ "__u64", { 8, 8, 8, 4 } }, { "__s64", { 8, 8, 8, 4 } },
	{ "__be64", { 8, 8, 8, 4 } }, { "__le64", { 8, 8, 8, 4 } },
	{ "uint64_t", { 8, 8, 8, 4 } }, { "u_int64_t", { 8, 8, 8, 4 } },
};

/*
 * Of linux/netfilter.h, linux/in.h, linux/in6.h, linux/filter.h and
 * linux/netfilter/ipset/ip_set.h.
 */
static const struct {
	const char *kind, *name;
	struct csize size;
} structs[] = {
	{ "union", "nf_inet_addr", CSIZE(16, 4) },
	{ "struct", "in_addr", CSIZE(4, 4) },
	{ "struct", "in6_addr", CSIZE(16, 4) },
	{ "struct", "sock_filter", CSIZE(8, 4) },
	{ "struct", "ip_set_counter_match", CSIZE(16, 8) },
};

bool csize_of_typedef(struct span name, struct csize *out)
{
	for (size_t i = 0; i < sizeof(typedefs) / sizeof(typedefs[0]); i++)
		if (span_is(name, typedefs[i].name)) {
			*out = typedefs[i].size;
			return true;
		}
	return false;
}

bool csize_of_struct(struct span kind, struct span name, struct csize *out)
{
	for (size_t i = 0; i < sizeof(structs) / sizeof(structs[0]); i++)
		if (span_is(kind, structs[i].kind) &&
		    span_is(name, structs[i].name)) {
			*out = structs[i].size;
			return true;
		}
	return false;
}

static void at_least(unsigned int *n, unsigned int other)
{
	if (*n < other)
		*n = other;
}

static void at_most(unsigned int *n, unsigned int other)
{
	if (*n > other)
		*n = other;
}

void csize_grow(struct csize *size, struct csize other)
{
	at_least(&size->bytes, other.bytes);
	at_least(&size->align, other.align);
	at_least(&size->narrow, other.narrow);
	at_least(&size->narrow_align, other.narrow_align);
}

void csize_shrink(struct csize *size, struct csize other)
{
	at_most(&size->bytes, other.bytes);
	at_most(&size->align, other.align);
	at_most(&size->narrow, other.narrow);
	at_most(&size->narrow_align, other.narrow_align);
}

unsigned int csize_round_up(unsigned int n, unsigned int align)
{
	return align ? (n + align - 1) / align * align : n;
}
