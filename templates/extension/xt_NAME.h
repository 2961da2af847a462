/* SPDX-License-Identifier: GPL-2.0 WITH Linux-syscall-note */
#ifndef _@XT@_@UPPER@_H
#define _@XT@_@UPPER@_H

#include <linux/types.h>
@if addresses_inside@
#include <linux/netfilter.h>
@end@

@if options@
/* The options that were given. */
enum @xt@_@lower@_flags {
@for option@
	@XT@_@UPPER@_@FIELD@ = @bit@,
@end@
};

@end@
#define @XT@_@UPPER@_FLAGS @all_bits@
@if inverts@
#define @XT@_@UPPER@_INVFLAGS @invert_bits@
@end@

@if keeps_data@
struct @lower@_data;

@end@
/* The same for 32 and 64 bits: fixed widths, nothing left to the compiler. */
struct @info@ {
@for member@
@if kept@

	/* Used internally by the kernel. */
@end@
	@type@ @member@;
@end@
};

#endif /* _@XT@_@UPPER@_H */
