/* SPDX-License-Identifier: GPL-2.0-only */
/* libgit2 - its headers: 1.8 has moved some of what 1.5 declares in git2.h */
#ifndef GIT_LIBGIT2_H
#define GIT_LIBGIT2_H

#include <git2.h>
#include <git2/sys/email.h>
#include <git2/sys/repository.h>
#if __has_include(<git2/sys/errors.h>)
#include <git2/sys/errors.h>
#endif

#endif
