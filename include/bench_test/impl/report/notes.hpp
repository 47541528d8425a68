// bench_test/impl/report/notes.hpp - what makes a run's numbers doubtful, in words with a remedy.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "../results/leaf.hpp"
#include "../text/units.hpp"
#include "test_command.hpp"
#include "words.hpp"

namespace bench_test::detail {

/// About the build, before anything is measured.
inline std::vector<std::string> notes_on_build(bool optimised, const std::string &sanitizer) {
  std::vector<std::string> notes;
  if (!optimised)
    notes.push_back("built without optimisation, so the numbers say little; build with -O2 "
                    "(Meson: --buildtype=release, CMake: -DCMAKE_BUILD_TYPE=Release)");
  if (!sanitizer.empty())
    notes.push_back("built with " + sanitizer +
                    ", which is part of what is measured; build without it");
  return notes;
}

/// What to do about each verdict that a run has, where the row does not say it; once for each, with
/// the command for the first such row.
inline std::vector<std::string> notes_on_verdicts(const std::vector<leaf> &leaves,
                                                  const test_command &test) {
  struct remedy {
    verdict of;
    const char *text;
    const char *before_command = nullptr; ///< where a command helps
  };
  const remedy remedies[] = {
      {verdict::measured_once, "once: a body that is not the same from call to call has only first "
                               "calls; let it begin anew each time, or measure() what repeats"},
      {verdict::fails, "fails: there is no number until the test passes", "; to run it:\n  "},
      {verdict::fails_alone, "fail alone: such a test needs what another has done before it; let "
                             "it set up all that it needs itself"},
      {verdict::died, "died: a debugger shows where", ":\n  gdb --args "},
      {verdict::allowed_to_fail, "may fail: there is no number while it does; its decorator says "
                                 "so"},
      {verdict::unknown, "unknown: what comes behind a failure or a crash was not reached; it is "
                         "measured once that is mended"}};
  std::vector<std::string> notes;
  for (const auto &r : remedies) {
    const auto first = std::find_if(leaves.begin(), leaves.end(), [&](const leaf &l) {
      return l.result == r.of && l.threads == 1; // what only several threads do, its row says
    });
    if (first == leaves.end())
      continue;
    const auto command = r.before_command ? test.of(*first->of) : "";
    notes.push_back(r.text + (command.empty() ? "" : r.before_command + command));
  }
  return notes;
}

/// About the numbers, after the run; `stolen` is the share of processor time that its host took.
inline std::vector<std::string> notes_on_run(const std::vector<leaf> &leaves, double stolen) {
  double readings = 0;
  double disturbed = 0;
  for (const auto &l : leaves) {
    readings += l.readings;
    disturbed += l.disturbed_readings;
  }
  std::vector<std::string> notes;
  if (std::any_of(leaves.begin(), leaves.end(),
                  [](const leaf &l) { return l.doctest_share > worth_saying; }))
    notes.push_back(
        "doctest's own assertions and subcases take over 5 % of some numbers: see the column "
        "doctest (COLUMNS=160 has it, where a narrow table leaves it out); what measure() is given "
        "is measured alone");
  if (readings > 0 && disturbed / readings >= worth_saying)
    notes.push_back(
        percent(disturbed / readings) +
        " of the samples were interrupted by other work of this machine and left out "
        "where enough others remained; a quieter machine, or more --time, gives narrower "
        "intervals");
  if (stolen >= worth_saying)
    notes.push_back("the host of this virtual machine took " + percent(stolen) +
                    " of its processor time during the run");
  return notes;
}

} // namespace bench_test::detail
