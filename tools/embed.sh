#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
# embed.sh OUT.S FILE... - put files into the program (see base/embed.h)
#
# OUT.S gets the bytes of each FILE, the paths as given, and embed_table[] in
# bytewise order of the paths. Blanks in paths of the tree are not expected.
set -eu
out=$1
shift
[ $# -gt 0 ] && set -- $(printf '%s\n' "$@" | LC_ALL=C sort)

row()	# LABEL FILE: the bytes, and a NUL that does not count
{
	printf '%s:\n\t.incbin "%s"\n%s_end:\n\t.byte 0\n' "$1" "$2" "$1"
	printf '%s_path:\n\t.asciz "%s"\n' "$1" "$2"
}

{
	printf '#if __SIZEOF_POINTER__ == 8\n#define WORD .quad\n'
	printf '#else\n#define WORD .long\n#endif\n'
	printf '\t.section .rodata\n'
	i=0
	for f; do row "embed_$i" "$f"; i=$((i + 1)); done
	printf '\t.section .data.rel.ro,"aw"\n\t.balign __SIZEOF_POINTER__\n'
	printf '\t.globl embed_table\nembed_table:\n'
	i=0
	for f; do
		printf '\tWORD embed_%d_path, embed_%d, embed_%d_end - embed_%d\n' \
			$i $i $i $i
		i=$((i + 1))
	done
	printf '\t.section .rodata\n\t.balign __SIZEOF_POINTER__\n'
	printf '\t.globl embed_table_n\nembed_table_n:\n\tWORD %d\n' $#
	printf '\t.section .note.GNU-stack,"",%%progbits\n'
} >"$out.tmp"
mv "$out.tmp" "$out"
