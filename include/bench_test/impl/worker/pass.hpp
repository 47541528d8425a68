// bench_test/impl/worker/pass.hpp - what one run of a body showed, and how it travels.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "../text/escape.hpp"
#include "message.hpp"

namespace bench_test::detail {

/// What is measured in a body.
enum class target {
  body,    ///< all of it
  fixture, ///< the body of a BENCH_TEST_FIXTURE, without its fixture
  measure, ///< what `measure` is given
  inputs   ///< and that with inputs
};

constexpr const char *target_names[] = {"body", "fixture", "measure", "inputs"}; // in that order

inline std::string name_of(target t) { return target_names[static_cast<int>(t)]; }
inline target target_named(const std::string &name) {
  for (const auto t : {target::fixture, target::measure, target::inputs})
    if (name == name_of(t))
      return t;
  return target::body;
}
/// Whether only a part of the body is measured, so that its subcases are not.
inline bool is_measure(target t) { return t == target::measure || t == target::inputs; }
/// Whether each iteration has something of its own that is made before.
inline bool has_inputs(target t) { return t == target::inputs || t == target::fixture; }

/// A value of `values(name, ...)` that a pass was run for.
struct parameter {
  std::string name;
  std::string value; ///< its label
  bool is_number = false;
  std::size_t level = 0; ///< of its subcase, from 1 on
};

/// What an iteration says that it does.
struct work {
  double amount = 0;
  std::string unit; ///< "B" for bytes
};

/// Puts it in the place of what was said before about the same unit.
inline void set_work(std::vector<work> &works, work said) {
  for (auto &known : works)
    if (known.unit == said.unit)
      return std::swap(known, said);
  works.push_back(std::move(said));
}

/// One run of a body, with the region in it called `calls` times.
struct pass {
  std::vector<std::string> path;     ///< names of the subcases on the deepest way it went
  std::vector<parameter> parameters; ///< from the outside in
  std::vector<work> works;           ///< one of each unit
  double last_amount = 0;            ///< of work, of whatever unit, that was said in it
  target region = target::body;
  std::string measure_place;        ///< file:line of the body's `measure`, if any
  std::string second_measure_place; ///< and of one too many
  double input_bytes = 0;           ///< of one input itself, where there are inputs
  double calls = 1;
  double assertions = 0;        ///< outside the region
  double region_assertions = 0; ///< in all its calls
  double values_tried = 0;      ///< subcases of values that were not entered
  unsigned failures = 0;        ///< failed assertions
  bool is_branching = false;    ///< it has met subcases, or values of GENERATE
  bool branches_within = false; ///< what measure() is given has met subcases
  bool threw = false;           ///< an exception left the body: a failed REQUIRE, or its own
  double seconds = 0;           ///< all of it
  double region_seconds = 0;    ///< the call of the region that a test makes; all of a whole body

  bool failed() const { return failures > 0 || threw; }
};

/// Names of subcases as one text, and back.
inline std::string encoded_path(const std::vector<std::string> &path) {
  std::string text;
  for (const auto &name : path)
    text += escaped_word(name) + ' ';
  return text;
}
inline std::vector<std::string> decoded_path(const std::string &text) {
  std::vector<std::string> path;
  for (std::size_t from = 0; from < text.size();) {
    const auto end = text.find(' ', from);
    path.push_back(unescaped_word(text.substr(from, end - from)));
    from = end == std::string::npos ? text.size() : end + 1;
  }
  return path;
}

/// Parameters as one text, and back: four words each.
inline std::string encoded_parameters(const std::vector<parameter> &parameters) {
  std::vector<std::string> words;
  for (const auto &p : parameters)
    for (const auto &word :
         {p.name, p.value, std::string(p.is_number ? "1" : "0"), std::to_string(p.level)})
      words.push_back(word);
  return encoded_path(words);
}
inline std::vector<parameter> decoded_parameters(const std::string &text) {
  const auto words = decoded_path(text);
  std::vector<parameter> parameters;
  for (std::size_t i = 0; i + 3 < words.size(); i += 4)
    parameters.push_back({words[i], words[i + 1], words[i + 2] == "1",
                          static_cast<std::size_t>(parsed_number(words[i + 3]))});
  return parameters;
}

/// Work as one text, and back: two words each.
inline std::string encoded_works(const std::vector<work> &works) {
  std::vector<std::string> words;
  for (const auto &w : works) {
    words.push_back(exact(w.amount));
    words.push_back(w.unit);
  }
  return encoded_path(words);
}
inline std::vector<work> decoded_works(const std::string &text) {
  const auto words = decoded_path(text);
  std::vector<work> works;
  for (std::size_t i = 0; i + 1 < words.size(); i += 2)
    works.push_back({parsed_number(words[i]), words[i + 1]});
  return works;
}

/// What is as in a pass of which nothing is known is left out.
inline message encoded(const pass &p, std::string_view verb) {
  message m(verb);
  const auto text = [&](const char *key, const std::string &value) {
    if (!value.empty())
      m.add(key, value);
  };
  const auto number = [&](const char *key, double value) {
    if (value != 0)
      m.add(key, exact(value));
  };
  text("path", encoded_path(p.path));
  text("parameters", encoded_parameters(p.parameters));
  text("works", encoded_works(p.works));
  number("last_amount", p.last_amount);
  if (p.region != target::body)
    text("region", name_of(p.region));
  text("measure", p.measure_place);
  text("second", p.second_measure_place);
  number("input_bytes", p.input_bytes);
  if (p.calls != 1)
    m.add("calls", exact(p.calls));
  number("assertions", p.assertions);
  number("region_assertions", p.region_assertions);
  number("values_tried", p.values_tried);
  number("failures", p.failures);
  number("branching", p.is_branching ? 1 : 0);
  number("branches_within", p.branches_within ? 1 : 0);
  number("threw", p.threw ? 1 : 0);
  number("seconds", p.seconds);
  if (p.region_seconds != p.seconds)
    m.add("region_seconds", exact(p.region_seconds));
  return m;
}

inline pass decoded_pass(const message &m) {
  pass p;
  p.path = decoded_path(m.text("path"));
  p.parameters = decoded_parameters(m.text("parameters"));
  p.works = decoded_works(m.text("works"));
  p.last_amount = m.number("last_amount");
  p.region = target_named(m.text("region"));
  p.measure_place = m.text("measure");
  p.second_measure_place = m.text("second");
  p.input_bytes = m.number("input_bytes");
  if (!m.text("calls").empty())
    p.calls = m.number("calls");
  p.assertions = m.number("assertions");
  p.region_assertions = m.number("region_assertions");
  p.values_tried = m.number("values_tried");
  p.failures = static_cast<unsigned>(m.number("failures"));
  p.is_branching = m.number("branching") > 0;
  p.branches_within = m.number("branches_within") > 0;
  p.threw = m.number("threw") > 0;
  p.seconds = m.number("seconds");
  p.region_seconds = m.text("region_seconds").empty() ? p.seconds : m.number("region_seconds");
  return p;
}

} // namespace bench_test::detail
