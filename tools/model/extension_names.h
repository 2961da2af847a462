/* SPDX-License-Identifier: GPL-2.0-only */
/* extension_names - names that a new extension or option cannot have */
#ifndef MODEL_EXTENSION_NAMES_H
#define MODEL_EXTENSION_NAMES_H

#include "base/span.h"

/*
 * True where no member of a struct can have this name: a keyword of C (C17
 * 6.4.1 and gnu11's asm and typeof), or a word that the compiler, libc or the
 * kernel define as a macro, as s6_addr.
 */
bool name_is_reserved(struct span name);

/*
 * True for a long option of iptables itself: it comes before those of
 * extensions (xtables_options_xfrm() of libxtables), which then never see it.
 */
bool name_is_iptables_option(struct span name);

/* True for one of ebtables, or of an extension that it loads: the same. */
bool name_is_ebtables_option(struct span name);

/* True for an option that each program of templates/queue/ has. */
bool name_is_program_option(struct span name);

/* True for what the Makefile of a new program, or its folder, has already. */
bool name_is_of_program(struct span name);

#endif
