# SPDX-License-Identifier: GPL-2.0-only
# kernel - the modules, by the make of their own tree
#
# The smallest kernel that has xtables is configured, and what is new becomes a
# module by the kernel's own kconfig. A .ko by its name comes only of what both
# the Kconfig and the Makefile have, so their lines are at work, too.

# The settings of a kernel, and all that may be a module of xtables.
kernel_settings()
{
	for symbol in 64BIT IA32_EMULATION MODULES NET INET SECURITY \
		NETWORK_SECMARK CGROUPS BPF_SYSCALL NEW_LEDS LEDS_CLASS \
		LEDS_TRIGGERS NETFILTER NETFILTER_ADVANCED NF_CONNTRACK_MARK \
		NF_CONNTRACK_SECMARK NF_CONNTRACK_ZONES NF_CONNTRACK_LABELS \
		NETFILTER_XTABLES_COMPAT AUDIT IP_ADVANCED_ROUTER \
		IP_MULTIPLE_TABLES; do
		echo "CONFIG_$symbol=y"
	done
	for symbol in IPV6 NF_CONNTRACK NF_NAT NF_TABLES IP_SET IP_VS \
		XFRM_USER BRIDGE BRIDGE_NETFILTER BRIDGE_NF_EBTABLES \
		NETFILTER_XTABLES $(symbols_of main~$(echo $made | wc -w)); do
		echo "CONFIG_$symbol=m"
	done
}

symbols_of()	# COMMIT of Linux
{
	for folder in netfilter ipv4/netfilter ipv6/netfilter bridge/netfilter; do
		git -C linux show $1:net/$folder/Kconfig
	done | sed -n 's/^config \(NETFILTER_XT_.*\|IP6\?_NF_.*\|BRIDGE_EBT_.*\)/\1/p' | sort -u
}

# Those that are new are seen by kconfig, are no modules, and become some.
new_symbols()	# OUTPUT WORDS-FOR-MAKE
{
	out=$1
	shift
	symbols_of main~$(echo $made | wc -w) >before
	symbols_of main | comm -13 before - >symbols
	for symbol in $(cat symbols); do
		grep -q "^# CONFIG_$symbol is not set" "$out/.config" ||
			{ echo "$symbol cannot be set"; return 1; }
		linux/scripts/config --file "$out/.config" --module $symbol
	done
	make -s -C linux "O=$out" "$@" olddefconfig || return
	for symbol in $(cat symbols); do
		grep -qx "CONFIG_$symbol=m" "$out/.config" ||
			{ echo "$symbol does not become a module"; return 1; }
	done
}

kernel_build()	# COMPILER WORDS-FOR-MAKE
{
	out=$tmp/kernel.$1
	compiler=$1
	shift
	kernel_settings >settings
	{ make -s -C linux "O=$out" KCONFIG_ALLCONFIG="$tmp/settings" "$@" \
		allnoconfig && new_symbols "$out" "$@" &&
		make -s -j2 -C linux "O=$out" "$@" modules_prepare
	} >log 2>&1 || { fail "Linux with $compiler: no configuration"; return; }
	# What modules use of others is known only where all are built.
	make -j2 -C linux "O=$out" "$@" W=1 KCFLAGS=-Werror \
		KBUILD_MODPOST_WARN=1 $(cat targets) >log 2>&1 ||
		{ grep -E 'error|warning' log >log2 && mv log2 log
		fail "Linux with $compiler: modules do not build"; return; }
	grep -i 'warning: ' log | grep -v -e 'modpost: .*unresolved symbol' \
		-e 'modpost: ".*" \[.*\] undefined' -e 'vmlinux.o is missing' |
		new_warnings >log2 || return 0
	mv log2 log
	fail "Linux with $compiler: modules build with warnings"
}

git -C linux diff --name-only main~$(echo $made | wc -w) main |
	sed -n 's/\.c$/.ko/p' >targets
failed_before=$failed
set --
command -v sparse >/dev/null && set -- C=1
kernel_build gcc "$@"
compilers=gcc
if [ -x "$(command -v clang)" ]; then
	compilers="gcc and clang"
	if [ -x "$(command -v ld.lld)" ] && [ -x "$(command -v llvm-nm)" ]; then
		kernel_build clang LLVM=1
	else
		kernel_build clang CC=clang
	fi
fi
[ $failed -eq $failed_before ] &&
	echo "revisions: $(wc -l <targets) modules by the make of Linux," \
	"$(wc -l <symbols) of them new in its Kconfig ($compilers)"
true
