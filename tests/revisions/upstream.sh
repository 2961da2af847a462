# SPDX-License-Identifier: GPL-2.0-only
# upstream - what came out, by iptables' own make and its own xlate-test.py

# LOG has a file for each family.
translate()	# NAME
{
	for file in $(cd iptables && ls extensions/lib[ix]*t_$1.txlate \
		extensions/libebt_$1.txlate 2>/dev/null); do
		(cd iptables && python3 ./xlate-test.py $file) >log 2>&1
		grep -q ' 0 tests failed, 0 errors' log ||
			{ fail "$1: xlate-test.py of iptables"; continue; }
		translations=$((translations + $(sed -n \
			's/.* \([0-9]*\) tests passed.*/\1/p' log)))
	done
}

translations=0
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
	for name in $(echo $made | tr ' ' '\n' | sort -u); do
		translate $name
	done
	echo "revisions: built by the make of iptables," \
		"$translations translations by its xlate-test.py"
	[ -x "$(command -v qemu-system-x86_64)" ] &&
		[ -x "$(command -v busybox)" ] && . "$here/judge.sh"
else
	fail "iptables does not build"
fi
