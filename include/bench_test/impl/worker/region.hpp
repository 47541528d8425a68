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
#include "../../inputs.hpp"
#include "../../region.hpp"
#include "../../result.hpp"
#include "../../work.hpp"
#include "../bridge/value_loop.hpp"
#include "../text/file_name.hpp"
#include "session.hpp"

namespace bench_test::detail {

[[gnu::weak]] void enter_region(region_form form, const char *file, int line,
                                unsigned long long input_bytes) {
  if (current_session)
    current_session->enter_region(form, file_name(file) + ':' + std::to_string(line),
                                  static_cast<double>(input_bytes));
}
[[gnu::weak]] void leave_region(region_form form) noexcept {
  if (current_session)
    current_session->leave_region(form);
}
[[gnu::weak]] void run_batches(region_form form, batch_function batch, void *self) {
  if (current_session)
    current_session->run_batches(form, batch, self);
}
[[gnu::weak]] void start_clock() { current_session->start_clock(); }
[[gnu::weak]] void stop_clock() { current_session->stop_clock(); }

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
[[gnu::weak]] void note_work(double amount, const char *unit) {
  if (current_session)
    current_session->note_work(amount, unit && *unit ? unit : "items");
}
[[gnu::weak]] void note_result(const returned &said) {
  if (current_session)
    current_session->note_result(said);
}
[[gnu::weak]] void next_iteration() { current_session->next_iteration(); }

} // namespace bench_test::detail
