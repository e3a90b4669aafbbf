#compdef conceptgraph
# Completion of conceptgraph for zsh: a file of this in a folder of fpath, or run by .zshrc.
_conceptgraph() {
  local program=${words[1]/#\~/$HOME} kind value told
  local -a plain files folders
  while IFS=$'\t' read -r kind value told; do
    if [[ $kind == f && $value == */ ]]; then
      folders+=("$value")
    elif [[ $kind == f ]]; then
      files+=("$value")
    else
      plain+=("${value//:/\\:}${told:+:$told}")
    fi
  done < <(
    _CONCEPTGRAPH_SHELL=zsh _CONCEPTGRAPH_LINE="${(j: :)words[1,CURRENT-1]} $QIPREFIX$PREFIX" \
      "$program" 2>/dev/null
  )
  (( $#plain )) && _describe -V conceptgraph plain
  (( $#files )) && compadd -f -- "${files[@]}"
  (( $#folders )) && compadd -f -S '' -- "${folders[@]}"
  return 0
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
  _conceptgraph "$@"
else
  # A .zshrc of one's own, and that of macOS, may not have called compinit.
  (( $+functions[compdef] )) || { autoload -U compinit && compinit -i }
  compdef _conceptgraph conceptgraph
fi
