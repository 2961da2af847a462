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
