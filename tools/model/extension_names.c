// SPDX-License-Identifier: GPL-2.0-only
#include "model/extension_names.h"

#include "model/extension.h"

/*
 * net/netfilter/xt_*.c and net/bridge/netfilter/ebt_*.c of Linux 6.12, and
 * extensions/lib*t_*.c of iptables 1.8.9.
 */
static const char known_extensions[] =
	"802_3 addrtype ah among arp arpreply AUDIT bpf cgroup CHECKSUM CLASSIFY cluster CLUSTERIP "
	"comment connbytes connlabel connlimit connmark CONNSECMARK conntrack "
	"cpu CT dccp devgroup DNAT DNPT dscp dst ecn esp eui64 frag hashlimit "
	"hbh helper hl HMARK icmp icmp6 IDLETIMER ip ip6 ipcomp iprange ipv6header "
	"ipvs l2tp LED length limit LOG mac mangle mark mark_m MASQUERADE mh multiport NAT "
	"NETMAP nfacct NFLOG NFQUEUE NOTRACK osf owner physdev pkttype policy "
	"quota rateest realm recent REDIRECT REJECT rpfilter rt sctp "
	"SECMARK set SNAT SNPT socket srh standard state statistic stp string "
	"SYNPROXY tcp tcpmss TCPOPTSTRIP tcpudp TEE time tos TPROXY TRACE ttl "
	"u32 udp ULOG vlan";

static const char iptables_options[] =
	"append check delete delete-chain destination dst exact flush "
	"fragments goto help in-interface insert ipv4 ipv6 jump line-numbers "
	"list list-rules match modprobe new-chain numeric out-interface "
	"policy protocol rename-chain replace set-counters source src table "
	"verbose version wait wait-interval zero";

/*
 * ebtables finds options of all its extensions in one table: its own, and those
 * of libebt_*.c and libxt_limit.c.
 */
static const char ebtables_options[] =
	"append change-counters check concurrent db delete delete-chain "
	"destination dst flush help in-if in-interface init-table insert jump "
	"list logical-in logical-out modprobe new-chain out-if out-interface "
	"policy proto protocol rename-chain set-counters source src table "
	"verbose version zero "
	"among-dst among-dst-file among-src among-src-file arp-gratuitous "
	"arp-htype arp-ip-dst arp-ip-src arp-mac-dst arp-mac-src arp-op "
	"arp-opcode arp-ptype arpreply-mac arpreply-target dnat-target "
	"ip-destination ip-destination-port ip-dport ip-dst ip-icmp-type "
	"ip-igmp-type ip-proto ip-protocol ip-source ip-source-port ip-sport "
	"ip-src ip-tos ip6-destination ip6-destination-port ip6-dport ip6-dst "
	"ip6-icmp-type ip6-proto ip6-protocol ip6-source ip6-source-port "
	"ip6-sport ip6-src ip6-tclass limit limit-burst log log-arp log-ip "
	"log-ip6 log-level log-prefix mark mark-and mark-or mark-set "
	"mark-target mark-xor nflog nflog-group nflog-prefix nflog-range "
	"nflog-threshold pkttype-type redirect-target set-mark snat-arp "
	"snat-target stp-flags stp-forward-delay stp-hello-time stp-max-age "
	"stp-msg-age stp-port stp-root-addr stp-root-cost stp-root-prio "
	"stp-sender-addr stp-sender-prio stp-type to-destination to-dst "
	"to-source to-src vlan-encap vlan-id vlan-prio";

static const char program_names[] = "all clean install main test tests";

static const char program_options[] =
	"batch buffer-size copy-range enobufs fail-open help no-gso "
	"queue-length queue-num";

static const char reserved[] =
	"asm auto break case char const continue default do double else enum "
	"extern float for goto if inline int long register restrict return "
	"short signed sizeof static struct switch typedef typeof union "
	"unsigned void volatile while "
	"bool true false errno linux unix i386 current";

static bool is_among(struct span name, struct span words,
		     bool same(struct span a, struct span b))
{
	struct span word;

	while (span_next_word(&words, &word))
		if (same(name, word))
			return true;
	return false;
}

bool name_is_reserved(struct span name)
{
	return is_among(name, span_of(reserved), span_eq);
}

bool name_is_of_program(struct span name)
{
	return is_among(name, span_of(program_names), span_eq);
}

bool name_is_program_option(struct span name)
{
	return is_among(name, span_of(program_options), span_eq);
}

bool name_is_iptables_option(struct span name)
{
	return is_among(name, span_of(iptables_options), span_eq);
}

bool name_is_ebtables_option(struct span name)
{
	return is_among(name, span_of(ebtables_options), span_eq);
}

bool extension_is_known(struct span name)
{
	return is_among(name, span_of(known_extensions), span_eq_nocase);
}
