/* SPDX-License-Identifier: GPL-2.0-only */
/* cregister - which extensions a source registers, whatever its name */
#ifndef MODEL_CREGISTER_H
#define MODEL_CREGISTER_H

#include "base/span.h"

/* Does the C text @text have .name = "@name"? */
bool cregister_has(struct span text, const char *name);

#endif
