// SPDX-License-Identifier: GPL-2.0-only
#include "base/file.h"
#include "try/guest/guest.h"

#define FIRST	"/run/saved"
#define AGAIN	"/run/saved-again"
#define OTHER	"/run/listed"
#define ERR	"/run/err"
#define ONE	"/run/one"

/* "ip6tables-nft-restore" */
static const char *tool(const struct step *s, const char *what)
{
	return arena_printf(s->arena, "%s-%s%s", s->args[0], s->args[1], what);
}

static struct result restore_file(struct guest *g, const struct step *s,
				  const char *file, const char *option)
{
	const char *const argv[] = { tool(s, "-restore"), option, NULL };

	return run_program(g, &(struct run){ argv, file, NULL, ERR });
}

/* Does a rule go to a target that is an extension? */
static bool has_target(struct span text)
{
	static const char *const plain[] = { "ACCEPT", "CONTINUE", "DROP",
					     "RETURN", NULL };
	struct span word;
	size_t at;

	while ((at = span_find(text, SPAN(" -j "))) != SIZE_MAX) {
		text = span_from(text, at + 4);
		if (span_next_word(&text, &word) &&
		    !span_is_one_of(word, plain))
			return true;
	}
	return false;
}

static struct result restore_one(struct guest *g, const struct step *s,
				 struct span table, struct span rule,
				 const char *option)
{
	const char *text = arena_printf(s->arena, SPAN_FMT "\n" SPAN_FMT "\n",
					SPAN_ARG(table), SPAN_ARG(rule));
	struct err e = { 0 };

	/* Nobody shall take it for a hang. */
	report(g, (struct span[]){ SPAN("busy") }, 1);
	if (file_write(ONE, span_of(text), 0600, &e))
		return (struct result){ "error", report_error(g, s, &e) };
	return restore_file(g, s, ONE, option);
}

/*
 * ebtables-restore of iptables 1.8.9 does not know the options of a target
 * when it meets it again, so that each rule has a process of its own.
 */
static struct result restore_each(struct guest *g, const struct step *s,
				  struct span text)
{
	struct result r = { "exit", 0 };
	struct span table = SPAN(""), line;

	while (result_is_good(&r) && span_next_line(&text, &line)) {
		if (span_starts(line, SPAN("*"))) {
			table = line;
			r = restore_one(g, s, table, SPAN(""), NULL);
		} else if (span_starts(line, SPAN("-A "))) {
			r = restore_one(g, s, table, line, "--noflush");
		}
	}
	return r;
}

static struct result restore(struct guest *g, const struct step *s,
			     const char *file)
{
	struct err e = { 0 };
	struct span text;

	if (strcmp(s->args[0], "ebtables"))
		return restore_file(g, s, file, NULL);
	if (file_read(s->arena, file, LIMIT_OUTPUT, &text, &e))
		return (struct result){ "error", report_error(g, s, &e) };
	return has_target(text) ? restore_each(g, s, text) :
	       restore_file(g, s, file, NULL);
}

static struct result save(struct guest *g, const struct step *s,
			  const char *file)
{
	const char *const argv[] = { tool(s, "-save"), "-t", s->args[2], NULL };

	return run_program(g, &(struct run){ argv, NULL, file, ERR });
}

static struct result list(struct guest *g, const struct step *s)
{
	const char *const argv[] = { tool(s, ""), "-t", s->args[2], "-L",
				     "-n", "-v", NULL };
	const char *const frames[] = { tool(s, ""), "-t", s->args[2], "-L",
				       "--Lc", NULL };
	bool is_bridge = !strcmp(s->args[0], "ebtables");

	return run_program(g, &(struct run){ is_bridge ? frames : argv, NULL,
					     OTHER, ERR });
}

/* Two lines that are not comments; false at the end of one or both. */
static bool next_pair(struct span *one, struct span *two, struct span *a,
		      struct span *b)
{
	bool more_one, more_two;

	do {
		more_one = span_next_line(one, a);
	} while (more_one && span_starts(*a, SPAN("#")));
	do {
		more_two = span_next_line(two, b);
	} while (more_two && span_starts(*b, SPAN("#")));
	if (!more_one)
		*a = SPAN("");
	if (!more_two)
		*b = SPAN("");
	return more_one || more_two;
}

/* Comments have the time in them. */
static struct result compare(struct guest *g, struct step *s)
{
	struct span one, two, a, b;
	struct err e = { 0 };

	if (file_read(s->arena, FIRST, LIMIT_OUTPUT, &one, &e) ||
	    file_read(s->arena, AGAIN, LIMIT_OUTPUT, &two, &e))
		return (struct result){ "error", report_error(g, s, &e) };
	while (next_pair(&one, &two, &a, &b)) {
		if (span_eq(a, b))
			continue;
		report_text(g, s, "err", b);
		return (struct result){ "exit", 1 };
	}
	return (struct result){ "exit", 0 };
}

static struct result phase(struct guest *g, struct step *s, int nr)
{
	switch (nr) {
	case 1:
		return restore(g, s, s->args[3]);
	case 2:
		return save(g, s, FIRST);
	case 3:
		return list(g, s);
	case 4:
		return restore(g, s, FIRST);
	case 5:
		return save(g, s, AGAIN);
	default:
		return compare(g, s);
	}
}

/* restore IPTABLES BACKEND FILE */
void step_restore(struct guest *g, struct step *s)
{
	s->result = restore(g, s, s->args[2]);
	report_file(g, s, "err", ERR);
}

/* rules IPTABLES BACKEND TABLE FILE */
void step_rules(struct guest *g, struct step *s)
{
	struct result r = { "exit", 0 };
	int nr, rc = 0;

	for (nr = 1; nr <= 6; nr++) {
		r = phase(g, s, nr);
		if (!result_is_good(&r))
			break;
	}
	if (nr > 2)
		rc = report_file(g, s, "out", FIRST);
	if (nr < 6)
		report_file(g, s, "err", ERR);
	s->result = rc && result_is_good(&r) ?
		    (struct result){ "error", rc } : r;
	if (!strcmp(r.how, "exit") && r.number)
		s->result.number = nr;
}

/* The rules come, and go. */
static bool come_and_go(struct guest *g, struct step *s)
{
	s->result = restore(g, s, s->args[2]);
	if (result_is_good(&s->result))
		s->result = restore(g, s, s->args[3]);
	if (result_is_good(&s->result))
		return true;
	report_file(g, s, "err", ERR);
	return false;
}

/* leak IPTABLES BACKEND FILE EMPTY COUNT */
void step_leak(struct guest *g, struct step *s)
{
	static struct slabs before, now;
	unsigned long least;
	uint64_t count;

	if (!span_number(span_of(s->args[4]), 10, 100000, &count))
		return;
	/* Something else may give back a few objects meanwhile. */
	least = (unsigned long)count * 3 / 4;
	/* What is made but once does not grow again. */
	for (int i = 0; i < 2; i++) {
		slabs_read(&before);
		if (!come_and_go(g, s) ||
		    !slabs_have_grown(&before, least, &now))
			return;
	}
	slabs_report_growth(g, s, &before, &now, least);
	s->result.number = 1;
}
