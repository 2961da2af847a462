/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * vm - run a kernel in QEMU until it switches itself off
 *
 * QEMU emulates the processor (TCG) where KVM is not asked for, see try/kvm.h.
 * The machine has no network and no disk. Its first serial port is the kernel's
 * console, the second one is for results; both go to files in the work folder.
 * A panic ends the machine. One that says nothing for too long gets an NMI
 * first, so that the kernel says in its own words where it hangs. However nfkit
 * ends, QEMU ends with it, see try/tie.h.
 */
#ifndef TRY_VM_H
#define TRY_VM_H

#include "base/arena.h"
#include "base/err.h"
#include "base/opt.h"
#include "base/span.h"

#define BOOT_TIMES	3	/* limits until the first result */
#define LIMIT_TIMES	10	/* limits in all */

struct vm {
	const char *kernel;	/* see try/boot.h */
	const char *initramfs;
	const char *work;	/* folder for the ports' files */
	unsigned int limit_ms;	/* without a new result */
	/*
	 * Until the first one, and then a QEMU that fails is one that says
	 * nothing; 0: as long as it needs.
	 */
	unsigned int boot_ms;
	bool kvm;
	bool shell;		/* the console is the terminal */
	/* Called some times a second with the last of the results; or NULL. */
	void (*tick)(void *context, struct span tail);
	void *context;
};

struct vm_result {
	bool late;		/* it had to be stopped */
	struct span console, results;
	unsigned long ms;
};

/* Append the command line to @argv; ERR_NOENT says which package has QEMU. */
int vm_command(struct arena *a, const struct vm *vm, struct opt_list *argv,
	       struct err *e) MUST_CHECK;

/*
 * Run it to its end, or until it is late. What the ports' files have is in @a.
 * ERR_IO where QEMU fails, ERR_LIMIT where the guest writes without end.
 */
int vm_run(struct arena *a, const struct vm *vm, struct vm_result *out,
	   struct err *e) MUST_CHECK;

#endif
