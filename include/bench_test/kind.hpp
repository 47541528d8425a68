// bench_test/kind.hpp - a kind of measurement: what `time`, `allocs` and one of your own are.
//
// SPDX-License-Identifier: MIT
#pragma once

#include "doctest.hpp"

namespace bench_test {

/// How a kind has the region run for one reading.
enum class sampling {
  steady, ///< warm, many iterations a sample, until a sample is long against the clock
  once,   ///< the first call in a process in which the body never ran
  exact   ///< warm, one iteration a sample: for what is the same each time
};

/// Which of two values is the better one.
enum class better { lower, higher };

/// A number that a kind reads, and a column of its table. The first one carries the interval.
struct metric {
  const char *title = "";
  const char *unit = ""; ///< "s" and "B" are scaled for people; "" for a plain number
  /// It is the same each time, so it has no interval, and is read in two processes only.
  bool is_exact = false;
  double resolution = 0;     ///< how far off a reading may be, however alike they are; in units
  bool per_iteration = true; ///< a reading is divided by its iterations
  /// No column, but a word in the row where it differs so far from the first one, as a share of
  /// that; 0 for a column.
  double said_if_apart = 0;
  /// Those that would change each other are read in processes of their own: each part in some.
  unsigned part = 0;
};

class kind;
struct returned; // what result() has said: result.hpp
namespace detail {
struct kind_list;
DOCTEST_INTERFACE void add_kind(kind &added);
} // namespace detail

#if defined(__clang__)
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wweak-vtables" // in each file of the user's that has a kind
#endif

/// A kind of measurement. One static object of a class that derives from it adds a kind: the prefix
/// of the program's name selects it, `--help` and the completion show it. Its texts must last.
///
///     class system_calls final : public bench_test::kind {
///     public:
///       system_calls() : kind("syscalls", "system calls of one iteration",
///                             bench_test::sampling::exact, {{"calls", "", true}}) {}
///       void start() override { before_ = number_so_far(); }
///       void stop(double *values) override { values[0] = number_so_far() - before_; }
///       ...
///     } added;
class kind {
public:
  kind(const kind &) = delete;
  kind &operator=(const kind &) = delete;
  virtual ~kind() = default;

  /// Why it cannot measure on this machine, and what to do; null if it can.
  virtual const char *refusal() const { return nullptr; }
  /// What one must know of its numbers in this program, said before they are; null for nothing.
  virtual const char *remark() const { return nullptr; }
  /// A command that each process which measures is to run under, as that of --under; null for none.
  virtual const char *command() const { return nullptr; }
  /// Called in each process that measures, before the body runs in it; `part` is that of the
  /// metrics that are wanted.
  virtual void prepare(unsigned /*part*/) {}
  /// Called right before the region, and right after it, by the thread that runs the body: `stop`
  /// puts a reading into `values` for each metric; one that it leaves alone has none. Of a
  /// `sampling::exact` kind, what these read of an empty region is subtracted; others do so
  /// themselves.
  virtual void start() = 0;
  virtual void stop(double *values) = 0;
  /// Called for what the body says by `result()`, in the region or behind it; what it puts into
  /// `values` stands in place of what `stop` has read. For `sampling::once`.
  virtual void see(const returned &, double * /*values*/) {}
  /// What is wrong with a body of which there is no reading, and what to do.
  virtual const char *why_no_reading() const { return "gave no reading"; }

  const char *prefix() const { return prefix_; }   ///< "time": selected by the name time_…
  const char *summary() const { return summary_; } ///< for --help: "wall time of one iteration"
  sampling how() const { return how_; }
  const metric *begin() const { return metrics_; } ///< its metrics
  const metric *end() const { return metrics_ + count_; }
  static constexpr unsigned most = 8; ///< metrics

protected:
  template <decltype(sizeof 0) Count>
  kind(const char *prefix, const char *summary, sampling how, const metric (&metrics)[Count])
      : prefix_(prefix), summary_(summary), how_(how) {
    static_assert(Count <= most, "a kind has up to eight metrics");
    for (const metric &each : metrics)
      metrics_[count_++] = each;
#if !defined(DOCTEST_CONFIG_DISABLE)
    detail::add_kind(*this);
#endif
  }

private:
  friend struct detail::kind_list;

  const char *prefix_;
  const char *summary_;
  sampling how_;
  metric metrics_[most];
  unsigned count_ = 0;
  kind *next_ = nullptr;
};

#if defined(__clang__)
#pragma clang diagnostic pop
#endif

} // namespace bench_test
