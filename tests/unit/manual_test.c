// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "base/limits.h"
#include "cmd/commands.h"
#include "cmd/manual.h"

static const struct opt_choice formats[] = {
	{ "text", 0 }, { "js-on", 1 }, { NULL, 0 }
};

static const struct opt few[] = {
	{ 'q', "be-quiet", OPT_FLAG, 0, NULL, "say 'less'", NULL },
	{ 0, "format", OPT_CHOICE, 0, "FORMAT", "how it is written", formats },
	{ 0 }
};

static const struct opt more[] = {
	{ 'q', "be-quiet", OPT_FLAG, 0, NULL, "say 'less'", NULL },
	{ 0, "file", OPT_STRING, 0, "DIR[:REV]", ".a in it", NULL },
	{ 0 }
};

static const struct opt none[] = { { 0 } };

static const struct command one = {
	.name = "one", .summary = "the first", .args = "FILE.so...",
	.opts = few,
};

static const struct command two = {
	.name = "two", .summary = "the second", .args = "add NAME | list",
	.opts = more,
};

static const struct command *const subs[] = { &one, &two, NULL };

static const struct command top = {
	.name = "top", .summary = "all", .args = "", .opts = none,
	.subs = subs,
};

struct world {
	struct arena arena;
	struct buf text;
	struct err err;
	struct manual manual;
};

static void begin(struct world *w)
{
	*w = (struct world){ 0 };
	buf_init(&w->text, LIMIT_TEXT);
	w->manual = (struct manual){
		.arena = &w->arena, .command = &top, .to = &w->text,
	};
}

static void end(struct world *w)
{
	buf_release(&w->text);
	arena_release(&w->arena);
}

static void is(const struct world *w, const char *want)
{
	assert_string_equal(w->text.p, want);
}

static void words_are_neither_requests_nor_escapes(void **state)
{
	struct world w;

	(void)state;
	begin(&w);
	manual_add_words(&w.text, ".so \\n --post 'x'");
	assert_string_equal(w.text.p, "\\&.so \\en \\-\\-post 'x'\n");
	end(&w);
}

static void no_filled_line_begins_with_a_dot(void **state)
{
	struct world w;

	(void)state;
	begin(&w);
	manual_add_words(&w.text,
			 "aaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbbbb cccccccccccccccccccc ddddddddddddd .e 'f");
	assert_string_equal(w.text.p,
			    "aaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbbbb cccccccccccccccccccc ddddddddddddd\n"
			    "\\&.e 'f\n");
	end(&w);
}

static void options_of_several_are_told_once(void **state)
{
	struct world w;

	(void)state;
	begin(&w);
	assert_int_equal(manual_options(&w.manual, SPAN(""), &w.err), 0);
	is(&w, ".TP\n\\fB\\-q\\fR, \\fB\\-\\-be\\-quiet\\fR\nsay 'less'\n"
	       ".TP\n\\fB\\-\\-format\\fR \\fIFORMAT\\fR\n"
	       "with \\fBone\\fR: how it is written; one of \\fBtext\\fR and \\fBjs\\-on\\fR\n"
	       ".TP\n\\fB\\-\\-file\\fR \\fIDIR\\fR[:\\fIREV\\fR]\n"
	       "with \\fBtwo\\fR: .a in it\n");
	assert_int_equal(manual_check_told(&w.manual, &w.err), 0);
	end(&w);
}

static void a_forgotten_subcommand_is_an_error(void **state)
{
	struct world w;

	(void)state;
	begin(&w);
	assert_int_equal(manual_options(&w.manual, SPAN(" one"), &w.err), 0);
	assert_int_equal(manual_check_told(&w.manual, &w.err), -1);
	assert_non_null(strstr(w.err.msg, "'nfkit top two' are missing"));
	end(&w);
}

static void an_unknown_subcommand_is_an_error(void **state)
{
	struct world w;

	(void)state;
	begin(&w);
	assert_int_equal(manual_options(&w.manual, SPAN(" three"), &w.err), -1);
	assert_non_null(strstr(w.err.msg, "no subcommand 'three'"));
	end(&w);
}

static void the_synopsis_knows_placeholders(void **state)
{
	struct world w;

	(void)state;
	begin(&w);
	manual_synopsis(&w.manual);
	is(&w, "\\fBnfkit top one\\fR [\\fIOPTION\\fR...] \\fIFILE.so\\fR...\n"
	       ".br\n"
	       "\\fBnfkit top two\\fR [\\fIOPTION\\fR...] \\fBadd\\fR \\fINAME\\fR | \\fBlist\\fR\n");
	end(&w);
}

static void prose_may_name_what_there_is(void **state)
{
	static const struct {
		const char *line;
		int status;
	} cases[] = {
		{ "of its own: \\-\\-be\\-quiet", 0 },
		{ ".BR \\-\\-format \", \" \\-\\-file .", 0 },
		{ "\\fB\\-\\-nothing\\fR", -1 },
		{ ".B \\-\\-be", -1 },
		{ ".BR \\-\\-format \", \" \\-\\-files .", -1 },
		{ ".BR \"nfkit check \\-\\-profile\"", 0 },
		{ "\\-\\-profile is of nfkit check", 0 },
		{ "\\-\\-profile is of another", -1 },
		{ ".B nfkit check \\-\\-be\\-quite", -1 },
		{ ".B git commit \\-\\-amend", 0 },
		{ "as git commit \\-\\-amend", -1 },
		{ "the \\-\\- and \\-\\-\\- of a patch, \\-\\-OPTION", 0 },
		{ "\\-\\-help and \\-\\-version", 0 },
		{ "", 0 }, { "\\", 0 }, { "\\f", 0 }, { "--", 0 },
	};
	struct world w;

	(void)state;
	begin(&w);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		w.err = (struct err){ 0 };
		if (manual_check_line(&w.manual, span_of(cases[i].line),
				      &w.err) != cases[i].status)
			fail_msg("%s: %s", cases[i].line, w.err.msg);
	}
	end(&w);
}

static void keys_have_one_of_three_verdicts(void **state)
{
	struct world w;

	(void)state;
	begin(&w);
	assert_int_equal(manual_keys(&w.manual, SPAN("refused"), &w.err), 0);
	assert_non_null(strstr(w.text.p, "\\fBformat.attach\\fR ("));
	assert_int_equal(manual_keys(&w.manual, SPAN("liked"), &w.err), -1);
	end(&w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words_are_neither_requests_nor_escapes),
		cmocka_unit_test(no_filled_line_begins_with_a_dot),
		cmocka_unit_test(options_of_several_are_told_once),
		cmocka_unit_test(a_forgotten_subcommand_is_an_error),
		cmocka_unit_test(an_unknown_subcommand_is_an_error),
		cmocka_unit_test(the_synopsis_knows_placeholders),
		cmocka_unit_test(prose_may_name_what_there_is),
		cmocka_unit_test(keys_have_one_of_three_verdicts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
