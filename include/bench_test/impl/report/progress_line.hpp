// bench_test/impl/report/progress_line.hpp - a line on the terminal about what is running.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdio>
#include <string>
#include <unistd.h>

#include "../run/run_context.hpp"
#include "../system/clock.hpp"
#include "../system/terminal.hpp"
#include "../text/look.hpp"
#include "../text/units.hpp"
#include "../text/width.hpp"

namespace bench_test::detail {

/// "[12/128] time: parser::long input (8 s left)", at most so many columns wide.
inline std::string progress_text(const progress &p, std::size_t columns, const look &how) {
  const std::string count = '[' + std::to_string(p.done) + '/' + std::to_string(p.all) + "] " +
                            std::string(p.what) + ": ";
  const std::string left =
      p.seconds_left < 0 ? "" : " (" + rough_duration(p.seconds_left) + " left)";
  const std::size_t others = display_width(count) + display_width(left);
  if (others >= columns)
    return shortened(count + left, columns, how.mark());
  return count + shortened(p.id, columns - others, how.mark()) + left;
}

/// The last line of a terminal, as long as nothing else is printed. The cursor stays in front of
/// it: if this process is killed, what comes next stands in its place.
class progress_line {
public:
  explicit progress_line(const look &how) : look_(how) {}
  ~progress_line() { clear(); }
  progress_line(const progress_line &) = delete;
  progress_line &operator=(const progress_line &) = delete;

  /// Shows it, but not too often: it is for people, and takes time from what is measured.
  void show(const progress &p) {
    what_ = p.what;
    id_ = p.id;
    next_ = p;
    is_new_ = true;
    told_ = now();
    tick();
  }

  /// Shows what is new, and once a second how much time has gone. To be called now and then.
  void tick() {
    constexpr double shortest = 0.1;
    constexpr double longest = 1;
    const double time = now();
    if (time - shown_ < (is_new_ ? shortest : longest) || what_.empty())
      return;
    shown_ = time;
    is_new_ = false;
    progress p = next_;
    p.what = what_;
    p.id = id_;
    if (p.seconds_left >= 0)
      p.seconds_left = std::max(0.0, p.seconds_left - (time - told_));
    const std::size_t columns = terminal_columns(STDERR_FILENO);
    const auto text = progress_text(p, columns > 1 ? columns - 1 : 79, look_);
    std::fprintf(stderr, "\r\x1B[K%s\r", painted(text, style::faint, look_).c_str());
    std::fflush(stderr);
    is_there_ = true;
  }

  void clear() {
    if (is_there_)
      std::fputs("\r\x1B[K", stderr); // the terminal may have shown a ^C
    is_there_ = false;
  }

private:
  look look_;
  progress next_;
  std::string what_; ///< of it, which lives no longer than the call that told it
  std::string id_;
  bool is_new_ = false;
  double told_ = 0;
  double shown_ = now(); ///< the first one only after a while: most runs are short
  bool is_there_ = false;
};

} // namespace bench_test::detail
