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

# Their tests are run with the sanitizers.
sanitize="-O1 -g -fsanitize=address,undefined -fno-sanitize-recover=all"

program()	# KIND NAME WORD...
{
	name=$2
	"$nfkit" new "$@" --author 'Nora <nora@example.org>' \
		>"$tmp/log" 2>&1 || { fail "$name: nfkit new"; return; }
	make -C "$name" CFLAGS='-O2 -Werror' >"$tmp/log" 2>&1 ||
		{ fail "$name: does not build"; return; }
	clean_by "$name" clang -Werror -fsyntax-only
	clean_by "$name" sparse -Wno-bitwise
	manual_page "$name"
	expand "$name"/*.[ch] | grep -E '^.{101}' | grep -v '"' >"$tmp/log" &&
		fail "$name: lines of more than 100 columns"
	make -s -C "$name" clean
	make -s -C "$name" test CFLAGS="$sanitize" >"$tmp/log" 2>&1 ||
		{ fail "$name: its tests"; return; }
	sed 's/^/compile: /' "$tmp/log"
}

# Types of options, as many as go into one program: they are all built, and
# one program each asks real packets.
all_types()
{
	set --
	for type in none uint8 uint16 uint32 uint64 uint8rc uint16rc uint32rc \
		uint64rc double string tosmask markmask32 sysloglevel host \
		hostmask protocol port portrc plen plenmask ethermac \
		ethermacmask; do
		multiple=,multiple=3
		[ $type = none ] && multiple=
		name=q_$type
		"$nfkit" new queue $name --author 'Nora <nora@example.org>' \
			-o plain:$type -o other:$type,invert$multiple \
			-o must:$type,mandatory$multiple \
			-o with:$type,also=plain -o without:$type,excl=other \
			>"$tmp/log" 2>&1 || { fail "$name: nfkit new"; continue; }
		make -C $name CFLAGS='-O1 -Werror' main.o options.o values.o \
			>"$tmp/log" 2>&1 || fail "$name: does not build"
		clean_by $name clang -Werror -fsyntax-only
		manual_page $name
	done
}

mkdir "$tmp/programs"
cd "$tmp/programs" || exit 2
program rules rulefeed
if pkg-config --exists libnetfilter_queue libmnl; then
	program queue doorkeeper
	${CC:-cc} -g -Wall -Wextra -Werror -D_GNU_SOURCE \
		$sanitize -o packets -Idoorkeeper "$here/packets.c" \
		doorkeeper/packet.c -lmnl >"$tmp/log" 2>&1 &&
		./packets >"$tmp/log" 2>&1 || fail "doorkeeper: hostile packets"
	all_types
	. "$here/verdicts.sh"
else
	echo "compile: skipped: queue: no libnetfilter_queue, or no libmnl"
fi
