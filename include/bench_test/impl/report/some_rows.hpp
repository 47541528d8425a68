// bench_test/impl/report/some_rows.hpp - names the rows that a remark is about: a few, and how many
// more.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

#include "../results/leaf.hpp"
#include "../text/look.hpp"
#include "../text/width.hpp"

namespace bench_test::detail {

/// The rows of one remark, as a text.
class some_rows {
public:
  explicit some_rows(const look &how) : look_(how) {}

  /// `what`: of this row alone, behind its ID.
  void add(const leaf &l, const std::string &what) {
    constexpr std::size_t shown = 3;
    constexpr std::size_t columns_of_an_id = 60;
    if (++count_ <= shown)
      text_ += (text_.empty() ? "" : ", ") + shortened(l.id, columns_of_an_id, look_.mark()) +
               signs(what, look_);
    else
      more_ = " and " + std::to_string(count_ - shown) + " more";
  }
  bool is_empty() const { return count_ == 0; }
  std::string text() const { return text_ + more_; }

private:
  look look_;
  std::string text_;
  std::string more_;
  std::size_t count_ = 0;
};

} // namespace bench_test::detail
