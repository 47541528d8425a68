// tests/unit/played_run.hpp - a run with a worker that is played, for tests of what a run does.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <bench_test/impl/run/rounds.hpp>
#include <bench_test/impl/run/run_context.hpp>

#include <cstddef>
#include <string>
#include <vector>

#include "worker_says.hpp"

/// The body of one case as the worker plays it. Its talks are counted from 0, which is the
/// discovery in a first pass, and the calibration under a kind that has one.
struct played_body {
  static constexpr int never = -1;

  double seconds = 0.001; ///< an iteration
  int dies_in = never;    ///< this talk
  int fails_in = never;
  int strays_in = never;
  int differs_from = never;                ///< from this talk on, it asserts more when run again
  std::vector<std::string> leaves = {"a"}; ///< to which it goes, one after the other
  bool passes_in_suite = true;
  bool ends_suite = false;
  int talks = 0;
};

/// Plays the worker, and notes what happens by the letter of each case: a, b, c and so on.
class played_run final : public bench_test::detail::observer {
public:
  using conversation = bench_test::detail::conversation;
  using failure = bench_test::detail::failure;
  using leaf = bench_test::detail::leaf;
  using outcome = bench_test::detail::outcome;

  explicit played_run(std::size_t count) : bodies(count), cases(count) {
    for (std::size_t i = 0; i < count; ++i) {
      cases[i].index = i;
      cases[i].name = letter(i);
    }
  }

  void on_failure(const leaf &l, const failure &why, const outcome &how) override {
    failures += letter(l.of->index) + '(' + why.summary + how.reason + ')';
  }
  void on_finished(const leaf &l) override { finished += letter(l.of->index); }
  void on_step(const std::string &) override { ++steps; }

  std::vector<played_body> bodies;
  std::vector<bench_test::detail::test_case> cases;
  bench_test::detail::options chosen;
  int talks_to_interruption = 1000000;

  std::string talks;    ///< the letter of the case for each talk, "*" for one about the suite
  std::string failures; ///< what failed, with why
  std::string finished; ///< what was finished
  int steps = 0;        ///< that were announced

  bench_test::detail::run_context context{chosen, *this,
                                          [this](conversation &c) { return play(c); }, true, false};

private:
  static std::string letter(std::size_t index) { return std::string(1, "abcdef"[index]); }

  outcome play(conversation &c) {
    if (talks_to_interruption-- == 0)
      return {outcome::end::interrupted, "interrupted", "", 0};
    const auto job = c.answer(worker_says::hello());
    outcome how;
    if (job.verb() == "overhead")
      c.hear(bench_test::detail::message("overhead").with("assertion", 1e-4).with("subcase", 0.0));
    else if (job.verb() == "suite")
      how = play_suite(c, job.text("without"));
    else
      how = play_case(c, job);
    if (how.how == outcome::end::complete)
      c.answer(worker_says::end());
    return how;
  }

  outcome play_suite(conversation &c, const std::string &without) {
    talks += '*';
    for (std::size_t i = 0; i < bodies.size(); ++i) {
      if (without.find(std::to_string(i)) != std::string::npos)
        continue;
      const auto tell = [&](const char *verb, bool success) {
        c.hear(bench_test::detail::message(verb)
                   .with("index", static_cast<double>(i))
                   .with("success", success ? 1 : 0));
      };
      tell("case-begins", false);
      if (bodies[i].ends_suite)
        return {outcome::end::died, "SIGKILL", "", 0};
      tell("case", bodies[i].passes_in_suite);
    }
    return {};
  }

  outcome play_case(conversation &c, const bench_test::detail::message &job) {
    const auto index = static_cast<std::size_t>(job.number("index"));
    talks += letter(index);
    played_body &body = bodies[index];
    const int talk = body.talks++;
    if (talk == body.dies_in)
      return {outcome::end::died, "SIGSEGV", "", 0};
    auto first = worker_says::pass_of(bench_test::detail::target::body);
    if (talk == body.fails_in) {
      c.hear(worker_says::failed("broken"));
      first.failures = 1;
    }
    if (talk == body.strays_in)
      first.path = {"b"};
    const bool differs = body.differs_from >= 0 && talk >= body.differs_from;
    if (job.verb() == "discover")
      discover(c, body, first);
    else
      measure(c, body.seconds, first, differs);
    return {};
  }

  static void discover(conversation &c, const played_body &body, bench_test::detail::pass p) {
    for (const auto &name : body.leaves) {
      p.path.assign(1, name);
      c.hear(encoded(p, "leaf"));
    }
  }

  static void measure(conversation &c, double seconds, const bench_test::detail::pass &first,
                      bool differs) {
    const auto ask = [&] { return c.answer(worker_says::at("body")).verb(); };
    for (auto order = ask(); order != "end"; order = ask()) {
      if (order == "once")
        c.hear(worker_says::samples(seconds, 1, {seconds, 2 * seconds}));
      c.hear(order == "loop" ? worker_says::looped(loop(c, seconds, first, differs))
                             : worker_says::passed(first));
    }
  }

  static bench_test::detail::pass loop(conversation &c, double seconds, bench_test::detail::pass p,
                                       bool differs) {
    p.calls = 0;
    const auto ask = [&] { return c.answer(worker_says::at("region")); };
    for (auto order = ask(); order.verb() == "sample"; order = ask()) {
      const double iterations = order.number("iterations");
      const double count = order.number("count");
      c.hear(worker_says::samples(iterations * seconds, static_cast<std::size_t>(count)));
      p.calls += iterations * count;
    }
    p.region_assertions = p.calls + (differs ? 1 : 0);
    return p;
  }
};

/// A run of leaves that have passed a first time.
struct measuring {
  explicit measuring(std::size_t count) : run(count), leaves(count) {
    for (std::size_t i = 0; i < count; ++i) {
      leaves[i].of = &run.cases[i];
      leaves[i].first = worker_says::pass_of(bench_test::detail::target::body);
    }
  }
  void measure(const char *kind = "time") {
    bench_test::detail::rounds(run.context, *bench_test::detail::kind_named(kind)).measure(leaves);
  }

  played_run run;
  std::vector<bench_test::detail::leaf> leaves;
};
