// SPDX-License-Identifier: GPL-2.0-only
#include "try/judge.h"

#include <errno.h>

#include "base/limits.h"
#include "try/kmemleak.h"

#define TAINT_EXPECTED	(1U << 12 | 1U << 13)	/* out of tree, unsigned */
#define DETAIL_LINES	8

static struct outcome *outcome_of(struct outcomes *to, struct span id)
{
	uint64_t nr;

	return to->n && span_number(id, 10, to->n - 1, &nr) ? &to->at[nr] :
	       NULL;
}

static void read_end(struct arena *a, const struct wire_line *line,
		     struct outcome *o)
{
	if (line->n < 5 ||
	    !span_number(line->fields[3], 10, INT32_MAX, &o->number) ||
	    !span_number(line->fields[4], 10, UINT32_MAX, &o->ms))
		return;
	o->how = arena_str(a, line->fields[2]);
	o->ended = true;
}

static void read_line(struct outcomes *to, const struct wire_line *line)
{
	struct span kind = line->fields[0];
	struct outcome *o;

	if (line->n >= 2 && span_eq(kind, SPAN("hello")))
		span_number(line->fields[1], 10, UINT32_MAX, &to->booted_ms);
	o = line->n >= 2 ? outcome_of(to, line->fields[1]) : NULL;
	if (!o)
		return;
	if (span_eq(kind, SPAN("begin")))
		o->begun = true;
	else if (span_eq(kind, SPAN("end")))
		read_end(to->arena, line, o);
	else if (span_eq(kind, SPAN("out")) && line->n >= 3)
		buf_add(&o->out, line->fields[2]);
	else if (span_eq(kind, SPAN("err")) && line->n >= 3)
		buf_add(&o->err, line->fields[2]);
	else if (span_eq(kind, SPAN("log")) && line->n >= 4)
		*VEC_ADD(to->arena, &o->log) = line->fields[3];
}

void outcomes_read(struct outcomes *to, struct arena *a, unsigned int n,
		   const struct wire *wire)
{
	*to = (struct outcomes){ .arena = a, .n = n };
	to->at = arena_zalloc(a, n + 1, sizeof(*to->at));
	for (unsigned int i = 0; i < n; i++) {
		buf_init(&to->at[i].out, LIMIT_TEXT);
		buf_init(&to->at[i].err, LIMIT_TEXT);
	}
	for (size_t i = 0; i < wire->lines.n; i++)
		read_line(to, &wire->lines.at[i]);
}

void outcomes_release(struct outcomes *o)
{
	for (unsigned int i = 0; i < o->n; i++) {
		buf_release(&o->at[i].out);
		buf_release(&o->at[i].err);
	}
}

bool outcome_is_exit(const struct outcome *o)
{
	return o->how && !strcmp(o->how, "exit");
}

bool outcome_is_good(const struct outcome *o)
{
	return outcome_is_exit(o) && !o->number;
}

struct check *judge_add(struct judge *j, enum check_state state,
			const char *name, const char *why)
{
	return check_add(j->checks, state, name, why);
}

const char *judge_end(struct judge *j, const struct outcome *o)
{
	int number = (int)o->number;

	if (!o->how)
		return "it did not end";
	if (!strcmp(o->how, "signal"))
		return arena_printf(j->arena, "it crashed: %s",
				    strsignal(number));
	if (!strcmp(o->how, "late"))
		return arena_printf(j->arena,
				    "it did not end within %d ms", number);
	if (!strcmp(o->how, "error"))
		return arena_printf(j->arena, "%s", strerror(number));
	return arena_printf(j->arena, "exit status %d", number);
}

struct span judge_first_line(struct span text)
{
	struct span line;

	while (span_next_line(&text, &line)) {
		line = span_trim(line);
		if (line.len)
			return line;
	}
	return SPAN("");
}

static void detail_log(struct judge *j, struct check *c,
		       const struct outcome *o)
{
	for (size_t i = 0; i < o->log.n && i < DETAIL_LINES; i++)
		check_detail(j->checks, c, o->log.at[i], 1);
}

void judge_step(struct judge *j, const struct test *t)
{
	const struct outcome *o = &j->outcomes->at[t->step];
	struct check *c;

	if (outcome_is_good(o)) {
		judge_add(j, CHECK_OK, t->name, NULL);
		return;
	}
	c = judge_add(j, CHECK_FAILED, t->name,
		      o->number == EBUSY || o->number == EAGAIN ?
		      "it is still in use after all rules are gone: a reference is not given back" :
		      judge_end(j, o));
	detail_log(j, c, o);
}

void judge_taint(struct judge *j, const struct test *t)
{
	const struct outcome *o = &j->outcomes->at[t->step];
	struct span text = span_trim(buf_span(&o->out));
	uint64_t taint;

	if (!span_number(text, 10, UINT32_MAX, &taint))
		judge_add(j, CHECK_SKIPPED, t->name, "the kernel does not say");
	else if (taint & ~(uint64_t)TAINT_EXPECTED)
		judge_add(j, CHECK_FAILED, t->name,
			  arena_printf(j->arena,
				       "/proc/sys/kernel/tainted has become %llu (see Documentation/admin-guide/tainted-kernels.rst)",
				       (unsigned long long)taint));
	else
		judge_add(j, CHECK_OK, t->name, NULL);
}

/* "kmalloc-64 402" on each line. */
static struct check *leaked(struct judge *j, const char *name,
			    const char *what, const struct outcome *o)
{
	struct span text = buf_span(&o->out), first, word = SPAN("");
	struct check *c;

	first = judge_first_line(text);
	span_next_word(&first, &word);
	c = judge_add(j, CHECK_FAILED, name,
		      arena_printf(j->arena,
				   "memory leaks: " SPAN_FMT
				   " more objects in " SPAN_FMT " %s",
				   SPAN_ARG(span_trim(first)), SPAN_ARG(word),
				   what));
	check_detail(j->checks, c, text, DETAIL_LINES);
	return c;
}

static bool has_leaked(const struct outcome *o)
{
	return outcome_is_exit(o) && o->number == 1 && o->out.len;
}

void judge_cycle(struct judge *j, const struct test *t)
{
	const struct outcome *o = &j->outcomes->at[t->step];

	if (outcome_is_exit(o) && o->number)
		leaked(j, t->name,
		       arena_printf(j->arena, "after %u times", t->count), o);
	else
		judge_step(j, t);
}

/* The first step is for all rules, the others are for one each. */
static void detail_leaks(struct judge *j, struct check *c,
			 const struct test *t)
{
	for (unsigned int i = 1; i < t->n; i++) {
		const struct rule_line *rule = t->rules.at[i - 1];

		if (has_leaked(&j->outcomes->at[t->step + i]))
			*VEC_ADD(j->arena, &c->details) =
				arena_printf(j->arena, "%s:%u: '%s' leaks",
					     rule->file, rule->nr, rule->rule);
	}
}

void judge_leak(struct judge *j, const struct test *t)
{
	const struct outcome *o = &j->outcomes->at[t->step];
	const char *name = arena_printf(j->arena,
					"%s: %u rules made and deleted",
					t->name, t->count);

	if (outcome_is_good(o))
		judge_add(j, CHECK_OK, name, NULL);
	else if (has_leaked(o))
		detail_leaks(j, leaked(j, name, "after they are gone", o), t);
	else
		judge_add(j, CHECK_SKIPPED, name, "the rules are not taken");
}

/* Nothing is said where the kernel has no kmemleak: few have. */
void judge_kmemleak(struct judge *j, const struct test *t)
{
	const struct outcome *o = &j->outcomes->at[t->step];
	struct kmemleak found;
	struct check *c;

	if (!o->out.len && outcome_is_good(o))
		return;
	if (!kmemleak_find(j->arena, buf_span(&o->out), j->source, &found)) {
		judge_add(j, outcome_is_good(o) ? CHECK_OK : CHECK_SKIPPED,
			  t->name, outcome_is_good(o) ? NULL : judge_end(j, o));
		return;
	}
	c = judge_add(j, CHECK_FAILED, t->name,
		      arena_printf(j->arena,
				   "nothing points any more to %u objects of %llu bytes, the first is made at %s",
				   found.objects,
				   (unsigned long long)found.bytes,
				   found.place ? found.place :
				   "the place in this backtrace"));
	for (size_t i = 0; i < found.lines.n && i < LIMIT_SPLAT_LINES; i++)
		check_detail(j->checks, c, found.lines.at[i], 1);
}

static bool is_begun(const struct judge *j, const struct test *t)
{
	return j->outcomes->at[t->step].begun || j->outcomes->at[t->step].ended;
}

/* One behind the last. */
static unsigned int last_step(const struct judge *j, const struct test *t)
{
	unsigned int end = t->step + t->n;

	return end < j->outcomes->n ? end : j->outcomes->n;
}

/* The first step that has begun and not ended. */
static const struct outcome *unfinished(const struct judge *j,
					const struct test *t)
{
	for (unsigned int i = t->step; i < last_step(j, t); i++) {
		const struct outcome *o = &j->outcomes->at[i];

		if (o->begun && !o->ended)
			return o;
	}
	return NULL;
}

static void detail_splat(struct judge *j, struct check *c,
			 const struct splat *s)
{
	for (size_t i = 0; i < s->lines.n && i < LIMIT_SPLAT_LINES; i++)
		check_detail(j->checks, c, s->lines.at[i], 1);
}

/* The machine ended in the middle of this one. */
static void judge_death(struct judge *j, const struct test *t)
{
	const char *verb = j->late ? "the kernel hangs" : "the kernel died";
	struct splat s;
	struct check *c;

	if (!klog_find(j->arena, j->console, j->source, &s)) {
		c = judge_add(j, CHECK_FAILED, t->name,
			      arena_printf(j->arena, "%s without a word",
					   verb));
		check_detail(j->checks, c, j->console, DETAIL_LINES);
		return;
	}
	c = judge_add(j, CHECK_FAILED, t->name,
		      s.place ?
		      arena_printf(j->arena, "%s at %s: %s", verb, s.place,
				   s.title) :
		      arena_printf(j->arena, "%s: %s", verb, s.title));
	detail_splat(j, c, &s);
}

/* What the kernel said while the steps of a test ran. */
static void judge_log(struct judge *j, const struct test *t)
{
	CLEANUP_BUF struct buf log;
	struct splat s;
	struct check *c;

	buf_init(&log, LIMIT_TEXT);
	for (unsigned int i = t->step; i < last_step(j, t); i++) {
		const struct outcome *o = &j->outcomes->at[i];

		for (size_t k = 0; k < o->log.n; k++) {
			buf_add(&log, o->log.at[k]);
			buf_add_char(&log, '\n');
		}
	}
	if (!klog_find(j->arena, buf_span(&log), j->source, &s))
		return;
	c = judge_add(j, CHECK_FAILED,
		      arena_printf(j->arena, "%s: the kernel's log", t->name),
		      s.place ? arena_printf(j->arena, "%s: %s", s.place,
					     s.title) : s.title);
	detail_splat(j, c, &s);
}

static void judge_test(struct judge *j, const struct test *t)
{
	if (j->gone || !is_begun(j, t)) {
		j->skipped++;
		j->gone = true;
	} else if (unfinished(j, t)) {
		judge_death(j, t);
		j->gone = true;
	} else {
		t->judge(j, t);
		judge_log(j, t);
	}
}

static void judge_boot(struct judge *j)
{
	struct splat s;
	struct check *c;

	if (j->outcomes->booted_ms) {
		judge_add(j, CHECK_OK, "boot", NULL);
		return;
	}
	j->gone = true;
	if (klog_find(j->arena, j->console, NULL, &s)) {
		c = judge_add(j, CHECK_FAILED, "boot", s.title);
		detail_splat(j, c, &s);
		return;
	}
	c = judge_add(j, CHECK_FAILED, "boot",
		      "the guest's first process did not start");
	check_detail(j->checks, c, j->console, DETAIL_LINES);
}

void judge_all(struct judge *j, const struct steps_plan *p)
{
	judge_boot(j);
	for (size_t i = 0; i < p->tests.n; i++)
		judge_test(j, &p->tests.at[i]);
	if (j->skipped)
		judge_add(j, CHECK_SKIPPED,
			  arena_printf(j->arena, "%zu more tests", j->skipped),
			  "the guest did not come to them");
	if (j->lost)
		judge_add(j, CHECK_FAILED, "the guest's results",
			  arena_printf(j->arena,
				       "%u lines did not come over: try again",
				       j->lost));
}
