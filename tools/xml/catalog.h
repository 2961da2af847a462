/* SPDX-License-Identifier: GPL-2.0-only */
/* catalog - which local file stands for a public address (OASIS XML Catalogs) */
#ifndef XML_CATALOG_H
#define XML_CATALOG_H

#include "base/arena.h"

/*
 * The file that the system's catalog (/etc/xml/catalog, or what
 * XML_CATALOG_FILES names) has for @uri, in @a; NULL where it has none on this
 * machine. Nothing is fetched.
 */
const char *xml_catalog_file(struct arena *a, const char *uri);

#endif
