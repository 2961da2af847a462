#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
# spelling.sh OUT.c LIST - make the table of check/spelling.h from its list
#
# The rows are in the order of their hash, spelling_hash(): each letter is its
# place in the alphabet below, and the buckets are as many as SPELLING_BUCKETS.
set -eu
out=$1
list=$2

LC_ALL=C awk '
BEGIN { alphabet = "abcdefghijklmnopqrstuvwxyz\047-"; buckets = 8191 }
/^#/ || !NF { next }
{
	right = $1
	gsub("_", " ", right)
	for (i = 2; i <= NF; i++) {
		word = $i
		who = 1 + 2 * sub(/\*$/, "", word)
		if (sub(/~$/, "", word))
			who = 2
		hash = 0
		for (j = 1; j <= length(word); j++) {
			at = index(alphabet, substr(word, j, 1))
			if (!at || length(word) > 31) {
				print "spelling: " word >"/dev/stderr"
				exit 1
			}
			hash = (hash * 31 + at) % 4294967296
		}
		printf "%d %s %d %s\n", hash % buckets, word, who, right
	}
}' "$list" | LC_ALL=C sort -k1,1n -k2,2 | LC_ALL=C awk '
BEGIN {
	buckets = 8191
	print "/* Made by tools/spelling.sh. */\n#include \"check/spelling.h\"\n"
	print "const struct misspelling spelling_table[] = {"
}
{
	if ($2 == last) {
		print "spelling: " $2 " is there twice" >"/dev/stderr"
		exit 1
	}
	last = $2
	count[$1]++
	right = $4
	for (i = 5; i <= NF; i++)
		right = right " " $i
	printf "\t{ \"%s\", \"%s\", %d },\n", $2, right, $3
}
END {
	print "};\n\nconst unsigned short spelling_first[] = {"
	for (i = at = 0; i <= buckets; at += count[i++])
		print "\t" at ","
	print "};"
}' >"$out"
