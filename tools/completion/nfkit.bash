# SPDX-License-Identifier: GPL-2.0-only
# bash completion of nfkit: which words there are, nfkit itself knows.

_nfkit()
{
	local cur=${COMP_WORDS[COMP_CWORD]} line
	[ "$cur" != = ] || cur=

	COMPREPLY=()
	while IFS= read -r line; do
		case $line in
		:files | :dirs)
			compopt -o filenames
			[ "$line" = :dirs ] && line=-d || line=-f
			while IFS= read -r line; do
				COMPREPLY+=("$line")
			done < <(compgen $line -- "$cur")
			;;
		*)
			COMPREPLY+=("${line%%$'\t'*}")
			;;
		esac
	done < <("${COMP_WORDS[0]}" complete -- \
		"${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _nfkit nfkit
