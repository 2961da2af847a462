# SPDX-License-Identifier: GPL-2.0-only
# fish completion of nfkit: which words there are, nfkit itself knows.

function __nfkit_complete
    set -l words (commandline -opc) (commandline -ct)
    for line in ($words[1] complete -- $words[2..-1] 2>/dev/null)
        switch $line
            case :files
                __fish_complete_path (commandline -ct)
            case :dirs
                __fish_complete_directories (commandline -ct)
            case '*'
                echo $line
        end
    end
end
complete -c nfkit -f -a '(__nfkit_complete)'
