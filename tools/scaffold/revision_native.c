// SPDX-License-Identifier: GPL-2.0-only
/* revision_native - matches that iptables-nft says in words of nft */
#include "base/file.h"
#include "base/path.h"
#include "model/ccontrol.h"
#include "model/cline.h"
#include "scaffold/render.h"
#include "scaffold/revision_parts.h"

#define FILE_NFT	"iptables/nft.c"

/*
 * "!strcmp(m->u.user.name, "limit")" at strcmp: the last ")" with what it has
 * of revisions before, or SIZE_MAX. One that asks for a number needs no more.
 */
static size_t end_of_question(const struct revision *r, const struct cfile *f,
			      size_t i)
{
	static const char *const words[] = {
		"strcmp", "(", NULL, "->", "u", ".", "user", ".", "name", ",",
		NULL, ")"
	};
	const size_t n = sizeof(words) / sizeof(words[0]);
	const struct ctokens *t = &f->tokens;
	const char *name = arena_printf(r->arena, "\"%s\"", r->name);
	size_t end;

	for (size_t k = 0; k < n; k++)
		if (words[k] && !ctoken_at_is(t, i + k, span_of(words[k])))
			return SIZE_MAX;
	if (!ctoken_at_is(t, i - 1, SPAN("!")) ||
	    !span_eq(t->list.at[i + n - 2].text, span_of(name)))
		return SIZE_MAX;
	for (end = i + n; end < t->list.n && !ctoken_at_is(t, end, SPAN(";"));
	     end++)
		if (ctoken_at_is(t, end, SPAN("revision")))
			return SIZE_MAX;
	for (end = i + n - 1; ctoken_at_is(t, end + 1, SPAN("&&")) &&
	     ctoken_at_is(t, end + 2, SPAN("!")) &&
	     ctoken_at_is(t, end + 6, SPAN(")")); end += 6)
		;
	return end;
}

/* Where the definition around token @i begins, with a comment right above. */
static size_t before_definition(const struct cfile *f, size_t i)
{
	const struct ctoken *at = f->tokens.list.at;

	while (i && (at[i].depth || ctoken_is(&at[i], SPAN("{"))))
		i--;
	while (i && !ctoken_is(&at[i - 1], SPAN("}")) &&
	       !ctoken_is(&at[i - 1], SPAN(";")) &&
	       at[i - 1].kind != CTOKEN_DIRECTIVE && !at[i - 1].in_macro)
		i--;
	return cfile_line(f, cfile_begin(f, i));
}

#define MAX_COLUMNS	80

/* " && !limit_v1_given(m)" behind @close, on a line of its own if need be. */
static void add_question(struct revision *r, struct cfile *f, size_t i,
			 size_t close)
{
	size_t end = cfile_end(f, close);
	size_t line = cfile_line(f, end);
	struct span m = f->tokens.list.at[i + 2].text;
	const char *more = arena_printf(r->arena, "!%s_given(" SPAN_FMT ")",
					r->x.lower, SPAN_ARG(m));
	struct span before = span_first(span_from(f->text, line), end - line);
	struct span gap = SPAN(" ");

	while (i && (f->tokens.list.at[i].mate == SIZE_MAX ||
		     f->tokens.list.at[i].mate <= close))
		i--;
	if (columns_of(before) + strlen(" && )") + strlen(more) > MAX_COLUMNS)
		gap = span_of(arena_printf(r->arena, "\n" SPAN_FMT,
			SPAN_ARG(columns_fill(r->arena, 0, ctoken_column(
				&f->tokens.list.at[i]) + 1))));
	cfile_insert(r->arena, f, end,
		     span_of(arena_printf(r->arena, " &&" SPAN_FMT "%s",
					  SPAN_ARG(gap), more)));
}

/* The header that has the new struct, where nft.c may not know it yet. */
static void include_header(struct revision *r, struct cfile *f)
{
	struct span header = span_of(r->plugin.header.path);

	if (span_skip(&header, SPAN("include/")))
		cfile_include(r->arena, f,
			      span_of(arena_printf(r->arena,
						   "#include <" SPAN_FMT ">",
						   SPAN_ARG(header))));
}

static int add_function(struct revision *r, struct scope *top,
			struct cfile *f, size_t i, struct err *e)
{
	const struct templates all = render_templates();
	struct span text;

	if (render_file(&all, "templates/revision/native.c", top, &text, e))
		return -1;
	cfile_insert(r->arena, f, before_definition(f, i), text);
	cfile_insert(r->arena, f, before_definition(f, i), SPAN("\n"));
	include_header(r, f);
	return 0;
}

int revision_plan_native(struct revision *r, struct scope *top, struct plan *p,
			 struct err *e)
{
	const char *root = r->plugin.file.root;
	bool found = false;
	struct cfile f;

	if (r->x.kind != EXTENSION_MATCH ||
	    !file_exists(path_join(r->arena, root, FILE_NFT)))
		return 0;
	if (cfile_read(r->arena, root, FILE_NFT, &f, e))
		return -1;
	for (size_t i = 1; i < f.tokens.list.n; i++) {
		size_t close = end_of_question(r, &f, i);

		if (close == SIZE_MAX)
			continue;
		if (!found && add_function(r, top, &f, i, e))
			return -1;
		found = true;
		add_question(r, &f, i, close);
	}
	return cfile_plan(&f, p, e);
}
