// bench_test/impl/dispatch/zsh_script.hpp - the script for zsh, with @WORDS@ to be filled in.
//
// It may be evaluated as zsh starts, or lie in a folder of $fpath under any name with a '_'.
//
// SPDX-License-Identifier: MIT
#pragma once

namespace bench_test::detail {

inline constexpr const char *zsh_script = R"sh(#compdef @NAMES@
# Completion in zsh, by bench_test; to use it: eval "$(@BENCH@ completion zsh)"
@FUNCTION@_ids() {
  local program=${(Q)words[1]} list expl
  program=${program/#\~\//$HOME/}
  list=$("$program" ${(M)${(Q)words}:#--kind=?*} ${(M)words:#--all} --list 2>/dev/null </dev/null)
  local -a ids=("${(@f)list}")
  [[ -n $list ]] && _wanted -V ids expl ID compadd -a ids
}
@FUNCTION@_kinds() {
  local expl
  local -a kinds=(@KINDS_ALONE@) given
  if compset -P '*,'; then
    kinds=(@KINDS@)
    given=(${(s:,:)${(Q)IPREFIX}#*=})
    kinds=(${kinds:|given})
  fi
  _wanted kinds expl kind compadd -a kinds
}
@FUNCTION@() {
  local bench= word expl ret=1
  local -a arguments commands=(@COMMANDS@)
  [[ ${${(Q)words[1]}:t} == @BENCH_PREFIX@_* ]] && bench=1
  for word in "${(@Q)words[2,CURRENT-1]}"; do
    case $word in
      --kind=@BENCH_PREFIX@) bench=1 ;;
      --kind=*) bench= ;;
      *) arguments+=("$word") ;;
    esac
  done
  case ${bench:+$arguments[1]} in
@ARGUMENTS@  esac
  case $PREFIX in # not by _arguments, which is lost where a quote stands before the dashes
@VALUES@  esac
  [[ -n $bench && $#arguments == 0 ]] && _describe -t commands command commands && ret=0
  _arguments \
@OPTIONS@    '*:word:{:}' && ret=0
  return ret
}
if ((${+compstate})); then
  @FUNCTION@ "$@" # as an autoloaded file
else
  ((${+functions[compdef]})) || { autoload -Uz compinit && compinit }
  compdef @FUNCTION@ @NAMES@
fi
)sh";

} // namespace bench_test::detail
