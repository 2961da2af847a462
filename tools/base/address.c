// SPDX-License-Identifier: GPL-2.0-only
#include "base/address.h"

#include <string.h>

void address_hide_passwords(char *text)
{
	while ((text = strstr(text, "://"))) {
		size_t len, colon;

		text += strlen("://");
		len = strcspn(text, "/?#'\"<> \t\n");
		while (len && text[len - 1] != '@')
			len--;
		colon = strcspn(text, ":");
		if (colon + 1 < len)
			memmove(text + colon, text + len - 1,
				strlen(text + len - 1) + 1);
	}
}
