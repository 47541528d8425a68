// bench_test/impl/bridge/place.hpp - the `place` class that fits the suite's doctest.
//
// SPDX-License-Identifier: MIT
#pragma once

#include "../../doctest.hpp"

#if DOCTEST_VERSION >= 20500
#include "place_2_5.hpp"
#elif DOCTEST_VERSION >= 20409
#include "place_2_4.hpp"
#else
#include "place_2_4_6.hpp"
#endif
