// SPDX-License-Identifier: GPL-2.0-only
__attribute__((constructor)) static void go(void) { *(volatile int *)0 = 1; }
