// SPDX-License-Identifier: GPL-2.0-only
#include "howto/render.h"

#include "base/embed.h"
#include "xml/style.h"

#define STYLE	"howto/howto.xsl"

int howto_render(const struct howto *howto, struct buf *to, struct err *e)
{
	struct span style;

	if (!embed_find(STYLE, &style))
		return err_set(e, ERR_NOENT, "'%s' is not in the program",
			       STYLE);
	return xml_transform(howto->xml, style, STYLE, to, e);
}
