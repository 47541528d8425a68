// examples/sqlite/database.hpp - SQLite's C interface, with the care that C++ takes of it.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <stdexcept>
#include <string>

#include <sqlite3.h>

namespace example {

struct closer {
  void operator()(sqlite3 *connection) const { sqlite3_close(connection); }
  void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};
using database = std::unique_ptr<sqlite3, closer>;
using statement = std::unique_ptr<sqlite3_stmt, closer>;

inline void check(int result, sqlite3 *connection) {
  if (result != SQLITE_OK && result != SQLITE_DONE && result != SQLITE_ROW)
    throw std::runtime_error(sqlite3_errmsg(connection));
}

inline database open(const std::string &name = ":memory:") {
  sqlite3 *connection = nullptr;
  const int result = sqlite3_open(name.c_str(), &connection);
  database opened(connection);
  check(result, connection);
  return opened;
}

inline void execute(const database &in, const std::string &sql) {
  check(sqlite3_exec(in.get(), sql.c_str(), nullptr, nullptr, nullptr), in.get());
}

inline statement prepare(const database &in, const std::string &sql) {
  sqlite3_stmt *prepared = nullptr;
  check(sqlite3_prepare_v2(in.get(), sql.c_str(), -1, &prepared, nullptr), in.get());
  return statement(prepared);
}

/// The first column of the first row that a statement gives, which has one parameter.
inline int number_for(const statement &s, int parameter) {
  sqlite3_bind_int(s.get(), 1, parameter);
  const int result = sqlite3_step(s.get());
  const int number = result == SQLITE_ROW ? sqlite3_column_int(s.get(), 0) : -1;
  sqlite3_reset(s.get());
  return number;
}

} // namespace example
