// bench_test/impl/kinds/registry.hpp - all kinds of measurement that there are in this program.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "../../kind.hpp"

namespace bench_test::detail {

/// Constant-initialised, so that no order of start-up matters.
struct kind_list {
  static inline kind *head = nullptr;
  /// Called as each kind is added, also one in a user's file that starts later than ours.
  static inline void (*on_added)() = nullptr;

  static kind *next(const kind &k) { return k.next_; }
  static void add(kind &k) {
    kind **end = &head;
    while (*end)
      end = &(*end)->next_;
    *end = &k;
    if (on_added)
      on_added();
  }
};

// Called by user files, from plugins too: weak, as an inline one could be hidden from them.
[[gnu::weak]] void add_kind(kind &added) { kind_list::add(added); }

/// All kinds, in the order in which they were added.
inline std::vector<kind *> all_kinds() {
  std::vector<kind *> kinds;
  for (kind *k = kind_list::head; k; k = kind_list::next(*k))
    kinds.push_back(k);
  return kinds;
}

/// The kind with this prefix, or null.
inline kind *kind_named(std::string_view prefix) {
  for (kind *k = kind_list::head; k; k = kind_list::next(*k))
    if (k->prefix() == prefix)
      return k;
  return nullptr;
}

/// Whether what a kind measures is a time, as fine as a clock tells it: then what else the machine
/// does is in it, too.
inline bool measures_time(const kind &k) {
  return std::string_view(k.begin()->unit) == "s" && k.begin()->resolution <= 0;
}

/// Whether a kind reads nothing but what is the same each time.
inline bool is_exact(const kind &k) {
  return std::all_of(k.begin(), k.end(), [](const metric &m) { return m.is_exact; });
}

inline std::vector<std::string> kind_names() {
  std::vector<std::string> names;
  for (const kind *k : all_kinds())
    names.emplace_back(k->prefix());
  return names;
}

/// What is wrong with the prefix of a kind, given all that mean something, as an error; empty if
/// nothing is.
inline std::string wrong_prefix(const std::vector<std::string> &prefixes) {
  for (auto p = prefixes.begin(); p != prefixes.end(); ++p) {
    const std::string what = "the kind \"" + *p + "\": its prefix ";
    if (p->empty() || p->find_first_of("_/\\=, \t") != std::string::npos)
      return what + "is to stand before the first '_' of a program's name; expected a word, as in "
                    "\"time\"";
    if (std::find(prefixes.begin(), p, *p) != p)
      return what + "means something already; choose another one";
  }
  return "";
}

/// "time, peakmem", for people.
inline std::string names_of(const std::vector<kind *> &kinds) {
  std::string names;
  for (const kind *k : kinds)
    names += (names.empty() ? "" : ", ") + std::string(k->prefix());
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
