// SPDX-License-Identifier: GPL-2.0-only
#include "howto/flow.h"

#include "howto/markup.h"

static struct flow_list *list_of(struct flow *f)
{
	return f->depth ? &f->lists[f->depth - 1] : NULL;
}

void flow_end_font(struct flow *f)
{
	if (f->fonts_n)
		buf_printf(f->to, "</%s>", f->fonts[--f->fonts_n]);
}

void flow_end_fonts(struct flow *f)
{
	while (f->fonts_n)
		flow_end_font(f);
}

void flow_end_para(struct flow *f)
{
	if (!f->in_para)
		return;
	flow_end_fonts(f);
	buf_add_str(f->to, "</para>\n");
	f->in_para = false;
	f->wants_blank = false;
}

/* A block begins: the item that it stands in must be open. */
static void open_item(struct flow *f)
{
	struct flow_list *list = list_of(f);

	f->is_empty = false;
	if (!list)
		return;
	if (!list->has_entry && list->kind == FLOW_TERMS)
		buf_add_str(f->to, "<varlistentry><term></term>");
	if (!list->has_item)
		buf_add_str(f->to, "<listitem>");
	list->has_entry = true;
	list->has_item = true;
	list->is_filled = true;
}

static void close_item(struct flow *f)
{
	struct flow_list *list = list_of(f);

	flow_end_para(f);
	if (!list->has_entry)
		return;
	if (!list->has_item)
		buf_add_str(f->to, "<listitem>");
	if (!list->is_filled)
		buf_add_str(f->to, "<para></para>");
	buf_add_str(f->to, list->kind == FLOW_TERMS ?
		    "</listitem></varlistentry>\n" : "</listitem>\n");
	list->has_entry = false;
	list->has_item = false;
	list->is_filled = false;
}

static void begin_para(struct flow *f)
{
	if (f->in_para)
		return;
	open_item(f);
	buf_add_str(f->to, "<para>");
	f->in_para = true;
}

void flow_begin_inline(struct flow *f)
{
	begin_para(f);
	if (f->wants_blank)
		buf_add_char(f->to, ' ');
	f->wants_blank = false;
}

void flow_words(struct flow *f, struct span text)
{
	while (text.len) {
		size_t len = 0;

		if (char_is_space(*text.p)) {
			f->wants_blank = f->in_para;
			text = span_from(text, 1);
			continue;
		}
		while (len < text.len && !char_is_space(text.p[len]))
			len++;
		flow_begin_inline(f);
		markup_escape(f->to, span_first(text, len));
		text = span_from(text, len);
	}
}

void flow_begin_font(struct flow *f, const char *name)
{
	if (f->fonts_n == FLOW_FONTS_MAX)
		return;
	flow_begin_inline(f);
	buf_printf(f->to, "<%s>", name);
	f->fonts[f->fonts_n++] = name;
}

void flow_listing(struct flow *f, struct span text)
{
	flow_end_para(f);
	open_item(f);
	span_skip_char(&text, '\r');
	span_skip_char(&text, '\n');
	buf_add_str(f->to, "<programlisting>\n");
	markup_escape(f->to, text);
	buf_add_str(f->to, span_ends(text, SPAN("\n")) ? "" : "\n");
	buf_add_str(f->to, "</programlisting>\n");
}

void flow_comment(struct flow *f, struct span text)
{
	buf_add_str(f->to, f->in_para ? " " : "");
	markup_comment(f->to, text);
	buf_add_str(f->to, f->in_para ? "" : "\n");
}

void flow_begin_list(struct flow *f, enum flow_kind kind)
{
	flow_end_para(f);
	if (f->depth == FLOW_DEPTH_MAX)
		return;
	open_item(f);
	f->lists[f->depth++] = (struct flow_list){ kind };
	buf_printf(f->to, "<%s>\n", kind == FLOW_TERMS ? "variablelist" :
							 "itemizedlist");
}

void flow_begin_item(struct flow *f)
{
	if (!f->depth)
		return;
	close_item(f);
	list_of(f)->has_entry = true;
	if (list_of(f)->kind == FLOW_ITEMS)
		open_item(f);
	list_of(f)->is_filled = false;
}

bool flow_term(struct flow *f, struct span text)
{
	struct flow_list *list = list_of(f);

	if (!list || list->kind != FLOW_TERMS)
		return false;
	flow_end_para(f);
	if (list->has_item)
		close_item(f);
	if (!list->has_entry)
		buf_add_str(f->to, "<varlistentry>");
	list->has_entry = true;
	buf_add_str(f->to, "<term>");
	markup_escape(f->to, text);
	buf_add_str(f->to, "</term>");
	return true;
}

void flow_end_lists(struct flow *f, size_t depth)
{
	while (f->depth > depth) {
		struct flow_list *list = list_of(f);

		close_item(f);
		buf_printf(f->to, "</%s>\n", list->kind == FLOW_TERMS ?
			   "variablelist" : "itemizedlist");
		f->depth--;
	}
	flow_end_para(f);
}
