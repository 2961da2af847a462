// SPDX-License-Identifier: GPL-2.0-only
#include "try/programs.h"

#include "base/process.h"
#include "try/programs_tree.h"

#define PACKAGE	"iptables"

/* Where libxtables of this machine has its plugins. */
static const char *plugin_folder(struct arena *a)
{
	static const char *const argv[] = { "pkg-config",
					    "--variable=xtlibdir", "xtables",
					    NULL };
	CLEANUP_BUF struct buf text;

	buf_init(&text, 4096);
	if (!process_ask(argv, 10000, &text))
		return "/usr/lib/x86_64-linux-gnu/xtables";
	return arena_str(a, span_trim(buf_span(&text)));
}

int programs_find(struct arena *a, const char *tree, struct programs *out,
		  struct err *e)
{
	*out = (struct programs){ .state = PROGRAMS_HOST, .tree = tree };
	if (tree && programs_of_tree(a, out))
		return 0;
	out->plugins = plugin_folder(a);
	out->nft = process_need(a, "xtables-nft-multi", PACKAGE, e);
	if (!out->nft)
		return -1;
	out->legacy = process_need(a, "xtables-legacy-multi", PACKAGE, e);
	return out->legacy ? 0 : -1;
}

static void add_names(struct image *i, const char *backend, const char *multi)
{
	static const char *const families[] = { "ip", "ip6", "eb" };
	static const char *const tools[] = { "", "-save", "-restore" };

	/* There is no ebtables-legacy among them. */
	for (size_t f = 0; f < (strcmp(backend, "nft") ? 2 : 3); f++)
		for (size_t t = 0; t < 3; t++)
			image_add_link(i, arena_printf(i->arena,
						       "sbin/%stables-%s%s",
						       families[f], backend,
						       tools[t]), multi);
}

int programs_add(const struct programs *p, struct image *i, struct err *e)
{
	const char *const files[] = { p->nft, p->legacy };

	if (p->state == PROGRAMS_TREE) {
		image_add_host(i, "sbin/xtables-nft-multi", p->nft);
		image_add_host(i, "sbin/xtables-legacy-multi", p->legacy);
		if (programs_add_found(p, i, e))
			return -1;
	} else if (image_add_programs(i, files, 2, e)) {
		return -1;
	}
	add_names(i, "nft", "xtables-nft-multi");
	add_names(i, "legacy", "xtables-legacy-multi");
	image_add_link(i, "sbin/iptables-translate", "xtables-nft-multi");
	image_add_link(i, "sbin/ip6tables-translate", "xtables-nft-multi");
	image_add_link(i, "sbin/ebtables-translate", "xtables-nft-multi");
	return 0;
}

int programs_add_libraries(const struct programs *p, struct image *i,
			   const char *const *files, size_t n, struct err *e)
{
	struct programs more = { .state = p->state, .tree = p->tree };

	if (p->state != PROGRAMS_TREE)
		return image_add_libraries(i, files, n, e);
	return programs_find_needs(i->arena, &more, files, n, e) ||
	       programs_add_found(&more, i, e) ? -1 : 0;
}
