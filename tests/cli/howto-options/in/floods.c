// SPDX-License-Identifier: GPL-2.0-only
#include <xtables.h>
static struct xtables_match m = { .version = XTABLES_VERSION, .name = "flood" };
__attribute__((constructor)) static void go(void) { for (;;) xtables_register_match(&m); }
