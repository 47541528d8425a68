// tests/unit/options_test.cpp - the command line while measuring.
//
// SPDX-License-Identifier: MIT
#include <bench_test/impl/run/options.hpp>

#include <doctest/doctest.h>

#include <clocale>
#include <string>
#include <vector>

using bench_test::detail::colouring;
using bench_test::detail::known_options;
using bench_test::detail::listing;
using bench_test::detail::option_reader;
using bench_test::detail::options;
using bench_test::detail::shell_words_of;
using bench_test::detail::split_words;

namespace {

using words = std::vector<std::string>;

options strict(const words &argv) {
  option_reader reader;
  reader.read(argv, true);
  return reader.result();
}

options lenient(const words &argv) {
  option_reader reader;
  reader.read(argv, false);
  return reader.result();
}

std::string error_of(const std::string &word) { return strict({word}).error; }

} // namespace

TEST_CASE("options: without any, the defaults hold") {
  const options o = strict({});
  CHECK(o.error == "");
  CHECK_FALSE(o.all);
  CHECK_FALSE(o.in_process);
  CHECK(o.list == listing::none);
  CHECK(o.time == 0.25);
  CHECK(o.rounds == 9);
  CHECK(o.threads.empty());
  CHECK(o.timeout == 0);
  CHECK((o.only.empty() && o.words.empty() && o.doctest.empty()));
}

TEST_CASE("options: each is read") {
  CHECK(strict({"--all"}).all);
  CHECK(strict({"--in-process"}).in_process);
  CHECK(strict({"--time=0.5"}).time == 0.5);
  CHECK(strict({"--time=1e-3"}).time == 1e-3);
  CHECK(strict({"--timeout=120"}).timeout == 120);
  CHECK(strict({"--rounds=100000"}).rounds == 100000);
  CHECK(strict({"--list"}).list == listing::cases);
  CHECK(strict({"--list=leaves"}).list == listing::leaves);
  CHECK(strict({"--list=json"}).list == listing::json);
  CHECK((strict({"--rounds=9"}).has_rounds && !strict({}).has_rounds));
  CHECK(strict({"--under=gdb -q --args"}).under == "gdb -q --args");
  CHECK(strict({"--color=always"}).color == colouring::always);
  CHECK(strict({"--color=never"}).color == colouring::never);
  CHECK(strict({"--color=never", "--color=auto"}).color == colouring::automatic);
  CHECK(strict({"--tap"}).tap);
  CHECK(strict({"--verbose"}).verbose);
  CHECK((strict({"--help"}).help && strict({"-h"}).help && strict({"-?"}).help));
  CHECK((strict({"--version"}).version && strict({"-v"}).version));
}

TEST_CASE("options: --only may be repeated, and its ID may hold any character") {
  CHECK(strict({"--only=a", "--only=s::b=c/\"\" d"}).only == words{"a", "s::b=c/\"\" d"});
}

TEST_CASE("options: of two values the later one wins, also one of a later reading") {
  CHECK(strict({"--time=1", "--time=2"}).time == 2);
  option_reader reader;
  reader.read({"--time=1", "--rounds=5", "variable"}, true);
  reader.read({"--time=2", "line"}, true);
  CHECK(reader.result().time == 2);
  CHECK(reader.result().rounds == 5);
  CHECK(reader.result().words == words{"variable", "line"});
}

TEST_CASE("options: doctest's are taken as its configuration has them spelled") {
  option_reader reader({"my-", true});
  reader.read({"--my-test-case=x", "-my-ns"}, true);
  CHECK(reader.result().error == "");
  CHECK(reader.result().doctest == words{"--my-test-case=x", "-my-ns"});
  reader.read({"-tc=x"}, true);
  CHECK(reader.result().doctest.size() == 2);
  CHECK(reader.result().error ==
        "-tc=x: unknown option; the options of this program's doctest begin with \"my-\"");
}

TEST_CASE("options: bare words are kept in order") {
  CHECK(strict({"sort", "--all", "", "a=b"}).words == words{"sort", "", "a=b"});
}

TEST_CASE("options: every option that the help lists is known, with its example") {
  for (const auto &known : known_options) {
    const std::string name(known.name);
    CAPTURE(name);
    CHECK(error_of(known.example.empty() ? name : std::string(known.example)) == "");
    CHECK(known.example.empty() == known.value.empty());
  }
}

TEST_CASE("options: a flag takes no value") {
  CHECK(error_of("--all=1") == "--all=1: takes no value; write --all");
  CHECK(error_of("--in-process=") == "--in-process=: takes no value; write --in-process");
  CHECK(error_of("-h=x") == "-h=x: takes no value; write -h");
  CHECK(error_of("--version=2") == "--version=2: takes no value; write --version");
}

TEST_CASE("options: --color is one of three words") {
  for (const std::string word : {"--color", "--color=", "--color=yes"})
    CHECK(error_of(word) == word + ": expected --color=auto, --color=always or --color=never");
}

TEST_CASE("options: a time is a number of seconds above 0") {
  for (const char *value : {"", "abc", "0", "-1", "1s", "0,5", "inf", "nan", "1e300", "1 2"}) {
    for (const char *name : {"--time", "--timeout"}) {
      const std::string word = std::string(name) + '=' + value;
      const std::string example = name == std::string("--time") ? "--time=0.5" : "--timeout=120";
      CHECK(error_of(word) ==
            word + ": expected a number of seconds above 0, up to 1000000, as in " + example);
    }
  }
  CHECK(error_of("--time") ==
        "--time: expected a number of seconds above 0, up to 1000000, as in --time=0.5");
}

TEST_CASE("options: a number of rounds is whole, from 1 to 100000") {
  for (const char *value :
       {"", "abc", "0", "-1", "1.5", "+3", " 3", "100001", "18446744073709551617"}) {
    const std::string word = std::string("--rounds=") + value;
    CHECK(error_of(word) == word + ": expected a whole number from 1 to 100000, as in --rounds=9");
  }
}

TEST_CASE(
    "options: --threads is one number or several, in ascending order, with spaces around or not") {
  using numbers = std::vector<unsigned>;
  CHECK(strict({"--threads=4"}).threads == numbers{4});
  CHECK(strict({"--threads=1"}).threads == numbers{1});
  CHECK(strict({"--threads=4,1,1024"}).threads == numbers{1, 4, 1024});
  CHECK(strict({"--threads= 1, 2 ,4 "}).threads == numbers{1, 2, 4});
  CHECK(strict({"--threads=1,2", "--threads=2,8"}).threads == numbers{2, 8});
  for (const char *word : {"--threads=4", "--threads=4,1,1024", "--threads= 1, 2 ,4 "})
    CHECK(error_of(word) == "");
}

TEST_CASE("options: numbers of threads are whole, from 1 to 1024, and each is there once") {
  for (const char *value : {"", " ", ",", "0", "1025", "-1", "+2", "1.5", "two", "1,", ",1", "1,,2",
                            "1,0", "1 2", "1;2", "0x2", "2x", "18446744073709551617"}) {
    const std::string word = std::string("--threads=") + value;
    CHECK(error_of(word) ==
          word + ": expected whole numbers from 1 to 1024, as in --threads=1,2,4");
  }
  CHECK(error_of("--threads") ==
        "--threads: expected whole numbers from 1 to 1024, as in --threads=1,2,4");
  CHECK(error_of("--threads=1,2,1") == "--threads=1,2,1: 1 is there twice");
  CHECK(error_of("--threads=2, 02") == "--threads=2, 02: 02 is there twice");
  CHECK(lenient({"--threads=0"}).error == error_of("--threads=0"));
}

TEST_CASE("options: a value that is missing is asked for") {
  for (const char *end : {"", "="}) {
    const std::string only = std::string("--only") + end;
    const std::string kind = std::string("--kind") + end;
    CHECK(error_of(only) == only + ": expected a value, as in --only=suite::case/leaf");
    CHECK(error_of(kind) == kind + ": expected a value, as in --kind=time");
  }
  CHECK(error_of("--list=") == "--list=: expected --list, --list=leaves or --list=json");
  CHECK(error_of("--list=leafs") == "--list=leafs: expected --list, --list=leaves or --list=json");
}

TEST_CASE("options: an unknown one is an error with the nearest known") {
  CHECK(error_of("--al") == "--al: unknown option; did you mean --all?; --help lists all");
  CHECK(error_of("--tiem=2") == "--tiem=2: unknown option; did you mean --time?; --help lists all");
  CHECK(error_of("--frobnicate") == "--frobnicate: unknown option; --help lists all");
  CHECK(error_of("-") == "-: unknown option; --help lists all");
}

TEST_CASE("options: doctest's own that choose cases are kept as they are written") {
  const words chosen = {"-tc=*sort*", "--dt-test-suite=a,b", "-ns", "--last=3", "-scfl=1"};
  CHECK(strict(chosen).doctest == chosen);
  CHECK(lenient(chosen).doctest == chosen);
  CHECK(strict(chosen).error == "");
}

TEST_CASE("options: doctest's others are refused with what to do instead") {
  CHECK(error_of("-s") == "-s: is doctest's, and has no meaning while measuring; --kind=test runs "
                          "the tests, with all of doctest's options");
  CHECK(error_of("-ltc") == "-ltc: is doctest's, and has no meaning while measuring; --list prints "
                            "what can be measured");
}

TEST_CASE("options: under a user's own main unknown options and bare words are left to it") {
  const options o = lenient({"--frobnicate", "word", "-s", "-x=1", "--al", "--time=2"});
  CHECK(o.error == "");
  CHECK(o.words.empty());
  CHECK(o.time == 2);
}

TEST_CASE("options: under a user's own main a bad value is still an error") {
  CHECK(lenient({"--time=abc"}).error == error_of("--time=abc"));
  CHECK(lenient({"--all=1"}).error == error_of("--all=1"));
}

TEST_CASE("options: the first error stays, also through a later reading") {
  option_reader reader;
  reader.read({"--time=x", "--rounds=x"}, true);
  reader.read({"--all", "--frobnicate"}, true);
  CHECK(reader.result().error == error_of("--time=x"));
}

TEST_CASE("options: a point is a point, whatever locale a user's main has set") {
  const std::string before = std::setlocale(LC_NUMERIC, nullptr);
  const bool is_there = std::setlocale(LC_NUMERIC, "de_DE.UTF-8") != nullptr;
  const options o = strict({"--time=0.5"});
  std::setlocale(LC_NUMERIC, before.c_str());
  INFO("with a decimal comma: ", is_there);
  CHECK(o.error == "");
  CHECK(o.time == 0.5);
}

TEST_CASE("split_words: blanks separate, quotes and backslashes protect") {
  CHECK(split_words("") == words{});
  CHECK(split_words(" \t\n ") == words{});
  CHECK(split_words("  --all\t--time=1\n") == words{"--all", "--time=1"});
  CHECK(split_words("-tc='a b' \"c d\"e") == words{"-tc=a b", "c de"});
  CHECK(split_words("a\\ b \\'c \\\\") == words{"a b", "'c", "\\"});
  CHECK(split_words("'a\\ \"b' \"c'd\\\"e\"") == words{"a\\ \"b", "c'd\"e"});
  CHECK(split_words("'' a \"\"") == words{"", "a", ""});
}

TEST_CASE("shell_words_of: tells whether a quote is left open") {
  CHECK(shell_words_of("a 'b \" c' \"d'\"").is_closed);
  CHECK_FALSE(shell_words_of("a 'b").is_closed);
  CHECK_FALSE(shell_words_of("a \"b'").is_closed);
}

TEST_CASE("split_words: a quote without its end holds to the end, a backslash there is itself") {
  CHECK(split_words("a 'b c") == words{"a", "b c"});
  CHECK(split_words("a\\") == words{"a\\"});
}
