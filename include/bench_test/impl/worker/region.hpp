// bench_test/impl/worker/region.hpp - the out-of-line half of `measure` and of fixtures.
//
// User files call these, so they are emitted although nothing in this file does: hence gnu::used.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <exception>
#include <new>
#include <string>

#include "../../fixture.hpp"
#include "../../measure.hpp"
#include "session.hpp"

namespace bench_test::detail {

[[gnu::used]] inline region::region(region_form form, const char *file, int line) noexcept
    : form_(form) {
  if (current_session)
    current_session->enter_region(form, std::string(file) + ':' + std::to_string(line));
}
[[gnu::used]] inline region::~region() {
  if (current_session)
    current_session->leave_region(form_);
}
[[gnu::used]] inline unsigned long long region::next_sample() {
  return current_session ? current_session->next_sample(form_) : 0;
}
[[gnu::used]] inline void region::start() { current_session->start_part(); }
[[gnu::used]] inline void region::stop() { current_session->end_part(); }

[[gnu::used]] inline region::single_call::single_call(region &in)
    : region_(in), exceptions_(std::uncaught_exceptions()) {
  if (current_session)
    current_session->start_single_call(region_.form_);
}
[[gnu::used]] inline region::single_call::~single_call() {
  if (current_session)
    current_session->end_single_call(region_.form_, std::uncaught_exceptions() > exceptions_);
}

[[gnu::used]] inline void *acquire(byte_count bytes, byte_count alignment) {
  return ::operator new (bytes, std::align_val_t{alignment});
}
[[gnu::used]] inline void release(void *memory, byte_count alignment) noexcept {
  ::operator delete (memory, std::align_val_t{alignment});
}
[[gnu::used]] inline void next_iteration() { current_session->next_iteration(); }

} // namespace bench_test::detail
