// SPDX-License-Identifier: GPL-2.0-only
#include "base/argv.h"

#include <wordexp.h>

#include "base/mem.h"
#include "base/vec.h"

void argv_add(struct arena *a, struct opt_list *argv,
	      const char *const *words)
{
	for (; *words; words++)
		*VEC_ADD(a, argv) = *words;
}

const char *const *argv_end(struct arena *a, struct opt_list *argv)
{
	*VEC_ADD(a, argv) = NULL;
	return argv->at;
}

int argv_split(struct arena *a, const char *line, struct opt_list *argv,
	       struct err *e)
{
	wordexp_t words = { 0 };

	switch (wordexp(line, &words, WRDE_NOCMD)) {
	case 0:
		break;
	case WRDE_NOSPACE:
		mem_exhausted();
	case WRDE_SYNTAX:
		return err_set(e, ERR_USAGE,
			       "a quote or a brace is not closed");
	default:
		return err_set(e, ERR_USAGE,
			       "needs a shell, which nfkit does not use: put the line into a script and name that");
	}
	for (size_t i = 0; i < words.we_wordc; i++)
		*VEC_ADD(a, argv) = arena_str(a, span_of(words.we_wordv[i]));
	wordfree(&words);
	return 0;
}
