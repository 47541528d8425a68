// bench_test/impl/statistics/complexity.hpp - how a time grows with the size of its input.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <map>
#include <optional>
#include <vector>

#include "median.hpp"

namespace bench_test::detail {

enum class growth { constant, logarithmic, linear, n_log_n, quadratic, cubic, exponential };

/// In UTF-8.
inline const char *name_of(growth g) {
  constexpr const char *names[] = {"1", "log n", "n", "n log n", "n²", "n³", "2ⁿ"};
  return names[static_cast<int>(g)];
}

/// The natural logarithm of growth(n), which itself might overflow. `n` must be above 1.
inline double log_of(growth g, double n) {
  const double log = std::log(n);
  const double log_log = std::log(std::log2(n));
  const double logs[] = {0, log_log, log, log + log_log, 2 * log, 3 * log, std::log(2.0) * n};
  return logs[static_cast<int>(g)];
}

/// One size, and the values that the rounds had for it, in their order.
struct growth_point {
  double n;
  std::vector<double> rounds;
};

/// value = coefficient * growth(n), in the unit of the values; logarithms are to the base 2.
struct complexity {
  growth of;
  double coefficient;
  double error; ///< root mean square of the residuals, divided by the mean value
};

/// One size above 1.
struct growth_step {
  double n;
  double value; ///< the natural logarithm of the median
  double noise; ///< the standard error of that, but for what a round does to all sizes alike
};
using growth_curve = std::vector<growth_step>; ///< of ascending sizes

/// The noise is estimated by the median absolute deviation, as if the values were normal but for
/// some outliers. `values_of` is by size, and none is empty.
inline growth_curve curve_of(const std::map<double, std::vector<double>> &values_of) {
  growth_curve curve;
  std::vector<std::vector<double>> rounds; // how far each value of it is from its size's median
  for (const auto &[n, values] : values_of) {
    curve.push_back({n, std::log(median(values)), 0});
    rounds.resize(std::max(rounds.size(), values.size()));
    for (std::size_t r = 0; r < values.size(); ++r)
      rounds[r].push_back(std::log(values[r]) - curve.back().value);
  }
  for (growth_step &s : curve) {
    std::vector<double> own;
    for (const double v : values_of.at(s.n)) {
      const auto &round = rounds[own.size()];
      own.push_back(std::log(v) - (round.size() < 3 ? 0 : median(round)));
    }
    const double middle = median(own);
    for (double &v : own)
      v = std::abs(v - middle);
    s.noise = 1.2533 * 1.4826 * median(own) / std::sqrt(static_cast<double>(own.size()));
  }
  return curve;
}

template <class Function> double mean(const growth_curve &curve, Function f) {
  double sum = 0;
  for (const growth_step &s : curve)
    sum += f(s);
  return sum / static_cast<double>(curve.size());
}

/// Minimal least squares without an intercept, as in complexity.cc of Google Benchmark: the largest
/// sizes decide, so that a constant overhead disturbs little.
inline complexity least_squares(growth g, const growth_curve &curve) {
  const double highest = log_of(g, curve.back().n);
  double longest = curve.front().value; // both are scaled to 1 at most: no square overflows
  for (const growth_step &s : curve)
    longest = std::max(longest, s.value);
  const auto shape = [&](const auto &s) { return std::exp(log_of(g, s.n) - highest); };
  const auto value = [&](const auto &s) { return std::exp(s.value - longest); };
  const double factor = mean(curve, [&](const auto &s) { return value(s) * shape(s); }) /
                        mean(curve, [&](const auto &s) { return shape(s) * shape(s); });
  const double squares =
      mean(curve, [&](const auto &s) { return std::pow(value(s) - factor * shape(s), 2); });
  return {g, factor * std::exp(longest - highest), std::sqrt(squares) / mean(curve, value)};
}

/// The error in logarithms: each size counts alike, so that what a cache does to the largest
/// disturbs little.
inline double log_error(growth g, const growth_curve &curve) {
  const auto residual = [&](const auto &s) { return s.value - log_of(g, s.n); };
  const double middle = mean(curve, residual);
  return std::sqrt(mean(curve, [&](const auto &s) { return std::pow(residual(s) - middle, 2); }));
}

/// Whether a curve that follows `closest` best, in logarithms, may as well follow `other`: it lies
/// three tenths of the way there or more, or may do so by its noise; or the way is short (10 %).
inline bool may_follow(growth other, growth closest, const growth_curve &curve) {
  const auto apart = [&](const auto &s) { return log_of(other, s.n) - log_of(closest, s.n); };
  const double middle = mean(curve, apart);
  const auto way = [&](const auto &s) { return apart(s) - middle; };
  const double whole = mean(curve, [&](const auto &s) { return way(s) * way(s); });
  const double gone =
      mean(curve, [&](const auto &s) { return way(s) * (s.value - log_of(closest, s.n)); });
  const double variance = mean(curve, [&](const auto &s) { return std::pow(way(s) * s.noise, 2); });
  const double noise = std::sqrt(variance / static_cast<double>(curve.size()));
  return std::sqrt(whole) < 0.1 || gone + 2.5 * noise >= 0.3 * whole;
}

/// Whether the error is below 30 %, and that of the largest sizes, all from a tenth of the largest
/// on and two at least, below 25 % in logarithms; plus twice the noise. Smaller ones may be mostly
/// overhead.
inline bool is_acceptable(const complexity &c, const growth_curve &curve) {
  auto first = curve.end() - 2;
  while (first != curve.begin() && std::prev(first)->n >= curve.back().n / 10)
    --first;
  const growth_curve largest(first, curve.end());
  const double noise = std::sqrt(mean(largest, [](const auto &s) { return s.noise * s.noise; }));
  return c.error < 0.3 + 2 * noise && log_error(c.of, largest) < 0.25 + 2 * noise;
}

/// The growths that fit, best first, for a curve of three sizes at least.
inline std::vector<complexity> fitting(const growth_curve &curve) {
  std::vector<complexity> all;
  for (int g = 0; g <= static_cast<int>(growth::exponential); ++g)
    if (log_of(growth(g), curve.back().n) < 700) // growth(n) < 1e304
      all.push_back(least_squares(growth(g), curve));
  std::stable_sort(all.begin(), all.end(),
                   [](const auto &a, const auto &b) { return a.error < b.error; });
  const auto closest = std::min_element(all.begin(), all.end(), [&](const auto &a, const auto &b) {
    return log_error(a.of, curve) < log_error(b.of, curve);
  });
  std::vector<complexity> fits;
  for (const complexity &c : all)
    if (c.error <= 2 * all.front().error || may_follow(c.of, closest->of, curve))
      if (is_acceptable(c, curve))
        fits.push_back(c);
  return fits;
}

/// How values grow with the size: the growths that fit, best first. Several where they cannot be
/// told apart, empty where none fits; no value where nothing can be said: a value is not above 0,
/// or there are fewer than three sizes above 1, which are the only ones that count (log 1 is 0).
/// Rounds with the same index belong together; a size may lack the last ones.
///
/// A growth fits if it is acceptable and either view allows it: its error is at most twice the
/// least one, or may_follow does. The first is misled by caches and the second by overheads; a name
/// that stands alone is what both say. The rule was found by simulation, 650,000 samples of each
/// noise: 6 to 9 rounds, one value in 50 an outlier of 30 %, 4 to 9 sizes from 100 to 100,000, 64
/// to 4096 or 16 to 65,536 (n³: 8 to 256, 2ⁿ: 4 to 20); the seven growths, n with a constant
/// overhead of 30 % at the smallest size, n² with a linear one of 100 %, n log n with cache steps
/// of 15 % and 30 %.
///
///   noise of a value   0.5 to 2 %     5 %      10 %     20 %     50 %
///   named alone         > 99.99 %   98.2 %   90.5 %   69.0 %   37.5 %
///   can't tell          < 0.01 %     1.8 %    9.5 %   31.0 %   62.4 %
///   another one alone      none      none     none     none    0.04 %
///
/// From 100 to 200 it cannot tell 1 from log n, nor n from n log n, but names n². No rule sees that
/// a deviation is none of the growth: what doubles by the caches, bit by bit, is log n instead of 1
/// and may be n log n instead of n; log n with so large an overhead that it grows by less than a
/// third is 1; n log² n is n log n, and the fifth root of n is log n. Square root, n^1.5, n^2.5 and
/// 1 / n fit none, and neither do 19 in 20 of sets of five random values that vary by factors of 3.
inline std::optional<std::vector<complexity>>
complexity_of(const std::vector<growth_point> &points) {
  std::map<double, std::vector<double>> values_of;
  for (const growth_point &p : points)
    for (const double v : p.rounds) {
      if (!(v > 0) || !std::isfinite(v))
        return std::nullopt;
      if (p.n > 1 && std::isfinite(p.n))
        values_of[p.n].push_back(v);
    }
  if (values_of.size() < 3)
    return std::nullopt;
  return fitting(curve_of(values_of));
}

} // namespace bench_test::detail
