// SPDX-License-Identifier: GPL-2.0-only
#include <stdio.h>
#include <stdlib.h>
__attribute__((constructor)) static void go(void) { puts("noise"); exit(0); }
