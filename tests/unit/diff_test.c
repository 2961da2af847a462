// SPDX-License-Identifier: GPL-2.0-only
#include "testing.h"

#include "base/buf.h"
#include "diff_check.h"
#include "random.h"

/*
 * Cases are compared as text:
 *
 *	PATH, or OLD > NEW with "-" for none, [FIRST-LAST] and flags
 *	 @NR OLD_START,COUNT NEW_START,COUNT SECTION
 *	  MARKER NR OLD_NR/NEW_NR TEXT
 *	! DEFECT NR EXPECTED/FOUND LINE
 */
static void put_name(struct buf *to, struct span name)
{
	buf_add(to, name.len ? name : SPAN("-"));
}

static void put_file(struct buf *to, const struct file_diff *f)
{
	if (!span_eq(f->old_path, f->new_path)) {
		put_name(to, f->old_path);
		buf_add_str(to, " > ");
	}
	put_name(to, f->new_path);
	buf_printf(to, " [%u-%u]", f->nrs.first, f->nrs.last);
	buf_add_str(to, f->has_git_header ? " git" : "");
	buf_add_str(to, f->is_p1 ? " p1" : "");
	buf_add_str(to, f->is_new ? " new" : "");
	buf_add_str(to, f->is_deleted ? " deleted" : "");
	buf_add_str(to, f->is_rename ? " rename" : "");
	buf_add_str(to, f->is_copy ? " copy" : "");
	buf_add_str(to, f->is_binary ? " binary" : "");
	buf_add_str(to, f->is_link ? " link" : "");
	if (f->similarity)
		buf_printf(to, " %u%%", f->similarity);
	if (f->old_mode || f->new_mode)
		buf_printf(to, " %o:%o", f->old_mode, f->new_mode);
	buf_add_char(to, '\n');
}

static void put_hunk(struct buf *to, const struct hunk *h)
{
	buf_printf(to, " @%u %u,%u %u,%u", h->nr, h->old_start, h->old_count,
		   h->new_start, h->new_count);
	if (h->section.len)
		buf_printf(to, " " SPAN_FMT, SPAN_ARG(h->section));
	buf_add_char(to, '\n');
	for (size_t i = 0; i < h->lines.n; i++) {
		const struct diff_line *l = &h->lines.at[i];

		buf_printf(to, "  %c %u %u/%u " SPAN_FMT "%s\n",
			   " +-"[l->kind], l->nr, l->old_nr, l->new_nr,
			   SPAN_ARG(l->text), l->no_newline ? " $" : "");
	}
}

static void put_diff(struct buf *to, const struct diff *d)
{
	static const char *const defects[] = {
		[DIFF_HUNK_SHORT] = "SHORT", [DIFF_HUNK_LONG] = "LONG",
		[DIFF_BAD_HEADER] = "HEADER", [DIFF_LOST_MARKER] = "MARKER",
		[DIFF_LOST_BLANK] = "BLANK", [DIFF_NO_FILE] = "NO_FILE",
		[DIFF_BAD_BINARY] = "BINARY",
	};

	for (size_t i = 0; i < d->files.n; i++) {
		const struct file_diff *f = &d->files.at[i];

		put_file(to, f);
		for (size_t j = 0; j < f->hunks.n; j++)
			put_hunk(to, &f->hunks.at[j]);
	}
	for (size_t i = 0; i < d->defects.n; i++) {
		const struct diff_defect *x = &d->defects.at[i];

		buf_printf(to, "! %s %u", defects[x->kind], x->nr);
		if (x->expected || x->found)
			buf_printf(to, " %ld/%ld", x->expected, x->found);
		buf_printf(to, " " SPAN_FMT "\n", SPAN_ARG(x->at));
	}
}

struct diff_case {
	const char *in, *want;
};

static void assert_diffs(const struct diff_case *cases, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		CLEANUP_ARENA struct arena a = { 0 };
		CLEANUP_BUF struct buf got;
		struct span text = span_of(cases[i].in);
		const char *broken;
		struct diff d;

		buf_init(&got, LIMIT_TEXT);
		diff_parse(&a, text, 1, &d);
		broken = diff_broken(&d, text, 1);
		if (broken)
			fail_msg("case %zu: %s", i, broken);
		put_diff(&got, &d);
		if (!span_eq(buf_span(&got), span_of(cases[i].want)))
			fail_msg("case %zu:\n%s\ngot:\n%s\nwant:\n%s", i,
				 cases[i].in, got.p, cases[i].want);
	}
}

/* "A" plain names and "G" with a git header, and a hunk "H" of two lines. */
#define A	"--- a/x\n+++ b/x\n"
#define G	"diff --git a/x b/x\n"
#define H	"@@ -1 +1 @@\n-o\n+n\n"

static void diff__has_files_hunks_and_lines(void **state)
{
	static const struct diff_case cases[] = {
		{ "", "" },
		{ "\n\n", "" },
		{ "prose\n--- \nmore\n", "" },
		{ A H, "x [1-5] p1\n @3 1,1 1,1\n  - 4 1/0 o\n  + 5 0/1 n\n" },
		{ A "@@ -3,3 +3,4 @@ int f(void)\n a\n-b\n+c\n+d\n e\n",
		  "x [1-8] p1\n @3 3,3 3,4 int f(void)\n  ""  4 3/3 a\n"
		  "  - 5 4/0 b\n  + 6 0/4 c\n  + 7 0/5 d\n  ""  8 5/6 e\n" },
		{ G "index 1..2 100644\n" A H,
		  "x [1-7] git p1 100644:100644\n @5 1,1 1,1\n"
		  "  - 6 1/0 o\n  + 7 0/1 n\n" },
		{ A "@@ -1 +1 @@\n-a\n+b\n@@ -9,0 +9 @@\t s \n+c\n",
		  "x [1-7] p1\n @3 1,1 1,1\n  - 4 1/0 a\n  + 5 0/1 b\n"
		  " @6 9,0 9,1 s\n  + 7 0/9 c\n" },
		{ A "@@ -1 +1 @@\n-a\n+b\n--- a/y\n+++ b/y\n@@ -1 +0,0 @@\n-c\n",
		  "x [1-5] p1\n @3 1,1 1,1\n  - 4 1/0 a\n  + 5 0/1 b\n"
		  "y [6-9] p1 deleted\n @8 1,1 0,0\n  - 9 1/0 c\n" },
		/* no \n at the end of the text */
		{ A "@@ -0,0 +1 @@\n+a",
		  "x [1-4] p1 new\n @3 0,0 1,1\n  + 4 0/1 a\n" },
		{ A "@@ -1 +1 @@", "x [1-3] p1\n @3 1,1 1,1\n"
		  "! SHORT 3 1/0 @@ -1 +1 @@\n" },
		/* \r stays in the lines and is no part of a header */
		{ "--- a/x\r\n+++ b/x\r\n@@ -1 +1 @@ f\r\n-a\r\n+b\r\n",
		  "x [1-5] p1\n @3 1,1 1,1 f\n  - 4 1/0 a\r\n  + 5 0/1 b\r\n" },
	};

	(void)state;
	assert_diffs(cases, NELEMS(cases));
}

static void diff__knows_what_git_says_of_a_file(void **state)
{
	static const struct diff_case cases[] = {
		{ G "new file mode 100755\nindex 0..1\n",
		  "- > x [1-3] git p1 new 0:100755\n" },
		{ G "new file mode 100644\nindex 0..1\n--- /dev/null\n+++ b/x\n"
		  "@@ -0,0 +1 @@\n+n\n",
		  "- > x [1-7] git p1 new 0:100644\n @6 0,0 1,1\n"
		  "  + 7 0/1 n\n" },
		{ G "deleted file mode 100644\n",
		  "x > - [1-2] git p1 deleted 100644:0\n" },
		{ G "deleted file mode 100644\nindex 1..0\n--- a/x\n"
		  "+++ /dev/null\n@@ -1 +0,0 @@\n-n\n",
		  "x > - [1-7] git p1 deleted 100644:0\n @6 1,1 0,0\n"
		  "  - 7 1/0 n\n" },
		{ G "new file mode 120000\n",
		  "- > x [1-2] git p1 new link 0:120000\n" },
		{ G "deleted file mode 120000\n",
		  "x > - [1-2] git p1 deleted link 120000:0\n" },
		{ G "index 1..2 120000\n" A H,
		  "x [1-7] git p1 link 120000:120000\n @5 1,1 1,1\n"
		  "  - 6 1/0 o\n  + 7 0/1 n\n" },
		{ G "old mode 100644\nnew mode 100755\n",
		  "x [1-3] git p1 100644:100755\n" },
		{ G "old mode 100644\nnew mode 100755\nindex 1..2\n" A H,
		  "x [1-9] git p1 100644:100755\n @7 1,1 1,1\n"
		  "  - 8 1/0 o\n  + 9 0/1 n\n" },
		{ "diff --git a/x b/y\nsimilarity index 100%\nrename from x\n"
		  "rename to y\n",
		  "x > y [1-4] git p1 rename 100%\n" },
		{ "diff --git a/x b/y\nsimilarity index 90%\ncopy from x\n"
		  "copy to y\nindex 1..2 100644\n--- a/x\n+++ b/y\n" H,
		  "x > y [1-10] git p1 copy 90% 100644:100644\n @8 1,1 1,1\n"
		  "  - 9 1/0 o\n  + 10 0/1 n\n" },
		{ "diff --git \"a/\\303\\244\" \"b/\\303\\244\"\n"
		  "rename from \"\\303\\244\"\nrename to \"\\303\\266\"\n",
		  "\303\244 > \303\266 [1-3] git p1 rename\n" },
		{ "diff --git a/x y b/z w\nrename from x y\nrename to z w\n"
		  "--- a/x y\t\n+++ b/z w\t\n" H,
		  "x y > z w [1-8] git p1 rename\n @6 1,1 1,1\n"
		  "  - 7 1/0 o\n  + 8 0/1 n\n" },
		{ G "dissimilarity index 80%\nindex 1..2 100644\n",
		  "x [1-3] git p1 100644:100644\n" },
		{ G "old mode 9\nnew mode 17777777\nsimilarity index 101%\n",
		  "x [1-4] git p1\n" },
		/* names that the first line does not tell */
		{ "diff --git x y z\n--- a/x y\t\n+++ b/x y\t\n" H,
		  "x y [1-6] git p1\n @4 1,1 1,1\n  - 5 1/0 o\n  + 6 0/1 n\n" },
		/* a mailer wrapped the first line */
		{ "diff --git a/x\nb/x\nnew file mode 100644\n--- /dev/null\n"
		  "+++ b/x\n@@ -0,0 +1 @@\n+n\n",
		  "- > x [1-7] git p1 new 0:100644\n @6 0,0 1,1\n"
		  "  + 7 0/1 n\n" },
		/* --no-prefix and diff.mnemonicPrefix */
		{ "diff --git net/x net/x\n--- net/x\n+++ net/x\n" H,
		  "net/x [1-6] git\n @4 1,1 1,1\n  - 5 1/0 o\n  + 6 0/1 n\n" },
		{ "diff --git i/x w/x\nnew file mode 100644\n--- /dev/null\n"
		  "+++ w/x\n@@ -0,0 +1 @@\n+n\n",
		  "- > x [1-6] git p1 new 0:100644\n @5 0,0 1,1\n"
		  "  + 6 0/1 n\n" },
		/* two files, the first without a hunk */
		{ G "old mode 100644\nnew mode 100755\ndiff --git a/y b/y\n"
		  "--- a/y\n+++ b/y\n" H,
		  "x [1-3] git p1 100644:100755\ny [4-9] git p1\n @7 1,1 1,1\n"
		  "  - 8 1/0 o\n  + 9 0/1 n\n" },
		/* names behind a hunk begin another file */
		{ G A H A H,
		  "x [1-6] git p1\n @4 1,1 1,1\n  - 5 1/0 o\n  + 6 0/1 n\n"
		  "x [7-11] p1\n @9 1,1 1,1\n  - 10 1/0 o\n  + 11 0/1 n\n" },
		/* a hunk where the names are missing */
		{ G H, "x [1-4] git p1\n @2 1,1 1,1\n  - 3 1/0 o\n"
		  "  + 4 0/1 n\n" },
	};

	(void)state;
	assert_diffs(cases, NELEMS(cases));
}

static void diff__may_be_of_plain_diff(void **state)
{
	static const struct diff_case cases[] = {
		{ "--- n.orig/x/y.c\t2024-01-01 00:00:00.0 +0000\n"
		  "+++ n/x/y.c\t2024-01-01 00:00:00.0 +0000\n" H,
		  "x/y.c [1-5] p1\n @3 1,1 1,1\n  - 4 1/0 o\n  + 5 0/1 n\n" },
		{ "--- x.c.orig\t2024-01-01\n+++ x.c\t2024-01-01\n" H,
		  "x.c.orig > x.c [1-5]\n @3 1,1 1,1\n  - 4 1/0 o\n"
		  "  + 5 0/1 n\n" },
		{ "--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+n\n",
		  "- > x [1-4] p1 new\n @3 0,0 1,1\n  + 4 0/1 n\n" },
		{ "--- a/x\n+++ /dev/null\t1970-01-01\n@@ -1 +0,0 @@\n-n\n",
		  "x > - [1-4] p1 deleted\n @3 1,1 0,0\n  - 4 1/0 n\n" },
		{ "--- /dev/null\n+++ n/x\n@@ -0,0 +1 @@\n+n\n",
		  "- > n/x [1-4] new\n @3 0,0 1,1\n  + 4 0/1 n\n" },
		{ "--- n.orig/x\t1970-01-01 01:00:00\n+++ n/x\t2024-01-01\n"
		  "@@ -0,0 +1 @@\n+n\n",
		  "x [1-4] p1 new\n @3 0,0 1,1\n  + 4 0/1 n\n" },
		/* lines above the names that belong to the file */
		{ "\nIndex: x\n=====\ndiff -u -r1 x\n" A H,
		  "x [2-9] p1\n @7 1,1 1,1\n  - 8 1/0 o\n  + 9 0/1 n\n" },
		{ "diff -urN n.orig/x n/x\n" A H,
		  "x [1-6] p1\n @4 1,1 1,1\n  - 5 1/0 o\n  + 6 0/1 n\n" },
		{ "Index: y\n\n\n\n" A H,
		  "x [5-9] p1\n @7 1,1 1,1\n  - 8 1/0 o\n  + 9 0/1 n\n" },
	};

	(void)state;
	assert_diffs(cases, NELEMS(cases));
}

static void diff__knows_binary_files(void **state)
{
	static const struct diff_case cases[] = {
		{ G "index 1..2 100644\nBinary files a/x and b/x differ\n",
		  "x [1-3] git p1 binary 100644:100644\n" },
		{ G "new file mode 100644\nindex 0..2\n"
		  "Binary files /dev/null and b/x differ\n",
		  "- > x [1-4] git p1 new binary 0:100644\n" },
		{ "diff -u a/x b/x\nBinary files a/x and b/x differ\n" A H,
		  "x [1-2] p1 binary\nx [3-7] p1\n @5 1,1 1,1\n"
		  "  - 6 1/0 o\n  + 7 0/1 n\n" },
		{ G "GIT binary patch\nliteral 1\nIcmZQz\n\nliteral 0\n"
		  "HcmV?d00001\n\n" G,
		  "x [1-7] git p1 binary\nx [9-9] git p1\n" },
		{ G "GIT binary patch\ndelta 1\nIcmZQz\n\n",
		  "x [1-4] git p1 binary\n" },
		{ G "GIT binary patch\nzeros 1\n",
		  "x [1-2] git p1 binary\n! BINARY 3 zeros 1\n" },
		{ G "GIT binary patch\nliteral x\n",
		  "x [1-2] git p1 binary\n! BINARY 3 literal x\n" },
		{ G "GIT binary patch\nliteral 1\nIcmZQz",
		  "x [1-4] git p1 binary\n! BINARY 5 \n" },
		{ G "GIT binary patch\nliteral 1\nIcm ZQz\n\n",
		  "x [1-3] git p1 binary\n! BINARY 4 Icm ZQz\n" },
		{ G "GIT binary patch\nliteral 1\nIcmZQz\n\ndelta 1\n?\n",
		  "x [1-6] git p1 binary\n! BINARY 7 ?\n" },
		{ "GIT binary patch\nliteral 1\n", "" },
		{ "Binary files differ\nBinary files x differ\n", "" },
	};

	(void)state;
	assert_diffs(cases, NELEMS(cases));
}

static void diff__ends_where_the_patch_ends(void **state)
{
#define WANT	"x [1-5] p1\n @3 1,1 1,1\n  - 4 1/0 o\n  + 5 0/1 n\n"
	static const struct diff_case cases[] = {
		{ A H "-- \n2.40.1\n\n" A H, WANT },
		{ A H "--\n2.40.1\n", WANT },
		{ A H "-- \r\n2.40.1\n", WANT },
		{ A H "\n-- \n- one\n+ two\n", WANT },
		{ A H "_____\nlist mailing list\n", WANT },
		{ A H "---\nnote\n", WANT },
		{ A H "-----BEGIN PGP SIGNATURE-----\n", WANT },
		{ A H "--------------050201\n- x\n", WANT },
		{ A H "\nOn Monday, A wrote:\n> +x\n> @@ -1 +1 @@\n+ y\n", WANT },
		{ A H "> + quoted\n> -- \n", WANT },
		{ A H "Thanks.\n - a\n + b\n", WANT },
		/* a rename has no hunk */
		{ "diff --git a/x b/y\nrename from x\nrename to y\n-- \n2.4\n" A,
		  "x > y [1-3] git p1 rename\n" },
		/* a signature before any file ends nothing */
		{ "-- \n2.4\n" A H, "x [3-7] p1\n @5 1,1 1,1\n"
		  "  - 6 1/0 o\n  + 7 0/1 n\n" },
		/* a hunk that lacks lines */
		{ A "@@ -1,3 +1,3 @@\n a\n-b\n+c\n-- \n2.40.1\n",
		  "x [1-6] p1\n @3 1,3 1,3\n  ""  4 1/1 a\n  - 5 2/0 b\n"
		  "  + 6 0/2 c\n! SHORT 3 3/2 @@ -1,3 +1,3 @@\n" },
		{ A "@@ -1,3 +1,3 @@\n a\n-b\n+c\n_____\nlist\n\n",
		  "x [1-6] p1\n @3 1,3 1,3\n  ""  4 1/1 a\n  - 5 2/0 b\n"
		  "  + 6 0/2 c\n! SHORT 3 3/2 @@ -1,3 +1,3 @@\n" },
		{ A "@@ -1,9 +1,9 @@\n a\n\n> quoted\n> +x\n",
		  "x [1-4] p1\n @3 1,9 1,9\n  ""  4 1/1 a\n"
		  "! SHORT 3 9/1 @@ -1,9 +1,9 @@\n" },
		/* removed lines that look like a signature or a header */
		{ A "@@ -1,3 +1,2 @@\n a\n-- \n b\n",
		  "x [1-6] p1\n @3 1,3 1,2\n  ""  4 1/1 a\n  - 5 2/0 - \n"
		  "  ""  6 3/2 b\n" },
		{ A "@@ -1,2 +1 @@\n a\n-- \n2.40\n",
		  "x [1-5] p1\n @3 1,2 1,1\n  ""  4 1/1 a\n  - 5 2/0 - \n" },
		{ A "@@ -1,2 +1,2 @@\n a\n--- a\n+++ b\n@@ -9 +9 @@\n-c\n+d\n",
		  "x [1-9] p1\n @3 1,2 1,2\n  ""  4 1/1 a\n  - 5 2/0 -- a\n"
		  "  + 6 0/2 ++ b\n @7 9,1 9,1\n  - 8 9/0 c\n  + 9 0/9 d\n" },
		{ A "@@ -1,3 +1,3 @@\n a\n--- a\n+++ b\n c\n",
		  "x [1-7] p1\n @3 1,3 1,3\n  ""  4 1/1 a\n  - 5 2/0 -- a\n"
		  "  + 6 0/2 ++ b\n  ""  7 3/3 c\n" },
	};

	(void)state;
	assert_diffs(cases, NELEMS(cases));
#undef WANT
}

static void diff__goes_on_behind_a_defect(void **state)
{
	static const struct diff_case cases[] = {
		/* fewer lines than said, then another hunk or file */
		{ A "@@ -1,3 +1,3 @@\n a\n@@ -8 +8 @@\n-b\n+c\n",
		  "x [1-7] p1\n @3 1,3 1,3\n  ""  4 1/1 a\n @5 8,1 8,1\n"
		  "  - 6 8/0 b\n  + 7 0/8 c\n! SHORT 3 3/1 @@ -1,3 +1,3 @@\n" },
		{ A "@@ -1,3 +1,3 @@\n a\n" G H,
		  "x [1-4] p1\n @3 1,3 1,3\n  ""  4 1/1 a\n"
		  "x [5-8] git p1\n @6 1,1 1,1\n  - 7 1/0 o\n  + 8 0/1 n\n"
		  "! SHORT 3 3/1 @@ -1,3 +1,3 @@\n" },
		{ A "@@ -1,3 +1,3 @@\n a\n--- a/y\n+++ b/y\n" H,
		  "x [1-4] p1\n @3 1,3 1,3\n  ""  4 1/1 a\n"
		  "y [5-9] p1\n @7 1,1 1,1\n  - 8 1/0 o\n  + 9 0/1 n\n"
		  "! SHORT 3 3/1 @@ -1,3 +1,3 @@\n" },
		/* only the old count is wrong */
		{ A "@@ -1,3 +1,2 @@\n a\n+b\n-- \n2.4\n",
		  "x [1-5] p1\n @3 1,3 1,2\n  ""  4 1/1 a\n  + 5 0/2 b\n"
		  "! SHORT 3 3/1 @@ -1,3 +1,2 @@\n" },
		/* more lines than said */
		{ A "@@ -1 +1 @@\n-o\n+n\n+m\n x\n\n" G,
		  "x [1-5] p1\n @3 1,1 1,1\n  - 4 1/0 o\n  + 5 0/1 n\n"
		  "x [9-9] git p1\n! LONG 6 2/4 +m\n" },
		{ A "@@ -1 +1,3 @@\n a\n b\n c\n",
		  "x [1-6] p1\n @3 1,1 1,3\n  ""  4 1/1 a\n  ""  5 2/2 b\n"
		  "  ""  6 3/3 c\n! LONG 3 1/3 @@ -1 +1,3 @@\n" },
		/* no hunk header */
		{ A "@@ -1 @@\n-a\n+b\n@@ -1 +1 @@\n-o\n+n\n",
		  "x [1-8] p1\n @6 1,1 1,1\n  - 7 1/0 o\n  + 8 0/1 n\n"
		  "! HEADER 3 @@ -1 @@\n" },
		{ A "@@ -1,4294967296 +1 @@\n",
		  "x [1-2] p1\n! HEADER 3 @@ -1,4294967296 +1 @@\n" },
		{ A "@@ -1, +1 @@\n@@\n@@ -1 +1\n",
		  "x [1-2] p1\n! HEADER 3 @@ -1, +1 @@\n! HEADER 4 @@\n"
		  "! HEADER 5 @@ -1 +1\n" },
		{ "@@\n@@ foo @@\n", "" },
		{ H, "- [1-3]\n @1 1,1 1,1\n  - 2 1/0 o\n  + 3 0/1 n\n"
		  "! NO_FILE 1 @@ -1 +1 @@\n" },
		/* the tail of a wrapped line */
		{ A "@@ -1,2 +1,2 @@ int f(int a,\nint b)\n a\n-b\n+c\n",
		  "x [1-7] p1\n @3 1,2 1,2 int f(int a,\n  ""  5 1/1 a\n"
		  "  - 6 2/0 b\n  + 7 0/2 c\n! MARKER 4 int b)\n" },
		{ A "@@ -1,2 +1,4 @@\n a\n+b +\nc;\n+d\n e\n",
		  "x [1-8] p1\n @3 1,2 1,4\n  ""  4 1/1 a\n  + 5 0/2 b +\n"
		  "  + 7 0/3 d\n  ""  8 2/4 e\n! MARKER 6 c;\n" },
		/* a line that lost its blank: the header counts it, we cannot */
		{ A "@@ -1,3 +1,3 @@\n a\nb\n-c\n+d\n-- \n2.4\n",
		  "x [1-7] p1\n @3 1,3 1,3\n  ""  4 1/1 a\n  - 6 2/0 c\n"
		  "  + 7 0/2 d\n! MARKER 5 b\n" },
		{ A "@@ -1,2 +1,3 @@\n a\n\tb\n+d\n",
		  "x [1-6] p1\n @3 1,2 1,3\n  ""  4 1/1 a\n  ""  5 2/2 \tb\n"
		  "  + 6 0/3 d\n! MARKER 5 \tb\n" },
		/* empty lines: context that lost its blank, or the end */
		{ A "@@ -1,3 +1,4 @@\n a\n\n+d\n\n",
		  "x [1-7] p1\n @3 1,3 1,4\n  ""  4 1/1 a\n  ""  5 2/2 \n"
		  "  + 6 0/3 d\n  ""  7 3/4 \n! BLANK 5 \n! BLANK 7 \n" },
		{ A "@@ -1,3 +1,3 @@\n a\n\r\n\n",
		  "x [1-6] p1\n @3 1,3 1,3\n  ""  4 1/1 a\n  ""  5 2/2 \r\n"
		  "  ""  6 3/3 \n! BLANK 5 \r\n! BLANK 6 \n" },
		{ A "@@ -1,9 +1,9 @@\n a\n\n\n\n",
		  "x [1-4] p1\n @3 1,9 1,9\n  ""  4 1/1 a\n"
		  "! SHORT 3 9/1 @@ -1,9 +1,9 @@\n" },
		{ A "@@ -1,9 +1,9 @@\n a\n\n-- \n2.4\n",
		  "x [1-4] p1\n @3 1,9 1,9\n  ""  4 1/1 a\n"
		  "! SHORT 3 9/1 @@ -1,9 +1,9 @@\n" },
	};

	(void)state;
	assert_diffs(cases, NELEMS(cases));
}

static void diff__marks_lines_without_a_newline(void **state)
{
	static const struct diff_case cases[] = {
		{ A "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+b\n"
		  "\\ No newline at end of file\n",
		  "x [1-7] p1\n @3 1,1 1,1\n  - 4 1/0 a $\n  + 6 0/1 b $\n" },
		{ A "@@ -1 +1 @@\n-a\n+b\n\\ Kein Zeilenumbruch am Ende.\n",
		  "x [1-6] p1\n @3 1,1 1,1\n  - 4 1/0 a\n  + 5 0/1 b $\n" },
		{ A "@@ -1 +1 @@\n\\ No newline at end of file\n-a\n+b\n",
		  "x [1-6] p1\n @3 1,1 1,1\n  - 5 1/0 a\n  + 6 0/1 b\n" },
	};

	(void)state;
	assert_diffs(cases, NELEMS(cases));
}

static void diff__of_a_merge_is_skipped(void **state)
{
	static const struct diff_case cases[] = {
		{ "diff --cc x\nindex 1,2..3\n--- a/x\n+++ b/x\n"
		  "@@@ -1,1 -1,1 +1,1 @@@\n- a\n -b\n++c\n" G H,
		  "x [9-12] git p1\n @10 1,1 1,1\n  - 11 1/0 o\n"
		  "  + 12 0/1 n\n" },
		{ G A H "diff --combined y\nindex 1,2..3\n--- a/y\n+++ b/y\n"
		  "@@@ -1,1 -1,1 +1,1 @@@\n- a\n -b\n++c\n-- \n2.4\n",
		  "x [1-6] git p1\n @4 1,1 1,1\n  - 5 1/0 o\n  + 6 0/1 n\n" },
		{ "@@@ -1,1 -1,1 +1,1 @@@\n", "" },
	};

	(void)state;
	assert_diffs(cases, NELEMS(cases));
}

/* It did, and the range of the file then ended before its hunk. */
static void diff__takes_no_index_line_over_a_hunk(void **state)
{
	static const struct diff_case cases[] = {
		{ G "Index: y\n@@ -1 +0,0 @@\n-a\n" A H,
		  "x [1-4] git p1\n @3 1,1 0,0\n  - 4 1/0 a\n"
		  "x [5-9] p1\n @7 1,1 1,1\n  - 8 1/0 o\n  + 9 0/1 n\n" },
	};

	(void)state;
	assert_diffs(cases, NELEMS(cases));
}

static void diff__counts_lines_from_where_it_is_told(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	struct diff d;

	(void)state;
	diff_parse(&a, SPAN(A H), 40, &d);
	assert_int_equal(d.files.at[0].nrs.first, 40);
	assert_int_equal(d.files.at[0].hunks.at[0].nr, 42);
	assert_int_equal(d.files.at[0].hunks.at[0].lines.at[1].nr, 44);
	assert_int_equal(d.added, 1);
	assert_int_equal(d.removed, 1);
}

static void diff__has_a_limit_of_defects(void **state)
{
	CLEANUP_ARENA struct arena a = { 0 };
	CLEANUP_BUF struct buf text;
	struct diff d;

	(void)state;
	buf_init(&text, LIMIT_TEXT);
	buf_add_str(&text, A);
	for (unsigned int i = 0; i < LIMIT_FINDINGS + 9; i++)
		buf_add_str(&text, "@@\n");
	diff_parse(&a, buf_span(&text), 1, &d);
	assert_int_equal(d.defects.n, LIMIT_FINDINGS);
	assert_null(diff_broken(&d, buf_span(&text), 1));
}

/* Lines that mean something, lines that nearly do, and bytes. */
static void put_random_line(struct buf *to, uint32_t *seed)
{
	static const char *const lines[] = {
		"diff --git a/x b/x", "--- a/x", "+++ b/x", "--- /dev/null",
		"index 1..2 100644", "@@ -1,3 +1,4 @@ f", "@@ -1 +1 @@", "@@",
		"@@ -0,0 +1,2 @@", " a", "+b", "-c", "", "", " ", "-- ", "--",
		"\\ No newline at end of file", "\tx", "wrapped", "2.40.1",
		"rename from y", "rename to \"z\\303\"", "GIT binary patch",
		"literal 3", "IcmZQz", "Binary files a/x and b/x differ",
		"diff --cc x", "Index: x", "=====", "> +q", "new file mode 7",
	};
	uint32_t n = next_random(seed) % 40;

	if (n < NELEMS(lines))
		buf_add_str(to, lines[n]);
	else
		for (uint32_t i = n; i; i--)
			buf_add_char(to, (char)next_random(seed));
	if (next_random(seed) % 50)
		buf_add_char(to, '\n');
}

static void diff__holds_for_any_bytes(void **state)
{
	(void)state;
	for (uint32_t run = 1; run < 4000; run++) {
		CLEANUP_ARENA struct arena a = { 0 };
		CLEANUP_BUF struct buf text;
		uint32_t seed = run, n = next_random(&seed) % 60;
		const char *broken;
		struct diff d;

		buf_init(&text, LIMIT_TEXT);
		while (n--)
			put_random_line(&text, &seed);
		diff_parse(&a, buf_span(&text), 7, &d);
		broken = diff_broken(&d, buf_span(&text), 7);
		if (broken)
			fail_msg("run %u: %s:\n%s", run, broken, text.p);
		assert_true(diff_find(buf_span(&text)) <= text.len ||
			    diff_find(buf_span(&text)) == SIZE_MAX);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(diff__has_files_hunks_and_lines),
		cmocka_unit_test(diff__knows_what_git_says_of_a_file),
		cmocka_unit_test(diff__may_be_of_plain_diff),
		cmocka_unit_test(diff__knows_binary_files),
		cmocka_unit_test(diff__ends_where_the_patch_ends),
		cmocka_unit_test(diff__goes_on_behind_a_defect),
		cmocka_unit_test(diff__marks_lines_without_a_newline),
		cmocka_unit_test(diff__of_a_merge_is_skipped),
		cmocka_unit_test(diff__takes_no_index_line_over_a_hunk),
		cmocka_unit_test(diff__counts_lines_from_where_it_is_told),
		cmocka_unit_test(diff__has_a_limit_of_defects),
		cmocka_unit_test(diff__holds_for_any_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
