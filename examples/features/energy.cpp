// examples/features/energy.cpp - a kind that reads an external meter: the energy of the processor,
// where Linux shows it; else it says why not.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <cstdlib>
#include <fstream>
#include <string>

namespace {

/// Of the whole processor package, whoever uses it (Linux's power capping framework, energy_uj).
/// The meter moves about once in a millisecond.
class energy_kind final : public bench_test::kind {
public:
  energy_kind()
      : kind("energy", "energy of the processor for one iteration", bench_test::sampling::steady,
             {{"energy", "J", false, joules_a_millisecond}}) {}
  const char *refusal() const override {
    static const std::string why =
        "cannot read the meter " + meter() +
        ": run on a machine that has one, as root, or let ENERGY_METER name another file of "
        "microjoules";
    return microjoules() < 0 ? why.c_str() : nullptr;
  }
  void start() override { before_ = microjoules(); }
  void stop(double *values) override {
    const double after = microjoules();
    if (after >= before_) // it begins anew at times: such a sample has no reading
      values[0] = (after - before_) * 1e-6;
  }

private:
  static constexpr double joules_a_millisecond = 0.02; // at 20 W

  static std::string meter() {
    const char *const named = std::getenv("ENERGY_METER");
    return named ? named : "/sys/class/powercap/intel-rapl:0/energy_uj";
  }
  /// Below 0 where it cannot be read.
  static double microjoules() {
    std::ifstream file(meter());
    double value = -1;
    return file >> value ? value : -1;
  }

  double before_ = 0;
};
energy_kind added;

} // namespace

BENCH_TEST("a million multiplications") {
  CHECK(bench_test::measure([] {
          unsigned x = 1;
          for (int i = 0; i < 1'000'000; ++i)
            x = x * 1664525U + 1013904223U;
          return x;
        }) != 0);
}
