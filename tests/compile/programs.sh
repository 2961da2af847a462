# SPDX-License-Identifier: GPL-2.0-only
# programs - the programs that nfkit new makes: built without a warning by each
# compiler that is there, and sparse; their manual pages; their own tests

clean_by()	# NAME CHECKER...: the checker says nothing of our files
{
	name=$1
	shift
	command -v "$1" >/dev/null || return 0
	for file in "$name"/*.c; do
		"$@" -std=gnu11 -D_GNU_SOURCE -Wall -Wextra "$file" 2>&1
	done | grep -v '/usr/.*\(warning\|error\):\|: note: in included file' \
		>"$tmp/log" && fail "$name: $1 has something to say"
}

manual_page()	# NAME: that it has no date is all that is wrong with it
{
	command -v mandoc >/dev/null || return 0
	mandoc -Tlint -W warning "$1/$1.8" 2>&1 |
		grep -v 'missing date\|mandoc.db' >"$tmp/log" &&
		fail "$1: its manual page"
}

program()	# KIND NAME WORD...
{
	name=$2
	"$nfkit" new "$@" --author 'Nora <nora@example.org>' \
		>"$tmp/log" 2>&1 || { fail "$name: nfkit new"; return; }
	make -C "$name" CFLAGS='-O2 -Werror' >"$tmp/log" 2>&1 ||
		{ fail "$name: does not build"; return; }
	clean_by "$name" clang -Werror -fsyntax-only
	clean_by "$name" sparse
	manual_page "$name"
	expand "$name"/*.[ch] | grep -E '^.{101}' | grep -v '"' >"$tmp/log" &&
		fail "$name: lines of more than 100 columns"
	make -s -C "$name" test >"$tmp/log" 2>&1 ||
		{ fail "$name: its tests"; return; }
	sed 's/^/compile: /' "$tmp/log"
}

mkdir "$tmp/programs"
cd "$tmp/programs" || exit 2
program rules rulefeed
