# SPDX-License-Identifier: GPL-2.0-only
# list - which extensions get which options: see run

# Matches without a revision: one registration each, and two families.
option cpu xt_cpu_info xt_cpu_info_v1 prio:uint8,invert name:string,max=15
option length xt_length_info xt_length_info_v1 newlen:uint16rc,invert \
	bits:uint64,nbo
# One of revision 1 whose plugin has 0, too, and a module with a target in it.
option mark xt_mark_mtinfo1 xt_mark_mtinfo2 also:markmask32,invert
option owner xt_owner_match_info xt_owner_match_info_v2 from:ethermac
option connmark xt_connmark_mtinfo1 xt_connmark_mtinfo2 len:uint32,multiple=3
# A revision over the one that was just made.
option cpu xt_cpu_info_v1 xt_cpu_info_v2 class:tosmask
# Targets: without a revision, and with two families and more.
option CLASSIFY xt_classify_target_info xt_classify_target_info_v1 \
	classmark:markmask32
option NFLOG xt_nflog_info xt_nflog_info_v1 nflog-local:none,invert
# A match and a target that share a header, and the name but for case.
option dscp xt_dscp_info xt_dscp_info_v1 dscplen:uint32,invert
option DSCP xt_DSCP_info xt_DSCP_info_v1 dscpmark:uint16,also=dscploud \
	dscploud:string,max=10

# What the kernel keeps for a rule: allocated, a number, of another size for
# 32-bit programs (limit), with members that are aligned otherwise (hashlimit),
# with a pointer back to the struct (TEE), behind more than iptables compares
# (statistic).
option quota xt_quota_info xt_quota_info_v1 quotalen:uint32,invert
option limit xt_rateinfo xt_rateinfo_v1 limitmark:markmask32,invert
option statistic xt_statistic_info xt_statistic_info_v1 statport:port,invert
option string xt_string_info xt_string_info_v2 stringlen:uint16rc
option connlimit xt_connlimit_info xt_connlimit_info_v2 connlen:uint64,invert
option hashlimit xt_hashlimit_mtinfo3 xt_hashlimit_mtinfo4 hashlen:uint32
option bpf xt_bpf_info_v1 xt_bpf_info_v2 bpflen:uint8rc,invert
option nfacct xt_nfacct_match_info_v1 xt_nfacct_match_info_v2 acct:plenmask
option cgroup xt_cgroup_info_v2 xt_cgroup_info_v3 grouplen:uint32,invert
option TEE xt_tee_tginfo xt_tee_tginfo2 teemark:uint16 teename:string,max=9
option IDLETIMER idletimer_tg_info_v1 idletimer_tg_info_v2 idlemark:markmask32
option LED xt_led_info xt_led_info_v1 ledmark:uint32
option RATEEST xt_rateest_target_info xt_rateest_target_info_v1 \
	ratemark:uint32,multiple=2
option SECMARK xt_secmark_target_info_v1 xt_secmark_target_info_v2 \
	seclen:uint16
option CT xt_ct_target_info_v1 xt_ct_target_info_v1_v3 ctmark:uint32

# Several revisions that share code which asks for its own.
option conntrack xt_conntrack_mtinfo3 xt_conntrack_mtinfo4 ctlen:uint32,invert
option NFQUEUE xt_NFQ_info_v3 xt_NFQ_info_v4 queuemark:uint32
option socket xt_socket_mtinfo1 xt_socket_mtinfo1_v4 socklen:uint32
# One for ARP parses with getopt, and stays behind.
option MARK xt_mark_tginfo2 xt_mark_tginfo3 marklen:uint32

# In a module of another name, with others: found by what it registers.
option tos xt_tos_match_info xt_tos_match_info_v2 toslen:uint16,invert
option TOS xt_tos_target_info xt_tos_target_info_v2 tosmark:uint32
option ttl ipt_ttl_info ipt_ttl_info_v1 ttllen:uint32,invert
option TTL ipt_TTL_info ipt_TTL_info_v1 ttlmark:markmask32
option udp xt_udp xt_udp_v1 udplen:uint16,invert
option DNPT ip6t_npt_tginfo ip6t_npt_tginfo1 nptmark:uint32
# A header that iptables has not had yet.
option LOG xt_log_info xt_log_info_v1 logmark:markmask32
# A table that ends in { }, structs of bit-fields.
option srh ip6t_srh1 ip6t_srh2 srhlen:uint16rc,invert srhmac:ethermac
option policy xt_policy_info xt_policy_info_v1 pollen:uint32,invert
option ECN ipt_ECN_info ipt_ECN_info_v1 ecnmark:uint16

# New ones, beside all these.
new match quotalen --option min:uint32,invert --option here:none,invert \
	--option range:uint8rc,min=3 --option set:markmask32,invert \
	--option to:port,invert
new match placed --family both --option from:host,invert --option net:hostmask
new target MARKLEN --option set:markmask32 --option length:uint16
new match macmasked --option from:ethermacmask,invert
new match bridgelen --family bridge --option min:uint32,invert \
	--option here:none,invert --option range:uint8rc,min=3 \
	--option to:port,multiple=2 --option from:ethermac,invert
new target bridgeset --family bridge --option set:markmask32 \
	--option field:tosmask --option only:none,invert
