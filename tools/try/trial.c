// SPDX-License-Identifier: GPL-2.0-only
#include "try/trial.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/hold.h"
#include "base/limits.h"
#include "base/mem.h"
#include "base/path.h"
#include "base/process.h"
#include "try/build.h"
#include "try/cache.h"
#include "try/judge.h"
#include "try/session.h"

extern const char try_guest[];
extern const unsigned int try_guest_len;

/* What must be there before anything is built. */
static int check_host(struct arena *a, bool builds, struct err *e)
{
	static const struct { const char *program, *package; } needs[] = {
		{ "qemu-system-x86_64", "qemu-system-x86" },
		{ "modprobe", "kmod" }, { "ldd", "libc-bin" },
		{ "make", "make" }, { "cc", "gcc" }, { "strip", "binutils" },
	};
	size_t n = sizeof(needs) / sizeof(needs[0]) - (builds ? 0 : 3);

#ifndef __x86_64__
	return err_set(e, ERR_USAGE, "nfkit try runs on x86_64 only, so far");
#endif
	for (size_t i = 0; i < n; i++)
		if (!process_need(a, needs[i].program, needs[i].package, e))
			return -1;
	return 0;
}

/*
 * Names for ebtables, where it was configured to look for them; numbers are of
 * IANA's registry "IEEE 802 Numbers".
 */
static void add_ethertypes(struct image *i)
{
	image_add_bytes(i, "etc/ethertypes",
			SPAN("IPv4\t0800\tip ip4\nARP\t0806\tether-arp\n"
			     "802_1Q\t8100\t8021q 1q dot1q\n"
			     "IPv6\t86DD\tip6\n"));
	image_add_link(i, "usr/etc/ethertypes", "/etc/ethertypes");
	image_add_link(i, "usr/local/etc/ethertypes", "/etc/ethertypes");
}

static int add_programs(struct session *s, struct err *e)
{
	static const char *const shell = "/bin/sh";

	if (programs_add(&s->programs, &s->image, e))
		return -1;
	if (s->t->shell) {
		image_add_host(&s->image, "bin/sh", shell);
		if (image_add_libraries(&s->image, &shell, 1, e))
			return -1;
	}
	/* Whom a rule may name; this machine's own are nobody's business. */
	image_add_bytes(&s->image, "etc/passwd", SPAN("root:x:0:0::/:\n"));
	image_add_bytes(&s->image, "etc/group", SPAN("root:x:0:\n"));
	add_ethertypes(&s->image);
	if (file_exists("/etc/protocols"))
		image_add_host(&s->image, "etc/protocols", "/etc/protocols");
	if (file_exists("/etc/services"))
		image_add_host(&s->image, "etc/services", "/etc/services");
	return 0;
}

static int add_own(struct session *s, struct err *e)
{
	struct span bytes;

	for (size_t i = 0; i < s->subject.modules.n; i++) {
		const char *name = s->subject.modules.at[i];

		if (file_read(s->arena,
			      path_join(s->arena, s->work,
					arena_printf(s->arena,
						     "%s.ko.stripped", name)),
			      LIMIT_IMAGE, &bytes, e))
			return -1;
		image_add_bytes(&s->image,
				arena_printf(s->arena, "own/%s.ko", name),
				bytes);
	}
	for (size_t i = 0; i < s->subject.plugins.n; i++) {
		const char *name = s->subject.plugins.at[i].name;

		if (!name)
			continue;
		name = arena_printf(s->arena, "%s.so", name);
		if (file_read(s->arena, path_join(s->arena, s->work, name),
			      LIMIT_IMAGE, &bytes, e))
			return -1;
		image_add_bytes(&s->image,
				arena_printf(s->arena, "xtables/%s", name),
				bytes);
	}
	return 0;
}

static void plan_tests(struct session *s)
{
	for (size_t i = 0; i < s->subject.plugins.n; i++) {
		const struct plugin *plugin = &s->subject.plugins.at[i];

		plan_rules(&s->plan, plugin);
		plan_xlate(&s->plan, plugin);
		plan_packets(&s->plan, plugin);
		plan_leaks(&s->plan, plugin);
	}
	plan_unload(&s->plan, &s->subject);
	if (s->t->shell)
		plan_insert(&s->plan, &s->subject);
}

static int make_plan(struct session *s, struct err *e)
{
	s->plan = (struct steps_plan){ .arena = s->arena, .image = &s->image,
				       .steps = &s->steps };
	if (session_add_needs(s, e))
		return -1;
	plan_load(&s->plan, &s->subject);
	if (s->t->n_listed)
		session_plan_listings(s);
	else
		plan_tests(s);
	return 0;
}

static int make_image(struct session *s, struct err *e)
{
	CLEANUP_BUF struct buf bytes;

	buf_init(&bytes, LIMIT_IMAGE);
	image_add_bytes(&s->image, "init",
			(struct span){ try_guest, try_guest_len });
	image_add_bytes(&s->image, "plan", buf_span(&s->steps));
	s->vm.initramfs = path_join(s->arena, s->work, "initramfs");
	if (buf_check(&s->steps, "the plan", e) ||
	    image_build(&s->image, cache_folder(s->arena), &bytes, e))
		return -1;
	return file_write(s->vm.initramfs, buf_span(&bytes), 0600, e);
}

void session_tell(const struct session *s, const char *what, size_t done,
		  size_t total)
{
	if (s->t->progress)
		s->t->progress(s->t->context, what, done, total);
}

static int run_guest(struct session *s, struct err *e)
{
	CLEANUP_OUTCOMES struct outcomes outcomes = { .n = 0 };
	struct klog_source source = {
		s->work, s->subject.modules.at, s->subject.modules.n
	};
	struct judge judge = {
		.arena = s->arena, .outcomes = &outcomes,
		.checks = &s->out->checks, .source = &source,
	};
	struct vm_result result;
	struct wire wire;

	if (session_run_vm(s, &result, &outcomes, &wire, e))
		return -1;
	judge.late = result.late;
	judge.lost = wire.lost;
	judge.console = result.console;
	judge_all(&judge, &s->plan);
	session_take_listings(s, &outcomes);
	return 0;
}

/* The extension of ebtables that has the same name, and is not wanted by it. */
static void tell_other(struct session *s)
{
	if (s->subject.other)
		check_add(&s->out->checks, CHECK_SKIPPED, s->subject.other,
			  "ebtables has an extension of this name, too: --family bridge tests that one");
}

/* Lines that no rule is made of: nobody shall think that they were run. */
static void tell_left_out(struct session *s)
{
	for (size_t i = 0; i < s->subject.plugins.n; i++) {
		const struct rules *r = &s->subject.plugins.at[i].rules;

		for (size_t k = 0; k < r->left_out.n; k++) {
			const struct rule_left_out *l = &r->left_out.at[k];
			const char *name;

			name = arena_printf(s->arena, "%s:%u: '%s'", l->file,
					    l->nr, l->text);
			check_add(&s->out->checks, CHECK_SKIPPED, name,
				  l->for_shell ?
				  "it is no rule yet: no shell puts in variables, or runs pipes, in the guest" :
				  "it is not a rule: other commands are not run in the guest");
		}
	}
}

static int build(struct session *s, bool *built, struct err *e)
{
	if (s->t->n_listed)
		return session_build_listed(s, built, e);
	session_tell(s, "building", 0, s->n_files);
	*built = true;
	return s->n_files ? build_all(s->arena, &s->subject, &s->kernel,
				      s->work, &s->out->checks, built, e) : 0;
}

static int run_session(struct session *s, struct err *e)
{
	unsigned long start = clock_ms();
	bool built;

	if (build(s, &built, e))
		return -1;
	s->out->times.build = clock_ms() - start;
	if (!built)
		return 0;
	start = clock_ms();
	if (add_programs(s, e) || add_own(s, e) || make_plan(s, e) ||
	    make_image(s, e))
		return -1;
	s->out->times.image = clock_ms() - start;
	if (run_guest(s, e))
		return -1;
	session_tell_iptables(s);
	tell_other(s);
	tell_left_out(s);
	return 0;
}

static int read_subject(struct session *s, struct err *e)
{
	static const enum subject_side sides[] = {
		[TRIAL_ANY] = SUBJECT_ANY, [TRIAL_IP] = SUBJECT_IP,
		[TRIAL_BRIDGE] = SUBJECT_BRIDGE,
	};
	const struct trial *t = s->t;
	struct subject_place place = {
		t->linux_tree, t->iptables_tree, t->name, sides[t->family]
	};

	if (t->dir && subject_read(s->arena, t->dir, &s->subject, e))
		return -1;
	if (t->name &&
	    subject_read_trees(s->arena, &place, &s->subject, e))
		return -1;
	s->n_files += s->subject.files.n;
	s->n_modules += s->subject.modules.n;
	if (t->commands.len &&
	    subject_add_commands(s->arena, t->commands_name, t->commands,
				 &s->subject, e))
		return -1;
	return t->rules ? subject_add_rules(s->arena, t->rules, &s->subject,
					    e) : 0;
}

/* What Kbuild, make and the shell that they ask take for more than a name. */
static int check_work(const struct session *s, struct err *e)
{
	const char *bad = strpbrk(s->work, " \t\n:%#$'\"\\&;()<>|*?`,");

	if (!bad || !s->n_modules)
		return 0;
	return err_set(e, ERR_USAGE,
		       "modules cannot be built in '%s', because of the '%c': let TMPDIR name another place",
		       s->work, *bad);
}

static int make_work(struct session *s, struct err *e)
{
	CLEANUP_FREE char *real = NULL;

	if (s->t->keep ? tempdir_make_kept(s->arena, &s->folder, e) :
			 tempdir_make(s->arena, "try", &s->folder, e))
		return -1;
	/* Make is in another folder when it asks for this one. */
	real = realpath(s->folder.path, NULL);
	s->work = real ? arena_str(s->arena, span_of(real)) : s->folder.path;
	if (!check_work(s, e))
		return 0;
	tempdir_remove(&s->folder);
	return -1;
}

int trial_run(struct arena *a, const struct trial *t, struct trial_result *out,
	      struct err *e)
{
	struct session s = {
		.arena = a, .t = t, .out = out, .image = { .arena = a },
		.folder = TEMPDIR_NONE,
	};
	CLEANUP_HOLD struct hold hold = hold_signals();
	unsigned long start = clock_ms();
	int rc;

	*out = (struct trial_result){ .checks = { .arena = a } };
	if (t->n_listed && !session_read_listed(&s))
		return 0;
	if (read_subject(&s, e) ||
	    check_host(a, s.n_files, e) ||
	    session_find_iptables(&s, e) ||
	    kernel_find(a, t->vmlinuz, t->headers, s.n_modules,
			&s.kernel, e) ||
	    make_work(&s, e))
		return -1;
	out->times.release = s.kernel.release;
	buf_init(&s.steps, LIMIT_TEXT);
	rc = run_session(&s, e);
	buf_release(&s.steps);
	if (t->keep) {
		out->kept = s.work;
		tempdir_leave(&s.folder);
	}
	tempdir_remove(&s.folder);
	out->times.total = clock_ms() - start;
	return rc;
}
