#compdef nfkit
# SPDX-License-Identifier: GPL-2.0-only
# zsh completion of nfkit: which words there are, nfkit itself knows.

_nfkit()
{
	local line word
	local -a found

	for line in "${(@f)$(${words[1]/#\~\//$HOME/} complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)}"; do
		case $line in
		:files) compset -P '--*='; _files ;;
		:dirs) compset -P '--*='; _files -/ ;;
		?*)
			word=${line%%$'\t'*}
			found+=("${word//:/\\:}:${line#*$'\t'}")
			;;
		esac
	done
	(( $#found )) && _describe -t words 'nfkit' found
}
if [ "$funcstack[1]" = _nfkit ]; then
	_nfkit "$@"
else
	compdef _nfkit nfkit
fi
