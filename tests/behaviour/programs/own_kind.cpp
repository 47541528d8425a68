// tests/behaviour/programs/own_kind.cpp - kinds of measurement of the suite's own.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <cstdlib>
#include <string>

using bench_test::at_most;
using bench_test::benchmark;
using bench_test::kind;
using bench_test::measure;
using bench_test::sampling;

namespace {
int sent = 0;
void send(int packets) { sent += packets; }

/// Counts packets, and bytes of 1500 each.
class packets_kind final : public kind {
public:
  packets_kind()
      : kind("packets", "packets that one iteration sends", sampling::exact,
             {{"sent", "packets", true}, {"traffic", "B", true}}) {}
  void start() override { before_ = sent; }
  void stop(double *values) override {
    values[0] = sent - before_;
    values[1] = 1500 * values[0];
  }

private:
  int before_ = 0;
} packets;

/// Cannot measure unless the variable CABLE is there.
class cable_kind final : public kind {
public:
  cable_kind() : kind("cable", "whether there is a cable", sampling::once, {{"there"}}) {}
  const char *refusal() const override {
    return std::getenv("CABLE") ? nullptr : "there is no cable; plug one in";
  }
  const char *remark() const override { return "the cable is red"; }
  const char *why_no_reading() const override { return "says nothing about cables"; }
  void start() override {}
  void stop(double *) override {}
  void see(const bench_test::returned &said, double *values) override {
    if (std::string(said.unit) == "cables")
      values[0] = said.number;
  }
} cable;

/// Says of each reading that it is one more than the last, though it calls itself exact.
class growing_kind final : public kind {
public:
  growing_kind() : kind("growing", "grows", sampling::exact, {{"size", "B", true}}) {}
  void prepare(unsigned) override { last_ = 1023; }
  void start() override {}
  void stop(double *values) override {
    values[0] = is_in_region ? ++last_ : 0;
    is_in_region = false;
  }
  static inline bool is_in_region = false;

private:
  double last_ = 0;
} growing;
} // namespace

BENCH_TEST("sends 3 packets" * at_most("packets", 3)) {
  send(2);
  measure([] { send(3); });
}
BENCH_TEST("sends 4 packets" * at_most("packets", 3)) { send(4); }
TEST_CASE("for packets only" * benchmark("packets")) { send(1); }
TEST_CASE("for other kinds" * benchmark("time,cable,growing")) {
  measure([] { growing_kind::is_in_region = true; });
  bench_test::result(2, "cables");
}
TEST_CASE("without a cable" * benchmark("cable")) { bench_test::result(3, "ropes"); }

#if defined(WITH_MAIN)
int main(int argc, char **argv) { return doctest::Context(argc, argv).run(); }
#endif
