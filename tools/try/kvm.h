/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * kvm - is the host's KVM to be trusted with a guest?
 *
 * /dev/kvm may be there, and a guest hang in it all the same: where the host is
 * a guest itself, say. So the first seconds of a run are the probe: a guest
 * that says nothing for KVM_BOOT_MS is stopped and begun anew without KVM.
 * Where it boots then, KVM is not asked for until the host boots again, or gets
 * another QEMU.
 */
#ifndef TRY_KVM_H
#define TRY_KVM_H

#include "base/arena.h"

#define KVM_BOOT_MS	4000	/* a kernel needs one second of them */

/*
 * May be used, and has not failed since the host booted. @device is "/dev/kvm",
 * @cache a folder or NULL.
 */
bool kvm_is_offered(struct arena *a, const char *device, const char *cache);

/* It has failed: remember that in @cache. */
void kvm_give_up(struct arena *a, const char *cache);

#endif
