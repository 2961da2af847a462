/* SPDX-License-Identifier: GPL-2.0-only */
/* style - turn a document into another form by an XSLT 1.0 style sheet */
#ifndef XML_STYLE_H
#define XML_STYLE_H

#include "base/buf.h"
#include "base/err.h"
#include "xml/doc.h"

/*
 * Append what the style sheet @xsl makes of @doc to @to. The sheet may read
 * and write no file and no net. @name is the sheet's, for messages. ERR_SYNTAX
 * where the sheet is wrong or ends by itself with a message. @params are pairs of
 * a parameter of the sheet and an XPath expression, and NULL; or none: NULL.
 */
int xml_transform(const struct xml_doc *doc, struct span xsl, const char *name,
		  const char **params, struct buf *to,
		  struct err *e) MUST_CHECK;

#endif
