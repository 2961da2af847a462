# SPDX-License-Identifier: GPL-2.0-only
# verdicts - what the options of a queue program say about real packets
#
# A program with all types of options gets packets of UDP in a namespace: 500 of
# 1400 bytes of data and 500 of 10, in turn. Each line is options, and how many
# of the thousand go on.

cat >inside.sh <<'END'
iptables=$1 address=$2 program=$3
shift 3
ip link set lo up
$iptables -t mangle -A PREROUTING -p udp -j MARK --set-mark 0x12
$iptables -t mangle -A PREROUTING -p udp -j NFQUEUE --queue-num 7
$iptables -A INPUT -p udp -j DROP
$program --queue-num 7 "$@" >out 2>err &
pid=$!
until grep -q . /proc/net/netfilter/nfnetlink_queue; do
	kill -0 $pid 2>/dev/null || exit 2
done
$flood $address 5000 1000 1400 10
kill -TERM $pid
wait $pid || exit
$iptables -L INPUT -vnx | awk 'NR == 3 { print $1 }'
END

verdicts()	# GO-ON OPTION...
{
	want=$1
	shift
	got=$(unshare -n sh inside.sh $tables $address $PWD/asks/asks "$@" \
		2>"$tmp/log")
	n=$((n + 1))
	[ "$got" = "$want" ] && return
	echo "$got of 1000 went on, not $want" | cat - out err >>"$tmp/log"
	fail "asks $* of $address"
}

refused()	# WORDS OPTION...
{
	words=$1
	shift
	n=$((n + 1))
	asks/asks "$@" >"$tmp/log" 2>&1
	[ $? -eq 2 ] && grep -q -e "$words" "$tmp/log" ||
		fail "asks $*: does not say '$words'"
}

all_verdicts()
{
	tables=$iptables address=127.0.0.1
	verdicts 1000
	verdicts 500 --min 1000
	verdicts 500 --not-min 1000
	verdicts 0 --min 2000
	verdicts 500 --max 38
	verdicts 0 --max 37
	verdicts 500 --exactly 1428
	verdicts 1000 --exactly 38 --exactly 1428
	verdicts 500 --exactly 0x594 --exactly 99
	verdicts 500 --span 100:1428
	verdicts 0 --not-span 38:1428
	verdicts 500 --kilo 1.428
	verdicts 0 --kilo 1.429
	verdicts 1000 --mark 0x12
	verdicts 1000 --mark 0x2/0xf
	verdicts 0 --mark 0x3/0xf
	verdicts 1000 --tos 0
	verdicts 0 --tos 0x10/0x10
	verdicts 1000 --from 127.0.0.1
	verdicts 0 --from 127.0.0.2
	verdicts 0 --from ::1
	verdicts 1000 --net 127.0.0.0/8
	verdicts 0 --net 10.0.0.0/255.0.0.0
	verdicts 1000 --proto udp
	verdicts 0 --proto 6
	verdicts 0 --port 1
	verdicts 1000 --port 5000
	verdicts 1000 --dport 5000
	verdicts 0 --sport 5000
	verdicts 1000 --ports 5000:5001
	verdicts 0 --not-ports 5000:5001
	verdicts 1000 --src-ports 5001:65535
	verdicts 0 --src-ports 1:5000
	verdicts 1000 --same 32
	verdicts 1000 --text "$(printf '\177')"
	verdicts 0 --text nothing
	verdicts 0 --here
	verdicts 0 --min 100 --max 50
	verdicts 500 --min 30 --net 127.0.0.0/8 --max 50
	verdicts 1000 --not-net 10.0.0.0/8
	# They come from 127.0.0.1.
	address=127.0.0.3
	verdicts 1000 --from 127.0.0.1
	verdicts 0 --from 127.0.0.3
	verdicts 1000 --to 127.0.0.3
	verdicts 0 --to 127.0.0.1
	verdicts 1000 --net 127.0.0.3
	verdicts 1000 --net 127.0.0.1
	verdicts 0 --net 127.0.0.2
	tables=ip6${iptables#ip} address=::1
	verdicts 500 --exactly 1448
	verdicts 1000 --from ::1 --same 128
	verdicts 0 --from 0.0.0.1
	verdicts 1000 --net ::/126
	verdicts 0 --net ::/128
	verdicts 1000 --not-net 0.0.0.0/0
	verdicts 1000 --proto udp --ports 1024:65535
	verdicts 1000 --tos 0
}

all_mistakes()
{
	refused "want a number from 0 to 4294967295" --min -1
	refused "want a number from 0 to 4294967295" --min 4294967296
	refused "want a number" --min "1 "
	refused "want a number" --min ""
	refused "--min is there twice" --min 1 --min 2
	refused "may be there 2 times" --exactly 1 --exactly 2 --exactly 3
	refused "want a range" --span 9:3
	refused "want an address" --from 1.2.3
	refused "want an address, or" --net 127.0.0.1/33
	refused "want a protocol" --proto nothing
	refused "want a port" --port 65536
	refused "want an address like" --mac 1:2:3:4:5
	refused "want a text" --text 0123456789
	refused "needs --min" --needy 1
	refused "does not go with" --min 1 --loner 1
	refused "is no option" x
	refused "want a number from 1 to 65535" --copy-range 0
}

if [ "$(id -u)" = 0 ] && unshare -n true 2>/dev/null &&
	[ -e /proc/net/netfilter/nfnetlink_queue ]; then
	for iptables in iptables-nft iptables-legacy iptables none; do
		command -v $iptables >/dev/null && unshare -n $iptables -A INPUT \
			-p udp -j NFQUEUE --queue-num 7 2>/dev/null && break
	done
else
	iptables=none
fi
"$nfkit" new queue asks --author 'Nora <nora@example.org>' \
	-o min:uint32,invert -o max:uint16 -o exactly:uint64,multiple=2 \
	-o span:uint32rc,invert -o kilo:double -o mark:markmask32 \
	-o tos:tosmask -o from:host -o net:hostmask,invert -o proto:protocol \
	-o port:port -o sport:port -o dport:port -o ports:portrc,invert \
	-o src-ports:portrc -o to:host -o same:plen -o text:string,max=9 \
	-o here:none -o mac:ethermac -o needy:uint8,also=min \
	-o loner:uint8,excl=min >"$tmp/log" 2>&1 || fail "asks: nfkit new"
make -C asks CFLAGS=-O2 >"$tmp/log" 2>&1 || fail "asks: does not build"
flood=$PWD/asks/tests/flood n=0
export flood
all_mistakes
[ $iptables = none ] ||
	unshare -n sh inside.sh $iptables 127.0.0.1 $PWD/asks/asks >/dev/null
if [ $iptables = none ] || grep -q 'the receive buffer has' err; then
	echo "compile: skipped: verdicts: no root of the machine, namespaces or NFQUEUE"
else
	all_verdicts
fi
echo "compile: asks: $n options asked"
