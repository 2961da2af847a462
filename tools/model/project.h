/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * project - whose files a patch changes, and what the list expects then
 *
 * The kernel's MAINTAINERS says where its patches go; the userspace projects
 * have no such file, so a table stands here: the list for all of them is
 * netfilter-devel, and the tag in the brackets is the one that their patches
 * on the list have most often. A project is known by files that only it has;
 * where two have the same, other files of the patch decide.
 */
#ifndef MODEL_PROJECT_H
#define MODEL_PROJECT_H

#include "model/diff.h"

#define PROJECT_LIST	"netfilter-devel@vger.kernel.org"

struct project {
	const char *tag;	/* "nft"; of the kernel the one for features */
	const char *fixes_tag;	/* of the kernel: "nf", see model/target.h */
	const char *name;	/* "nftables": of its repository */
	const char *signs;	/* what its files' names begin with */
	/*
	 * Who keeps it, where two of three patches are copied to that person
	 * besides the list. NULL: the list is enough, or MAINTAINERS knows.
	 */
	const char *keeper;
};

/* NULL where nobody knows, or more than one project has such files. */
const struct project *project_of_path(struct span path);

/*
 * What most of the files say, and of those that more than one project has the
 * likelier one; NULL where none says anything.
 */
const struct project *project_of_paths(const struct span *paths, size_t n);

/* By tag or by name, in any case; NULL where there is no such project. */
const struct project *project_by_name(struct span name);

/*
 * By the address of a repository: "https://git.netfilter.org/nftables", say.
 * *@tag is "nf" or "nf-next" where the address says which, else NULL; net and
 * net-next are what these are made of.
 */
const struct project *project_by_url(struct span url, const char **tag);

/* "iptables" ..., of the kernel "nf" for a fix, else "nf-next". */
const char *project_tag(const struct project *p, bool is_fix);

#endif
