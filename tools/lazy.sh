#!/bin/sh
# SPDX-License-Identifier: GPL-2.0-only
# lazy.sh OUT FILE.lazy - load a foreign library when it is first called
#
# The file's stem is what pkg-config calls the library; its lines are
#
#	include HEADER	where the library declares
#	NAME		a function or variable that the folder uses
#
# OUT.h makes each name an entry of a table and is included before the sources
# of the folder, which do not know of it; OUT.c fills the table by base/lazy.h.
# A name that is missing in the list is an undefined reference when linking.
set -eu
out=$1 list=$2
lib=$(basename "$list" .lazy)
id=$(echo "$lib" | tr -c 'a-z0-9\n' _)
names=$(sed -n '/^[A-Za-z_0-9]*$/p' "$list")

# The name by which the linker would have a program load it.
soname=$(
	echo 'int unused;' | ${CC:-cc} -x c -shared -fPIC -o "$out.so" - \
		-Wl,--no-as-needed $(pkg-config --libs "$lib")
	readelf -d "$out.so" | sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' | head -n 1
)
rm -f "$out.so"
: "${soname:?not found for $lib}"

{
	echo '/* Made by tools/lazy.sh */'
	echo '#pragma once'
	sed -n 's/^include \(.*\)/#include <\1>/p' "$list"
	printf 'struct lazy_%s {\n' "$id"
	for name in $names; do
		printf '\t__typeof__(&%s) %s;\n' "$name" "$name"
	done
	printf '};\nconst struct lazy_%s *lazy_%s(void);\n' "$id" "$id"
	printf '#ifndef LAZY_TABLE\n'
	for name in $names; do
		printf '#undef %s\n#define %s (*lazy_%s()->%s)\n' \
			"$name" "$name" "$id" "$name"
	done
	printf '#endif\n'
} >"$out.h.tmp"

cat >"$out.c.tmp" <<EOF
/* Made by tools/lazy.sh */
#define LAZY_TABLE
#include "$(basename "$out").h"
#include <pthread.h>
#include "base/lazy.h"

static struct lazy_$id table;

static void fill(void)
{
	static const char *const names[] = {
$(printf '\t\t"%s",\n' $names)
	};

	_Static_assert(sizeof(table) == sizeof(names), "one pointer a name");
	lazy_load("$soname", names, sizeof(names) / sizeof(*names), &table);
}

const struct lazy_$id *lazy_$id(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, fill);
	return &table;
}
EOF
mv "$out.h.tmp" "$out.h"
mv "$out.c.tmp" "$out.c"
