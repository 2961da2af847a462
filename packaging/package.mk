# SPDX-License-Identifier: GPL-2.0-only
#
# make install, uninstall, dist and deb. PREFIX and DESTDIR may hold blanks.
# MANPAGES are files NAME.SECTION; ZSHDIR is where a distribution's zsh looks.
MANPAGES := $(patsubst man/%,$(B)/man/%,$(wildcard man/*.[1-9]))
ZSHDIR	?= share/zsh/site-functions
DIST	:= nfkit-$(VERSION)

# MODE:FILE:PLACE below PREFIX.
INSTALLED := 755:$(B)/nfkit:bin/nfkit \
	644:tools/completion/nfkit.bash:share/bash-completion/completions/nfkit \
	644:tools/completion/nfkit.zsh:$(ZSHDIR)/_nfkit \
	644:tools/completion/nfkit.fish:share/fish/vendor_completions.d/nfkit.fish \
	$(foreach m,$(MANPAGES),\
		644:$m:share/man/man$(subst .,,$(suffix $m))/$(notdir $m)) \
	$(foreach f,README.md CONTRIBUTING.md $(wildcard docs/*.md),\
		644:$f:share/doc/nfkit/$f)

part	= $(word $1,$(subst :, ,$2))
place	= '$(subst ','\'',$(DESTDIR)$(PREFIX)/$(call part,3,$1))'

# Each is one line of a recipe.
define install_file
install -D -m $(call part,1,$1) $(call part,2,$1) $(call place,$1)

endef
define uninstall_file
rm -f $(call place,$1)

endef

install: $(B)/nfkit $(MANPAGES)	## install below DESTDIR and PREFIX
	$(foreach f,$(INSTALLED),$(call install_file,$f))
uninstall:			## remove what make install of these put there
	$(foreach f,$(INSTALLED),$(call uninstall_file,$f))
dist:				## the sources, as build/nfkit-VERSION.tar.xz
	@packaging/dist build/$(DIST).tar.xz
deb: dist			## a Debian package, in build-deb
	@packaging/deb build/$(DIST).tar.xz build-deb
package:			## dist and deb: do they build, install and work?
	@tests/package/run
.PHONY: install uninstall dist deb package
