# Completion of conceptgraph for fish.
function __conceptgraph_complete
    set -lx _CONCEPTGRAPH_SHELL fish
    set -lx _CONCEPTGRAPH_LINE (commandline -cp | string collect)
    set -l program (string replace -r '^~' $HOME -- (commandline -opc)[1])
    $program 2>/dev/null
end
complete --command conceptgraph --no-files --keep-order --arguments '(__conceptgraph_complete)'
