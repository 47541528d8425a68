// examples/sqlite/sqlite_tests.cpp - SQLite, a library written in C, under every kind of
// measurement.
//
// SPDX-License-Identifier: MIT
#include <bench_test.hpp>

#include <string>

#include "database.hpp"

using namespace example;

namespace {

constexpr int rows = 1'000;

void fill(const database &db) {
  execute(db, "CREATE TABLE squares(n INTEGER PRIMARY KEY, square INTEGER, name TEXT)");
  execute(db, "BEGIN");
  const auto insert = prepare(db, "INSERT INTO squares VALUES(?, ?, 'the square of ' || ?)");
  for (int n = 0; n < rows; ++n) {
    sqlite3_bind_int(insert.get(), 1, n);
    sqlite3_bind_int(insert.get(), 2, n * n);
    sqlite3_bind_int(insert.get(), 3, n);
    check(sqlite3_step(insert.get()), db.get());
    sqlite3_reset(insert.get());
  }
  execute(db, "COMMIT");
}
database filled() {
  auto db = open();
  fill(db);
  return db;
}

} // namespace

BENCH_TEST("open a database in memory") {
  const auto db = bench_test::measure([] { return open(); });
  CHECK(db != nullptr);
  bench_test::result(db); // mem: what the connection keeps on the heap
}

BENCH_TEST("insert 1,000 rows") {
  bench_test::items(rows, "rows");
  const auto db = bench_test::measure([] { return open(); }, // a fresh one for each call
                                      [](database &fresh) { fill(fresh); });
  CHECK(number_for(prepare(db, "SELECT count(*) + ? FROM squares"), 0) == rows);
  const auto page_bytes = number_for(prepare(db, "SELECT page_count * page_size + ? FROM "
                                                 "pragma_page_count, pragma_page_size"),
                                     0);
  bench_test::result(static_cast<double>(page_bytes) / rows, "bytes a row"); // track
}

BENCH_TEST("find a row by its key" * bench_test::at_most("time", "1 ms")) {
  const auto db = filled();
  const auto find = prepare(db, "SELECT square FROM squares WHERE n = ?");
  CHECK(number_for(find, 12) == 144);
  SUBCASE("with a prepared statement") {
    CHECK(bench_test::measure([&] { return number_for(find, 30); }) == 900);
  }
  SUBCASE("prepared anew") {
    CHECK(bench_test::measure([&] {
            return number_for(prepare(db, "SELECT square FROM squares WHERE n = ?"), 30);
          }) == 900);
  }
}

BENCH_TEST("scan all rows for a text") {
  const auto db = filled();
  const auto scan = prepare(db, "SELECT count(*) FROM squares WHERE name LIKE '%' || ? || '%'");
  bench_test::items(rows, "rows");
  CHECK(bench_test::measure([&] { return number_for(scan, 99); }) == 19);
}
