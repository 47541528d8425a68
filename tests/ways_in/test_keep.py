# tests/ways_in/test_keep.py - keep() adds no instruction where it is used, and keeps what is to be.
#
# To see what is compared: python3 tests/ways_in/keep_instructions.py [WORD...]
#
# SPDX-License-Identifier: MIT
import re
import shutil

import pytest
from keep_instructions import COMPILERS, COSTS, KEPT, added, answer, compiled, side_by_side


@pytest.fixture(scope="module", params=COMPILERS)
def compiler(request):
    if not shutil.which(request.param):
        pytest.skip(f"there is no {request.param}")
    if not answer(request.param, "-dumpmachine").startswith("x86_64"):
        pytest.skip("the instructions are known of x86-64 only")
    return request.param


@pytest.fixture(scope="module")
def code(compiler):
    return compiled(compiler)


def test_there_are_no_more_instructions_than_without(compiler, code):
    if answer(compiler, "-dumpversion").split(".")[0] != COMPILERS[compiler]:
        pytest.skip(f"what is not free is known of {compiler} {COMPILERS[compiler]} only")
    pairs, costs = code[0], COSTS[compiler]
    assert set(costs) <= set(pairs)
    dear = [name for name, pair in pairs.items() if added(pair) > costs.get(name, 0)]
    assert not dear, "\n".join(
        [f"{compiler} -O2: keep() adds instructions to {len(dear)} of {len(pairs)} functions",
         *(side_by_side(name, pairs[name]) for name in dear)])


@pytest.mark.parametrize("name", KEPT)
def test_what_is_kept(code, name):
    function, present, absent = KEPT[name]
    instructions = "\n".join(code[1][name])
    assert re.search(present, instructions, re.DOTALL), f"{function}\n{instructions}"
    assert not re.search(absent, instructions), f"{function}\n{instructions}"
