// SPDX-License-Identifier: GPL-2.0-only
#include "cmd/online.h"

#include <stdlib.h>

/* NULL where it is empty. */
static const char *variable(const char *name)
{
	const char *value = getenv(name);

	return value && *value ? value : NULL;
}

bool online_is_forbidden(void)
{
	return variable("NFKIT_OFFLINE");
}

const char *online_ca_file(void)
{
	return variable("CURL_CA_BUNDLE");
}
