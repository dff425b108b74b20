# Completion of bpo in fish. The words come from bpo itself; fish quotes them.
#
# Try it:  bpo --show-completion fish | source
# Keep it: bpo --show-completion fish > ~/.config/fish/completions/bpo.fish

function __bpo_candidates
    set -l words (commandline --tokenize --current-process --cut-at-cursor)
    set -l current (commandline --current-token --cut-at-cursor)
    # An open quotation mark is closed here, for fish only reads whole strings.
    for mark in "" "'" '"'
        if set -l plain (string unescape -- "$current$mark")
            set current $plain
            break
        end
    end
    set -l program (string replace --regex '^~/' "$HOME/" -- $words[1])
    command $program _complete $words[2..] "$current" 2>/dev/null </dev/null
end

complete --command bpo --no-files --arguments "(__bpo_candidates)"
