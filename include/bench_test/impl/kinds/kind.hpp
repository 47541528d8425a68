// bench_test/impl/kinds/kind.hpp - one way of measuring, and the registry of all of them.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bench_test::detail {

/// A number that a kind reports, and a column of its table. The first one carries the interval.
struct metric {
  std::string title;
  std::string unit;          ///< "s" and "B" are scaled for people
  double resolution = 0;     ///< in units: how far off any value may be, however alike they are
  bool per_iteration = true; ///< a sample's reading is divided by its iterations
  /// No column, but a word in the row where it differs so far from the first one, as a share of
  /// that; 0 for a column.
  double said_if_apart = 0;
};

/// How the region is run for one reading.
enum class sampling {
  steady, ///< warm, many iterations a sample, until a sample is long against the clock
  once    ///< the first call in a process in which the body never ran
};

/// A kind of measurement. Deriving from it and making one static object adds a kind: the prefix of
/// the program's name selects it, and nothing else knows it by name.
class kind {
public:
  kind(const kind &) = delete;
  kind &operator=(const kind &) = delete;
  virtual ~kind() = default;

  const std::string &prefix() const { return prefix_; } ///< "time": selected by the name time_…
  virtual std::string summary() const = 0; ///< for --help: "wall time of one iteration"
  virtual sampling how() const = 0;
  virtual std::vector<metric> metrics() const = 0;
  /// Why this kind cannot measure on this machine, and what to do; empty if it can.
  virtual std::string refusal() const { return ""; }

  /// Called by the worker right before the region, and right after it: `stop` returns a reading for
  /// each metric. What they do themselves must not be part of the reading.
  virtual void start() = 0;
  virtual std::vector<double> stop() = 0;

  const kind *next() const { return next_; }
  static kind *first() { return head_; }
  /// Called as each kind is added, also one in a user's file that starts later than ours.
  static inline void (*on_added)() = nullptr;

protected:
  explicit kind(std::string prefix) : prefix_(std::move(prefix)) {
    kind **end = &head_;
    while (*end)
      end = &(*end)->next_;
    *end = this;
    if (on_added)
      on_added();
  }

private:
  std::string prefix_;
  kind *next_ = nullptr;
  static inline kind *head_ = nullptr; // constant-initialised: no order of start-up matters
  friend kind *kind_named(std::string_view prefix);
};

/// The kind with this prefix, or null.
inline kind *kind_named(std::string_view prefix) {
  for (kind *k = kind::head_; k; k = k->next_)
    if (k->prefix() == prefix)
      return k;
  return nullptr;
}

/// Whether what a kind measures is a time: then what else the machine does is in it, too.
inline bool measures_time(const kind &k) { return k.metrics().front().unit == "s"; }

inline std::vector<std::string> kind_names() {
  std::vector<std::string> names;
  for (const kind *k = kind::first(); k; k = k->next())
    names.push_back(k->prefix());
  return names;
}

/// "time, peakmem", for people.
inline std::string names_of(const std::vector<kind *> &kinds) {
  std::string names;
  for (const kind *k : kinds)
    names += (names.empty() ? "" : ", ") + k->prefix();
  return names;
}

/// Takes the first item off a list such as "time,peakmem", and off the item the spaces around it.
inline std::string_view take_item(std::string_view &list) {
  const auto end = list.find(',');
  auto item = list.substr(0, end);
  list.remove_prefix(end == std::string_view::npos ? list.size() : end + 1);
  while (!item.empty() && item.front() == ' ')
    item.remove_prefix(1);
  while (!item.empty() && item.back() == ' ')
    item.remove_suffix(1);
  return item;
}

/// The items of a list such as "time,peakmem".
inline std::vector<std::string> split_list(std::string_view list) {
  std::vector<std::string> items;
  while (!list.empty())
    items.emplace_back(take_item(list));
  return items;
}

} // namespace bench_test::detail
