# Completion of conceptgraph for bash, also the 3.2 that macOS has.
_conceptgraph() {
  local reply program=${COMP_WORDS[0]/#\~/$HOME}
  COMPREPLY=()
  while IFS= read -r reply; do
    if [ "${reply:0:1}" = f ]; then
      type compopt >/dev/null 2>&1 && compopt -o filenames
    fi
    COMPREPLY+=("${reply:1}")
  done < <(
    _CONCEPTGRAPH_SHELL=bash _CONCEPTGRAPH_LINE="${COMP_LINE:0:$COMP_POINT}" "$program" 2>/dev/null
  )
}
complete -F _conceptgraph conceptgraph
