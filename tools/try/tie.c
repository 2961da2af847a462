// SPDX-License-Identifier: GPL-2.0-only
#include "try/tie.h"

#include "base/limits.h"
#include "base/process.h"

#define PROGRAM	"setpriv"
#define OPTION	"--pdeathsig"
#define ASK_MS	5000	/* for it to say that it can */
#define WORDS	4

/* That of busybox knows nothing of a parent's death. */
static bool can_tie(const char *program, const char *signal)
{
	const char *const argv[] = { program, OPTION, signal, program, "-V",
				     NULL };
	CLEANUP_BUF struct buf said;

	buf_init(&said, LIMIT_TEXT);
	return process_ask(argv, ASK_MS, &said);
}

const char *const *tie_words(struct arena *a, const char *signal)
{
	const char **words = arena_zalloc(a, WORDS, sizeof(*words));
	const char *program = process_find(a, PROGRAM);

	if (!program || !can_tie(program, signal))
		return words;
	words[0] = program;
	words[1] = OPTION;
	words[2] = signal;
	return words;
}
