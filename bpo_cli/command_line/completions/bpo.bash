# Completion of bpo in bash. Needs nothing else; the words, and how to quote them, come from bpo itself.
#
# Try it:  eval "$(bpo --show-completion bash)"
# Keep it: bpo --show-completion bash > ~/.local/share/bash-completion/completions/bpo
#          (without the package bash-completion: put the line above into ~/.bashrc)

_bpo() {
    local program=$1 before=${COMP_WORDS[COMP_CWORD - 1]} candidate found
    COMPREPLY=()
    # Bash takes `--articles=folder` for three words.
    [[ $before == "=" ]] && before=${COMP_WORDS[COMP_CWORD - 2]}
    if [[ $before == --articles ]]; then
        compopt -o dirnames 2>/dev/null
        return 0
    elif [[ ${COMP_WORDS[1]} == check && $2 != -* ]]; then
        compopt -o filenames -o plusdirs 2>/dev/null
        found=$(compgen -f -X '!*.md' -- "$2")
    else
        # Bash hands over the name as typed.
        [[ $program == "~/"* ]] && program=$HOME/${program#"~/"}
        found=$("$program" _complete --bash "${COMP_LINE:0:$COMP_POINT}" "$2" 2>/dev/null </dev/null)
    fi
    while IFS= read -r candidate; do
        [[ -n $candidate ]] && COMPREPLY+=("$candidate")
    done <<< "$found"
    return 0
}

complete -F _bpo bpo
