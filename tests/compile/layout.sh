# SPDX-License-Identifier: GPL-2.0-only
# layout - is a struct laid out alike for 32-bit and 64-bit programs?

# Sizes and offsets as an assembler sees them: no libc for 32 bits is needed.
layout_of()	# HEADER STRUCT FLAG
{
	{
		printf '#include <netinet/in.h>\n#include "%s"\n' "$1"
		echo "#define at(m) char at_##m[__builtin_offsetof(struct $2, m) + 1]"
		echo "char size[sizeof(struct $2)];"
		sed -n "/^struct $2 {/,/^}/p" "$1" |
			sed -n '/^	[^	]/s/.*[ 	*]\([a-z_0-9]*\)\(\[[^]]*\]\)*\( __attribute__.*\)*;$/at(\1);/p'
	} | ${CC:-cc} "$3" -I"/usr/include/$triplet" -I. -S -o - -x c - \
		2>"$tmp/layout.err" |
		sed -n 's/.*\.size[[:space:]]*\(size\|at_[a-z_0-9]*\), */\1 /p'
}

same_layout()	# HEADER STRUCT
{
	layout_of "$1" "$2" -m64 >"$tmp/wide"
	grep -q '^size ' "$tmp/wide" || {
		cp "$tmp/layout.err" "$tmp/log"
		fail "$1: no layout"
		return
	}
	for abi in -m32 -mx32; do
		layout_of "$1" "$2" $abi >"$tmp/small"
		# This compiler may know one of them only.
		[ -s "$tmp/small" ] || continue
		diff "$tmp/wide" "$tmp/small" >"$tmp/log" ||
			fail "$1: other layout of struct $2 for $abi"
	done
}
