// SPDX-License-Identifier: GPL-2.0-only
#include <unistd.h>
__attribute__((constructor)) static void go(void) { for (;;) pause(); }
