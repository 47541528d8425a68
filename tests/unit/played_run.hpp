// tests/unit/played_run.hpp - a run with a worker that is played, for tests of what a run does.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <bench_test/impl/run/rounds.hpp>
#include <bench_test/impl/run/run_context.hpp>
#include <bench_test/impl/worker/index_list.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "worker_says.hpp"

/// The body of one case as the worker plays it. The talks that measure it are counted from 0, which
/// is the calibration under a kind that has one.
struct played_body {
  static constexpr int never = -1;

  // In a first pass:
  std::vector<std::string> leaves = {"a"}; ///< to which it goes, one after the other
  bool fails = false;
  bool dies = false;
  bool hangs = false;
  bool fails_after_others = false; ///< that have run in the same process
  bool dies_after_others = false;
  bool passes_in_suite = true;
  bool ends_suite = false;

  // When it is measured:
  double seconds = 0.001; ///< an iteration
  int dies_in = never;    ///< this talk
  int fails_in = never;
  int strays_in = never;
  int differs_from = never;          ///< from this talk on, it asserts more when run again
  bool branches = false;             ///< each pass of it meets subcases
  int fails_on_threads_from = never; ///< from this talk on, where several run it at once
  bool differs_on_threads = false;
  double slower_on_threads = 1; ///< so many times, an iteration
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
      cases[i].name = letters.substr(i, 1);
    }
  }

  void on_failure(const leaf &l, const failure &why, const outcome &how) override {
    failures += letter(l.of->index) + '(' + why.summary + how.reason + ')';
  }
  void on_finished(const bench_test::detail::leaf_row &row) override {
    finished += letter(row.front().of->index);
  }
  void on_detail(const leaf &l, const std::string &what) override {
    details.push_back(std::string(l.by->prefix()) + ": " + l.id + ": " + what);
  }
  void on_progress(const bench_test::detail::progress &p) override { progress += p.id; }
  void on_step(const std::string &) override { ++steps; }

  std::vector<played_body> bodies;
  std::vector<bench_test::detail::test_case> cases;
  bench_test::detail::options chosen;
  int talks_to_interruption = 1000000;

  std::string talks;    ///< the letter of the case for each talk, "a2" on two threads, "(ab)" for a
                        ///< discovery of several, "*" for one about the suite, "0" about empty
                        ///< bodies
  std::string failures; ///< what failed, with why
  std::string finished; ///< what was finished
  std::string progress; ///< what was running, by the ID
  std::vector<std::string> details;
  double calls = 0; ///< in loops, on all threads
  int steps = 0;    ///< that were announced

  bench_test::detail::run_context context{chosen, *this,
                                          [this](conversation &c) { return play(c); }, true, false};

private:
  static constexpr std::string_view letters = "abcdef";
  static std::string letter(std::size_t index) { return std::string(1, letters[index]); }

  outcome play(conversation &c) {
    if (talks_to_interruption-- == 0)
      return {outcome::end::interrupted, "interrupted", "", 0};
    const auto job = c.answer(worker_says::hello());
    outcome how;
    if (job.verb() == "overhead")
      c.hear(bench_test::detail::message("overhead").with("assertion", 1e-4).with("subcase", 0.0));
    else if (job.verb() == "empties")
      c.hear(play_empties());
    else if (job.verb() == "suite")
      how = play_suite(c, job.text("without"));
    else if (job.verb() == "discover")
      how = play_discovery(c, bench_test::detail::decoded_indices(job.text("cases")));
    else
      how = play_case(c, job);
    if (how.how == outcome::end::complete)
      c.answer(worker_says::end());
    return how;
  }

  bench_test::detail::message play_empties() {
    talks += '0';
    return bench_test::detail::message("empties")
        .with("body", 2e-9)
        .with("measure", 1e-9)
        .with("fixture", 3e-9);
  }

  static void begin_case(conversation &c, std::size_t index) {
    c.hear(bench_test::detail::message("case").with("index", static_cast<double>(index)));
  }
  static void end_case(conversation &c, bool success) {
    c.hear(bench_test::detail::message("case-ends").with("success", success ? 1 : 0));
  }

  outcome play_suite(conversation &c, const std::string &without) {
    talks += '*';
    for (std::size_t i = 0; i < bodies.size(); ++i) {
      if (without.find(std::to_string(i)) != std::string::npos)
        continue;
      begin_case(c, i);
      if (bodies[i].ends_suite)
        return {outcome::end::died, "SIGKILL", "", 0};
      end_case(c, bodies[i].passes_in_suite);
    }
    return {};
  }

  outcome play_discovery(conversation &c, const std::vector<std::size_t> &indices) {
    std::string discovered;
    for (const auto index : indices)
      discovered += letter(index);
    talks += indices.size() > 1 ? '(' + discovered + ')' : discovered;
    bool after_others = false;
    for (const auto index : indices) {
      const played_body &body = bodies[index];
      if (body.leaves.empty()) // doctest does not run it
        continue;
      begin_case(c, index);
      if (body.dies || (after_others && body.dies_after_others))
        return {outcome::end::died, "SIGSEGV", "", 0};
      if (body.hangs)
        return {outcome::end::timed_out, "still running", "", 0};
      const bool fails = body.fails || (after_others && body.fails_after_others);
      auto p = worker_says::pass_of(bench_test::detail::target::body);
      for (const auto &name : body.leaves) {
        p.path.assign(1, name);
        p.failures = fails ? 1 : 0;
        c.hear(bench_test::detail::message("pass-begins"));
        if (fails)
          c.hear(worker_says::failed("broken"));
        c.hear(encoded(p, "leaf"));
      }
      end_case(c, !fails);
      after_others = true;
    }
    return {};
  }

  outcome play_case(conversation &c, const bench_test::detail::message &job) {
    const auto index = static_cast<std::size_t>(job.number("index"));
    const double threads = job.number("threads");
    talks += letter(index) + (threads > 1 ? std::to_string(static_cast<int>(threads)) : "");
    played_body &body = bodies[index];
    const int talk = body.talks++;
    if (talk == body.dies_in)
      return {outcome::end::died, "SIGSEGV", "", 0};
    auto first = worker_says::pass_of(bench_test::detail::target_named(job.text("region")));
    first.is_branching = body.branches;
    if (talk == body.fails_in) {
      c.hear(worker_says::failed("broken"));
      first.failures = 1;
    }
    if (talk == body.strays_in)
      first.path = {"b"};
    const auto since = [&](int from) { return from >= 0 && talk >= from; };
    played_loop loop{body.seconds, threads,
                     since(body.differs_from) || (threads > 1 && body.differs_on_threads),
                     threads > 1 && since(body.fails_on_threads_from)};
    if (threads > 1)
      loop.seconds *= body.slower_on_threads;
    measure(c, loop, first);
    return {};
  }

  struct played_loop {
    double seconds; ///< an iteration
    double threads;
    bool differs;
    bool fails;
  };

  void measure(conversation &c, const played_loop &how, const bench_test::detail::pass &first) {
    const auto ask = [&] { return c.answer(worker_says::at("body")).verb(); };
    for (auto order = ask(); order != "end"; order = ask()) {
      if (order == "once")
        c.hear(worker_says::samples(how.seconds, 1, {how.seconds, 2 * how.seconds}));
      c.hear(order == "loop" ? worker_says::looped(loop(c, how, first))
                             : worker_says::passed(first));
    }
  }

  bench_test::detail::pass loop(conversation &c, const played_loop &how,
                                bench_test::detail::pass p) {
    p.calls = 0;
    const auto ask = [&] { return c.answer(worker_says::at("region")); };
    for (auto order = ask(); order.verb() == "sample"; order = ask()) {
      const double iterations = order.number("iterations");
      const double count = order.number("count");
      c.hear(worker_says::samples(iterations * how.seconds, static_cast<std::size_t>(count)));
      p.calls += iterations * count * how.threads;
    }
    calls += p.calls;
    p.region_assertions = p.calls + (how.differs ? 1 : 0);
    if (how.fails) {
      c.hear(worker_says::failed("broken"));
      p.failures = 1;
    }
    return p;
  }
};

/// A run of leaves that have passed a first time.
struct measuring {
  explicit measuring(std::size_t count) : run(count), leaves(count) {
    for (std::size_t i = 0; i < count; ++i) {
      leaves[i].of = &run.cases[i];
      leaves[i].id = run.cases[i].name;
      leaves[i].first = worker_says::pass_of(bench_test::detail::target::body);
    }
  }
  void measure(const char *kind = "time") {
    for (auto &l : leaves)
      l.by = bench_test::detail::kind_named(kind);
    bench_test::detail::rounds(run.context).measure(leaves);
  }

  played_run run;
  std::vector<bench_test::detail::leaf> leaves;
};
