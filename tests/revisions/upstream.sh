# SPDX-License-Identifier: GPL-2.0-only
# upstream - what came out, by iptables' own make and its own xlate-test.py

new()	# WORDS of nfkit new: into the tree of iptables
{
	"$nfkit" new "$@" --iptables iptables \
		--author 'Nora <nora@example.org>' >log 2>&1 ||
		fail "$2: nfkit new"
	translated="$translated $2"
}

translate()	# NAME
{
	file=$(ls iptables/extensions/lib[ix]*t_$1.txlate 2>/dev/null) || return
	(cd iptables && python3 ./xlate-test.py "${file#iptables/}") >log 2>&1
	grep -q ' 0 tests failed, 0 errors' log ||
		fail "$1: xlate-test.py of iptables"
	translations=$((translations + $(sed -n 's/.* \([0-9]*\) tests passed.*/\1/p' log)))
}

translated=$made translations=0
new match quotalen --option min:uint32,invert --option here:none,invert \
	--option range:uint8rc,min=3 --option set:markmask32,invert \
	--option to:port,invert
new match placed --family both --option from:host,invert --option net:hostmask
new target MARKLEN --option set:markmask32 --option length:uint16
# git does not keep the times by which make sees what autoconf has made.
(
	cd iptables &&
	find . \( -name '*.am' -o -name '*.ac' -o -name '*.m4' \) \
		-exec touch -d 2020-01-01 {} + &&
	touch -d 2020-01-02 aclocal.m4 &&
	find . \( -name 'Makefile.in' -o -name configure -o -name config.h.in \) \
		-exec touch -d 2020-01-03 {} +
)
if (cd iptables && ./configure -q && make -s -j2) >log 2>&1; then
	for name in $(echo $translated | tr ' ' '\n' | sort -u); do
		translate $name
	done
	echo "revisions: built by the make of iptables," \
		"$translations translations by its xlate-test.py"
else
	fail "iptables does not build"
fi
