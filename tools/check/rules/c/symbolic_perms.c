// SPDX-License-Identifier: GPL-2.0-only
#include "check/rule.h"

static const char *const words[] = {
	"S_IALLUGO", "S_IRWXUGO", "S_IRUGO", "S_IWUGO", "S_IXUGO", "S_IRWXU",
	"S_IRUSR", "S_IWUSR", "S_IXUSR", "S_IRWXG", "S_IRGRP", "S_IWGRP",
	"S_IXGRP", "S_IRWXO", "S_IROTH", "S_IWOTH", "S_IXOTH", NULL
};

/* Names with "|" between them are one mode. */
static void code(struct report *to, struct cread line)
{
	while (line.at < line.end) {
		size_t first = line.at, last;

		if (!cread_skip_any(&line, words)) {
			line.at++;
			continue;
		}
		do
			last = line.at - 1;
		while (cread_skip(&line, SPAN("|")) &&
		       cread_skip_any(&line, words));
		report(to, ctoken_span(&line.list[first], &line.list[last]),
		       "a mode in names, not in octal digits");
	}
}

const struct rule rule_symbolic_perms = {
	.name = "SYMBOLIC_PERMS",
	.summary = "S_IRUGO for a mode",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_C,
	.words = words,
	.code = code,
};
