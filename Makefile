# SPDX-License-Identifier: GPL-2.0-only
#
# nfkit: make, make check, make demo; 'make help' lists the rest.
# Knobs: CC CFLAGS CPPFLAGS LDFLAGS PREFIX DESTDIR, SAN=address,undefined,
# W=1 (warnings are errors), V=1 (show the commands), UPDATE=1 (golden files),
# FUZZ_SECONDS=60 (of make fuzz, for each target), LAZY=no (see tools/lazy.mk),
# BENCH="new send" (parts of make bench).

VERSION	:= 0.1
PREFIX	?= /usr/local
CFLAGS	?= -O2 -g
FUZZ_SECONDS ?= 60
PKGS	:= libgit2 libcurl libxml-2.0 libxslt gmime-3.0 jansson
PKGS	+= sqlite3 libarchive xtables zlib
B	:= build$(if $(SAN),-san)$(if $(W),-w$(W))
Q	:= $(if $(V),,@)

WARN	:= -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
	   -Wpointer-arith -Wwrite-strings -Wvla -Walloca -Wundef -Wformat=2 \
	   -Wno-missing-field-initializers \
	   $(if $(W),-Werror)
# Those that depend on the processor or the compiler are asked for.
HARDEN	:= -fstack-protector-strong -fPIE \
	   $(if $(SAN),,-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2) \
	   $(shell for flag in -fstack-clash-protection -fcf-protection \
		-mbranch-protection=standard; do \
		$(CC) -Werror $$flag -E -x c /dev/null >/dev/null 2>&1 && \
		echo $$flag; done)
SANFLAGS := $(if $(SAN),-fsanitize=$(SAN) -fno-sanitize-recover=all \
	    -fno-omit-frame-pointer)
PKG_CFLAGS := $(shell pkg-config --cflags $(PKGS))
XTLIBDIR := $(shell pkg-config --variable=xtlibdir xtables)
PKG_LIBS := $(shell pkg-config --libs $(PKGS))
START_LIBS = $(PKG_LIBS)
ifneq ($(filter-out clean help dist uninstall,$(or $(MAKECMDGOALS),all)),)
$(if $(PKG_LIBS),,$(error a library is missing: './bootstrap' installs it))
endif
ALL_CPPFLAGS = -Itools -Itests/unit -D_GNU_SOURCE -DNFKIT_VERSION=$(VERSION) \
	   -DNFKIT_XTLIBDIR=$(XTLIBDIR) \
	   -include base/banned.h $(CPPFLAGS)
ALL_CFLAGS = -std=gnu11 -pthread $(WARN) $(HARDEN) $(CFLAGS) $(SANFLAGS)
# What plugins of iptables register with is tools/plugin/child.c; the other is
# for libgit2 (tools/git/start.c).
EXPORT	:= -Wl,--export-dynamic-symbol=xtables_register_* \
	   -Wl,--export-dynamic-symbol=mbedtls_x509_crt_parse_file
ALL_LDFLAGS = -pie -pthread -Wl,-z,relro,-z,now,-z,noexecstack,--as-needed \
	   $(EXPORT) $(SANFLAGS) $(LDFLAGS)
COMPILE	= $(CC) $(ALL_CPPFLAGS) $(PKG_CFLAGS) $(ALL_CFLAGS) $(FIRST) -MMD -MP -c -o $@ $<

RULES	:= $(sort $(wildcard tools/check/rules/*/*.c))
SRCS	:= $(sort $(wildcard tools/*.c tools/*/*.c)) $(RULES)
EMBED	:= $(sort $(wildcard tools/check/rules/*/*.md tools/completion/*) \
	   $(shell find man templates todo howto -type f 2>/dev/null))
OBJS	:= $(SRCS:%.c=$(B)/%.o) $(B)/gen/rules.o $(B)/gen/spelling.o $(B)/gen/embed.o
TESTS	:= $(patsubst tests/unit/%.c,$(B)/unit/%,$(wildcard tests/unit/*_test.c))
# A build within a target uses all processors, or those that make was given.
JOBS	= $(if $(filter -j% --jobserver%,$(MAKEFLAGS)),,-j$(shell nproc))
FUZZERS	:= $(patsubst tests/fuzz/%.c,$(B)/fuzz/%,$(wildcard tests/fuzz/*_fuzz.c))

all: $(B)/nfkit			## build nfkit (the default)
include tools/try/build.mk tools/lazy.mk

$(B)/nfkit: $(B)/tools/main.o $(B)/libnfkit.a
	@echo "  LD      $@"
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(START_LIBS) $(LDLIBS)

$(B)/libnfkit.a: $(filter-out $(B)/tools/main.o,$(OBJS))
	@echo "  AR      $@"
	$(Q)rm -f $@ && $(AR) rcs $@ $^

# A list of files that shrinks, or other flags, must rebuild too.
INPUTS	:= $(CC) $(ALL_CPPFLAGS) $(PKG_CFLAGS) $(ALL_CFLAGS) $(ALL_LDFLAGS) \
	   $(START_LIBS) $(SRCS) $(EMBED)
$(shell mkdir -p $(B)/gen; echo '$(subst ','\'',$(INPUTS))' >$(B)/inputs.new; \
	cmp -s $(B)/inputs $(B)/inputs.new || mv $(B)/inputs.new $(B)/inputs)

$(B)/%.o: %.c $(B)/inputs
	@mkdir -p $(@D)
	@echo "  CC      $<"
	$(Q)$(COMPILE)

$(B)/gen/%.o: $(B)/gen/%.c
	$(Q)$(COMPILE)

$(B)/gen/rules.c: tools/rules.sh $(B)/inputs
	$(Q)sh tools/rules.sh $@ $(RULES)

$(B)/gen/spelling.c: tools/spelling.sh tools/check/spelling.txt
	$(Q)sh tools/spelling.sh $@ tools/check/spelling.txt

$(B)/gen/embed.o: tools/embed.sh $(EMBED) $(B)/inputs
	$(Q)sh tools/embed.sh $(B)/gen/embed.S $(EMBED)
	$(Q)$(CC) -c -o $@ $(B)/gen/embed.S

$(B)/unit/%: $(B)/tests/unit/%.o $(B)/libnfkit.a
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(PKG_LIBS) -lcmocka

$(B)/fuzz/%: $(B)/tests/fuzz/%.o $(B)/tests/fuzz/replay.o $(B)/libnfkit.a
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(PKG_LIBS)

$(B)/unit/pages: $(B)/tests/unit/pages_mail.o $(B)/tests/unit/pages_upstream.o

$(B)/mails $(B)/ranges: $(B)/%: $(B)/tests/format/%.o $(B)/libnfkit.a
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(PKG_LIBS)

$(B)/projects: $(B)/tests/corpus/projects.o $(B)/libnfkit.a
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $^ $(PKG_LIBS)

$(B)/fail_nth.so: tests/fault/fail_nth.c
	$(Q)$(CC) -std=gnu11 -D_GNU_SOURCE $(WARN) $(CFLAGS) -fPIC -shared -o $@ $<

# The compiler's own main() and its mutations: SAN is that of 'make fuzz'.
$(B)/libfuzzer/%: $(B)/tests/fuzz/%.o $(B)/libnfkit.a
	@mkdir -p $(@D)
	$(Q)$(CC) $(ALL_LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(PKG_LIBS)

$(B)/measure: $(B)/tests/bench/measure.o
	$(Q)$(CC) $(ALL_LDFLAGS) -o $@ $^

unit: $(TESTS)			## the unit tests
	@tests/run unit $(TESTS)
cli: $(B)/nfkit			## the command line against golden files
	@tests/run cli $(B)/nfkit
pages: $(B)/unit/pages		## the examples on the rule pages
	@tests/run pages $<
format: $(B)/mails $(B)/ranges	## our mails against those of git format-patch
	@tests/format/run $<
	@tests/format/run_ranges $(B)/ranges
check-programs: $(B)/nfkit $(TESTS) $(B)/unit/pages $(B)/mails $(B)/ranges
.PHONY: check-programs
check: unit cli pages format complaints fault-table floors man-lint hardened	## all tests that need no more than the build
	@tests/run summary

fault-table: $(B)/nfkit		## is each command in the table of faults?
	@tests/lint/fault-table $< tests/fault/README.md
.PHONY: fault-table
complaints: $(B)/nfkit		## do the rules that it names exist?
	@tests/lint/complaints $< docs/complaints.md
floors:				## includes go down, headers compile alone
	@tests/lint/floors tools
	@tests/lint/maps tools
	@tests/lint/rule-names docs/documented-rules.md docs/checkpatch.md
	@tests/lint/without-rule docs/checkpatch.md
	@tests/lint/named-tests docs/hostile-input.md docs/benchmarks.md README.md \
		tests/fault/README.md
	@tests/lint/rule-fixes tools/check/rules
	@tests/lint/cleanups tools tests
	@CC="$(CC) $(ALL_CPPFLAGS) $(PKG_CFLAGS)" tests/lint/headers tools
lint: floors			## floors, sizes, clang --analyze, cppcheck
	@tests/lint/sizes tools tests
	@CPPFLAGS="$(ALL_CPPFLAGS) $(PKG_CFLAGS)" tests/lint/analyze $(SRCS)
hardened: $(B)/nfkit		## is it built with the guards of the compiler?
	@tests/lint/hardened $<
.PHONY: hardened
fuzz-replay: $(FUZZERS)		## run the fuzzers over the stored inputs
	@tests/run fuzz $(FUZZERS)
fuzz:				## libFuzzer on all targets (needs clang)
	@$(MAKE) $(JOBS) --no-print-directory CC=clang B=build-fuzz \
		SAN=fuzzer-no-link,address,undefined fuzz-run
fuzz-run: $(FUZZERS:$(B)/fuzz/%=$(B)/libfuzzer/%)
	@tests/fuzz/run $(FUZZ_SECONDS) $^
fuzz-keep:			## keep what the fuzzers learned, as small as can be
	@$(MAKE) $(JOBS) --no-print-directory CC=clang B=build-fuzz \
		SAN=fuzzer-no-link,address,undefined fuzz-merge
fuzz-merge: $(FUZZERS:$(B)/fuzz/%=$(B)/libfuzzer/%)
	@tests/fuzz/keep $^
threads:			## check -j 4 and the pager under ThreadSanitizer
	@$(MAKE) $(JOBS) --no-print-directory B=build-thread SAN=thread \
		build-thread/nfkit
	@tests/threads build-thread/nfkit
.PHONY: threads
bench: $(B)/nfkit $(B)/measure	## how fast, beside others (docs/benchmarks.md)
	@tests/bench/run $^ $(BENCH)
.PHONY: fuzz fuzz-run fuzz-keep fuzz-merge bench
manuals: $(B)/nfkit $(B)/unit/howto_hunks_test ## the HOWTO over the manual of iptables
	@tests/manuals $^
.PHONY: manuals
compile: $(B)/nfkit		## build what nfkit new makes, and test it
	@tests/compile/run $(B)/nfkit
revisions: $(B)/nfkit		## nfkit new option on sources of Linux and iptables
	@tests/revisions/run $(B)/nfkit
.PHONY: revisions
fault: $(B)/nfkit $(B)/fail_nth.so ## the n-th change of the disk fails
	@tests/fault/run $^
	@FAULT_HOW=short tests/fault/run $^
	@FAULT_HOW=once tests/fault/run $^
	@FAULT_HOW=stop tests/fault/run $^ 2>/dev/null
	@tests/fault/guest $^
	@tests/fault/send $^
	@tests/fault/cover $^ 2>/dev/null
	@tests/fault/todo $^
	@tests/fault/post $^
	@tests/fault/both $<
	@tests/fault/killed $^ 2>/dev/null
	@tests/fault/memory $^
	@tests/fault/full $<
fault-all:			## the same, and each single allocation: hours
	@FAULT_DENSE=1000000000 $(MAKE) --no-print-directory fault
.PHONY: fault-all
demo: $(B)/nfkit		## the main job, step by step
	@NFKIT=$(abspath $(B)/nfkit) tests/demo/run
corpus: $(B)/nfkit $(B)/projects ## check real patches: agreement, no crash
	@tests/corpus/run $^
peers: $(B)/nfkit		## is what README says beside others still so?
	@tests/peers/run $(B)/nfkit
.PHONY: peers
judges: $(B)/nfkit		## do git and b4 take the mails of nfkit send?
	@tests/judges/run $(B)/nfkit
.PHONY: judges
tutorial: $(B)/nfkit		## type what howto/tutorial.xml shows, with QEMU
	@tests/tutorial/run $(B)/nfkit
.PHONY: tutorial
servers: $(B)/nfkit		## against real servers on loopback
	@tests/servers/run $(B)/nfkit
.PHONY: servers
valgrind: $(B)/nfkit $(B)/unit/pages ## a run of each command under valgrind
	@tests/valgrind $^

howto: $(B)/nfkit		## the HOWTO with all installed extensions
	$(Q)mkdir -p $(B)/howto
	$(Q)cp howto/netfilter-extensions-HOWTO.xml $(B)/howto/all.xml
	$(Q)$< howto add --all --file $(B)/howto/all.xml >/dev/null
	$(Q)for f in html man text; do \
		$< howto render --file $(B)/howto/all.xml --format $$f \
			-o $(B)/howto/netfilter-extensions.$$f || exit; done
	$(Q)$< howto render --tutorial -o $(B)/howto/tutorial.html
	@ls $(B)/howto/*.html $(B)/howto/*.man $(B)/howto/*.text

include packaging/package.mk

# Made by the program itself, from man/ and its tables of options.
man: $(MANPAGES)			## the manual pages, in build/man
$(B)/man/%: $(B)/nfkit
	@mkdir -p $(@D)
	$(Q)$< manual $* >$@
man-lint: $(B)/nfkit $(MANPAGES)	## the manual pages against mandoc and nfkit help
	@tests/lint/man $^
.PHONY: man man-lint

clean:				## remove all that was built
	rm -rf build build-*
help:				## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1\t\2/p' $(MAKEFILE_LIST) | \
		expand -t 16

.PHONY: all howto unit cli pages format complaints check floors lint fuzz-replay fault compile demo corpus valgrind clean help
.DELETE_ON_ERROR:
.SECONDARY:
-include $(shell find $(B) -name '*.d' 2>/dev/null)
