// SPDX-License-Identifier: GPL-2.0-only
/* subject_headers - what the sources of an extension include of its tree */
#include "base/file.h"
#include "base/path.h"
#include "try/subject_parts.h"

/* "linux/netfilter/xt_mark.h" of an #include line of an extension's header. */
static bool read_include(struct span line, struct span *file)
{
	struct span rest = span_trim_left(line), folder, name;

	if (!span_skip_char(&rest, '#'))
		return false;
	rest = span_trim_left(rest);
	if (!span_skip(&rest, SPAN("include")))
		return false;
	rest = span_trim_left(rest);
	if (!span_skip_char(&rest, '<') || !span_next_until(&rest, '>', file))
		return false;
	name = path_base(*file);
	folder = span_first(*file, file->len - name.len);
	/* Others are of the kernel that it is built for. */
	return subject_is_name(name) && subject_is_extension(name) &&
	       (span_eq(folder, SPAN("linux/netfilter/")) ||
		span_eq(folder, SPAN("linux/netfilter_ipv4/")) ||
		span_eq(folder, SPAN("linux/netfilter_ipv6/")) ||
		span_eq(folder, SPAN("linux/netfilter_bridge/")));
}

static bool is_there(const struct subject *s, const char *name)
{
	for (size_t i = 0; i < s->files.n; i++)
		if (!strcmp(s->files.at[i].name, name))
			return true;
	return false;
}

int subject_add_header(struct arena *a, const char *tree, const char *include,
		       const char *file, const char *to_folder,
		       struct subject *to, struct err *e)
{
	const char *path = path_join(a, include, file);
	const char *name = path_join(a, to_folder, file);

	if (is_there(to, name) || !file_exists(path_join(a, tree, path)))
		return 0;
	return subject_add_source(a, tree, path, name, to, e) ||
	       subject_add_included(a, tree, include, to_folder,
				    to->files.at[to->files.n - 1].bytes, to,
				    e) ? -1 : 0;
}

int subject_add_included(struct arena *a, const char *tree,
			 const char *include, const char *to_folder,
			 struct span text, struct subject *to, struct err *e)
{
	struct span line, file;

	while (span_next_line(&text, &line))
		if (read_include(line, &file) &&
		    subject_add_header(a, tree, include, arena_str(a, file),
				       to_folder, to, e))
			return -1;
	return 0;
}
