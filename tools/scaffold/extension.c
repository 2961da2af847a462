// SPDX-License-Identifier: GPL-2.0-only
#include "scaffold/extension.h"

#include "base/limits.h"
#include "base/path.h"
#include "scaffold/extension_scope.h"
#include "scaffold/render.h"

#define FILES	"templates/extension/"
#define MESSAGES "templates/messages"

/* What the pieces of all options have. */
struct contents {
	bool logic;	/* a place that is marked YOUR LOGIC */
	bool cases;	/* what x6_parse must look at */
	bool string;	/* functions of string.h in the plugin */
	bool checks;	/* a check of one of several values */
	bool loops;	/* several values that a target acts on */
	bool counts;	/* packets that a rule must count */
};

static bool has(struct span text, struct span word)
{
	return span_find(text, word) != SIZE_MAX;
}

static int look_into(const struct templates *all, struct scope *s,
		     struct contents *sum, struct err *e)
{
	bool multiple = *scope_text(s, SPAN("multiple"));
	bool alone = !*scope_text(s, SPAN("others")) &&
		     !*scope_text(s, SPAN("also"));
	struct span function, check, parse, packets;

	if (render_about(all, s, e) ||
	    render_piece(all, "function", s, &function, e) ||
	    render_piece(all, "check", s, &check, e) ||
	    render_piece(all, "parse", s, &parse, e) ||
	    render_piece(all, "packets", s, &packets, e))
		return -1;
	scope_set_if(s, "parses", parse.len || multiple);
	scope_set_if(s, "checks_each", check.len && multiple);
	sum->logic |= has(function, SPAN("YOUR LOGIC"));
	sum->cases |= parse.len || multiple;
	sum->string |= has(parse, SPAN("memcpy"));
	sum->checks |= check.len && multiple;
	sum->counts |= alone && packets.len;
	sum->loops |= multiple && !*scope_text(s, SPAN("asks"));
	return 0;
}

static int look_into_all(const struct templates *all, struct scope *top,
			 struct err *e)
{
	const struct scope_list *options = scope_list_of(top, "option");
	struct contents sum = { 0 };

	sum.logic = !*scope_text(top, SPAN("match")) || !options->elements.n ||
		    *scope_text(top, SPAN("lengths"));
	for (size_t i = 0; i < options->elements.n; i++)
		if (look_into(all, options->elements.at[i], &sum, e))
			return -1;
	scope_set_if(top, "logic", sum.logic);
	scope_set_if(top, "cases", sum.cases);
	scope_set_if(top, "plugin_string", sum.string);
	scope_set_if(top, "loop_checks", sum.checks);
	scope_set_if(top, "loops", sum.loops);
	scope_set_if(top, "counts", *scope_text(top, SPAN("place")) &&
		     (sum.counts || !options->elements.n));
	return 0;
}

const char *extension_file(struct arena *a, struct span name,
			   const struct extension *x)
{
	size_t at = span_find(name, SPAN("xt_NAME"));

	if (at == SIZE_MAX)
		return arena_str(a, name);
	return arena_printf(a, SPAN_FMT "%s_%s" SPAN_FMT,
			    SPAN_ARG(span_first(name, at)), x->family->prefix,
			    x->name, SPAN_ARG(span_from(name, at + 7)));
}

int extension_names(const struct extension *x, const char *author,
		    const char *header, struct scope *top, struct err *e)
{
	const struct templates all = render_templates();

	extension_scope(x, author, top);
	scope_set(top, "header", header);
	scope_set_if(top, "in_tree", *header == '<');
	return look_into_all(&all, top, e);
}

/* The same for IPv6 alone, behind what is in @out. */
static int add_ipv6(const struct extension *x, const char *path,
		    struct arena *a, struct span *out, struct err *e)
{
	const struct templates all = render_templates();
	struct family family = *x->family;
	struct scope top = { .arena = a };
	struct extension six = *x;
	struct span more;

	family.ip = FAMILY_IPV6;
	six.family = &family;
	if (extension_names(&six, "", "", &top, e) ||
	    render_file(&all, path, &top, &more, e))
		return -1;
	*out = span_of(arena_printf(a, SPAN_FMT "\n" SPAN_FMT, SPAN_ARG(*out),
				    SPAN_ARG(more)));
	return 0;
}

int extension_render(const struct extension *x, const char *path,
		     const struct scope *top, struct span *out, struct err *e)
{
	const struct templates all = render_templates();

	if (render_file(&all, path, top, out, e))
		return -1;
	return out->len && x->family->separate &&
	       span_ends(span_of(path), SPAN(".txlate")) ?
	       add_ipv6(x, path, top->arena, out, e) : 0;
}

int extension_plan(const struct extension *x, const char *author,
		   struct plan *p, struct err *e)
{
	const struct templates all = render_templates();
	struct scope top = { .arena = p->arena };

	if (extension_names(x, author,
			    arena_printf(p->arena, "\"%s_%s.h\"",
					 x->family->prefix, x->name),
			    &top, e))
		return -1;
	plan_add_folder(p, x->name);
	for (size_t i = 0; i < all.n; i++) {
		struct span name = span_of(all.files[i].path), bytes;

		if (!span_skip(&name, SPAN(FILES)))
			continue;
		if (extension_render(x, all.files[i].path, &top, &bytes, e))
			return -1;
		if (!span_trim(bytes).len)
			continue;
		plan_add_file(p, path_join(p->arena, x->name,
					   extension_file(p->arena, name, x)),
			      bytes);
	}
	return 0;
}

int extension_message(const struct extension *x, const char *name,
		      struct buf *to, struct err *e)
{
	CLEANUP_ARENA struct arena a = { 0 };
	const struct templates all = render_templates();
	struct scope top = { .arena = &a };

	if (extension_names(x, "", "", &top, e))
		return -1;
	return render_message(&all, path_join(&a, MESSAGES, name), &top, to, e);
}
