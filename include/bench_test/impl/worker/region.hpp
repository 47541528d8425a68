// bench_test/impl/worker/region.hpp - the out-of-line half of `measure` and of fixtures.
//
// User files call these, from plugins too. Weak, not inline: an inline function is hidden from a
// plugin by -fvisibility-inlines-hidden, and not emitted where nothing calls it.
//
// SPDX-License-Identifier: MIT
#pragma once

#include <exception>
#include <new>
#include <string>

#include "../../fixture.hpp"
#include "../../measure.hpp"
#include "../text/file_name.hpp"
#include "session.hpp"

namespace bench_test::detail {

[[gnu::weak]] void enter_region(region_form form, const char *file, int line) {
  if (current_session)
    current_session->enter_region(form, file_name(file) + ':' + std::to_string(line));
}
[[gnu::weak]] void leave_region(region_form form) noexcept {
  if (current_session)
    current_session->leave_region(form);
}
[[gnu::weak]] unsigned long long next_sample(region_form form) {
  return current_session ? current_session->next_sample(form) : 0;
}
[[gnu::weak]] void start_part() { current_session->start_part(); }
[[gnu::weak]] void stop_part() { current_session->stop_part(); }

[[gnu::weak]] int enter_single_call(region_form form) {
  if (current_session)
    current_session->start_single_call(form);
  return std::uncaught_exceptions();
}
[[gnu::weak]] void leave_single_call(region_form form, int exceptions) {
  if (current_session)
    current_session->end_single_call(form, std::uncaught_exceptions() > exceptions);
}

[[gnu::weak]] void *acquire(byte_count bytes, byte_count alignment) {
  return ::operator new (bytes, std::align_val_t{alignment});
}
[[gnu::weak]] void release(void *memory, byte_count alignment) noexcept {
  ::operator delete (memory, std::align_val_t{alignment});
}
[[gnu::weak]] void next_iteration() { current_session->next_iteration(); }

} // namespace bench_test::detail
