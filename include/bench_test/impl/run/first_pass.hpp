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
        if (is_wanted(l, c))
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
    l.id = l.case_id = c.id;
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

  /// What a wanted leaf may lie behind is wanted, too.
  bool is_wanted(const leaf &l, const selected_case &c) const {
    const auto &only = run_.chosen.only;
    return only.empty() || std::any_of(only.begin(), only.end(), [&](const auto &id) {
             return is_in(l.id, id) || (breaks_off(l.result) && is_in(id, c.id));
           });
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
    int patience = 10; // with cases that end the whole process
    while (patience > 0) {
      const auto how = run_.talk_about(suite).how;
      if ((how != outcome::end::died && how != outcome::end::timed_out) ||
          !suite.leave_out_culprit())
        break;
      patience -= how == outcome::end::died ? 1 : 5; // a time-out costs all of its time
    }
    for (auto &l : leaves)
      if (may_pass(l) && suite.has_passed(*l.of))
        l.end(verdict::fails_alone,
              "passes in the suite (needs another test?), or at random: " + l.reason);
  }

  run_context &run_;
};

} // namespace bench_test::detail
