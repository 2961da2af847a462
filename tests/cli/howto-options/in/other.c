// SPDX-License-Identifier: GPL-2.0-only
#include <xtables.h>
static struct xtables_match m = { .version = "libxtables.so.99", .name = (char *)1 };
__attribute__((constructor)) static void go(void) { xtables_register_match(&m); }
