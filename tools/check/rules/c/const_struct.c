// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"

/* Tables of functions and the like that networking code defines. */
static const char *const tables[] = {
	"address_space_operations", "block_device_operations", "bus_type",
	"dentry_operations", "dev_pm_ops", "device_type", "dma_map_ops",
	"ethtool_ops", "file_lock_operations", "file_operations",
	"ib_device_ops", "ieee80211_ops", "inode_operations",
	"irq_domain_ops", "kernel_param_ops", "kobj_type",
	"kset_uevent_ops", "lock_manager_operations", "neigh_ops",
	"net_device_ops", "nft_expr_ops", "of_device_id",
	"pipe_buf_operations", "proc_ops", "proto_ops", "rpc_pipe_ops",
	"seq_operations", "stacktrace_ops", "sysfs_ops", "tty_operations",
	"vm_operations_struct", "xattr_handler", NULL
};

static bool read_table(struct cread c, struct span *name)
{
	if (!cread_skip(&c, SPAN("struct")) || !cread_skip_any(&c, tables))
		return false;
	*name = c.list[c.at - 1].text;
	return !cread_is(&c, SPAN("{"));
}

static void code(struct report *to, struct cread c)
{
	static const char *const constant[] = { "const", NULL };
	struct cread all = c;
	struct span name;

	if (line_find(&all, constant, false))
		return;
	for (; c.at < c.end; c.at++)
		if (read_table(c, &name)) {
			report(to, name, "struct " SPAN_FMT " without const",
			       SPAN_ARG(name));
			break;
		}
}

const struct rule rule_const_struct = {
	.name = "CONST_STRUCT",
	.summary = "a table of functions that is not const",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.words = tables,
	.code = code,
};
