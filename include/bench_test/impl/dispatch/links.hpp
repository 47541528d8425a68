// bench_test/impl/dispatch/links.hpp - the command that makes the program's other names.
//
// A name beside the program is a link to its bare name, so that the folder can be moved or packed.
// From another folder, which is one in PATH as a rule, it is a link to the whole path: each of the
// two folders may be moved or linked to for reasons of its own.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <cerrno>
#include <cstring>
#include <string>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

#include "../system/program_copy.hpp"
#include "../system/program_file.hpp"
#include "../text/escape.hpp"
#include "../text/file_name.hpp"
#include "exit_status.hpp"
#include "other_names.hpp"

namespace bench_test::detail {

/// What became of one name.
struct link_outcome {
  std::string done;  ///< "made"; empty if it is not there now
  std::string error; ///< why not, and what to do
};

/// What is to be said of something that is in the way. An old copy cannot be told for sure from
/// another program of that name, so it is for the user to remove.
inline link_outcome in_the_way(const std::string &path, const std::string &program) {
  struct stat facts {};
  const auto target = target_of(path);
  if (is_same_file(path, program))
    return {"there already", ""};
  if (!target.empty())
    return {"", "a link to " + printable(target) +
                    (stat(path.c_str(), &facts) == 0 ? ", which is not this program,"
                                                     : ", which is not there,") +
                    " is in the way; remove it, and say links again"};
  if (is_copy(path, program))
    return {access(path.c_str(), X_OK) == 0 ? "there already" : "",
            "a copy of this program that may not be run is in the way; say chmod +x"};
  if (stat(path.c_str(), &facts) == 0 && S_ISDIR(facts.st_mode))
    return {"", "a folder is in the way; move it away, or name another folder for the links"};
  return {"", "a file that is no copy of this program as it is now is in the way; remove it, and "
              "say links again"};
}

/// Makes one name of the program, at a path, unless something is there.
inline link_outcome make_link(const std::string &path, const std::string &target,
                              const std::string &program) {
  if (symlink(target.c_str(), path.c_str()) == 0)
    return {"made", ""};
  struct stat facts {};
  int error = errno;
  if (lstat(path.c_str(), &facts) == 0)
    return in_the_way(path, program);
  if (error == EPERM || error == EOPNOTSUPP || error == ENOSYS) { // as on vfat
    error = copy_program(path);
    if (error == 0)
      return {"made, a copy", ""};
  }
  const bool may_not = error == EACCES || error == EPERM || error == EROFS;
  return {"", std::strerror(error) +
                  std::string(may_not ? "; name a folder that you may write to" : "")};
}

/// Makes the names of this program in a folder, or beside it; the exit status.
inline int make_links(const std::string &wanted_folder) {
  const auto program = program_file();
  if (program.empty())
    return complain("links: the file of this program is not there any more; start it again");
  const std::string folder = wanted_folder.empty() ? folder_of(program) : wanted_folder;
  struct stat facts {};
  if (stat(folder.c_str(), &facts) != 0)
    return complain("links: " + printable(folder) + ": " + std::strerror(errno) +
                    "; name a folder that is there, or make it first, as with mkdir -p");
  if (!S_ISDIR(facts.st_mode))
    return complain("links: " + printable(folder) + ": is no folder; name one to make links in");
  const bool is_beside = is_same_file(folder, folder_of(program));
  int status = good;
  bool has_copies = false;
  for (const auto &name : names_to_measure_by(program)) {
    const auto path = folder + (folder.back() == '/' ? "" : "/") + name;
    const auto outcome = make_link(path, is_beside ? file_name(program) : program, program);
    if (outcome.done.empty())
      status = complain("links: " + printable(path) + ": " + outcome.error);
    else
      printer::list(printable(name) + ": " + outcome.done);
    has_copies = has_copies || outcome.done == "made, a copy";
  }
  if (has_copies)
    say("links: there can be no links in " + printable(folder) +
        ", so these are copies; after each build remove them, and say links again");
  return status;
}

} // namespace bench_test::detail
