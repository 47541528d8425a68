// tests/peers/empty_function.cpp - a function in a file of its own, for loop_by_hand.cpp.
//
// SPDX-License-Identifier: MIT
void empty_function();
void empty_function() {}
