#!/usr/bin/env python3
# tests/ways_in/keep_instructions.py - counts the instructions that keep() and clobber() add.
#
# python3 tests/ways_in/keep_instructions.py [WORD...] prints, for g++ and clang++, the functions of
# which keep() makes more instructions than there are without, and both listings of each function
# whose name has all the words in it: `keep_instructions.py pair "used again"`.
#
# SPDX-License-Identifier: MIT
import pathlib
import re
import shutil
import subprocess
import sys

INCLUDE = pathlib.Path(__file__).resolve().parents[2] / "include"
COMPILERS = {"g++": "12", "clang++": "14"}  # and the versions of which COSTS is known

BEGIN = """#include <bench_test/keep.hpp>
#include <complex>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

enum class scoped : short { a };
struct one { long a; };
struct seconds { double a; };
struct longs { long a, b; };
struct ints { int a, b; };
struct floats2 { float a, b; };
struct floats3 { float a, b, c; };
struct floats4 { float a, b, c, d; };
struct doubles { double a, b; };
struct three_ints { int a, b, c; };
struct double_long { double a; long b; };
struct long_double { long a; double b; };
struct rgb { unsigned char r, g, b; };
struct empty {};
struct large { long a[6]; };
using vector4 = float __attribute__((vector_size(16)));

template <class T> T make();
int last();
static int value;
int *where() { return &value; }
inline void barrier() { asm volatile("" : : : "memory"); }
"""

# What is kept.
TYPES = {
    "bool": "bool", "char": "char", "short": "short", "int": "int", "unsigned": "unsigned",
    "long": "long", "enum": "scoped", "float": "float", "double": "double",
    "long double": "long double", "pointer": "int *", "__int128": "__int128",
    "vector of floats": "vector4",
    # Classes that are returned in registers, of one member in each
    "a long": "one", "a double": "seconds", "two longs": "longs", "string_view": "std::string_view",
    "two doubles": "doubles", "complex<double>": "std::complex<double>",
    "long and double": "long_double", "optional<double>": "std::optional<double>",
    # or of several.
    "two ints": "ints", "three ints": "three_ints", "pair<int, int>": "std::pair<int, int>",
    "optional<int>": "std::optional<int>", "two floats": "floats2", "three floats": "floats3",
    "four floats": "floats4", "complex<float>": "std::complex<float>",
    "double and long": "double_long", "rgb": "rgb",
    # In memory.
    "large": "large", "string": "std::string", "vector": "std::vector<int>",
    "unique_ptr": "std::unique_ptr<int>", "empty": "empty",
}

# Where it is when it is kept. (`+ 1`, or some would end in a jump to last.)
PLACES = {
    "result": "int NAME() { KEEP(make<TYPE>()); return last() + 1; }",
    "each result": "void NAME(long n) { for (; n; --n) KEEP(make<TYPE>()); }",
    "variable": "int NAME() { auto x = make<TYPE>(); KEEP(x); return last() + 1; }",
    "const variable": "int NAME() { const auto x = make<TYPE>(); KEEP(x); return last() + 1; }",
    "used again": "TYPE NAME() { auto x = make<TYPE>(); KEEP(x); return x; }",
    "element": "void NAME(TYPE *p) { KEEP(p[1]); }",
    "const element": "void NAME(TYPE const *p) { KEEP(p[1]); }",
    "each element": "void NAME(TYPE *p, TYPE *end) { for (; p != end; ++p) KEEP(*p); }",
}

OTHERS = {
    "parameter": "int NAME(int x) { KEEP(x); return x; }",
    "double parameter": "double NAME(double x) { KEEP(x); return x; }",
    "product": "double NAME(double x, double y) { auto z = x * y; KEEP(z); return z; }",
    "sum": "int NAME(int n) { int s = 0; for (int i = 0; i < n; ++i) KEEP(s += i); return s; }",
    "sum of doubles": "double NAME(double *p, int n) { double s = 0;"
                      " for (int i = 0; i < n; ++i) { s += p[i]; KEEP(s); } return s; }",
    "captured": "int NAME(int n) { int s = 0; auto add = [&](int i) { s += i; KEEP(s); };"
                " for (int i = 0; i < n; ++i) add(i); return s; }",
    "member": "ints NAME(ints s) { s.b = s.a * 3; KEEP(s.b); return s; }",
    "constant": "void NAME(long n) { for (; n; --n) KEEP(5); }",
    "large constant": "void NAME(long n) { for (; n; --n) KEEP(1L << 50); }",
    "constant of doubles": "void NAME(long n) { for (; n; --n) KEEP(5.5); }",
    "const variable of 5": "void NAME(long n) { for (; n; --n) { const int x = 5; KEEP(x); } }",
    "variable of 5": "void NAME(long n) { for (; n; --n) { int x = 5; KEEP(x); } }",
    "global variable": "void NAME() { KEEP(value); }",
    "pair of constants": "void NAME(long n) { for (; n; --n) KEEP(ints{1, 2}); }",
    "nullptr": "void NAME(long n) { for (; n; --n) KEEP(nullptr); }",
    "literal": "void NAME() { KEEP(\"abc\"); }",
    "function": "void NAME() { KEEP(last); }",
    "lambda": "void NAME(int x) { KEEP([x] { return x; }); }",
    "array": "void NAME(int (&a)[100]) { KEEP(a); }",
    "element of array": "void NAME(int (&a)[100], long i) { KEEP(a[i]); }",
    "elements of vector": "void NAME(std::vector<int> &v) { for (int &x : v) KEEP(x); }",
    "volatile": "void NAME(volatile int *p) { KEEP(*p); }",
    "clobber": "void NAME(long n) { for (; n; --n) CLOBBER; }",
}

NOTHING = r"(?!)"  # a pattern that finds nothing

# What must be computed, written or looked up again: {name: (function, a pattern that is in its
# instructions, one that is not)}.
KEPT = {
    "a product is computed": ("void NAME(int x, int y) { KEEP(x * y); }", "mul", NOTHING),
    "a product of doubles is computed":
        ("void NAME(double x, double y) { KEEP(x * y); }", "mul", NOTHING),
    "a product that is const is computed":
        ("void NAME(long x, long y) { const long z = x * y; KEEP(z); }", "mul", NOTHING),
    "both of a pair are computed":
        ("void NAME(int x, int y) { KEEP(std::pair<int, int>(x * y, x / y)); }",
         "mul.*div|div.*mul", NOTHING),
    "both of a complex are computed":
        ("void NAME(double x, double y) { std::complex<double> z(x * y, x / y); KEEP(z); }",
         "mul.*div|div.*mul", NOTHING),
    "an int is forgotten": ("int NAME() { int x = 5; KEEP(x); return x + 1; }", r"\$5", r"\$6"),
    "a double is put where it is taken from":
        ("double NAME() { double x = 5; KEEP(x); return x; }", r"\(%rip\)", NOTHING),
    "a class is forgotten":
        ("int NAME() { ints x{5, 6}; KEEP(x); return x.a + x.b; }", "add", r"\$11"),
    "a large class is forgotten":
        ("long NAME() { large x{{5, 6}}; KEEP(x); return x.a[0] + x.a[1]; }", "add", r"\$11"),
    "an element is stored and forgotten":
        ("int NAME(int *p) { *p = 5; KEEP(*p); return *p + 1; }", r"\$5,", r"\$6"),
    "a const element is stored":
        ("void NAME(int *p) { *p = 5; KEEP(static_cast<const int &>(*p)); *p = 6; }",
         r"\$5,.*\$6,", NOTHING),
    "an array is written": ("void NAME(int x) { int a[3] = {x, x, x}; KEEP(a); }", "rsp", NOTHING),
    "what a vector holds is written":
        ("void NAME() { std::vector<int> v(8, 7); KEEP(v); }", "call.*_Znwm", NOTHING),
    "what a view refers to is written":
        ("void NAME(char c) { char a[2] = {c, c}; KEEP(std::string_view(a, 2)); }", "rsp", NOTHING),
    "what a pointer refers to is written":
        ("void NAME(int x) { int a = x; int *p = &a; KEEP(p); }", "rsp", NOTHING),
    "memory is written": ("void NAME(int *p) { *p = 5; CLOBBER; *p = 6; }", r"\$5,.*\$6,", NOTHING),
}

# What is not free, and how many instructions it may cost: {compiler: {function: instructions}}.
COSTS = {
    "g++": {
        # Several members in a word, which may change, are stored; see `has_words` in keep.hpp.
        "two ints, variable": 1, "two ints, used again": 2,
        "pair<int, int>, variable": 1, "pair<int, int>, used again": 2,
        "two floats, variable": 1, "two floats, used again": 2,
        "four floats, variable": 2, "four floats, used again": 5,
        "double and long, variable": 2, "double and long, used again": 4,
        # It copies them to memory and back to return them.
        "two doubles, used again": 5, "complex<double>, used again": 5,
        # Nothing says that the second word is a double.
        "long and double, result": 2, "long and double, each result": 2,
        "long and double, variable": 2, "long and double, const variable": 2,
        "long and double, used again": 4,
        "constant of doubles": 1,  # loaded before the loop
        "variable of 5": 1,  # the 5: it may be changed, and is set again
    },
    "clang++": {
        "bool, used again": 2,  # is made 0 or 1
        # Three bytes are two operands, which clang++ has to take apart.
        "rgb, result": 1, "rgb, each result": 1, "rgb, variable": 2, "rgb, const variable": 1,
        "rgb, used again": 6,
        "long and double, result": 1, "long and double, each result": 1,
        "long and double, variable": 1, "long and double, const variable": 1,
        "long and double, used again": 2,
        # Padding, for which clang++ keeps some bits.
        "optional<double>, result": 1, "optional<double>, each result": 7,
        "optional<double>, variable": 1, "optional<double>, const variable": 1,
        "optional<double>, used again": 1,
        "constant of doubles": 1,  # loaded before the loop
        "variable of 5": 1,  # the 5: it may be changed, and is set again
        "global variable": 2,  # taken for one in a register: loaded, and stored
    },
}


def functions():
    """All functions: {name: C++ text}."""
    return {**{f"{name}, {place}": text.replace("TYPE", type_)
               for name, type_ in TYPES.items() for place, text in PLACES.items()}, **OTHERS}


def source():
    """Each function twice: what `with` keeps, `without` computes, between barriers for memory. And
    those that keep, once."""
    keep = "bench_test::keep(__VA_ARGS__)", "bench_test::clobber()"
    compute = "(static_cast<void>(__VA_ARGS__), barrier())", "barrier()"
    kept, free = [function for function, _, _ in KEPT.values()], functions().values()
    text = BEGIN
    for prefix, (macro, clobber), texts in [("kept", keep, kept), ("with", keep, free),
                                            ("without", compute, free)]:
        text += f"#undef KEEP\n#define KEEP(...) {macro}\n"
        text += f"#undef CLOBBER\n#define CLOBBER {clobber}\n"
        for number, function in enumerate(texts):
            text += f'extern "C" {function.replace("NAME", f"{prefix}_{number}")}\n'
    return text


def listings(assembly):
    """The instructions of each function: {label: [instruction]}."""
    found, current = {}, None
    for line in assembly.splitlines():
        if label := re.match(r"((?:with|without|kept)_\d+):", line):
            current = found.setdefault(label[1], [])
        elif line.startswith("\t.size"):
            current = None
        elif current is not None and re.match(r"\t[a-z]", line):
            current.append(" ".join(re.sub(r"\s#.*", "", line).split()))
    return found


def answer(compiler, question):
    return subprocess.run([compiler, question], stdout=subprocess.PIPE, text=True,
                          check=True).stdout.strip()


def compiled(compiler):
    """({name: (the instructions with keep(), those without)}, {name of KEPT: instructions})"""
    done = subprocess.run([compiler, "-std=c++17", "-O2", "-w", f"-I{INCLUDE}", "-S", "-o", "-",
                           "-x", "c++", "-"], input=source(), stdout=subprocess.PIPE, text=True,
                          check=True)
    found = listings(done.stdout)
    pairs = {name: (found[f"with_{number}"], found[f"without_{number}"])
             for number, name in enumerate(functions())}
    return pairs, {name: found[f"kept_{number}"] for number, name in enumerate(KEPT)}


def added(pair):
    return len(pair[0]) - len(pair[1])


def side_by_side(name, pair):
    """Both listings, as text."""
    width = max(36, *(len(line) + 2 for line in pair[1]))
    lines = [f"{name}: {added(pair):+}", f"  {'without':{width}}with keep()"]
    for number in range(max(map(len, pair))):
        left, right = (code[number] if number < len(code) else "" for code in reversed(pair))
        lines.append(f"  {left:{width}}{right}".rstrip())
    return "\n".join(lines)


def main(words):
    for compiler in filter(shutil.which, COMPILERS):
        code, _ = compiled(compiler)
        shown = [name for name in code if words and all(word in name for word in words)]
        print(f"{compiler}: {len(code)} functions; of these, with keep():")
        for name, pair in code.items():
            if added(pair) > 0 and not words:
                print(f"  {added(pair):+}  {name}")
        print(*(side_by_side(name, code[name]) for name in shown), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
