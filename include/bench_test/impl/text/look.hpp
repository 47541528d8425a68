// bench_test/impl/text/look.hpp - how text for people looks: its colours and its signs.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace bench_test::detail {

/// What a terminal can show.
struct look {
  bool color = false;
  bool utf8 = true; ///< else our own signs are ASCII; names stay as they are

  /// What stands for what is cut out of a text.
  std::string_view mark() const { return utf8 ? "…" : ".."; }
};

/// What a text is, for its colour.
enum class style { plain, strong, faint, bad, doubtful, picture };

/// The text in the colour of its style: the terminal's own, so that it can be read on dark and on
/// light.
inline std::string painted(const std::string &text, style s, const look &how) {
  constexpr const char *codes[] = {"", "1", "2", "1;31", "33", "36"};
  const std::string code = codes[static_cast<std::size_t>(s)];
  return how.color && !code.empty() && !text.empty() ? "\x1B[" + code + 'm' + text + "\x1B[0m"
                                                     : text;
}

/// Our own text with its signs in ASCII, where the locale knows no others.
inline std::string signs(std::string text, const look &how) {
  if (how.utf8)
    return text;
  for (const auto &[sign, ascii] : {std::pair<std::string_view, std::string_view>{"±", "+-"},
                                    {" µs", " us"},
                                    {"…", ".."},
                                    {"×", "x"},
                                    {"²", "^2"},
                                    {"³", "^3"},
                                    {"ⁿ", "^n"}})
    for (auto at = text.find(sign); at != std::string::npos; at = text.find(sign, at))
      text.replace(at, sign.size(), ascii);
  return text;
}

} // namespace bench_test::detail
