# SPDX-License-Identifier: GPL-2.0-only
#
# The first process of the guest of nfkit try: libc only, never sanitized, and
# part of the program as bytes. make vm runs nfkit try in real kernels.
GUEST	:= $(wildcard tools/try/guest/*.c) tools/try/wire.c \
	   $(patsubst %,tools/base/%.c,address arena buf err file hold mem path span vec)
OBJS	+= $(B)/gen/guest.o

$(B)/guest/%.o: tools/%.c $(B)/inputs tools/try/build.mk
	@mkdir -p $(@D)
	@echo "  GUEST   $<"
	$(Q)$(CC) $(ALL_CPPFLAGS) -std=gnu11 $(WARN) -Os -fPIE -MMD -MP -c \
		-o $@ $<

$(B)/guest/init: $(GUEST:tools/%.c=$(B)/guest/%.o)
	$(Q)$(CC) -pie -s -Wl,-z,relro,-z,now -o $@ $^

$(B)/gen/guest.o: tools/try/guest.S $(B)/guest/init
	$(Q)$(CC) -DGUEST='"$(B)/guest/init"' -c -o $@ $<

vm: $(B)/nfkit			## nfkit try in real kernels, good and bad
	@tests/vm/run $<
.PHONY: vm
lint: SRCS += $(wildcard tools/try/guest/*.c)
