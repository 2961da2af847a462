# SPDX-License-Identifier: GPL-2.0-only
#
# tools/DIR/PACKAGE.lazy is a library that is loaded when it is first called:
# tools/lazy.sh makes of it what is included first in the sources of that
# folder. LAZY=no links it as the others are.
ifneq ($(LAZY),no)
LAZY_PKGS := $(basename $(notdir $(wildcard tools/*/*.lazy)))
OBJS	+= $(LAZY_PKGS:%=$(B)/gen/lazy-%.o)
# libxslt brings libxml2 along.
START_LIBS := $(shell pkg-config --libs \
	      $(filter-out $(LAZY_PKGS) libxml-2.0,$(PKGS)))
LDLIBS	+= -ldl

define lazy
$(B)/gen/lazy-$(basename $(notdir $1)).h: tools/lazy.sh $1 $(B)/inputs
	$(Q)CC="$(CC)" sh tools/lazy.sh $$(@:.h=) $1
$(patsubst %.c,$(B)/%.o,$(wildcard $(dir $1)*.c)): \
	$(B)/gen/lazy-$(basename $(notdir $1)).h
$(B)/$(dir $1)%.o: FIRST = -include $(B)/gen/lazy-$(basename $(notdir $1)).h
endef
$(foreach l,$(wildcard tools/*/*.lazy),$(eval $(call lazy,$l)))
$(B)/gen/lazy-%.c: $(B)/gen/lazy-%.h ;
endif
