# SPDX-License-Identifier: GPL-2.0-only
# frames - ebtables counts frames in the guest of judge.sh

# Frames that leave by a bridge meet rules of ebtables: five of UDP with 30 bytes
# of data, from port 4000 to port 9, over IPv4 and over IPv6. A bridge sends
# reports of IGMP of its own when it comes up, maybe after the rules are there: so
# these ask for UDP.
write_frames()
{
	cat >guest/frames <<FRAMES
export XTABLES_LIBDIR=/tree/extensions
ebtables="/tree/iptables/xtables-nft-multi ebtables"
ip4="-p 0x0800 --ip-proto 17" ip6="-p 0x86DD --ip6-proto 17"
echo 0 >/proc/sys/net/ipv6/conf/default/accept_dad
modprobe bridge
modprobe dummy numdummies=0
ip link add br0 type bridge
ip link add d0 type dummy
ip link set d0 master br0
ip link set d0 up
ip link set br0 up
ip addr add 192.0.2.1/24 dev br0
ip route add 224.0.0.0/4 dev br0
\$ebtables -A OUTPUT \$ip4 --to 9
\$ebtables -A OUTPUT \$ip4 --to 4000
\$ebtables -A OUTPUT \$ip4 --min 58
\$ebtables -A OUTPUT \$ip4 --min 59
\$ebtables -A OUTPUT \$ip4 --to 9 ! --min 59
\$ebtables -A OUTPUT \$ip4 -j bridgeset --set 0x7 --field 0x10/0x3f
\$ebtables -A OUTPUT \$ip4 --mark 7
\$ebtables -A OUTPUT \$ip4 --ip-tos 0x10
\$ebtables -A OUTPUT \$ip6 --to 9
\$ebtables -A OUTPUT \$ip6 --to 4000
n=0
until ip -6 addr show dev br0 | grep fe80 | grep -qv tentative; do
	n=\$((n + 1))
	[ \$n -lt 2000 ] || break
done
$python frames.py
\$ebtables -L OUTPUT --Lc | sed -n 's/.*pcnt = \([0-9]*\).*/\1/p' | tr '\n' ' ' |
	sed 's/^/frames: /; s/\$/\n/'
FRAMES
	cat >guest/tree/frames.py <<'FRAMES'
import socket
for family, to in (
        (socket.AF_INET, ("224.0.0.5", 9)),
        (socket.AF_INET6, ("ff02::5", 9, 0, socket.if_nametoindex("br0")))):
    sender = socket.socket(family, socket.SOCK_DGRAM)
    sender.bind(("", 4000))
    for i in range(5):
        sender.sendto(bytes(30), to)
FRAMES
}

# What the rules have counted, in the log of the guest.
judge_frames()
{
	tr -d '\r' <judge.log | grep '^frames:' >log
	if grep -q '^frames: 5 0 5 0 5 5 5 5 5 0 *$' log; then
		echo "revisions: 10 frames counted by ebtables"
	else
		fail "ebtables in the guest does not count the frames"
	fi
}
