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

/*
 * Macros that would break a member of their name, of headers that a plugin or a
 * module has: those of glibc 2.36 and Linux 6.1 that an option may be meant by.
 */
static const char macros[] =
	"arp_hln arp_hrd arp_op arp_pln arp_pro cpu_active_mask cpu_all_mask "
	"cpu_dying_mask cpu_none_mask cpu_online_mask cpu_possible_mask "
	"cpu_present_mask fallthrough fib_advmss fib_mtu fib_nh_dev "
	"fib_nh_family fib_nh_flags fib_nh_gw4 fib_nh_gw6 fib_nh_lws "
	"fib_nh_oif fib_nh_scope fib_nh_weight fib_rtt fib_window fl4_dport "
	"fl4_gre_key fl4_icmp_code fl4_icmp_type fl4_mh_type fl4_sport "
	"fl6_dport fl6_gre_key fl6_icmp_code fl6_icmp_type fl6_mh_type "
	"fl6_sport flowi4_flags flowi4_iif flowi4_l3mdev flowi4_mark "
	"flowi4_oif flowi4_proto flowi4_scope flowi4_secid flowi4_tos "
	"flowi4_tun_key flowi4_uid flowi6_flags flowi6_iif flowi6_l3mdev "
	"flowi6_mark flowi6_oif flowi6_proto flowi6_scope flowi6_secid "
	"flowi6_tun_key flowi6_uid flowi_flags flowi_iif flowi_l3mdev "
	"flowi_mark flowi_oif flowi_proto flowi_scope flowi_secid flowi_tos "
	"flowi_tun_key flowi_uid icmp6_addrconf_managed icmp6_addrconf_other "
	"icmp6_datagram_len icmp6_hop_limit icmp6_identifier icmp6_maxdelay "
	"icmp6_mtu icmp6_ndiscreserved icmp6_override icmp6_pointer "
	"icmp6_router icmp6_router_pref icmp6_rt_lifetime icmp6_sequence "
	"icmp6_solicited icmp6_unused ifa_broadaddr ifa_dstaddr ifc_buf "
	"ifc_req ifr_addr ifr_bandwidth ifr_broadaddr ifr_data ifr_dstaddr "
	"ifr_flags ifr_hwaddr ifr_ifindex ifr_map ifr_metric ifr_mtu ifr_name "
	"ifr_netmask ifr_newname ifr_qlen ifr_settings ifr_slave inet_daddr "
	"inet_dport inet_num inet_rcv_saddr ir_cookie ir_iif ir_loc_addr "
	"ir_num ir_rmt_addr ir_rmt_port ireq_family ireq_net ireq_state "
	"no_argument noinline noinstr notrace optional_argument pppoe_dev "
	"pppoe_ifindex pppoe_pa pppoe_relay required_argument rt0_type "
	"rt2_type s6_addr s6_addr16 s6_addr32 si_addr si_arch si_band si_fd "
	"si_int si_lower si_overrun si_pid si_pkey si_ptr si_status si_stime "
	"si_syscall si_tid si_uid si_upper si_utime si_value sk_addrpair "
	"sk_bind_node sk_bound_dev_if sk_cookie sk_daddr sk_dport sk_family "
	"sk_flags sk_hash sk_incoming_cpu sk_ipv6only sk_net sk_node sk_num "
	"sk_portpair sk_prot sk_rcv_saddr sk_refcnt sk_reuse sk_reuseport "
	"sk_rmem_alloc sk_rxhash sk_state tw_bound_dev_if tw_cookie tw_daddr "
	"tw_dport tw_family tw_hash tw_net tw_node tw_num tw_prot tw_refcnt "
	"tw_reuse tw_reuseport tw_state";

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
	return is_among(name, span_of(reserved), span_eq) ||
	       is_among(name, span_of(macros), span_eq);
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
