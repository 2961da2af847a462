// SPDX-License-Identifier: GPL-2.0-only
#include "xml/rng.h"

#include "base/buf.h"
#include "base/term.h"

#define CONTENT_MAX	512	/* of a list for people */
#define REF_DEPTH	8	/* definitions that name definitions */

static bool is_rng(const xmlNode *node, const char *name)
{
	return node->type == XML_ELEMENT_NODE &&
	       !xmlStrcmp(node->name, BAD_CAST name);
}

static const char *name_of(struct arena *a, const xmlNode *node)
{
	xmlChar *name = xmlGetNoNsProp(node, BAD_CAST "name");
	const char *copy = arena_str(a, span_of(name ? (char *)name : ""));

	xmlFree(name);
	return copy;
}

static xmlNode *first_element(const xmlNode *node)
{
	xmlNode *child = node->children;

	while (child && child->type != XML_ELEMENT_NODE)
		child = child->next;
	return child;
}

/* The element that a definition consists of; NULL: it is another pattern. */
static xmlNode *element_of(const xmlNode *define)
{
	xmlNode *inner = is_rng(define, "define") ? first_element(define) : NULL;

	return inner && is_rng(inner, "element") ? inner : NULL;
}

static xmlNode *definitions(const xmlDoc *rng)
{
	return xmlDocGetRootElement(rng)->children;
}

void rng_allow_any_root(xmlDoc *rng)
{
	CLEANUP_ARENA struct arena a = { 0 };
	xmlNode *start = definitions(rng), *choice, *ref;

	while (start && !is_rng(start, "start"))
		start = start->next;
	if (!start)
		return;
	while (start->children) {
		xmlNode *old = start->children;

		xmlUnlinkNode(old);
		xmlFreeNode(old);
	}
	choice = xmlNewChild(start, start->ns, BAD_CAST "choice", NULL);
	for (xmlNode *n = definitions(rng); n; n = n->next) {
		if (!element_of(n))
			continue;
		ref = xmlNewChild(choice, start->ns, BAD_CAST "ref", NULL);
		xmlNewProp(ref, BAD_CAST "name", BAD_CAST name_of(&a, n));
	}
}

static xmlNode *find_element(struct arena *a, xmlDoc *rng, const char *name)
{
	for (xmlNode *n = definitions(rng); n; n = n->next) {
		xmlNode *el = element_of(n);

		if (el && !strcmp(name_of(a, el), name))
			return el;
	}
	return NULL;
}

bool rng_has_name(struct arena *a, xmlDoc *rng, const char *name,
		  const char **near)
{
	if (find_element(a, rng, name))
		return true;
	*near = NULL;
	for (xmlNode *n = definitions(rng); n && !*near; n = n->next) {
		xmlNode *el = element_of(n);
		const char *known = el ? name_of(a, el) : "";

		if (*known && term_is_near(span_of(name), span_of(known)))
			*near = known;
	}
	return false;
}

static xmlNode *find_definition(struct arena *a, xmlDoc *rng, const char *name)
{
	for (xmlNode *n = definitions(rng); n; n = n->next)
		if (is_rng(n, "define") && !strcmp(name_of(a, n), name))
			return n;
	return NULL;
}

static void add_item(struct buf *to, const char *kind, const char *name)
{
	buf_printf(to, "%s%s%s", to->len ? ", " : "", kind, name);
}

/* Names below @node; a reference to no element is followed. */
static void add_content(struct arena *a, xmlDoc *rng, const xmlNode *node,
			int depth, struct buf *to)
{
	for (node = node->children; node && depth; node = node->next) {
		xmlNode *define = NULL, *el = NULL;

		if (is_rng(node, "ref"))
			define = find_definition(a, rng, name_of(a, node));
		if (define)
			el = element_of(define);
		if (el)
			add_item(to, "", name_of(a, el));
		else if (is_rng(node, "attribute"))
			add_item(to, "attribute ", name_of(a, node));
		else
			add_content(a, rng, define ? define : node, depth - 1,
				    to);
	}
}

const char *rng_content(struct arena *a, xmlDoc *rng, const char *name)
{
	CLEANUP_BUF struct buf list;
	const xmlNode *el = find_element(a, rng, name);

	buf_init(&list, CONTENT_MAX);
	if (el)
		add_content(a, rng, el, REF_DEPTH, &list);
	return arena_str(a, list.len ? buf_span(&list) : SPAN("text"));
}
