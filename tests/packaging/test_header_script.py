# tests/packaging/test_header_script.py - the script that writes all headers into one.
#
# SPDX-License-Identifier: MIT
import os
import pathlib
import shlex
import subprocess
import sys

import pytest

TOP = pathlib.Path(__file__).resolve().parents[2]
SCRIPT = TOP / "packaging/single_header.py"
CXX = shlex.split(os.environ.get("CXX", "c++"))

# impl/shared.hpp comes first before the branches that both use it.
GOOD = {
    "LICENSE": "MIT License\n\nCopyright (c) 2026 Somebody\n",
    "include/bench_test.hpp":
        "// bench_test.hpp - all.\n//\n// SPDX-License-Identifier: MIT\n\n"
        '#include "bench_test/version.hpp"\n'
        "#if defined(BENCH_TEST_IMPLEMENT)\n"
        '#include "bench_test/impl/implementation.hpp"\n#endif\n',
    "include/bench_test/version.hpp":
        "// SPDX-License-Identifier: MIT\n#pragma once\n\n"
        '#define BENCH_TEST_VERSION "1.2.3" // why\n',
    "include/bench_test/impl/implementation.hpp":
        '#pragma once\n#include "../version.hpp"\n#include "shared.hpp"\n'
        '#if defined(A)\n#include "a.hpp"\n#else\n#include "b.hpp"\n#endif\n',
    "include/bench_test/impl/a.hpp": '#pragma once\n#include "shared.hpp"\nint a();\n',
    "include/bench_test/impl/b.hpp": '#pragma once\n#include "shared.hpp"\n#include <vector>\nint b();\n',
    "include/bench_test/impl/shared.hpp": "#pragma once\nint shared();\n",
}

# which file is changed, how, and what is said of it
WRONG = {
    "a header that is not there":
        ("bench_test/impl/a.hpp", "shared.hpp", "gone.hpp",
         'include/bench_test/impl/a.hpp:2: there is no "gone.hpp"; correct the name'),
    "a circle":
        ("bench_test/impl/shared.hpp", "int shared();", '#include "a.hpp"',
         "include/bench_test/impl/a.hpp:2: a circle of includes: bench_test/impl/shared.hpp ->"
         " bench_test/impl/a.hpp -> bench_test/impl/shared.hpp; move what they share"),
    "a header that two branches need":
        ("bench_test/impl/implementation.hpp", '#include "shared.hpp"\n', "\n",
         'include/bench_test/impl/b.hpp:2: "shared.hpp" stands already in a branch of the #if at'
         " include/bench_test/impl/implementation.hpp:4, where this line does not come by; include"
         " bench_test/impl/shared.hpp before that #if"),
    "a header that a branch has and a later line needs":
        ("bench_test/impl/implementation.hpp", "#endif\n", '#endif\n#include "a.hpp"\n',
         "include bench_test/impl/a.hpp before that #if"),
    "a header to be looked at anew, within one that is not":
        ("bench_test/impl/shared.hpp", "#pragma once\n", "",
         "include/bench_test/impl/shared.hpp: has no #pragma once"),
    "no version":
        ("bench_test/version.hpp", "BENCH_TEST_VERSION", "BENCH_TEST_OTHER", "no header defines BENCH_TEST_VERSION"),
}


def write(folder, tree):
    for name, text in tree.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


def script(top, output, *arguments):
    return subprocess.run([sys.executable, SCRIPT, top, output, *arguments], text=True, capture_output=True)


def header_of(top, output):
    done = script(top, output)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    return output.read_text()


def preprocessed(text, *defines):
    """The declarations that are left, of text that is included twice; with the defines the second time."""
    twice = f'#include "one.hpp"\n{"".join(f"#define {name}{chr(10)}" for name in defines)}#include "one.hpp"\n'
    done = subprocess.run([*CXX, "-E", "-P", "-nostdinc", "-Istd", "-x", "c++", "-"], cwd=text.parent, text=True,
                          input=twice, capture_output=True, check=True)
    return [line for line in done.stdout.splitlines() if line]


def test_the_text_is_as_it_should_be(tmp_path):
    assert header_of(write(tmp_path, GOOD), tmp_path / "one.hpp") == """\
// bench_test.hpp - bench_test 1.2.3 in one header, made from its tree of headers.
//
// Copyright (c) 2026 Somebody
// SPDX-License-Identifier: MIT

// ---- begin bench_test.hpp
// bench_test.hpp - all.

// ---- begin bench_test/version.hpp

#if !defined(BENCH_TEST_PRIVATE_HAS_VERSION_HPP)
#define BENCH_TEST_PRIVATE_HAS_VERSION_HPP

#define BENCH_TEST_VERSION "1.2.3" // why
#endif
// ---- end bench_test/version.hpp
#if defined(BENCH_TEST_IMPLEMENT)

// ---- begin bench_test/impl/implementation.hpp
#if !defined(BENCH_TEST_PRIVATE_HAS_IMPL_IMPLEMENTATION_HPP)
#define BENCH_TEST_PRIVATE_HAS_IMPL_IMPLEMENTATION_HPP

// ---- begin bench_test/impl/shared.hpp
#if !defined(BENCH_TEST_PRIVATE_HAS_IMPL_SHARED_HPP)
#define BENCH_TEST_PRIVATE_HAS_IMPL_SHARED_HPP
int shared();
#endif
// ---- end bench_test/impl/shared.hpp
#if defined(A)

// ---- begin bench_test/impl/a.hpp
#if !defined(BENCH_TEST_PRIVATE_HAS_IMPL_A_HPP)
#define BENCH_TEST_PRIVATE_HAS_IMPL_A_HPP
int a();
#endif
// ---- end bench_test/impl/a.hpp
#else

// ---- begin bench_test/impl/b.hpp
#if !defined(BENCH_TEST_PRIVATE_HAS_IMPL_B_HPP)
#define BENCH_TEST_PRIVATE_HAS_IMPL_B_HPP
#include <vector>
int b();
#endif
// ---- end bench_test/impl/b.hpp
#endif
#endif
// ---- end bench_test/impl/implementation.hpp
#endif
// ---- end bench_test.hpp
"""


def test_a_second_include_can_ask_for_the_implementation(tmp_path):
    header_of(write(tmp_path, {**GOOD, "std/vector": ""}), tmp_path / "one.hpp")
    assert preprocessed(tmp_path / "one.hpp") == []
    assert preprocessed(tmp_path / "one.hpp", "BENCH_TEST_IMPLEMENT") == ["int shared();", "int b();"]
    assert preprocessed(tmp_path / "one.hpp", "BENCH_TEST_IMPLEMENT", "A") == ["int shared();", "int a();"]


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_is_named_with_its_remedy(tmp_path, name):
    path, old, new, said = WRONG[name]
    write(tmp_path, GOOD)
    header = tmp_path / "include" / path
    assert old in header.read_text()
    header.write_text(header.read_text().replace(old, new))
    done = script(tmp_path, tmp_path / "one.hpp")
    assert (done.returncode, done.stdout) == (1, "")
    assert said in done.stderr
    assert not (tmp_path / "one.hpp").exists()


def test_it_is_told_where_the_project_is_not(tmp_path):
    done = script(tmp_path, tmp_path / "one.hpp")
    assert done.returncode == 1
    assert "include/bench_test.hpp: is not there" in done.stderr


def test_the_build_is_told_what_it_is_made_from(tmp_path):
    script(write(tmp_path, GOOD), tmp_path / "one.hpp", "--depfile", tmp_path / "one.d")
    made_from = (tmp_path / "one.d").read_text().split(": ")[1].split()
    assert sorted(made_from) == sorted(str(tmp_path / name) for name in GOOD)


def test_every_header_of_the_project_is_in_it_once(tmp_path):
    lines = header_of(TOP, tmp_path / "one.hpp").splitlines()
    headers = sorted(path.relative_to(TOP / "include").as_posix() for path in (TOP / "include").rglob("*.hpp"))
    for mark in ["// ---- begin ", "// ---- end "]:
        assert sorted(line[len(mark):] for line in lines if line.startswith(mark)) == headers
    assert lines.count("// SPDX-License-Identifier: MIT") == 1
    assert not [line for line in lines if line.startswith("#pragma once")]


def test_it_is_the_same_each_time(tmp_path):
    assert header_of(TOP, tmp_path / "a.hpp") == header_of(TOP, tmp_path / "b.hpp")
