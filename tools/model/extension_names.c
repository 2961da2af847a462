// SPDX-License-Identifier: GPL-2.0-only
#include "model/extension_names.h"

#include "model/extension.h"

/* net/netfilter/xt_*.c of Linux 6.12 and extensions/lib*t_*.c of 1.8.9. */
static const char known_extensions[] =
	"addrtype ah AUDIT bpf cgroup CHECKSUM CLASSIFY cluster CLUSTERIP "
	"comment connbytes connlabel connlimit connmark CONNSECMARK conntrack "
	"cpu CT dccp devgroup DNAT DNPT dscp dst ecn esp eui64 frag hashlimit "
	"hbh helper hl HMARK icmp icmp6 IDLETIMER ipcomp iprange ipv6header "
	"ipvs l2tp LED length limit LOG mac mark MASQUERADE mh multiport NAT "
	"NETMAP nfacct NFLOG NFQUEUE NOTRACK osf owner physdev pkttype policy "
	"quota rateest realm recent REDIRECT REJECT rpfilter rt sctp "
	"SECMARK set SNAT SNPT socket srh standard state statistic string "
	"SYNPROXY tcp tcpmss TCPOPTSTRIP tcpudp TEE time tos TPROXY TRACE ttl "
	"u32 udp ULOG";

static const char iptables_options[] =
	"append check delete delete-chain destination dst exact flush "
	"fragments goto help in-interface insert ipv4 ipv6 jump line-numbers "
	"list list-rules match modprobe new-chain numeric out-interface "
	"policy protocol rename-chain replace set-counters source src table "
	"verbose version wait wait-interval zero";

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

bool extension_is_known(struct span name)
{
	return is_among(name, span_of(known_extensions), span_eq_nocase);
}
