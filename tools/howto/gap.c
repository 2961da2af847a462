// SPDX-License-Identifier: GPL-2.0-only
#include "howto/gap.h"

bool gap_is_told(const struct howto_source *source, enum made_what what)
{
	switch (what) {
	case MADE_SUMMARY:
		return source->summary;
	case MADE_AUTHORS:
		return source->authors.n;
	case MADE_INTRO:
		return man_intro(&source->man);
	case MADE_RULES:
		return source->rules.n;
	case MADE_LISTING:
		return source->listing;
	default:
		return false;
	}
}

const char *gap_text(struct arena *a, const struct howto_source *source,
		     enum made_what what)
{
	const char *stem = source->stem;

	switch (what) {
	case MADE_SUMMARY:
		return arena_printf(a, source->has_module ?
				    "a subtitle is missing; %s.c has no MODULE_DESCRIPTION that tells" :
				    "a subtitle is missing; there is no %s.c to tell",
				    stem);
	case MADE_AUTHORS:
		return arena_printf(a, source->has_module ?
				    "who wrote it? %s.c has no MODULE_AUTHOR" :
				    "who wrote it? There is no %s.c to tell",
				    stem);
	case MADE_RULES:
		return arena_printf(a, source->has_tests ?
				    "example rules are missing; lib%s.t has none that is OK" :
				    "example rules are missing; there is no lib%s.t",
				    stem);
	case MADE_LISTING:
		return arena_printf(a, "how does iptables list the rules of %s? An update with the option 'run' or 'guest' tells",
				    source->name);
	default:
		return arena_printf(a, source->has_man ?
				    "lib%s.man does not say what this does" :
				    "there is no lib%s.man: what does this do?",
				    stem);
	}
}

const char *gap_unknown(struct arena *a, const struct howto_source *source,
			const struct man_block *block)
{
	return arena_printf(a, "lib%s.man:%u cannot be understood: %s",
			    source->stem, block->line,
			    man_text_string(a, &block->text));
}
