// bench_test/impl/dispatch/main.hpp - our main: measures if asked to, else it is doctest's.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "../worker/whoami.hpp"
#include "measure_suite.hpp"
#include "requested_here.hpp"

namespace bench_test::detail {

inline choice choice_from(const options &o) {
  choice chosen = choice_of(o.doctest);
  for (const auto &word : o.words)
    chosen.add_word(word);
  return chosen;
}

inline int run_main(int argc, char **argv) {
  const std::vector<std::string> words(argv, argv + argc);
  const worker_line parent = claim_worker_line();
  if (parent.is_there()) {
    const auto chosen = choice_from(read_options(words, true));
    parent_port port(parent);
    serve(port, chosen);
    return good;
  }
  const auto asked = requested_here(words);
  if (asked.is_test_run())
    return doctest::Context(argc, argv).run();
  const auto o = read_options(words, true);
  return measure_suite(words, asked, o, choice_from(o));
}

} // namespace bench_test::detail
