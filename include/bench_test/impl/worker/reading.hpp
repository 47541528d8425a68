// bench_test/impl/worker/reading.hpp - the numbers of one sample, and how they travel.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "number.hpp"

namespace bench_test::detail {

/// What a kind read in one sample: a value for each of its metrics, for the sample as a whole.
struct reading {
  std::vector<double> values;
  double seconds = 0;     ///< that the sample took, with what is around the region
  bool disturbed = false; ///< the machine took the thread off its work meanwhile
};

/// "seconds,value,value;seconds,value,value!;": '!' marks a disturbed one.
inline std::string encoded(const std::vector<reading> &readings) {
  std::string text;
  for (const auto &r : readings) {
    text += exact(r.seconds);
    for (const double value : r.values)
      text += ',' + exact(value);
    text += r.disturbed ? "!;" : ";";
  }
  return text;
}

inline std::vector<reading> decoded_readings(const std::string &text) {
  std::vector<reading> readings;
  reading r;
  std::string number;
  std::vector<double> numbers;
  for (const char c : text) {
    if (c == ',' || c == '!' || c == ';') {
      if (!number.empty())
        numbers.push_back(parsed_number(number));
      number.clear();
      r.disturbed = r.disturbed || c == '!';
    } else {
      number += c;
    }
    if (c == ';' && !numbers.empty()) {
      r.seconds = numbers.front();
      r.values.assign(numbers.begin() + 1, numbers.end());
      readings.push_back(r);
      r = {};
      numbers.clear();
    }
  }
  return readings;
}

} // namespace bench_test::detail
