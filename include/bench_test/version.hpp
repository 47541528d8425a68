// bench_test/version.hpp - the version of bench_test, as numbers and as text.
//
// SPDX-License-Identifier: MIT
#pragma once

#define BENCH_TEST_VERSION_MAJOR 0
#define BENCH_TEST_VERSION_MINOR 1
#define BENCH_TEST_VERSION_PATCH 0
#define BENCH_TEST_VERSION "0.1.0"
