// bench_test/impl/run/first_pass.hpp - runs everything once, so that what is broken is known in
// seconds.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "../results/identity.hpp"
#include "../results/leaf.hpp"
#include "discover.hpp"
#include "run_context.hpp"
#include "selection.hpp"
#include "suite_check.hpp"

namespace bench_test::detail {

class first_pass {
public:
  explicit first_pass(run_context &in) : run_(in) {}

  /// The leaves of these cases that the command line wants, each with a verdict or still to be
  /// measured. `no_skip`: skipped cases are run, too.
  std::vector<leaf> over(const std::vector<selected_case> &cases, bool no_skip) {
    std::vector<leaf> all;
    for (const auto &c : cases) {
      if (run_.is_interrupted)
        break;
      auto leaves = c.of->skip && !no_skip
                        ? std::vector<leaf>{skipped(c, "doctest::skip(); --no-skip measures it")}
                        : discover(c);
      for (auto &l : leaves) {
        l.label = l.id.substr(id_head(c.of->suite).size());
        if (is_wanted(l))
          all.push_back(std::move(l));
      }
    }
    find_out_what_fails_alone(all);
    return all;
  }

private:
  static leaf skipped(const selected_case &c, const std::string &why) {
    leaf l;
    l.of = c.of;
    l.id = c.id;
    l.end(verdict::skipped, why);
    return l;
  }

  std::vector<leaf> discover(const selected_case &c) {
    discovery d(*c.of);
    const auto how = run_.talk_about(d);
    if (run_.is_interrupted)
      return {};
    auto leaves = leaves_of(*c.of, c.id, d, how);
    if (leaves.empty())
      leaves.push_back(skipped(c, "doctest did not run it"));
    for (std::size_t i = 0; i < leaves.size(); ++i)
      if (is_failure(leaves[i].result))
        run_.told.on_failure(leaves[i], i < d.found().size() ? d.found()[i].why : d.last_failure(),
                             how);
    return leaves;
  }

  bool is_wanted(const leaf &l) const {
    const auto &only = run_.chosen.only;
    return only.empty() ||
           std::any_of(only.begin(), only.end(), [&](const auto &id) { return is_in(l.id, id); });
  }

  /// A test may need what another has done before it: then it passes in the suite, and fails here.
  void find_out_what_fails_alone(std::vector<leaf> &leaves) {
    const auto may_pass = [](const leaf &l) {
      return (l.result == verdict::fails && l.first.failed()) || l.result == verdict::died;
    };
    if (!run_.has_fresh_processes || run_.is_interrupted || run_.chosen.list != listing::none ||
        std::none_of(leaves.begin(), leaves.end(), may_pass))
      return;
    run_.told.on_step("running the whole suite once, to see whether what failed passes in it");
    suite_check suite(leaves);
    constexpr int patience = 10; // cases that end the whole process
    for (int i = 0; i < patience; ++i)
      if (run_.talk_about(suite).how != outcome::end::died || !suite.leave_out_culprit())
        break;
    for (auto &l : leaves)
      if (may_pass(l) && suite.has_passed(*l.of))
        l.end(verdict::fails_alone, "needs another test, as it passes in the suite: " + l.reason);
  }

  run_context &run_;
};

} // namespace bench_test::detail
