// SPDX-License-Identifier: GPL-2.0-only
/* trial_vm - the guest of a trial: once, or twice where KVM fails */
#include "base/file.h"
#include "base/limits.h"
#include "try/boot.h"
#include "try/cache.h"
#include "try/judge.h"
#include "try/kvm.h"
#include "try/session.h"

static const char *command_text(struct arena *a, const struct opt_list *argv)
{
	CLEANUP_BUF struct buf text;

	buf_init(&text, LIMIT_TEXT);
	for (size_t i = 0; i < argv->n; i++) {
		bool plain = !strpbrk(argv->at[i], " \t'\"\\$&;()<>|*?");

		buf_printf(&text, plain ? "%s%s" : "%s'%s'", i ? " " : "",
			   argv->at[i]);
	}
	return arena_str(a, buf_span(&text));
}

/* The last step that has ended: see "end" in try/wire.h. */
static void tick(void *context, struct span tail)
{
	const struct session *s = context;
	uint64_t done = 0;
	size_t at;

	while ((at = span_find(tail, SPAN(" end\t"))) != SIZE_MAX) {
		tail = span_from(tail, at + 5);
		span_next_number(&tail, 10, UINT32_MAX, &done);
	}
	session_tell(s, done ? "running the guest" : "booting the guest",
		     (size_t)done, s->plan.n);
}

static bool wants_kvm(const struct session *s, const char *cache)
{
	switch (s->t->accel) {
	case ACCEL_KVM:
		return true;
	case ACCEL_TCG:
		return false;
	default:
		return !s->t->shell &&
		       kvm_is_offered(s->arena, "/dev/kvm", cache);
	}
}

static int run_once(struct session *s, struct vm_result *out,
		    struct outcomes *outcomes, struct wire *wire,
		    struct err *e)
{
	struct opt_list command = { 0 };

	if (vm_command(s->arena, &s->vm, &command, e))
		return -1;
	s->out->command = command_text(s->arena, &command);
	s->out->times.kvm = s->vm.kvm;
	if (vm_run(s->arena, &s->vm, out, e))
		return -1;
	s->out->times.guest += out->ms;
	*wire = (struct wire){ .lost = 0 };
	wire_read(s->arena, out->results, wire);
	outcomes_read(outcomes, s->arena, s->plan.n, wire);
	return 0;
}

/* A kernel that does not boot without KVM either is no fault of KVM's. */
static int run_again(struct session *s, struct vm_result *out,
		     struct outcomes *outcomes, struct wire *wire,
		     const char *cache, struct err *e)
{
	const bool had_booted = outcomes->booted_ms;

	outcomes_release(outcomes);
	s->vm.kvm = false;
	s->vm.boot_ms = 0;
	if (run_once(s, out, outcomes, wire, e))
		return -1;
	if (!had_booted && outcomes->booted_ms)
		kvm_give_up(s->arena, cache);
	return 0;
}

int session_run_vm(struct session *s, struct vm_result *out,
		   struct outcomes *outcomes, struct wire *wire, struct err *e)
{
	const char *cache = cache_folder(s->arena);
	CLEANUP_FD int held = -1;

	s->vm.kernel = boot_image(s->arena, s->kernel.vmlinuz, cache, s->work,
				  &held);
	s->vm.work = s->work;
	s->vm.limit_ms = s->t->limit_s * 1000;
	s->vm.shell = s->t->shell;
	s->vm.tick = tick;
	s->vm.context = s;
	s->vm.kvm = wants_kvm(s, cache);
	if (!s->vm.kvm || s->t->accel != ACCEL_AUTO)
		return run_once(s, out, outcomes, wire, e);
	s->vm.boot_ms = KVM_BOOT_MS;
	if (run_once(s, out, outcomes, wire, e))
		return -1;
	return wire->complete ? 0 :
	       run_again(s, out, outcomes, wire, cache, e);
}
