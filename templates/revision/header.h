/* The options of revision @revision@ that were given. */
enum @xt@_@lower@_flags {
@for option@
	@XT@_@UPPER@_@FIELD@ = @bit@,
@end@
};

#define @XT@_@UPPER@_FLAGS @all_bits@
@if inverts@
#define @XT@_@UPPER@_INVFLAGS @invert_bits@
@end@

struct @info@ {
@old_members@

	/* revision @revision@ */
@for member@
	@type@ @member@;
@end@
@if keeps_old@

	/* Used internally by the kernel */
	struct @old_info@ *@pointer@ __attribute__((aligned(8)));
@end@
};
