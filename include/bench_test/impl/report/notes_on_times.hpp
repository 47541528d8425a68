// bench_test/impl/report/notes_on_times.hpp - which times are not what they seem, in words with a
// remedy.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "../results/leaf.hpp"
#include "../statistics/median.hpp"
#include "../statistics/two_modes.hpp"
#include "../text/units.hpp"
#include "some_rows.hpp"

namespace bench_test::detail {

/// Whether a leaf has a time that something could be said of.
inline bool has_time(const leaf &l) { return is_measured(l.result) && measures_time(*l.by); }

/// Rows that take at most a twentieth more than an empty body, measured side by side with it. What
/// a processor does beside the loop costs nothing, so a body may be no slower and yet not empty.
inline std::vector<std::string> notes_on_empty_bodies(const std::vector<leaf> &leaves,
                                                      const look &how) {
  constexpr double no_slower = 1.05;
  some_rows rows(how);
  for (const auto &l : leaves)
    if (has_time(l) && l.times_empty > 0 && l.times_empty <= no_slower)
      rows.add(l, " (" + scaled(median(l.values_of(0)), "s") + ")");
  if (rows.is_empty())
    return {};
  return {"no slower than an empty body: " + rows.text() +
          "; the compiler may have removed the work, or there is too little of it to be seen; "
          "keep(value) what is computed, or do more in each call"};
}

/// Rows of single calls that are too short for one reading of the clock, which takes
/// `clock_precision` seconds, to be less than a hundredth of them; of a kind of first calls, by its
/// own choice.
inline std::vector<std::string> notes_on_short_calls(const std::vector<leaf> &leaves,
                                                     double clock_precision, const look &how) {
  some_rows first_calls(how);
  some_rows others(how);
  for (const auto &l : leaves)
    if (has_time(l) && l.once) {
      const double call = median(l.values_of(0));
      if (call < 100 * clock_precision)
        (l.by->how() == sampling::once ? first_calls : others)
            .add(l, " (" + scaled(call, "s") + ")");
    }
  const auto reading = "a reading of the clock takes " + signs(scaled(clock_precision, "s"), how);
  std::vector<std::string> notes;
  if (!others.is_empty())
    notes.push_back("too short for the clock: " + others.text() +
                    "; only single calls could be timed, and " + reading +
                    "; repeat the work inside, or let the body do the same each time it is called");
  if (!first_calls.is_empty())
    notes.push_back("first calls that are too short for the clock: " + first_calls.text() + "; " +
                    reading + ", and varies by as much; do more in a call, or look at warm ones");
  return notes;
}

/// Rows of which so few inputs are there at a time that a batch of calls is short for the clock,
/// which takes `clock_precision` seconds.
inline std::vector<std::string> notes_on_few_inputs(const std::vector<leaf> &leaves,
                                                    double clock_precision, const look &how) {
  some_rows rows(how);
  for (const auto &l : leaves)
    if (has_time(l) && !l.once && l.batch > 0) {
      const double call = median(l.values_of(0));
      const bool is_whole_sample = l.batch == l.iterations; // which what is around it has ended
      if (l.is_batch_capped ||
          (is_whole_sample && static_cast<double>(l.batch) * call < 100 * clock_precision))
        rows.add(l, " (" + count_of(l.batch, "input") + ", " + scaled(l.batch_bytes, "B") + ", " +
                        scaled(call, "s") + " a call)");
    }
  if (rows.is_empty())
    return {};
  return {"too few inputs between two readings of the clock: " + rows.text() +
          "; they hold so much memory, or take so long to make, that no more could be had; make "
          "less of each, or do more in each call"};
}

/// Rows whose inputs of a batch do not fit into the last-level cache, of so many bytes (0: not
/// known).
inline std::vector<std::string> notes_on_cold_inputs(const std::vector<leaf> &leaves,
                                                     double cache_bytes, const look &how) {
  some_rows rows(how);
  for (const auto &l : leaves)
    if (has_time(l) && cache_bytes > 0 && l.batch_bytes > cache_bytes)
      rows.add(l, " (" + scaled(l.batch_bytes, "B") + " at a time)");
  if (rows.is_empty())
    return {};
  return {"inputs larger than the last-level cache (" + scaled(cache_bytes, "B") +
          "): " + rows.text() +
          "; they are read from memory, cold; those of other rows are in a cache, as they have "
          "just been made"};
}

/// Rows that would have a rate if the same were done in each call.
inline std::vector<std::string> notes_on_missing_rates(const std::vector<leaf> &leaves,
                                                       const look &how) {
  some_rows rows(how);
  for (const auto &l : leaves)
    if (has_time(l) && l.work_varies)
      rows.add(l, "");
  if (rows.is_empty())
    return {};
  return {"no rate: " + rows.text() +
          "; items() or bytes() says another amount from call to call; say behind measure() what a "
          "call does on average, or make each amount one of values()"};
}

/// Rows whose first call in a process took much longer than what they show.
inline std::vector<std::string> notes_on_first_calls(const std::vector<leaf> &leaves,
                                                     const look &how) {
  some_rows rows(how);
  for (const auto &l : leaves)
    if (has_time(l) && l.first_call_seconds > 0)
      rows.add(l, " (" + scaled(l.first_call_seconds, "s") + ", then " +
                      scaled(median(l.values_of(0)), "s") + ")");
  if (rows.is_empty())
    return {};
  return {"a slow first call: " + rows.text() +
          "; something is made or loaded once in a process, and is not part of the time shown; if "
          "it should be, do it anew in each call"};
}

/// Rows whose processes fall into two groups. Two speeds of a machine that others use are said,
/// too: which of the causes it is, the times do not tell.
inline std::vector<std::string> notes_on_two_speeds(const std::vector<leaf> &leaves,
                                                    const look &how) {
  some_rows rows(how);
  for (const auto &l : leaves)
    if (has_time(l))
      if (const auto found = modes_of(l.values_of(0), believes_two_modes))
        rows.add(l, " (" + scaled(found->low, "s") + " in " + std::to_string(found->low_count) +
                        " rounds, " + scaled(found->high, "s") + " in " +
                        std::to_string(found->high_count) + ")");
  if (rows.is_empty())
    return {};
  return {"two speeds: " + rows.text() +
          "; by where code and data happen to lie in memory, by what else runs, or by a CPU that "
          "changes its speed; which of them the median shows is chance: compare such rows with "
          "care"};
}

/// All that is to be said of times.
inline std::vector<std::string> notes_on_times(const std::vector<leaf> &leaves,
                                               double clock_precision, double cache_bytes,
                                               const look &how) {
  std::vector<std::string> notes;
  for (const auto &some :
       {notes_on_empty_bodies(leaves, how), notes_on_short_calls(leaves, clock_precision, how),
        notes_on_few_inputs(leaves, clock_precision, how),
        notes_on_cold_inputs(leaves, cache_bytes, how), notes_on_missing_rates(leaves, how),
        notes_on_first_calls(leaves, how), notes_on_two_speeds(leaves, how)})
    notes.insert(notes.end(), some.begin(), some.end());
  return notes;
}

} // namespace bench_test::detail
