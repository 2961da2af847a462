/* SPDX-License-Identifier: GPL-2.0-only */
/* guest - the program of tools/try/guest/, to be put into an initramfs */
	.section .rodata
	.globl try_guest, try_guest_len
	.balign 16
try_guest:
	.incbin GUEST
end:
	.byte 0
	.balign 4
try_guest_len:
	.long end - try_guest
	.section .note.GNU-stack,"",%progbits
