// SPDX-License-Identifier: GPL-2.0-only
/* revision_native - matches that iptables-nft says in words of nft */
#include "base/file.h"
#include "base/path.h"
#include "model/ccontrol.h"
#include "model/cline.h"
#include "scaffold/revision_parts.h"

#define FILE_NFT	"iptables/nft.c"

/* "!strcmp(m->u.user.name, "limit")" at strcmp: the ")", or SIZE_MAX. */
static size_t end_of_question(const struct revision *r, const struct cfile *f,
			      size_t i)
{
	const struct ctokens *t = &f->tokens;
	const char *name = arena_printf(r->arena, "\"%s\"", r->name);
	size_t close;

	if (!ctoken_at_is(t, i, SPAN("strcmp")) ||
	    !ctoken_at_is(t, i + 1, SPAN("(")) ||
	    !ctoken_at_is(t, i - 1, SPAN("!")))
		return SIZE_MAX;
	close = t->list.at[i + 1].mate;
	return close != SIZE_MAX &&
	       span_eq(t->list.at[close - 1].text, span_of(name)) &&
	       ctoken_at_is(t, close - 2, SPAN(",")) &&
	       ctoken_at_is(t, close - 3, SPAN("name")) &&
	       ctoken_at_is(t, close - 4, SPAN(".")) &&
	       ctoken_at_is(t, close - 5, SPAN("user")) &&
	       !ctoken_at_is(t, close + 1, SPAN("&&")) ? close : SIZE_MAX;
}

#define MAX_COLUMNS	80

/* " && m->u.user.revision < 2" behind @close, on a line of its own if need be. */
static void add_question(struct revision *r, struct cfile *f, size_t i,
			 size_t close)
{
	size_t end = cfile_end(f, close);
	size_t line = cfile_line(f, end);
	const char *more = arena_printf(r->arena, SPAN_FMT "revision < %u",
					SPAN_ARG(cfile_text(f, i + 2,
							    close - 3)),
					r->next.revision);
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

int revision_plan_native(struct revision *r, struct plan *p, struct err *e)
{
	const char *root = r->plugin.file.root;
	struct cfile f;

	if (r->x.kind != EXTENSION_MATCH ||
	    !file_exists(path_join(r->arena, root, FILE_NFT)))
		return 0;
	if (cfile_read(r->arena, root, FILE_NFT, &f, e))
		return -1;
	for (size_t i = 1; i < f.tokens.list.n; i++) {
		size_t close = end_of_question(r, &f, i);

		if (close != SIZE_MAX)
			add_question(r, &f, i, close);
	}
	return cfile_plan(&f, p, e);
}
