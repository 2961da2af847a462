#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
# rules.sh OUT.c RULE.c... - the table of all rules (see check/rule.h)
#
# A rule's file stem gives its symbol; its page must stand beside it.
set -eu
out=$1
shift
{
	echo '#include "check/rule_index.h"'
	echo '#include "check/rules.h"'
	echo "_Static_assert($# <= RULES_MAX, \"raise RULES_MAX\");"
	for f; do
		stem=$(basename "$f" .c)
		[ -f "${f%.c}.md" ] || {
			echo "$f: its page ${f%.c}.md is missing" >&2
			exit 1
		}
		echo "extern const struct rule rule_$stem;"
	done
	echo 'const struct rule_entry rule_table[] = {'
	for f; do
		stem=$(basename "$f" .c)
		theme=$(basename "$(dirname "$f")")
		echo "	{ &rule_$stem, \"$theme\", \"${f%.c}.md\" },"
	done
	echo '	{ 0 }'
	echo '};'
	echo "const size_t rule_table_n = $#;"
} >"$out.tmp"
mv "$out.tmp" "$out"
