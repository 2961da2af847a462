# SPDX-License-Identifier: GPL-2.0-only
# judge - iptables-test.py of iptables, in a kernel that has the modules
#
# It tries each line of the .t files with iptables as it was built here, on both
# back ends, and says how many of them came out. A kernel in QEMU runs it as its
# first process, from a file system in memory with Python and the modules.

# The files of Python's library that the script needs.
python_files()
{
	python3 -S -c '
import __future__, argparse, difflib, encodings.ascii, encodings.latin_1
import encodings.idna, encodings.utf_8, gettext, locale, os, shutil, socket
import subprocess, sys, threading
for module in list(sys.modules.values()):
    if getattr(module, "__file__", None):
        print(module.__file__)'
}

# Programs and modules of Python with the libraries they need, where these are
# here.
copy_programs()	# a FILE in each line of the input
{
	while read -r file; do
		echo "$file"
		case $file in
		*.py) ;;
		*) ldd "$file" 2>/dev/null | grep -o '/[^ ]*' ;;
		esac
	done | sort -u | while read -r file; do
		mkdir -p "guest$(dirname "$file")"
		cp -L "$file" "guest$file"
	done
}

# What the kernel has for xtables and nf_tables, and the new ones over it.
copy_modules()	# RELEASE
{
	to=guest/lib/modules/$1
	mkdir -p $to/kernel/net
	for folder in net/netfilter net/ipv4 net/ipv6 net/bridge net/802 \
		net/llc lib crypto; do
		mkdir -p $to/kernel/$folder
		cp -R /lib/modules/$1/kernel/$folder/. $to/kernel/$folder
	done
	mkdir -p $to/kernel/drivers/net
	cp /lib/modules/$1/kernel/drivers/net/dummy.ko* $to/kernel/drivers/net \
		2>/dev/null
	for module in modules/*.ko; do
		find $to -name "$(basename $module)" -delete
		cp $module $to/kernel/net
	done
	cp /lib/modules/$1/modules.order /lib/modules/$1/modules.builtin* $to
	depmod -b guest $1
}

copy_iptables()
{
	mkdir -p guest/tree/iptables guest/tree/extensions
	cp iptables/iptables-test.py guest/tree
	for program in legacy nft; do
		cp iptables/iptables/.libs/xtables-$program-multi \
			guest/tree/iptables
		ldd iptables/iptables/.libs/xtables-$program-multi |
			sed -n 's/.* => \(.*\) (.*/\1/p' | copy_programs
	done
	# Last, for those of this machine are others.
	cp -P iptables/libxtables/.libs/*.so* iptables/libiptc/.libs/*.so* \
		guest/usr/lib
	cp iptables/extensions/*.so guest/tree/extensions
	for name in $judged; do
		# mark is one of ebtables, too.
		cp iptables/extensions/lib[ix]*t_$name.t guest/tree/extensions \
			2>/dev/null ||
		cp iptables/extensions/libebt_$name.t guest/tree/extensions
	done
}

# The plugins of before, which know no new options.
copy_old_plugins()
{
	mkdir guest/tree/old
	for name in $native; do
		cp plugins.old/libxt_$name.so guest/tree/old
	done
}

# What iptables-nft says in words of nft it goes on saying so, to the byte, with
# plugins that know new options; a rule with one of these goes to the module.
write_native()
{
	cat >guest/native <<'NATIVE'
say()	# FOLDER-OF-PLUGINS WORDS
{
	XTABLES_LIBDIR=/tree/$1 ./iptables/xtables-nft-multi iptables -vv \
		-A INPUT $2 2>&1
}
native()	# NAME REVISION WORDS WORDS-WITH-A-NEW-OPTION
{
	say old "$3" >/tmp/old
	say extensions "$3" >/tmp/new
	say extensions "$3 $4" >/tmp/given
	if grep -q '\[ counter' /tmp/old && ! grep -q '\[ match' /tmp/old &&
		cmp -s /tmp/old /tmp/new &&
		grep -q "\[ match name $1 rev $2 \]" /tmp/given; then
		echo "native: $1"
	else
		echo "other words: $1"
		cat /tmp/old /tmp/new /tmp/given
	fi
}
NATIVE
	cat >>guest/native <<NATIVE
$native_rules
NATIVE
}

# A .t file of IPv4 is tried there alone, as the script does it.
write_init()
{
	cat >guest/init <<INIT
#!/bin/sh
export PATH=/bin:/sbin:/usr/bin:/usr/sbin LD_LIBRARY_PATH=/usr/lib
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs dev /dev
cd /tree
for file in extensions/*.t; do
	$python ./iptables-test.py --no-netns \$file 2>&1
	cat /tmp/iptables-test.log
done
. /native
. /frames
poweroff -f
INIT
	chmod +x guest/init
}

# The new ones, and of the others those that keep data or that iptables-nft has
# words for: without KVM each line takes a second.
judged=
for name in $made; do
	case $name in
	quotalen | placed | MARKLEN | macmasked | bridgelen | bridgeset | \
		quota | limit | mark)
		judged="$judged $name" ;;
	esac
done
native='limit mark udp'
native_rules='native limit 1 "-m limit --limit 5/minute" "--limitmark 3"
native mark 2 "-m mark --mark 1/3" "! --also 3"
native udp 1 "-p udp -m udp --sport 7 ! --dport 9" "--udplen 3"'
release=$(basename "$(dirname "$kdir")")
mkdir -p guest/bin guest/usr/lib guest/proc guest/sys guest/dev guest/tmp \
	guest/sbin guest/root guest/run
cp "$(command -v busybox)" guest/bin/busybox
for applet in sh mount cat poweroff modprobe ip rm cmp grep sed tr; do
	ln -s busybox guest/bin/$applet
done
ln -s ../bin/busybox guest/sbin/modprobe
# What is found as python3 may be a script that looks for one.
python=$(python3 -c 'import sys; print(sys.executable)')
{ echo "$python"; python_files; } | copy_programs
mkdir -p guest/etc
cp /etc/services /etc/protocols guest/etc
copy_modules $release
copy_iptables
copy_old_plugins
write_native
. "$here/frames.sh"
write_frames
write_init
(cd guest && find . | busybox cpio -o -H newc 2>/dev/null) | gzip -1 >guest.gz
# While others run: finish_judge() waits for it.
timeout 900 qemu-system-x86_64 -accel tcg -cpu max -m 1024 -nographic \
	-no-reboot -nodefaults -serial stdio -kernel /boot/vmlinuz-$release \
	-initrd guest.gz -append 'console=ttyS0 quiet panic=-1' \
	</dev/null >judge.log 2>&1 &
judge=$!

judge_words()
{
	tr -d '\r' <judge.log >log
	if [ $(grep -c '^native: ' log) -eq $(echo $native | wc -w) ]; then
		echo "revisions: $native: the words of nft as before"
		return
	fi
	sed -n '/^other words/,$p' judge.log >log
	fail "the words of nft"
}

# "total: 1 test files, 38 unit tests, 38 passed", for each of them.
judge_tests()
{
	tr -d '\r' <judge.log >log
	sed -n 's/^total: 1 test files, \(.*\) unit tests, \(.*\) passed.*/\1 \2/p' \
		log >totals
	lines=0
	while read -r all good; do
		[ $all -eq $good ] || lines=-1000000
		lines=$((lines + all))
	done <totals
	if [ $(wc -l <totals) -eq $(echo $judged | wc -w) ] &&
		[ $lines -gt 0 ]; then
		echo "revisions: $lines lines of$judged by iptables-test.py"
		return
	fi
	grep -E 'ERROR|^total|Traceback|panic' judge.log >log
	fail "iptables-test.py in the guest"
}

finish_judge()
{
	wait $judge
	judge_words
	judge_frames
	judge_tests
}
