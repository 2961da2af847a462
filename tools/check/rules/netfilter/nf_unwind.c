// SPDX-License-Identifier: GPL-2.0-only
#include "check/bodies.h"
#include "model/ccontrol.h"
#include "model/cflow.h"

/* Each has an unregister for its register. */
static const char *const registers[] = {
	"xt_register_match", "xt_register_matches", "xt_register_target",
	"xt_register_targets", "nft_register_expr", "nft_register_obj",
	"nf_register_net_hook", "nf_register_net_hooks", "nf_register_sockopt",
	"nf_conntrack_helper_register", "nf_conntrack_helpers_register",
	"nfnetlink_subsys_register", "ip_set_type_register",
	"register_pernet_subsys", "register_netdevice_notifier",
	"flow_indr_dev_register", NULL
};

/* "xt_unregister_match" for "xt_register_match" */
static bool undoes(struct span name, struct span begin)
{
	size_t un = span_find(name, SPAN("unregister"));

	return un != SIZE_MAX && name.len == begin.len + 2 &&
	       span_eq(span_first(name, un), span_first(begin, un)) &&
	       span_eq(span_from(name, un + 2), span_from(begin, un));
}

/* "return 0;" and "return f();" are no errors of what came before. */
static bool returns_error(const struct ctokens *tokens, size_t i)
{
	size_t value = i + 1;

	if (!ctoken_at_is(tokens, i, SPAN("return")) ||
	    !cflow_is_branch(tokens, i))
		return false;
	if (ctoken_at_is(tokens, value, SPAN("-")))
		return true;
	return value + 1 < tokens->list.n &&
	       tokens->list.at[value].kind == CTOKEN_IDENT &&
	       ctoken_at_is(tokens, value + 1, SPAN(";"));
}

/* Behind the branch that is taken if the call at @i fails. */
static size_t own_error_end(const struct ctokens *tokens, size_t i)
{
	size_t end = ccontrol_end(tokens, i), test;

	if (end == CTOKEN_NONE)
		return tokens->list.n;
	if (!ctoken_at_is(tokens, end, SPAN("if")))
		return end;
	test = ccontrol_end(tokens, end);
	return test == CTOKEN_NONE ? tokens->list.n : test;
}

/* The first return of an error that leaves what call @i began; or 0. */
static size_t find_return(const struct ctokens *tokens,
			  const struct cfunction *f, size_t i)
{
	struct span begin = tokens->list.at[i].text;
	struct cflow flow;
	int begun = 1;

	cflow_begin(&flow, tokens, CFLOW_LEAST);
	for (i = own_error_end(tokens, i); i < f->end; i++) {
		begun = cflow_step(&flow, i, begun);
		if (undoes(tokens->list.at[i].text, begin))
			begun = 0;
		else if (begun && returns_error(tokens, i))
			return i;
	}
	return 0;
}

static void say(struct report *to, const struct ctoken *call,
		const struct ctoken *lost)
{
	report(to, lost->added ? lost->text : call->text,
	       "this error return does not undo " SPAN_FMT "()",
	       SPAN_ARG(call->text));
	report_also(to, call->text, "it must be undone");
}

static void body(struct report *to, const struct ctokens *tokens,
		 const struct cfunction *f)
{
	static const struct consequence left = { registers, find_return, say };

	each_consequence(to, tokens, f, &left);
}

const struct rule rule_nf_unwind = {
	.name = "NF_UNWIND",
	.summary = "an error return leaves something registered",
	.severity = SEV_WARNING,
	.profiles = PROFILE_NETFILTER,
	.files = FILES_NET_C,
	.words = registers,
	.body = body,
};
