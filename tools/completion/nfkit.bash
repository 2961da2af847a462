# SPDX-License-Identifier: GPL-2.0-only
# bash completion of nfkit: which words there are, nfkit itself knows.

_nfkit()
{
	local cur=${COMP_WORDS[COMP_CWORD]} i=$COMP_CWORD before='' line
	[ "$cur" != = ] || cur='' i=$((i + 1))
	# bash parts words at '=', but only --NAME=FILE is parted there.
	while [ $i -gt 2 ] && [ "${COMP_WORDS[i - 1]}" = = ]; do
		i=$((i - 2))
		before=${COMP_WORDS[i]}=$before
	done
	[[ $before != --* ]] || before=

	COMPREPLY=()
	while IFS= read -r line; do
		case $line in
		:files | :dirs)
			compopt -o filenames
			[ "$line" = :dirs ] && line=-d || line=-f
			while IFS= read -r line; do
				COMPREPLY+=("${line#"$before"}")
			done < <(compgen $line -- "$before$cur")
			;;
		*)
			COMPREPLY+=("${line%%$'\t'*}")
			;;
		esac
	done < <("${COMP_WORDS[0]/#\~\//$HOME/}" complete -- \
		"${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
}
complete -F _nfkit nfkit
