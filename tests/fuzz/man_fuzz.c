// SPDX-License-Identifier: GPL-2.0-only
/* man_fuzz - any bytes as a fragment of the manual */
#include "howto/man.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct span text = { (const char *)data, size };
	CLEANUP_ARENA struct arena a = { 0 };
	struct man_blocks blocks = { 0 };

	man_parse(&a, text, &blocks);
	return 0;
}
