// SPDX-License-Identifier: GPL-2.0-only
/* revision_texts - manual page, tests and README of the new options */
#include "base/file.h"
#include "base/limits.h"
#include "base/path.h"
#include "model/ccontrol.h"
#include "scaffold/extension_scope.h"
#include "scaffold/render.h"
#include "scaffold/revision_parts.h"

/* A rule that loads, and the lines that say where: of one .t file. */
struct sample {
	struct span rule;
	struct span table, chains;	/* "*mangle", ":INPUT", or empty */
	bool is_last;			/* no other chains follow */
};

/* "-m NAME" or "-j NAME" is the last of its kind in @rule, and ends it. */
static bool is_about(const struct revision *r, struct span rule)
{
	bool match = r->x.kind == EXTENSION_MATCH;
	struct span word = match ? SPAN("-m ") : SPAN("-j ");
	struct span rest = rule, behind = { 0 };
	size_t at;

	if (match && span_find(rule, SPAN("-j ")) != SIZE_MAX)
		return false;
	while ((at = span_find(rest, word)) != SIZE_MAX) {
		rest = span_from(rest, at + word.len);
		behind = rest;
	}
	return span_skip(&behind, span_of(r->name)) &&
	       (!behind.len || behind.p[0] == ' ');
}

/* "RULE;LISTING;OK": what is listed is what loads. */
static bool good_rule(struct span line, struct span *rule)
{
	struct span rest = line, listing;

	if (!span_next_until(&rest, ';', rule) ||
	    !span_next_until(&rest, ';', &listing) ||
	    !span_eq(rest, SPAN("OK")))
		return false;
	if (!span_eq(listing, SPAN("=")))
		*rule = listing;
	return true;
}

static void find_sample(const struct revision *r, struct span text,
			struct sample *out)
{
	struct sample now = { .is_last = true };
	struct span line, rule;

	while (span_next_line(&text, &line)) {
		if (span_starts(line, SPAN("*")))
			now.table = line;
		if (span_starts(line, SPAN(":")))
			now.chains = line;
		if (span_starts(line, SPAN("*")) || span_starts(line, SPAN(":")))
			out->is_last = false;
		if (good_rule(line, &rule) && is_about(r, rule) &&
		    !(out->rule.len && out->is_last)) {
			now.rule = rule;
			*out = now;
		}
	}
}

static int render(struct revision *r, const char *name, struct scope *top,
		  struct span *out, struct err *e)
{
	const struct templates all = render_templates();

	return render_file(&all,
			   arena_printf(r->arena, "templates/revision/%s", name),
			   top, out, e);
}

/* @before and @behind with @added between them, as lines of their own. */
static void edit(struct revision *r, struct plan *p, const char *path,
		 struct span text, size_t at, struct span added)
{
	bool open = at && text.p[at - 1] != '\n';

	p->root = r->plugin.file.root;
	plan_add_edit(p, path, text,
		      span_of(arena_printf(r->arena,
					   SPAN_FMT "%s" SPAN_FMT SPAN_FMT,
					   SPAN_ARG(span_first(text, at)),
					   open ? "\n" : "", SPAN_ARG(added),
					   SPAN_ARG(span_from(text, at)))));
}

/* The old plugin wants any option, "!cb->xflags", and none of its own. */
static bool takes_any(const struct revision *r)
{
	const struct ctokens *t = &r->plugin.file.tokens;

	if (r->x.kind != EXTENSION_MATCH ||
	    cfile_has(&r->plugin.file, SPAN("XTOPT_MAND")))
		return false;
	for (size_t i = 3; i < t->list.n; i++)
		if (ctoken_at_is(t, i, SPAN("xflags")) &&
		    ctoken_at_is(t, i - 1, SPAN("->")) &&
		    ctoken_at_is(t, i - 3, SPAN("!")))
			return true;
	return false;
}

/* Rules that have no old option. */
static void set_alone(struct revision *r, struct scope *top)
{
	const struct scope_list *options = scope_list_of(top, "option");
	bool any = takes_any(r);

	for (size_t i = 0; i < r->x.options.n; i++)
		scope_set(options->elements.at[i], "alone", !any ? "" :
			  arena_printf(r->arena, "-m %s%s", r->name,
				       extension_rule(&r->x,
						      r->x.options.at[i].rule,
						      r->arena)));
}

static int plan_tests(struct revision *r, const char *path, struct span text,
		      struct scope *top, struct plan *p, struct err *e)
{
	struct sample s = { 0 };
	struct span added;
	const char *head = "";

	find_sample(r, text, &s);
	if (!s.rule.len)
		return 0;
	extension_rule_scope(&r->x, arena_str(r->arena, s.rule), top);
	set_alone(r, top);
	if (render(r, "tests", top, &added, e))
		return -1;
	if (!s.is_last)
		head = arena_printf(r->arena, SPAN_FMT "%s" SPAN_FMT "%s",
				    SPAN_ARG(s.table), s.table.len ? "\n" : "",
				    SPAN_ARG(s.chains),
				    s.chains.len ? "\n" : "");
	edit(r, p, path, text, text.len,
	     span_of(arena_printf(r->arena, "%s" SPAN_FMT, head,
				  SPAN_ARG(added))));
	return 0;
}

/* Behind the last of the options: a tag with "--" and what is said of it. */
static size_t behind_options(struct span text)
{
	static const char *const ends[] = {
		".TP", ".PP", ".P", ".LP", ".SS", ".SH", NULL
	};
	struct span rest = text, line;
	bool tagged = false, inside = false;
	size_t end = text.len;

	for (;;) {
		size_t at = text.len - rest.len;

		if (!span_next_line(&rest, &line))
			break;
		if (span_is_one_of(span_trim(line), ends)) {
			if (inside)
				end = at;
			inside = false;
			tagged = span_eq(span_trim(line), SPAN(".TP"));
		} else if (tagged) {
			inside = span_find(line, SPAN("\\-\\-")) != SIZE_MAX;
			tagged = false;
		}
		if (inside)
			end = text.len;
	}
	return end;
}

static int plan_man(struct revision *r, const char *path, struct span text,
		    struct scope *top, struct plan *p, struct err *e)
{
	struct span added;

	if (render(r, "man", top, &added, e))
		return -1;
	edit(r, p, path, text, behind_options(text), added);
	return 0;
}

/* A command and its translation that end in this extension's words. */
static bool find_translation(const struct revision *r, struct span text,
			     struct span *command, struct span *nft)
{
	while (span_next_line(&text, command)) {
		struct span rest = text;

		if (!span_starts(*command, SPAN("iptables-translate ")) ||
		    !is_about(r, *command) || !span_next_line(&rest, nft))
			continue;
		if (span_starts(*nft, SPAN("nft ")) &&
		    (span_ends(*nft, SPAN(" counter'")) ||
		     span_ends(*nft, SPAN(" counter"))))
			return true;
	}
	return false;
}

static int plan_translations(struct revision *r, const char *path,
			     struct span text, struct scope *top,
			     struct plan *p, struct err *e)
{
	struct span command, nft, added;
	size_t at;

	if (!find_translation(r, text, &command, &nft))
		return 0;
	at = span_find(nft, SPAN(" counter"));
	scope_set(top, "translate", arena_str(r->arena, command));
	scope_set(top, "nft_rule", arena_str(r->arena, span_first(nft, at)));
	scope_set(top, "nft_rest", arena_str(r->arena, span_from(nft, at)));
	if (render(r, "txlate", top, &added, e))
		return -1;
	if (added.len)
		edit(r, p, path, text, text.len,
		     span_of(arena_printf(r->arena, "\n" SPAN_FMT,
					  SPAN_ARG(span_trim_left(added)))));
	return 0;
}

/* The README.md that nfkit new made: behind the options that it begins with. */
static int plan_readme(struct revision *r, struct scope *top, struct plan *p,
		       struct err *e)
{
	struct span title = span_of(arena_printf(r->arena, "# %s: a ",
						 r->name));
	const char *path = path_join(r->arena, path_dir(r->arena,
							r->plugin.file.path),
				     "README.md");
	const char *full = path_join(r->arena, r->plugin.file.root, path);
	struct span text, rest, line, added;
	size_t at = 0;

	if (!file_exists(full))
		return 0;
	if (file_read(r->arena, full, LIMIT_SPEC, &text, e))
		return -1;
	rest = text;
	if (!span_next_line(&rest, &line) || !span_starts(line, title) ||
	    !span_next_line(&rest, &line) || line.len)
		return 0;
	while (span_next_line(&rest, &line) && span_starts(line, SPAN("    ")))
		at = text.len - rest.len;
	if (!at)
		return 0;
	if (render(r, "readme", top, &added, e))
		return -1;
	edit(r, p, path, text, at, added);
	return 0;
}

int revision_plan_texts(struct revision *r, struct scope *top, struct plan *p,
			struct err *e)
{
	static const struct {
		const char *extension;
		int (*plan)(struct revision *r, const char *path,
			    struct span text, struct scope *top,
			    struct plan *p, struct err *e);
	} texts[] = {
		{ "man", plan_man },
		{ "t", plan_tests },
		{ "txlate", plan_translations },
	};
	const char *plugin = r->plugin.file.path;
	struct span stem = span_first(span_of(plugin), strlen(plugin) - 2);

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		const char *path = arena_printf(r->arena, SPAN_FMT ".%s",
						SPAN_ARG(stem),
						texts[i].extension);
		const char *full = path_join(r->arena, r->plugin.file.root,
					     path);
		struct span text;

		if (!file_exists(full))
			continue;
		if (file_read(r->arena, full, LIMIT_SPEC, &text, e) ||
		    texts[i].plan(r, path, text, top, p, e))
			return -1;
	}
	return plan_readme(r, top, p, e);
}
