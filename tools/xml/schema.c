// SPDX-License-Identifier: GPL-2.0-only
#include "xml/schema.h"

#include <libxml/relaxng.h>

#include "base/mem.h"
#include "xml/handle.h"
#include "xml/rng.h"

/* Bytes that may be validated to find out what is to blame: seconds. */
#define BUDGET	(64UL << 20)

static void free_schema(xmlRelaxNG **schema)
{
	xmlRelaxNGFree(*schema);
}
#define CLEANUP_SCHEMA	__attribute__((cleanup(free_schema)))

struct checking {
	struct arena *arena;
	const struct xml_doc *doc;
	xmlDoc *rng;
	xmlRelaxNG *any;	/* accepts each element as the root */
	struct xml_notes *notes;
	size_t spent;
};

struct trial {
	struct arena *arena;
	const char *message;	/* the first one */
	unsigned int line;
};

/* The shape is libxml2's. */
static void keep_first(void *data, handle_error *error)
{
	struct trial *t = data;

	if (t->message)
		return;
	t->message = handle_message(t->arena, error->message);
	t->line = error->line > 0 ? (unsigned int)error->line : 1;
}

/* @rng stays the caller's: the library works on a copy. */
static int compile(struct arena *a, xmlDoc *rng, const char *name,
		   xmlRelaxNG **out, struct err *e)
{
	xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewDocParserCtxt(rng);
	struct trial trial = { a };

	if (!parser)
		mem_exhausted();
	xmlRelaxNGSetParserStructuredErrors(parser, keep_first, &trial);
	*out = xmlRelaxNGParse(parser);
	xmlRelaxNGFreeParserCtxt(parser);
	if (!*out)
		return err_set(e, ERR_SYNTAX,
			       "'%s' is not a RELAX NG schema: %s",
			       name, trial.message ? trial.message : "?");
	return 0;
}

static bool is_valid(xmlRelaxNG *schema, xmlDoc *tree, struct trial *trial)
{
	xmlRelaxNGValidCtxt *ctxt = xmlRelaxNGNewValidCtxt(schema);
	int result;

	if (!ctxt)
		mem_exhausted();
	xmlRelaxNGSetValidStructuredErrors(ctxt, keep_first, trial);
	result = xmlRelaxNGValidateDoc(ctxt, tree);
	xmlRelaxNGFreeValidCtxt(ctxt);
	return !result;
}

/* A document of its own, with a copy of one element as the root. */
static xmlDoc *alone(const struct xml_element *el)
{
	xmlDoc *tree = xmlNewDoc(BAD_CAST "1.0");
	xmlNode *copy = tree ? xmlDocCopyNode(el->node, tree, 1) : NULL;

	if (!copy)
		mem_exhausted();
	xmlDocSetRootElement(tree, copy);
	return tree;
}

static bool is_cured(struct checking *c, const struct xml_element *el,
		     xmlDoc *tree)
{
	struct trial trial = { c->arena };

	c->spent += el->end - el->start;
	return c->spent <= BUDGET && is_valid(c->any, tree, &trial);
}

static bool blame_name(struct checking *c, const struct xml_element *el)
{
	const char *near = NULL;

	if (rng_has_name(c->arena, c->rng, el->name, &near))
		return false;
	xml_note(c->arena, c->notes, el->line,
		 "there is no element '%s' in this kind of document%s%s%s",
		 el->name, near ? ", did you mean '" : "", near ? near : "",
		 near ? "'?" : "");
	return true;
}

static bool blame_attribute(struct checking *c, const struct xml_element *el)
{
	const xmlNode *node = el->node;

	for (xmlAttr *a = node->properties; a; a = a->next) {
		CLEANUP_DOC xmlDoc *tree = alone(el);
		xmlNode *copy = xmlDocGetRootElement(tree);
		const xmlChar *space = a->ns ? a->ns->href : NULL;

		xmlRemoveProp(xmlHasNsProp(copy, a->name, space));
		if (!is_cured(c, el, tree))
			continue;
		xml_note(c->arena, c->notes, el->line,
			 "attribute '%s' or its value is not allowed at '%s'",
			 (const char *)a->name, el->name);
		return true;
	}
	return false;
}

static bool is_text(const xmlNode *node)
{
	return (node->type == XML_TEXT_NODE ||
		node->type == XML_CDATA_SECTION_NODE) && !xmlIsBlankNode(node);
}

/* The line of the first text of @el that is in no child. */
static unsigned int text_line(struct checking *c, const struct xml_element *el)
{
	const xmlNode *node = el->node;
	unsigned int line = el->line;
	const struct xml_element *last = NULL;
	size_t at = el->inside;

	for (node = node->children; node && !is_text(node); node = node->next)
		if (node->type == XML_ELEMENT_NODE)
			last = node->_private;
	if (last)
		at = last->end;
	while (at < el->end && char_is_space(c->doc->bytes.p[at]))
		at++;
	for (size_t i = el->start; i < at; i++)
		if (c->doc->bytes.p[i] == '\n')
			line++;
	return line;
}

static bool blame_text(struct checking *c, const struct xml_element *el)
{
	CLEANUP_DOC xmlDoc *tree = alone(el);
	xmlNode *node = xmlDocGetRootElement(tree)->children, *next;

	for (; node; node = next) {
		next = node->next;
		if (!is_text(node))
			continue;
		xmlUnlinkNode(node);
		xmlFreeNode(node);
	}
	if (!is_cured(c, el, tree))
		return false;
	xml_note(c->arena, c->notes, text_line(c, el),
		 "text is not allowed directly in '%s'", el->name);
	return true;
}

/* Take one child out of a copy at a time, and put it back. */
static bool blame_child(struct checking *c, const struct xml_element *el)
{
	CLEANUP_DOC xmlDoc *tree = alone(el);
	const struct xml_element *child = el->first;
	xmlNode *parent = xmlDocGetRootElement(tree);
	xmlNode *node = parent->children, *next;

	for (; node && child; node = next) {
		next = node->next;
		if (node->type != XML_ELEMENT_NODE)
			continue;
		xmlUnlinkNode(node);
		if (is_cured(c, el, tree)) {
			xmlFreeNode(node);
			xml_note(c->arena, c->notes, child->line,
				 "element '%s' is not allowed at this place in '%s'",
				 child->name, el->name);
			return true;
		}
		if (next)
			xmlAddPrevSibling(next, node);
		else
			xmlAddChild(parent, node);
		child = child->next;
	}
	return false;
}

/* Nothing is too much in @el, so something is missing. */
static void blame_order(struct checking *c, const struct xml_element *el)
{
	xml_note(c->arena, c->notes, el->line,
		 "'%s' is not complete or not in order, it takes: %s",
		 el->name, rng_content(c->arena, c->rng, el->name));
}

/* @el is wrong, all its children alone are not. */
static void blame(struct checking *c, const struct xml_element *el)
{
	if (!blame_name(c, el) && !blame_attribute(c, el) &&
	    !blame_text(c, el) && !blame_child(c, el))
		blame_order(c, el);
}

/* True where @el or something in it was found wrong. */
static bool search(struct checking *c, const struct xml_element *el)
{
	CLEANUP_DOC xmlDoc *tree = NULL;
	struct trial trial = { c->arena };
	bool wrong = false;

	for (const struct xml_element *i = el->first; i; i = i->next)
		wrong |= search(c, i);
	c->spent += el->end - el->start;
	if (wrong || c->spent > BUDGET || c->notes->n >= XML_NOTES_MAX)
		return wrong;
	tree = alone(el);
	if (is_valid(c->any, tree, &trial))
		return false;
	blame(c, el);
	return true;
}

/* Else each element would be called wrong. */
static bool is_foreign(struct checking *c)
{
	const xmlNode *root = xmlDocGetRootElement(c->doc->tree);
	xmlChar *want = xmlGetNoNsProp(xmlDocGetRootElement(c->rng),
				       BAD_CAST "ns");
	const xmlChar *is = root->ns ? root->ns->href : NULL;
	bool foreign = want && !xmlStrEqual(want, is);

	if (foreign)
		xml_note(c->arena, c->notes, c->doc->root->line,
			 "the root element is not in the namespace '%s'",
			 (const char *)want);
	xmlFree(want);
	return foreign;
}

int xml_validate(struct arena *a, const struct xml_doc *doc, struct span rng,
		 const char *name, struct xml_notes *notes, struct err *e)
{
	CLEANUP_DOC xmlDoc *tree = NULL;
	CLEANUP_SCHEMA xmlRelaxNG *schema = NULL, *any = NULL;
	struct checking c = { a, doc, .notes = notes };
	struct trial trial = { a };

	if (handle_parse_own(rng, name, &tree, e) ||
	    compile(a, tree, name, &schema, e))
		return -1;
	if (is_valid(schema, doc->tree, &trial))
		return 0;
	rng_allow_any_root(tree);
	if (compile(a, tree, name, &any, e))
		return -1;
	c.rng = tree;
	c.any = any;
	if (!is_foreign(&c) && !search(&c, doc->root))
		xml_note(a, notes, doc->root->line, "%s", trial.message ?
			 trial.message : "the document is not valid");
	return 0;
}

int xml_validate_foreign(struct arena *a, const struct xml_doc *doc,
			 struct span rng, const char *name,
			 struct xml_notes *notes, struct err *e)
{
	CLEANUP_DOC xmlDoc *tree = NULL;
	CLEANUP_SCHEMA xmlRelaxNG *schema = NULL;
	struct trial trial = { a };

	if (handle_parse_own(rng, name, &tree, e) ||
	    compile(a, tree, name, &schema, e))
		return -1;
	if (!is_valid(schema, doc->tree, &trial))
		xml_note(a, notes, trial.message ? trial.line :
			 doc->root->line, "by %s: %s", name, trial.message ?
			 trial.message : "the document is not valid");
	return 0;
}
