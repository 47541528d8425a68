// bench_test/impl/system/source_text.hpp - lines of the source files that a program was built from.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <fstream>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "program_file.hpp"

namespace bench_test::detail {

/// Reads a file at the first question about it; there may be none, where the program was moved.
class source_text {
public:
  /// The line of this number, from 1 on, of a file as the compiler was given it; "" if not found.
  const std::string &line(std::string_view file, std::size_t number) {
    const auto [known, is_new] = lines_of_.try_emplace(std::string(file));
    if (is_new)
      known->second = read(known->first);
    const auto &lines = known->second;
    static const std::string none;
    return number >= 1 && number <= lines.size() ? lines[number - 1] : none;
  }

private:
  static std::vector<std::string> read(const std::string &file) {
    std::vector<std::string> lines;
    for (const auto &path : paths_of(file))
      if (std::ifstream in(path); in) {
        for (std::string line; std::getline(in, line);)
          lines.push_back(line);
        break;
      }
    return lines;
  }
  /// A relative path is one from the folder of the build, in which the program stands somewhere.
  static std::vector<std::string> paths_of(const std::string &file) {
    std::vector<std::string> paths{file};
    const std::string program = target_of(running_program);
    for (auto end = program.rfind('/'); end != std::string::npos && end > 0 && file[0] != '/';
         end = program.rfind('/', end - 1))
      paths.push_back(program.substr(0, end + 1) + file);
    return paths;
  }

  std::unordered_map<std::string, std::vector<std::string>> lines_of_;
};

} // namespace bench_test::detail
