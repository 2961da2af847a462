// SPDX-License-Identifier: GPL-2.0-only
#include "pages_upstream.h"

static const struct {
	const char *id, *title;
	bool is_ancestor;
} commits[] = {
	{ "0123456789abcdef0123456789abcdef01234567",
	  "netfilter: x: count packets", true },
	{ "123456789abcdef0123456789abcdef012345678",
	  "netfilter: x: count more", false },
};

static const struct {
	const char *path, *text;
} files[] = {
	{ "tools/testing/selftests/net/netfilter/config", "CONFIG_VETH=m\n" },
	{ "net/netfilter/x.c", "int a;\nint b;\nint c;\nint d;\nint e;\n" },
};

static enum upstream_found commit(void *context, struct arena *a,
				  struct span digits,
				  struct upstream_commit *out)
{
	(void)context;
	(void)a;
	for (size_t i = 0; i < sizeof(commits) / sizeof(commits[0]); i++) {
		struct span id = span_of(commits[i].id);

		if (!span_starts(id, digits))
			continue;
		*out = (struct upstream_commit){
			id, span_of(commits[i].title), commits[i].is_ancestor };
		return UPSTREAM_ONE;
	}
	return UPSTREAM_NONE;
}

static bool file(void *context, struct arena *a, struct span path,
		 struct span *bytes)
{
	(void)context;
	(void)a;
	for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++)
		if (span_eq(span_of(files[i].path), path)) {
			*bytes = span_of(files[i].text);
			return true;
		}
	return false;
}

static struct maintained_field fields[] = {
	{ 'M', { "Max Maintainer <max@example.org>", 32 } },
	{ 'M', { "Mia Maintainer <mia@example.org>", 32 } },
	{ 'L', { "netfilter-devel@vger.kernel.org", 31 } },
	{ 'F', { "net/netfilter/", 14 } },
};

static struct maintained entries[] = {
	{ { "NETFILTER", 9 }, { fields, 4, 4 } },
};

static const struct maintainers maintainers = { { entries, 1, 1 } };

const struct upstream pages_upstream = {
	.name = "the tree", .maintainers = &maintainers,
	.commit = commit, .file = file,
};
