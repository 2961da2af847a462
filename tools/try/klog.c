// SPDX-License-Identifier: GPL-2.0-only
#include "try/klog.h"

#include "base/argv.h"
#include "base/limits.h"
#include "base/path.h"
#include "base/process.h"

#define TOOL_MS		10000	/* for nm and addr2line */

/* How the first line of a splat begins, or what is in it. */
static const char *const begins[] = {
	"WARNING: ", "BUG: ", "kernel BUG at ", "Oops: ", "general protection ",
	"Kernel panic - not syncing", "watchdog: BUG: ", "INFO: task ",
	"divide error: ", "invalid opcode: ", "stack segment: ",
	"Internal error: ", "Unable to handle ", "int3: ", "INFO: rcu_",
	"rcu: INFO: ", "UBSAN: ", "double fault: ", "NMI: Not continuing",
};

/* "[    1.234567] ", and "<4>" where it is there. */
struct span klog_message(struct span line)
{
	struct span rest = line, stamp;

	if (span_skip_char(&rest, '<') && span_next_until(&rest, '>', &stamp))
		line = rest;
	rest = line;
	if (span_skip_char(&rest, '[') && span_next_until(&rest, ']', &stamp)) {
		span_skip_blanks(&rest);
		return rest;
	}
	return line;
}

static bool is_begin(struct span message)
{
	for (size_t i = 0; i < sizeof(begins) / sizeof(begins[0]); i++)
		if (span_starts(message, span_of(begins[i])))
			return true;
	return false;
}

static bool is_end(struct span message)
{
	return span_starts(message, SPAN("---[ end ")) ||
	       span_starts(message, SPAN("Rebooting in")) ||
	       span_starts(message, SPAN("Kernel Offset: "));
}

/* "WARNING: CPU: 0 PID: 1 at /tmp/x/xt_foo.c:12 foo_mt+0x1/0x2 [xt_foo]". */
static const char *place_in_title(struct arena *a, struct span title)
{
	size_t at = span_find(title, SPAN(" at "));
	struct span file;

	if (at == SIZE_MAX)
		return NULL;
	title = span_from(title, at + 4);
	if (!span_next_word(&title, &file) ||
	    span_find(file, SPAN(".c:")) == SIZE_MAX)
		return NULL;
	while (file.len && (file.p[file.len - 1] == '!'))
		file.len--;
	return arena_str(a, path_base(file));
}

struct frame {
	struct span function, module;
	uint64_t offset;
};

/* "FUNCTION+0xOFFSET/0xSIZE [MODULE]" anywhere in a line. */
static bool read_frame(struct span line, struct frame *out)
{
	size_t plus = span_find(line, SPAN("+0x")), start, open;
	struct span rest;

	open = span_rfind_char(line, '[');
	if (plus == SIZE_MAX || open == SIZE_MAX || open < plus)
		return false;
	for (start = plus; start && (char_is_word(line.p[start - 1]) ||
				     line.p[start - 1] == '.'); start--)
		;
	out->function = span_first(span_from(line, start), plus - start);
	rest = span_from(line, plus + 3);
	if (!span_next_number(&rest, 16, UINT32_MAX, &out->offset))
		return false;
	rest = span_from(line, open + 1);
	return span_next_until(&rest, ']', &out->module) &&
	       out->function.len > 0;
}

static const char *object_of(struct arena *a, const struct klog_source *s,
			     struct span module)
{
	for (size_t i = 0; i < s->n; i++) {
		struct span name = span_of(s->modules[i]);
		bool same = name.len == module.len;

		for (size_t k = 0; same && k < name.len; k++)
			same = name.p[k] == module.p[k] ||
			       (name.p[k] == '-' && module.p[k] == '_');
		if (same)
			return path_join(a, s->work,
					 arena_printf(a, "%s.ko",
						      s->modules[i]));
	}
	return NULL;
}

/* nm -f sysv: "NAME |VALUE| CLASS | TYPE | SIZE | LINE |SECTION". */
static bool find_symbol(struct arena *a, const char *object,
			struct span function, uint64_t *value,
			const char **section)
{
	CLEANUP_BUF struct buf text;
	struct span rest, line, column;

	buf_init(&text, LIMIT_TEXT);
	if (!process_ask(ARGV("nm", "-f", "sysv", object), TOOL_MS, &text))
		return false;
	rest = buf_span(&text);
	while (span_next_line(&rest, &line)) {
		if (!span_next_until(&line, '|', &column) ||
		    !span_eq(span_trim(column), function) ||
		    !span_next_until(&line, '|', &column) ||
		    !span_number(span_trim(column), 16, UINT64_MAX, value))
			continue;
		*section = arena_str(a, span_trim(span_from(line,
					span_rfind_char(line, '|') + 1)));
		return true;
	}
	return false;
}

/* "/tmp/x/xt_foo.c:12 (discriminator 1)", or "??:?". */
static const char *line_of(struct arena *a, const char *object,
			   const struct frame *f)
{
	const char *section, *address;
	CLEANUP_BUF struct buf text;
	struct span said, file;
	uint64_t value;

	buf_init(&text, LIMIT_TEXT);
	if (!find_symbol(a, object, f->function, &value, &section))
		return NULL;
	address = arena_printf(a, "0x%llx",
			       (unsigned long long)(value + f->offset));
	if (!process_ask(ARGV("addr2line", "-j", section, "-e", object,
			      address), TOOL_MS, &text))
		return NULL;
	said = buf_span(&text);
	if (!span_next_word(&said, &file) || *file.p == '?')
		return NULL;
	return arena_printf(a, SPAN_FMT " in " SPAN_FMT,
			    SPAN_ARG(path_base(file)), SPAN_ARG(f->function));
}

bool klog_is_ours(struct arena *a, struct span line,
		  const struct klog_source *source)
{
	struct frame f;

	return read_frame(line, &f) && object_of(a, source, f.module);
}

const char *klog_place(struct arena *a, struct span line,
		       const struct klog_source *source)
{
	const char *object;
	struct frame f;

	if (!read_frame(line, &f))
		return NULL;
	object = object_of(a, source, f.module);
	return object ? line_of(a, object, &f) : NULL;
}

/* The first frame that lies in a module of ours. */
static const char *place_in_frames(struct arena *a, const struct splat *s,
				   const struct klog_source *source)
{
	for (size_t i = 0; i < s->lines.n; i++) {
		const char *place = klog_place(a, s->lines.at[i], source);

		if (place)
			return place;
	}
	return NULL;
}

bool klog_find(struct arena *a, struct span text,
	       const struct klog_source *source, struct splat *out)
{
	struct splat s = { .title = NULL };
	struct span line, title = SPAN("");
	bool inside = false;

	while (span_next_line(&text, &line)) {
		line = span_trim_right(klog_message(line));
		if (!inside && is_begin(line)) {
			title = line;
			inside = true;
		}
		if (inside)
			*VEC_ADD(a, &s.lines) = arena_copy(a, line);
		if (inside && is_end(line))
			break;
	}
	if (!inside)
		return false;
	s.title = arena_str(a, title);
	s.place = place_in_title(a, title);
	if (!s.place && source)
		s.place = place_in_frames(a, &s, source);
	*out = s;
	return true;
}
