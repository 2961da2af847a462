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

static bool read_if(const struct ctokens *tokens, const struct cline *l,
		    struct span *value)
{
	static const char *const words[] = { "if", NULL };
	struct cread c = cread_run(tokens, l->first, l->first + l->n);

	if (!line_find(&c, words, true))
		return false;
	c.at++;
	return read_one(&c, value);
}

static void release(struct report *to, const struct ctokens *tokens,
		    const struct cline *l, struct span tested)
{
	struct cread c = cread_run(tokens, l->first, l->first + l->n);
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

static void hunk(struct report *to, const struct file_diff *f,
		 const struct hunk *h, const struct ctokens *tokens)
{
	struct cline_walk w;
	struct span tested;

	(void)f;
	cline_walk(&w, h, tokens);
	while (cline_next(&w))
		if (cline_is_added(&w.now) && w.now.n && w.prev.n &&
		    read_if(tokens, &w.prev, &tested))
			release(to, tokens, &w.now, tested);
}

const struct rule rule_needless_if = {
	.name = "NEEDLESS_IF",
	.summary = "if (p) kfree(p)",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER | PROFILE_CHECKPATCH,
	.files = FILES_KERNEL_C,
	.words = releases,
	.hunk = hunk,
};
