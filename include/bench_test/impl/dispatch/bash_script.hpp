// bench_test/impl/dispatch/bash_script.hpp - the script for bash, with @WORDS@ to be filled in.
//
// It needs nothing beside bash 4 and sed, and takes bash's line apart itself: how bash splits it
// depends on COMP_WORDBREAKS, and so on what else the user has loaded.
//
// SPDX-License-Identifier: MIT
#pragma once

namespace bench_test::detail {

inline constexpr const char *bash_script =
    R"sh(# Completion in bash, by bench_test; to use it: eval "$(@BENCH@ completion bash)"
@FUNCTION@() {
  # The words up to the cursor without their quotes. Of the last one, readline keeps what is in
  # `head`, and an open quote; it replaces what stands behind.
  local line=${COMP_LINE:0:COMP_POINT} words=() word='' head='' before='' quote='' open='' file='' c i
  for ((i = 0; i < ${#line}; i++)); do
    c=${line:i:1}
    if [[ $c == \\ && $quote != \' ]]; then
      i=$((i + 1)) c=${line:i:1} open=1
      [[ $quote && $c && $c != [\\\"\$\`] ]] && word+=\\
      word+=$c
    elif [[ $quote && $c != "$quote" ]]; then
      word+=$c
    elif [[ $quote ]]; then
      [[ $COMP_WORDBREAKS == *"$c"* ]] && head=$word || head=$before
      quote=''
    elif [[ $c == [[:blank:]] ]]; then
      [[ $open && ! $file ]] && words+=("$word")
      [[ $open ]] && file=''
      word='' head='' open=''
    elif [[ $c == [\'\"] ]]; then
      before=$head head=$word quote=$c open=1
    elif [[ $c == [\<\>] ]]; then
      [[ $word == *[!0-9]* ]] && words+=("$word")
      word='' head='' open='' file=1
    else
      word+=$c open=1
      [[ $COMP_WORDBREAKS == *"$c"* ]] && head=$word
    fi
  done
  while [[ ${words[0]-} == [A-Za-z_]*=* ]]; do words=("${words[@]:1}"); done
  COMPREPLY=()
  if [[ $file ]]; then
    compopt -o default 2>/dev/null
    return
  fi
  local program=${words[0]-} arguments=() ask=(--list) bench='' all=() found=()
  [[ $program == '~/'* ]] && program=$HOME/${program:2}
  [[ ${program##*/} == @BENCH_PREFIX@_* ]] && bench=1
  for c in "${words[@]:1}"; do
    case $c in
      --kind=@BENCH_PREFIX@) bench=1 ask+=("$c") ;;
      --kind=*) bench='' ask+=("$c") ;;
      --all) ask+=("$c") arguments+=("$c") ;;
      *) arguments+=("$c") ;;
    esac
  done
  case ${bench:+${arguments[0]-}} in
@COMMANDS@    *)
      case $word in
@VALUES@        *=*) all=(@CHOICES@) ;;
        *)
          all=(@OPTIONS@)
          [[ $bench && ! ${arguments[0]-} ]] && all+=(@COMMAND_NAMES@)
          ;;
      esac
      ;;
  esac
  for c in "${all[@]}"; do
    [[ $c == "$word"* ]] && found+=("${c:${#head}}")
  done
  [[ ${found[0]+there} ]] || return 0
  [[ $word != *=* && ${#found[@]} == 1 && ${found[0]} == *= ]] && compopt -o nospace 2>/dev/null
  case $quote in
    \') c="s/'/'\\\\''/g" ;;
    \") c='s/[\\"$`]/\\&/g; s/!/"'\''!'\''"/g' ;;
    *) c='s/[][ !"#$&'\''()*;<>?\\^`{|}]/\\&/g' ;;
  esac
  mapfile -t COMPREPLY < <(printf '%s\n' "${found[@]}" | LC_ALL=C sed "$c")
  # readline closes the quote after the only one, unless that ends as if it were closed.
  [[ $quote && ${#found[@]} == 1 && ${COMPREPLY[0]} == *"$quote" ]] && COMPREPLY[0]+=$quote
  return 0
}
complete -o nosort -F @FUNCTION@ -- @NAMES@ 2>/dev/null ||
  complete -F @FUNCTION@ -- @NAMES@
)sh";

} // namespace bench_test::detail
