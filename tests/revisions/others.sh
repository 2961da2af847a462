# SPDX-License-Identifier: GPL-2.0-only
# others - one more option for each other extension of iptables
#
# Each is taken, or is one of those below, whose reason nfkit tells. What comes
# out is built by the makes of both trees, as all that is new.

# getopt; no data; two structs; a struct that has its new revision (of DNPT) or
# is an alias; the order of an array; not in Linux; no extension.
refusals='rateest sctp set SET tcp eui64 TRACE NETMAP SNPT SYNPROXY osf dst hbh
ULOG NAT standard'
# Linux 6.12 has it no more.
[ -e linux/net/ipv4/netfilter/ipt_CLUSTERIP.c ] ||
	refusals="$refusals CLUSTERIP"

# IPv4 and IPv6 have one each: it must be said which is meant.
twins='ah REJECT rpfilter'

more=
one_more()	# NAME WORD-FOR-NFKIT-NEW...
{
	"$nfkit" new option "$@" --option otherone:uint32 \
		--option othername:string,max=12 --kernel linux \
		--iptables iptables >log 2>&1 || fail "$*: nfkit new option"
	more="$more $1"
}

for file in iptables/extensions/lib[ix]*t_*.c; do
	name=$(basename $file .c)
	name=${name#lib*t_}
	case " $made $more $(echo $refusals $twins) " in
	*" $name "*) continue ;;
	esac
	one_more $name
done
one_more ah --family ipv4
one_more ah --family ipv6
one_more REJECT --family ipv4
one_more REJECT --family ipv6
one_more rpfilter --family ipv6
git -C linux add -Af $parts
git -C iptables add -Af .
for tree in linux iptables; do
	git -C $tree commit -qm others
done
made="$made others"
# A header that those of ICMP share has rows that are shorter than they could be.
for file in $(git -C iptables diff --name-only HEAD~1 |
	grep '^extensions/.*\.c$'); do
	${CC:-cc} -fsyntax-only -Wall -Wextra -Werror -Wno-unused-parameter \
		-Wno-sign-compare -Wno-missing-field-initializers \
		-DXTABLES_INTERNAL -DSIZEOF_STRUCT_IP6_HDR=40 \
		-Iiptables/include -Iiptables -Iconfig \
		iptables/$file >log 2>&1 || fail "$file does not build"
done
for name in $refusals $twins; do
	"$nfkit" new option $name --option otherone:uint32 --kernel linux \
		--iptables iptables --dry-run >/dev/null 2>log
	[ $? -eq 2 ] && grep -q '^nfkit: ' log ||
		fail "$name is not refused: does it belong to the others?"
done
echo "revisions: $(echo $more | wc -w) others, $(echo $refusals | wc -w) refused"
