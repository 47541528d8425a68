// tests/unit/worker_says.hpp - what a worker says, for tests of those who talk to it.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <bench_test/impl/results/leaf.hpp>
#include <bench_test/impl/run/conversation.hpp>
#include <bench_test/impl/worker/message.hpp>
#include <bench_test/impl/worker/pass.hpp>
#include <bench_test/impl/worker/reading.hpp>

#include <cstddef>
#include <string>
#include <vector>

namespace worker_says {

using bench_test::detail::message;
using bench_test::detail::pass;
using bench_test::detail::reading;

inline message hello(int protocol = bench_test::detail::protocol_version) {
  return message("hello").with("protocol", protocol);
}
inline message at(const char *where) { return message("at").with("where", where); }
inline message end(bool success = true, const std::string &reason = "") {
  return message("end").with("success", success ? 1 : 0).with("reason", reason);
}
inline message failed(const std::string &summary) {
  return message("failure").with("summary", summary).with("text", summary + " in full");
}
inline message passed(const pass &p) { return encoded(p, "pass"); }
inline message looped(const pass &p) { return encoded(p, "looped"); }

/// A pass through the subcase "a" with one assertion in each call of its region.
inline pass pass_of(bench_test::detail::target region, double calls = 1) {
  pass p;
  p.path = {"a"};
  p.region = region;
  p.calls = calls;
  p.region_assertions = calls;
  return p;
}
inline pass failing(pass p) {
  p.failures = 1;
  return p;
}
inline pass elsewhere(pass p) {
  p.path = {"b"};
  return p;
}

/// So many samples that took `seconds` each, with these values or those of the
/// kind `time`.
inline message samples(double seconds, std::size_t count = 1, std::vector<double> values = {}) {
  reading r;
  r.seconds = seconds;
  r.values = values.empty() ? std::vector<double>{seconds, seconds} : values;
  return message("samples").with("readings", encoded(std::vector<reading>(count, r)));
}

/// Lets a worker say all this to `to`. Returns the orders that it gets, samples as
/// COUNTxITERATIONS, and with "/" and the size of a batch where that is limited.
inline std::string orders(bench_test::detail::conversation &to, const std::vector<message> &said) {
  std::string orders;
  for (const auto &m : said) {
    if (!is_question(m)) {
      to.hear(m);
      continue;
    }
    const auto order = to.answer(m);
    const auto whole = [&](const char *key) {
      return std::to_string(static_cast<long>(order.number(key)));
    };
    orders += orders.empty() ? "" : " ";
    orders += order.verb() == "sample" ? whole("count") + 'x' + whole("iterations") : order.verb();
    if (order.number("batch") > 0)
      orders += '/' + whole("batch");
  }
  return orders;
}

/// A leaf with a pass of this region, at the place "1,2" in the case 7.
struct known_leaf {
  explicit known_leaf(bench_test::detail::target region) {
    of.index = 7;
    it.of = &of;
    it.by = bench_test::detail::kind_named("time");
    it.place = "1,2";
    it.iterations = 40;
    it.first = pass_of(region);
  }
  bench_test::detail::test_case of;
  bench_test::detail::leaf it;
};

} // namespace worker_says
