# SPDX-License-Identifier: GPL-2.0-only
# fish completion of nfkit: which words there are, nfkit itself knows.

function __nfkit_complete
    set -l words (commandline -opc) (commandline -ct)
    # Of --tree=DIR only DIR is a path.
    set -l option (string match -r -- '^--[^=]*=' $words[-1]; or echo)
    set -l value (string replace -r -- '^--[^=]*=' '' $words[-1])
    for line in ($words[1] complete -- $words[2..-1] 2>/dev/null)
        switch $line
            case :files
                printf '%s\n' $option(__fish_complete_path "$value")
            case :dirs
                printf '%s\n' $option(__fish_complete_directories "$value")
            case '*'
                echo $line
        end
    end
end
complete -c nfkit -f -a '(__nfkit_complete)'
