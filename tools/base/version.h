/* SPDX-License-Identifier: GPL-2.0-only */
/* version - which one this is: NFKIT_VERSION comes from the Makefile, bare */
#ifndef BASE_VERSION_H
#define BASE_VERSION_H

#ifndef NFKIT_VERSION
#define NFKIT_VERSION	0
#endif

#define VERSION_QUOTED(version)	#version
#define VERSION_TEXT(version)	VERSION_QUOTED(version)

/* "0.1" */
#define VERSION			VERSION_TEXT(NFKIT_VERSION)

#endif
