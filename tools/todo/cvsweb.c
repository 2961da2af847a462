// SPDX-License-Identifier: GPL-2.0-only
/*
 * cvsweb - a list in CVS, as CVSweb shows it
 *
 * Without a query the address of a file is a page about its revisions; the
 * text of one is asked for by rev= and content-type=, from CVSweb 1 on.
 */
#include <string.h>

#include "todo/kind.h"

const char *todo_url_cvsweb(struct arena *a, const char *place)
{
	const char *query = strchr(place, '?');

	if (query && strstr(query, "content-type="))
		return place;
	return arena_printf(a, "%s%scontent-type=text/plain", place,
			    query ? "&" : "?rev=HEAD&");
}
