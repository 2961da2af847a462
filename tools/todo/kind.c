// SPDX-License-Identifier: GPL-2.0-only
#include "todo/kind.h"

#include "todo/parse.h"
#include "todo/svn.h"

static const char *url_itself(struct arena *a, const char *place)
{
	(void)a;
	return place;
}

int todo_parse_list(struct arena *a, struct span text,
		    const struct todo_source *source, struct todo_items *items,
		    struct err *e)
{
	return todo_parse(a, text, source->name, items, e);
}

static const struct todo_kind kinds[] = {
	{
		.name = "shipped", .about = "a list that comes with nfkit",
		.read = todo_read_shipped, .parse = todo_parse_list,
	}, {
		.name = "file", .about = "a list in a FILE",
		.read = todo_read_file, .parse = todo_parse_list,
	}, {
		.name = "url", .about =
		"a list at an http(s) URL: plain text, or cgit's plain/",
		.url = url_itself, .parse = todo_parse_list,
	}, {
		.name = "cvsweb", .about =
		"a list in CVS: the URL of its page, with ?rev=1.7 if not the newest",
		.url = todo_url_cvsweb, .parse = todo_parse_list,
	}, {
		.name = "git", .about =
		"a list in a git repository: DIR or URL, #REVISION:PATH",
		.read = todo_read_git, .fetcher = &todo_git_fetcher,
		.parse = todo_parse_list,
	}, {
		.name = "svn", .about =
		"a list in Subversion, over http(s): URL, or URL@REVISION",
		.url = todo_url_svn, .parse = todo_parse_list,
	}, {
		.name = "drift", .about =
		"a source tree of iptables: extensions that lack a page, a test ...",
		.read = todo_read_drift, .parse = todo_parse_list,
	}, {
		.name = "plugins", .about =
		"a folder of plugins, or 'installed': options the manual lacks",
		.read = todo_read_plugins, .parse = todo_parse_list,
	}, {
		.name = "bugzilla", .about =
		"the URL of a Bugzilla, with ?product=NAME to get less",
		.url = todo_url_bugzilla, .type = "application/json",
		.parse = todo_parse_bugzilla,
	}, {
		.name = "bugs-csv", .about =
		"the URL of a Bugzilla's list of bugs with ctype=csv",
		.url = url_itself, .type = "text/csv",
		.parse = todo_parse_bugs_csv,
	}, {
		.name = "bugs-xml", .about =
		"the URL of a Bugzilla's show_bug.cgi with ctype=xml",
		.url = url_itself, .type = "text/xml",
		.parse = todo_parse_bugs_xml,
	}, {
		.name = "patchwork", .about =
		"the URL of a project in Patchwork: patches that wait",
		.url = todo_url_patchwork, .type = "application/json",
		.in_flight = true, .has_pages = true,
		.parse = todo_parse_patchwork,
	}, {
		.name = "inbox", .about =
		"the URL of a public-inbox, with ?q=QUERY for other than new patches",
		.url = todo_url_inbox, .type = "application/atom+xml",
		.in_flight = true, .may_be_empty = true,
		.parse = todo_parse_atom,
	}, {
		.name = "mbox", .about =
		"the URL of a public-inbox with ?q=QUERY, or of a t.mbox.gz",
		.url = todo_url_mbox, .method = todo_method_mbox,
		.type = "application/gzip", .in_flight = true,
		.may_be_empty = true, .parse = todo_parse_mbox,
	},
};

const struct todo_kind *todo_kind_at(size_t i)
{
	return i < sizeof(kinds) / sizeof(kinds[0]) ? &kinds[i] : NULL;
}

const struct todo_kind *todo_kind_find(struct span name)
{
	for (size_t i = 0; todo_kind_at(i); i++)
		if (span_eq(name, span_of(kinds[i].name)))
			return &kinds[i];
	return NULL;
}
