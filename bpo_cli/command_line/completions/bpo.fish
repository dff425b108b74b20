# Completion of bpo in fish. The words come from bpo itself; fish quotes them.
#
# Try it:  bpo --show-completion fish | source
# Keep it: bpo --show-completion fish > ~/.config/fish/completions/bpo.fish

function __bpo_candidates
    set -l words (commandline --tokenize --current-process --cut-at-cursor)
    set -l typed (commandline --current-token --cut-at-cursor)
    # A word that ends in a backslash cannot be read, and goes as it is.
    set -l current (string unescape -- "$typed"); or set current $typed
    set -l program (string replace --regex '^~/' "$HOME/" -- $words[1])
    command $program _complete $words[2..] "$current" 2>/dev/null </dev/null
end

complete --command bpo --no-files --arguments "(__bpo_candidates)"
set -l takes_articles "not contains -- (commandline -opc)[2] help"
complete --command bpo --condition "$takes_articles" --long-option articles --exclusive --arguments "(__fish_complete_directories)"
complete --command bpo --condition "string match --quiet check -- (commandline -opc)[2]" --arguments "(__fish_complete_suffix .md | string match --regex '.*(?:/|\.md)(?:\t.*)?\$')"
