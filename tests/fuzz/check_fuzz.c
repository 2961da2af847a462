// SPDX-License-Identifier: GPL-2.0-only
/* check_fuzz - any bytes as a box of mails, with all rules run over them */
#include "box.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct span file = { (const char *)data, size };
	CLEANUP_ARENA struct arena a = { 0 };
	struct mails mails = { 0 };

	read_mails(&a, file, &mails);
	check_all(&mails, PROFILE_NETFILTER);
	check_all(&mails, PROFILE_CHECKPATCH);
	return 0;
}
