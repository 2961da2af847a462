// SPDX-License-Identifier: GPL-2.0-only
#include "xml/style.h"

#include <libxslt/security.h>
#include <libxslt/transform.h>
#include <libxslt/xsltutils.h>

#include "base/mem.h"
#include "xml/handle.h"

#define MESSAGE_MAX	256

static void free_sheet(xsltStylesheet **sheet)
{
	xsltFreeStylesheet(*sheet);
}

static void free_transform(xsltTransformContext **transform)
{
	xsltFreeTransformContext(*transform);
}

static void free_security(xsltSecurityPrefs **security)
{
	xsltFreeSecurityPrefs(*security);
}

static void free_text(xmlChar **text)
{
	xmlFree(*text);
}

#define CLEANUP(what)	__attribute__((cleanup(free_##what)))

/* The library's messages come in pieces. */
PRINTF(2, 3)
static void collect(void *to, const char *fmt, ...)
{
	char piece[MESSAGE_MAX];
	va_list args;

	va_start(args, fmt);
	vsnprintf(piece, sizeof(piece), fmt, args);
	va_end(args);
	buf_add_str(to, piece);
}

static int sheet_err(struct err *e, const char *name, struct buf *message)
{
	CLEANUP_ARENA struct arena a = { 0 };

	return err_set(e, ERR_SYNTAX, "style sheet '%s': %s", name,
		       handle_message(&a, message->p));
}

static xsltSecurityPrefs *forbid_all(void)
{
	static const xsltSecurityOption all[] = {
		XSLT_SECPREF_READ_FILE, XSLT_SECPREF_WRITE_FILE,
		XSLT_SECPREF_CREATE_DIRECTORY, XSLT_SECPREF_READ_NETWORK,
		XSLT_SECPREF_WRITE_NETWORK,
	};
	xsltSecurityPrefs *security = xsltNewSecurityPrefs();

	if (!security)
		mem_exhausted();
	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
		xsltSetSecurityPrefs(security, all[i], xsltSecurityForbid);
	return security;
}

/* A sheet that is read may include others: the default is for that. */
static int parse_sheet(struct span xsl, const char *name,
		       xsltSecurityPrefs *security, xsltStylesheet **out,
		       struct buf *message, struct err *e)
{
	CLEANUP_DOC xmlDoc *tree = NULL;

	if (handle_parse_own(xsl, name, &tree, e))
		return -1;
	xsltSetDefaultSecurityPrefs(security);
	xsltSetGenericErrorFunc(message, collect);
	*out = xsltParseStylesheetDoc(tree);
	xsltSetGenericErrorFunc(NULL, NULL);
	xsltSetDefaultSecurityPrefs(NULL);
	if (!*out)
		return sheet_err(e, name, message);
	tree = NULL;	/* the sheet's now */
	return 0;
}

static int apply(xsltStylesheet *sheet, xsltSecurityPrefs *security,
		 xmlDoc *tree, const char *name, const char **params,
		 struct buf *message, xmlDoc **out, struct err *e)
{
	CLEANUP(transform) xsltTransformContext *transform =
		xsltNewTransformContext(sheet, tree);

	if (!transform)
		mem_exhausted();
	xsltSetCtxtSecurityPrefs(security, transform);
	xsltSetTransformErrorFunc(transform, message, collect);
	*out = xsltApplyStylesheetUser(sheet, tree, params, NULL, NULL,
				       transform);
	if (!*out || transform->state != XSLT_STATE_OK)
		return sheet_err(e, name, message);
	return 0;
}

int xml_transform(const struct xml_doc *doc, struct span xsl, const char *name,
		  const char **params, struct buf *to, struct err *e)
{
	CLEANUP(security) xsltSecurityPrefs *security = forbid_all();
	CLEANUP(sheet) xsltStylesheet *sheet = NULL;
	CLEANUP_DOC xmlDoc *result = NULL;
	CLEANUP(text) xmlChar *text = NULL;
	CLEANUP_BUF struct buf message;
	int len;

	buf_init(&message, 4096);
	if (parse_sheet(xsl, name, security, &sheet, &message, e) ||
	    apply(sheet, security, doc->tree, name, params, &message, &result,
		  e))
		return -1;
	if (xsltSaveResultToString(&text, &len, result, sheet))
		mem_exhausted();
	buf_add(to, (struct span){ (char *)text, (size_t)len });
	return buf_check(to, "the rendered document", e);
}
