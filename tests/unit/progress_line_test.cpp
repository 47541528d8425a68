// tests/unit/progress_line_test.cpp - the line about what is running.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/report/progress_line.hpp>

#include <doctest/doctest.h>

#include <string>

using bench_test::detail::display_width;
using bench_test::detail::progress_text;

TEST_CASE("progress: says what is running, what is done of all, and the time left") {
  CHECK(progress_text({"time", "parser::long input", 12, 128, 7.5}, 80, {}) ==
        "[12/128] time: parser::long input (8 s left)");
  CHECK(progress_text({"first run", "a", 0, 3, -1}, 80, {}) == "[0/3] first run: a");
}

TEST_CASE("progress: is never wider than the terminal, which cuts the name first") {
  const std::string id(200, 'x');
  CHECK(progress_text({"time", id, 12, 128, 7.5}, 40, {}) ==
        "[12/128] time: xxxxxxx…xxxxxx (8 s left)");
  CHECK(progress_text({"time", id, 12, 128, 7.5}, 40, {false, false}) ==
        "[12/128] time: xxxxxx..xxxxxx (8 s left)");
  for (std::size_t columns = 0; columns < 60; ++columns)
    CHECK(display_width(progress_text({"time", id, 12, 128, 7.5}, columns, {})) <= columns);
}
