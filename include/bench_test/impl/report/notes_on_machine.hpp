// bench_test/impl/report/notes_on_machine.hpp - what of this machine makes times doubtful, in words
// with a remedy.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "../system/processor_time.hpp"
#include "../text/units.hpp"

namespace bench_test::detail {

/// About processors whose speed is not fixed at its best; `governors` as of system/governors.hpp.
/// "powersave" is the slowest speed with one driver, and a changing one with others (intel_pstate,
/// amd-pstate); either is worth a word.
inline std::vector<std::string>
notes_on_governors(const std::map<std::string, std::size_t> &governors) {
  std::size_t processors = 0;
  std::size_t others = 0;
  std::string names;
  for (const auto &[name, count] : governors) {
    processors += count;
    if (name == "performance")
      continue;
    others += count;
    names += (names.empty() ? "\"" : ", \"") + name + '"';
  }
  if (others == 0)
    return {};
  return {"the frequency governor of " + std::to_string(others) + " of " +
          std::to_string(processors) + " processors is " + names +
          ", not \"performance\": their speed may change meanwhile, or be less than their best; to "
          "mend it:\n  "
          "echo performance | sudo tee /sys/devices/system/cpu/cpu*/cpufreq/scaling_governor"};
}

/// About more threads than there are processors; 0: not known how many.
inline std::vector<std::string> notes_on_threads(const std::vector<unsigned> &threads,
                                                 std::size_t processors) {
  const auto most = threads.empty() ? 0 : *std::max_element(threads.begin(), threads.end());
  if (processors == 0 || most <= processors)
    return {};
  return {"--threads: " + std::to_string(most) + " threads share " +
          count_of(processors, "processor") + ", so they wait for each other"};
}

/// About what else ran during the run, of which the largest row needed so many processors.
inline std::vector<std::string> notes_on_others(const share_of_others &others,
                                                std::size_t needed = 1) {
  if (!others.is_too_much(needed))
    return {};
  const auto left = std::min(needed, others.processors);
  const auto all = others.processors == 1 ? std::string("one processor")
                                          : std::to_string(others.processors) + " processors";
  return {"other programs kept " + number_text(others.used, 1) + " of the " + all +
          " busy that this one may run on, so that less than " +
          (left == 1 ? "one" : std::to_string(left)) +
          " was left for it; end them, or measure when they are done"};
}

} // namespace bench_test::detail
