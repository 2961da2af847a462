// SPDX-License-Identifier: GPL-2.0-only
#include <linux/module.h>

MODULE_LICENSE("GPL");
MODULE_AUTHOR("Nora Netfilter <nora@example.org>");
MODULE_DESCRIPTION("Xtables: length of a packet, "
		   "\"counted\"");
MODULE_ALIAS("ipt_quotalen");
