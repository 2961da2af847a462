# SPDX-License-Identifier: GPL-2.0-only
# guest - old and new plugins meet old and new modules in a real kernel

# A folder as nfkit try takes it: sources of two trees, flat. Old plugins have
# parameters that they do not use.
pair()	# DIR MODULE-FILE MODULE-COMMIT PLUGIN-COMMIT NAME
{
	mkdir "$1"
	header=include/uapi/linux/netfilter/${2%.c}.h
	git -C linux show $3:net/netfilter/$2 |
		sed "s,<linux/netfilter/\(${2%.c}.h\)>,\"\1\"," >"$1/$2"
	git -C linux show $3:$header >"$1/${2%.c}.h"
	stem=libxt_$5
	for file in c t; do
		git -C iptables show $4:extensions/$stem.$file >"$1/$stem.$file"
	done
	# The plugin has a header of its own, which may be of another time.
	git -C iptables show $4:include/linux/netfilter/${2%.c}.h >"$1/plugin_${2%.c}.h"
	sed -i "1i #pragma GCC diagnostic ignored \"-Wunused-parameter\"
		s,<linux/netfilter/${2%.c}.h>,\"plugin_${2%.c}.h\"," "$1/$stem.c"
}

# Two at a time: what such a guest does keeps one processor busy.
tries=0
try()	# WHAT WORDS-FOR-NFKIT-TRY
{
	tries=$((tries + 1))
	echo "$1" >what.$tries
	shift
	"$nfkit" try --limit 240 "$@" >try.$tries 2>&1 &
	running="$running $tries:$!"
	[ $(echo $running | wc -w) -lt 2 ] || finish_try
}

finish_try()	# the one that runs longest
{
	set -- $running
	number=${1%:*} pid=${1#*:}
	shift
	running=$*
	wait $pid
	status=$?
	cp try.$number log
	[ $status -eq 0 ] || { fail "$(cat what.$number): nfkit try"; return; }
	echo "revisions: $(cat what.$number): $(tail -n 1 log)"
}

first=$(git -C linux rev-list --max-parents=0 main)
start=$(git -C iptables rev-list --max-parents=0 main)
for name in cpu CLASSIFY; do
	pair $name.new xt_$name.c main main $name
	pair $name.rules xt_$name.c main $start $name
	pair $name.kernel xt_$name.c $first main $name
	# An old kernel knows the old options only.
	git -C iptables show $start:extensions/libxt_$name.t \
		>$name.kernel/libxt_$name.t
	try "$name: new plugin, new module" $name.new
	try "$name: old plugin, new module" $name.rules
	try "$name: new plugin, old module" $name.kernel
done

# What the kernel keeps must work under the new revision as under the old one:
# packets that a new option takes away do not count for the old ones.
kept()	# NAME WORDS COUNT
{
	cat >iptables/extensions/libxt_$1.packets <<PACKETS
over veth; family ipv4
rule INPUT -p udp $2
send udp port=9 size=10 count=5
send udp port=9 size=72 count=15; expect counter $3
PACKETS
	try "$1: old functions and new options" $1 --kernel linux \
		--iptables iptables
}

kept quota '-m quota --quota 1000 --quotalen 100' 10
kept conntrack '-m conntrack --ctstate NEW --ctlen 100' 15
kept TEE '-j TEE --gateway 192.0.2.9 --teemark 3' 20
# iptables-nft says it in words of nft, but for the new option: if it is built.
kept limit '-m limit --limit 1/hour --limit-burst 3 --limitmark 0' 3
# Frames of a bridge: ebtables finds a match that its own tree names alone.
if [ -x iptables/iptables/.libs/xtables-nft-multi ]; then
	cat >iptables/extensions/libebt_bridgelen.packets <<'PACKETS'
rule INPUT -p IPv4 --min 200
rule INPUT -p IPv4 ! --min 200
rule OUTPUT -p IPv4 --min 200
send icmp size=400 count=2; send icmp size=10
expect counter 2 of 1; expect counter 1 of 2; expect counter 2 of 3

family ipv6
rule INPUT -p IPv6 --from 02:00:00:00:00:02 --min 40
send udp port=9 count=3; expect counter 3
PACKETS
	cat >iptables/extensions/libebt_bridgeset.packets <<'PACKETS'
rule OUTPUT -p IPv4 -j bridgeset --set 7
rule OUTPUT -p IPv4 --mark 7
send icmp count=3; expect counter 3
PACKETS
	for name in bridgelen bridgeset; do
		try "$name: frames of a bridge" $name --kernel linux \
			--iptables iptables
	done
fi
kept NFQUEUE '-j NFQUEUE --queue-num 3 --queue-bypass --queuemark 1' 20
while [ -n "$running" ]; do
	finish_try
done
