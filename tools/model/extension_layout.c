// SPDX-License-Identifier: GPL-2.0-only
/* extension_layout - the members of the struct, without holes */
#include "model/extension_derive.h"
#include "model/extension_names.h"

static struct extension_member *add_member(struct extension *x,
					   struct arena *a, const char *type,
					   const char *name)
{
	struct extension_member *member = VEC_ADD(a, &x->members);

	member->type = type;
	member->name = name;
	member->dimensions = "";
	member->offset = x->size;
	return member;
}

static void add_number(struct extension *x, struct arena *a, const char *type,
		       const char *name, unsigned int bytes)
{
	struct extension_member *member = add_member(x, a, type, name);

	member->align = bytes;
	member->bytes = bytes;
	x->size += bytes;
}

static void pad_to(struct extension *x, struct arena *a, unsigned int align,
		   const char *name)
{
	unsigned int hole = (align - x->size % align) % align;
	struct extension_member *member;

	if (!hole)
		return;
	member = add_member(x, a, "__u8", name);
	member->align = 1;
	member->bytes = hole;
	member->dimensions = arena_printf(a, "[%u]", hole);
	x->size += hole;
}

/* The old struct may have members of such names too. */
static const char *pad_name(const struct extension *x, struct arena *a,
			    unsigned int nr)
{
	return !x->old ? arena_printf(a, "__pad%u", nr) :
	       arena_printf(a, "__v%u_pad%u", x->old->revision, nr);
}

/* Elements of one value: 0 where it is no array. */
static unsigned int elements(const struct extension_option *o,
			     const struct option_member *of)
{
	return o->type->class == OPTION_STRING ? (unsigned int)o->max + 1 :
	       of->count;
}

static void add_option_member(struct extension *x, struct arena *a,
			      const struct extension_option *o,
			      const struct option_member *of)
{
	const char *name = arena_printf(a, "%s%s", o->field, of->suffix);
	struct extension_member *member;
	unsigned int n = elements(o, of);
	const char *inner = n ? arena_printf(a, "[%u]", n) : "";

	member = add_member(x, a, o->nbo ? of->be : of->type, name);
	member->align = of->align;
	member->bytes = of->bytes * (n ? n : 1) * (o->values ? o->values : 1);
	member->dimensions = !o->values ? inner :
			     arena_printf(a, "[%u]%s", o->values, inner);
	x->size += member->bytes;
}

static void add_members_of(struct extension *x, struct arena *a,
			   const struct extension_option *o,
			   unsigned int align)
{
	for (size_t i = 0; i < OPTION_MEMBERS; i++) {
		const struct option_member *of = &o->type->members[i];

		if (of->type && of->align == align)
			add_option_member(x, a, o, of);
	}
	if (o->values && align == 1)
		add_number(x, a, "__u8", arena_printf(a, "%s_count", o->field),
			   1);
}

/* "len:uint16rc" and "len-max:uint16" both want a member len_max. */
static void check_members(const struct extension *x, struct mistakes *m)
{
	for (size_t i = 0; i < x->members.n; i++) {
		if (name_is_reserved(span_of(x->members.at[i].name)))
			mistakes_add(m, "an option wants a member %s in the struct, which is a macro of a header of C: rename it",
				     x->members.at[i].name);
		for (size_t k = 0; k < i; k++)
			if (span_eq(span_of(x->members.at[i].name),
				    span_of(x->members.at[k].name)))
				mistakes_add(m, "two options want a member %s in the struct, rename one of them",
					     x->members.at[i].name);
	}
}

/* The kernel's own, behind all that iptables knows of; never written by it. */
static void add_data(struct extension *x, struct arena *a)
{
	struct extension_member *member;

	member = add_member(x, a, arena_printf(a, "struct %s_data", x->lower),
			    "*data __attribute__((aligned(8)))");
	member->align = 8;
	member->bytes = 8;
	x->size += member->bytes;
}

/* What is new begins at one place for all, where the old ends at several. */
static void begin_behind(struct extension *x, struct arena *a,
			 const struct extension_old *old)
{
	x->size = old->bytes;
	if (old->is_ragged)
		x->size = (x->size + 7) / 8 * 8;
	else
		pad_to(x, a, 4, pad_name(x, a, 0));
}

static const char *flags_member(const struct extension *x, struct arena *a)
{
	return x->old && x->old->is_ragged ?
	       arena_printf(a, "%s __attribute__((aligned(8)))", x->flags) :
	       x->flags;
}

/* Flags, then the widest first: then holes are at two places at most. */
void extension_derive_members(struct extension *x, struct mistakes *m)
{
	struct arena *a = m->arena;
	const struct extension_old *old = x->old;
	bool invert = false, wide = false;

	if (old)
		begin_behind(x, a, old);
	for (size_t i = 0; i < x->options.n; i++) {
		invert |= x->options.at[i].invert;
		wide |= x->options.at[i].type->members[0].align == 8;
	}
	add_number(x, a, "__u32", flags_member(x, a), 4);
	if (invert)
		add_number(x, a, "__u32", x->invflags, 4);
	pad_to(x, a, wide ? 8 : 4, pad_name(x, a, 1));
	for (unsigned int align = 8; align; align /= 2)
		for (size_t i = 0; i < x->options.n; i++)
			add_members_of(x, a, &x->options.at[i], align);
	wide |= x->keeps_data || (old && (old->keeps_data || old->align > 4));
	pad_to(x, a, wide ? 8 : 4, pad_name(x, a, 2));
	if (x->keeps_data)
		add_data(x, a);
	check_members(x, m);
	if (x->size > EXTENSION_SIZE_MAX)
		mistakes_add(m, "the struct would have %u bytes, want at most %u: take fewer options, or a smaller max or multiple of them",
			     x->size, EXTENSION_SIZE_MAX);
}
