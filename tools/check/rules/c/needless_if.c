// SPDX-License-Identifier: GPL-2.0-only
#include "check/lines.h"
#include "model/cline.h"

static const char *const releases[] = {
	"kfree", "usb_free_urb", "debugfs_remove", "debugfs_remove_recursive",
	"kmem_cache_destroy", "mempool_destroy", "dma_pool_destroy", NULL
};

/* "(a->b)": the text between. */
static bool read_one(struct cread *c, struct span *value)
{
	size_t first = c->at + 1;

	if (!cread_skip(c, SPAN("(")) || !cread_lvalue(c) ||
	    !cread_skip(c, SPAN(")")))
		return false;
	*value = ctoken_span(&c->list[first], &c->list[c->at - 2]);
	return true;
}

static bool read_if(const struct cline *l, struct span *value)
{
	static const char *const words[] = { "if", NULL };
	struct cread c = cread_part(l, 0, l->n);

	if (!line_find(&c, words, true))
		return false;
	c.at++;
	return read_one(&c, value);
}

static void release(struct report *to, const struct cline *l,
		    struct span tested)
{
	struct cread c = cread_part(l, 0, l->n);
	const struct ctoken *call;
	struct span value;

	if (!line_find(&c, releases, true))
		return;
	call = &c.list[c.at++];
	if (read_one(&c, &value) && cread_is(&c, SPAN(";")) &&
	    span_eq(value, tested))
		report(to, call->text, SPAN_FMT "(NULL) does nothing, and '"
		       SPAN_FMT "' is checked for it", SPAN_ARG(call->text),
		       SPAN_ARG(tested));
}

static void pair(struct report *to, const struct cline *above,
		 const struct cline *l)
{
	struct span tested;

	if (read_if(above, &tested))
		release(to, l, tested);
}

const struct rule rule_needless_if = {
	.name = "NEEDLESS_IF",
	.summary = "if (p) kfree(p)",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.words = releases,
	.pair = pair,
};
