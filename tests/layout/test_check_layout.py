# tests/layout/test_check_layout.py - a tree with one violation of each sort is refused.
#
# SPDX-License-Identifier: MIT
import pathlib
import subprocess
import sys

import pytest

SCRIPT = pathlib.Path(__file__).with_name("check_layout.py")

GOOD = {
    "include/bench_test.hpp": '#include "bench_test/doctest.hpp"\n#include "bench_test/mark.hpp"\n'
                              "#if defined(BENCH_TEST_IMPLEMENT)\n"
                              '#include "bench_test/impl/implementation.hpp"\n#endif\n',
    "include/bench_test/doctest.hpp": "#pragma once\n#include <doctest/doctest.h>\n",
    "include/bench_test/mark.hpp": '#pragma once\n#include "doctest.hpp"\nint mark();\n',
    "include/bench_test/impl/implementation.hpp":
        '#pragma once\n#include "kinds/time.hpp"\n#include "run/plan.hpp"\n',
    "include/bench_test/impl/system/clock.hpp": "#pragma once\n#include <ctime>\n",
    "include/bench_test/impl/kinds/registry.hpp": "#pragma once\nstruct kind {};\n",
    "include/bench_test/impl/kinds/time.hpp":
        '#pragma once\n#include "../system/clock.hpp"\n#include "registry.hpp"\n',
    "include/bench_test/impl/bridge/cases.hpp":
        '#pragma once\n#include "../../doctest.hpp"\nusing place = doctest::detail::Subcase;\n',
    "include/bench_test/impl/run/plan.hpp":
        '#pragma once\n#include "../bridge/cases.hpp"\n#include <bench_test/impl/kinds/registry.hpp>\n',
    "tests/unit/clock_test.cpp": "",
    "tests/unit/meson.build": "executable('unit_tests', 'clock_test.cpp')\n",
}

# what is added to which file, and what is said of it
WRONG = {
    "an include of a higher layer":
        ("bench_test/impl/system/clock.hpp", '#include "../run/plan.hpp"', "is in a higher layer"),
    "an unknown layer": ("bench_test/impl/misc/all.hpp", "", "its folder is no layer"),
    "a kind that includes a kind":
        ("bench_test/impl/kinds/mem.hpp", '#include "time.hpp"', "a kind includes another one"),
    "a runner that knows a kind":
        ("bench_test/impl/run/plan.hpp", '#include "../kinds/time.hpp"', "knows the kind"),
    "a standard header in the interface":
        ("bench_test/mark.hpp", "#include <vector>", "the interface includes <vector>"),
    "an include of impl/ in the interface":
        ("bench_test/mark.hpp", '#include "impl/kinds/registry.hpp"', "the interface includes bench_test/impl/"),
    "a second way to doctest":
        ("bench_test/mark.hpp", "#include <doctest.h>", "includes doctest itself"),
    "a circle": ("bench_test/doctest.hpp", '#include "mark.hpp"', "a circle of includes"),
    "a long header": ("bench_test/mark.hpp", "\n" * 300, "split it by idea"),
    "doctest's inside outside the bridge":
        ("bench_test/impl/run/plan.hpp", "int depth(doctest::detail::Subcase);", "only impl/bridge/ may"),
    "a header that nobody includes":
        ("bench_test/impl/text/width.hpp", "#pragma once", "does not reach it"),
    "a header that is not there": ("bench_test/mark.hpp", '#include "gone.h"', "the interface includes"),
    "a header of ours that is not there":
        ("bench_test/mark.hpp", "#include <bench_test/gone.hpp>", "correct the name"),
    "a header that does not stand alone":
        ("bench_test/impl/run/plan.hpp", "inline std::string name;", "does not compile alone"),
    "a test that is not run": ("../tests/unit/forgotten_test.cpp", "", "is not built or run"),
}


def check(top, added=("bench_test/mark.hpp", "")):
    for name, text in GOOD.items():
        path = top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    path = top / "include" / added[0]
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as file:
        file.write(added[1] + "\n")
    # A doctest of two lines, so that compiling takes no time.
    doctest = top / "doctest" / "doctest.h"
    doctest.parent.mkdir()
    doctest.write_text("#pragma once\nnamespace doctest { namespace detail { struct Subcase; } }\n")
    return subprocess.run([sys.executable, SCRIPT, top, "--compile-with", "c++", "-I", top],
                          capture_output=True, text=True)


def test_a_good_tree_passes_without_a_word(tmp_path):
    result = check(tmp_path)
    assert (result.returncode, result.stdout, result.stderr) == (0, "", "")


@pytest.mark.parametrize("wrong", WRONG)
def test_refuses(tmp_path, wrong):
    file, text, said = WRONG[wrong]
    result = check(tmp_path, (file, text))
    assert result.returncode == 1
    assert said in result.stdout
    assert file.replace("../", "") in result.stdout
