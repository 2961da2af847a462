/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */
#ifndef _XT_@UPPER@_H
#define _XT_@UPPER@_H

#include <linux/types.h>

@if options@
/* The options that were given. */
enum xt_@lower@_flags {
@for option@
	XT_@UPPER@_@FIELD@ = @bit@,
@end@
};

@end@
#define XT_@UPPER@_FLAGS @all_bits@
@if inverts@
#define XT_@UPPER@_INVFLAGS @invert_bits@
@end@

/* The same for 32 and 64 bits: fixed widths, nothing left to the compiler. */
struct @info@ {
@for member@
	@type@ @member@;
@end@
};

#endif /* _XT_@UPPER@_H */
