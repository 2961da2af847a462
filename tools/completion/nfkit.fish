# SPDX-License-Identifier: GPL-2.0-only
# fish completion of nfkit: which words there are, nfkit itself knows.

function __nfkit_complete
    set -l words (commandline -opc) (commandline -ct)
    # Of --tree=DIR only DIR is a path.
    set -l option (string match -r -- '^--[^=]*=' $words[-1]; or echo)
    set -l value (string replace -r -- '^--[^=]*=' '' $words[-1])
    set -l nfkit (string replace -r -- '^~/' "$HOME/" $words[1])
    for line in ($nfkit complete -- $words[2..-1] 2>/dev/null)
        switch $line
            case :files
                # As typed, in quotes or not: a command without completions.
                printf '%s\n' $option(complete -C"nosuchcommandxyz $value")
            case :dirs
                printf '%s\n' $option(__fish_complete_directories "$value")
            case '*'
                echo $line
        end
    end
end
complete -c nfkit -f -a '(__nfkit_complete)'
