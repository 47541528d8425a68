# tests/behaviour/test_completion.py - the shell completes what the program knows, rightly quoted.
#
# SPDX-License-Identifier: MIT
import re
import shlex
import shutil
import subprocess

import pytest
from conftest import KINDS, PROGRAMS, environment, run
from interactive_shell import Shell

PROGRAM = "choosing"


def script(shell, program=PROGRAM):
    result = run(program, "completion", shell, name=f"bench_{program}")
    assert (result.status, result.err) == (0, "")
    return result.out


def options_of_help():
    """Every option that --help shows, as ["--all", "--only=", ..., "-ns"]."""
    text = run(PROGRAM, "--help", name=f"time_{PROGRAM}").out
    ours = [name + ("=" if value.startswith("=") else "")
            for name, value in re.findall(r"^  (--[a-z-]+)(\S*)", text, re.MULTILINE)]
    (filters,) = re.findall(r"^  (-.*)  as in doctest$", text, re.MULTILINE)
    assert "--color=" in ours and "-tc=" in filters
    return ours + filters.split()


def link(folder, program, kinds=(*KINDS, "bench")):
    for kind in kinds:
        (folder / f"{kind}_{program}").symlink_to(PROGRAMS / program)


# bash, asked directly


BREAKS = " \t\n\"'><=;|&(:"  # COMP_WORDBREAKS, as bash has them


def offered(line, folder, program=PROGRAM, breaks=BREAKS, setup=""):
    """What bash's completion offers behind this line, as readline gets it."""
    name = re.search(rf"\w+_{PROGRAM}", line)[0]
    asked = f"""
        eval "$1"
        how=$(complete -p {name}) && how=${{how##*-F }} && how=${{how%% *}}
        COMP_WORDBREAKS=$3 COMP_LINE=$2 COMP_POINT=${{#2}} COMP_CWORD=1 COMP_WORDS=({name} x)
        {setup}
        "$how" {name} x {name}
        printf '%s\\n' "${{COMPREPLY[@]}}"
    """
    path = f"{folder}:{environment()['PATH']}"
    done = subprocess.run(["bash", "--norc", "-c", asked, "bash", script("bash", program), line, breaks],
                          capture_output=True, text=True, cwd=folder, timeout=20,
                         
                          env=environment(PATH=path, LC_ALL="C.UTF-8", HOME=str(folder)))
    assert (done.returncode, done.stderr) == (0, "")
    return [word for word in done.stdout.split("\n") if word]


@pytest.fixture
def folder(tmp_path):
    link(tmp_path, PROGRAM)
    return tmp_path


@pytest.mark.parametrize("kind", [*KINDS, "bench"])
@pytest.mark.parametrize("begun", ["-", "", "--all -", "sort --time=1 "])
def test_bash_offers_every_option_of_the_help(folder, kind, begun):
    found = offered(f"{kind}_{PROGRAM} {begun}", folder)
    assert [o for o in options_of_help() if o not in found] == []


def test_bash_offers_nothing_but_what_the_help_shows(folder):
    known = [o.rstrip("=") for o in options_of_help()]
    assert [o for o in offered(f"time_{PROGRAM} ", folder) if o.rstrip("=") not in known] == []


LINES = {
    "--kind=": [*KINDS, "bench", "test"],
    "--kind=t": ["time", "timeraw", "track", "test"],
    "--kind=time,": [f"time,{kind}" for kind in KINDS if kind != "time"],
    "--kind=peakmem,t": ["peakmem,time", "peakmem,timeraw", "peakmem,track"],
    "--kind=time,peakmem,m": ["time,peakmem,mem"],
    ",".join(["--kind=time", *KINDS[1:], ""]): [],
    "--color=": ["auto", "always", "never"],
    "--color=a": ["auto", "always"],
    "--list=": ["leaves", "json"],
    "--li": ["--list", "--list="],
    "--time=": [],
    "--nonsense": [],
    "sor": [],
    "--only=": ["sorts", "parser::reads\\ numbers", "parser::reads\\ words", "parser::skipped",
                "writer::time\\ only", "writer::Writes"],
    "--only=parser::": ["reads\\ numbers", "reads\\ words", "skipped"],
    "--only=parser::reads\\ w": ["reads\\ words"],
    "--only=parser\\::r": ["parser::reads\\ numbers", "parser::reads\\ words"],
    "--only=sorts --only=s": ["sorts"],
    "--all --only=parser::a": ["a\\ test\\ only"],
    "--kind=peakmem --only=writer::": ["Writes"],
    "--only='parser::r": ["parser::reads numbers", "parser::reads words"],
    "--only=\"parser::r": ["parser::reads numbers", "parser::reads words"],
    "\"--only=parser::r": ["--only=parser::reads numbers", "--only=parser::reads words"],
    "--only='parser::reads 'w": ["words"],
    "2>/dev/null --only=so": ["sorts"],
    "> --only=so": [],
}


@pytest.mark.parametrize("line", LINES)
def test_bash_offers_what_can_follow(folder, line):
    found = offered(f"time_{PROGRAM} {line}", folder)
    if line == "--only=parser\\::r":  # the second ':' is unquoted, and parts the words
        assert found == ["reads\\ numbers", "reads\\ words"]
    else:
        assert found == LINES[line]


def test_bash_completes_alike_where_the_user_has_other_word_breaks(folder):
    for breaks in [" \t\n", " \t\n\"'><;|&("]:
        assert offered(f"time_{PROGRAM} --only=parser::s", folder, breaks=breaks) == [
            "--only=parser::skipped"]
        assert offered(f"time_{PROGRAM} --color=n", folder, breaks=breaks) == ["--color=never"]


def test_bash_offers_alike_under_any_settings_of_the_user(folder):
    for setup in ["set -u", "set -f", "set -o posix", "IFS=:=", "shopt -s nullglob extglob",
                  "touch -- --only=f", "alias sed=false"]:
        assert offered(f"time_{PROGRAM} --only=parser::r", folder, setup=setup) == [
            "reads\\ numbers", "reads\\ words"]


def test_bash_offers_the_commands_as_first_argument_of_bench_alone(folder):
    for line, wanted in [("bench_choosing li", True), ("time_choosing li", False),
                         ("time_choosing --kind=bench li", True), ("bench_choosing --kind=time li", False),
                         ("bench_choosing --all li", False)]:
        assert (offered(line, folder) == ["links"]) == wanted


def test_bash_offers_the_arguments_of_commands(folder):
    (folder / "a folder").mkdir()
    (folder / "a file").touch()
    assert offered("bench_choosing completion ", folder) == ["bash", "zsh"]
    assert offered("bench_choosing completion bash ", folder) == []
    assert offered("bench_choosing links a", folder) == ["a\\ folder/"]


def test_bash_asks_the_program_that_is_called(folder):
    (folder / "o ther").mkdir()
    link(folder / "o ther", "names", ["time"])
    (folder / "o ther" / "time_names").rename(folder / "o ther" / "time_choosing")
    for path in ["./o\\ ther/", "'o ther'/", "~/o\\ ther/", f'"{folder}/o ther"/']:
        assert offered(f"{path}time_choosing --only=twi", folder)[0] == "twin"
    assert offered("X='a b' Y=1 time_choosing --only=so", folder) == ["sorts"]


def test_what_asking_prints_to_stderr_is_not_seen(folder):
    (folder / "time_choosing").unlink()
    (folder / "time_choosing").write_text("#!/bin/sh\necho oh no >&2; exit 3\n")
    (folder / "time_choosing").chmod(0o755)
    assert offered("time_choosing --only=s", folder) == []


# The shells as people use them


def interactive(shell, folder, *programs):
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    it = Shell(shell, folder)
    if shell == "zsh":
        it.run("autoload -Uz compinit && compinit -u -D")
    for program in programs:
        if not (folder / f"time_{program}").exists():
            link(folder, program)
        assert "bench_test" not in it.run(f'eval "$(bench_{program} completion {shell})"').split("\n", 1)[1]
    return it


@pytest.fixture(params=["bash", "zsh"])
def shell(request, tmp_path):
    it = interactive(request.param, tmp_path, PROGRAM)
    yield it
    it.close()


def test_tab_shows_every_option_of_the_help(shell):
    found = {word.rstrip("=") for word in shell.offered(f"time_{PROGRAM} -")}
    assert [o for o in options_of_help() if o.rstrip("=") not in found] == []


@pytest.mark.parametrize("typed, listed", [
    ("time_choosing --only=so\t--list", ["sorts"]),
    ("time_choosing --on\tparser::sk\t--list", ["parser::skipped"]),
    ("time_choosing --only=parser::\tr\tw\t--list", ["parser::reads words"]),
    ("time_choosing --list --only='parser::reads w\t", ["parser::reads words"]),
    ("time_choosing --list \"--only=writer::t\t", ["writer::time only"]),
    ("time_choosing --al\t--list --only=parser::a\t", ["parser::a test only"]),
    ("peakmem_choosing --list --only=writer::\t", ["writer::Writes"]),
    ("time_choosing --kind=peak\t--list --only=writer::\t", ["writer::Writes"]),
    ("time_choosing --kind=peakmem,tr\t--kind=peakmem --list --only=so\t", ["sorts"]),
    ("./time_choosing --colo\tal\t--list --only=so\t", ["sorts"]),
    ("bench_choosing compl\tba\t| grep -o 'It is the whole' ; echo done", ["done"]),
    ("bench_choosing li\t--he\t | head -n 1", ["usage: bench_choosing links [DIR]"]),
])
def test_tab_completes(shell, typed, listed):
    typed = typed.replace("--he\t", "--help")
    assert shell.run(typed).split("\n")[-1 - len(listed):-1] == listed


def unique_beginnings(ids):
    for id in ids:
        for end in range(1, len(id)):
            if sum(other.startswith(id[:end]) for other in ids) == 1:
                yield id, id[:end]
                break


QUOTED = {  # the beginning of a word, with its last quote open
    "with backslashes": lambda word: re.sub(r"([^\w/.:=-])", r"\\\1", word),
    "in single quotes": lambda word: "'" + word.replace("'", "'\\''"),
    "in double quotes": lambda word: '"' + re.sub(r'([\\"$`])', r"\\\1", word),
}


@pytest.mark.parametrize("name", ["bash", "zsh"])
@pytest.mark.parametrize("how", QUOTED)
def test_each_id_that_is_completed_reaches_the_program_as_it_is(tmp_path, name, how):
    ids = run("names", "--list", name="time_names").ids
    shell = interactive(name, tmp_path, "names")
    wrong = []
    for id, beginning in unique_beginnings(ids):
        shell.run(f"time_names --only={QUOTED[how](beginning)}\t--list >got 2>&1")
        if (tmp_path / "got").read_text() != id + "\n":
            wrong.append((id, beginning, (tmp_path / "got").read_text()))
    shell.close()
    assert wrong == []


def test_zsh_completes_from_a_file_of_any_name_too(tmp_path):
    (tmp_path / "functions").mkdir()
    (tmp_path / "functions" / "_any").write_text(script("zsh"))
    link(tmp_path, PROGRAM)
    shell = interactive("zsh", tmp_path)
    shell.run("fpath=($PWD/functions $fpath); compinit -u -D")
    for _ in range(2):
        assert shell.run("time_choosing --only=so\t--list").split("\n")[-2] == "sorts"
    shell.close()


def test_zsh_needs_nothing_to_be_loaded_first(tmp_path):
    if not shutil.which("zsh"):
        pytest.skip("zsh is not installed")
    shell = Shell("zsh", tmp_path)
    link(tmp_path, PROGRAM)
    shell.run(f'ZSH_DISABLE_COMPFIX=true; eval "$(bench_{PROGRAM} completion zsh)"')
    assert shell.run("time_choosing --only=so\t--list").split("\n")[-2] == "sorts"
    shell.close()


def test_bash_completes_beside_the_package_bash_completion(tmp_path):
    package = "/usr/share/bash-completion/bash_completion"
    if subprocess.run(["test", "-e", package], check=False).returncode:
        pytest.skip("bash-completion is not installed")
    shell = Shell("bash", tmp_path)
    link(tmp_path, PROGRAM)
    shell.run(f". {package}")
    folder = tmp_path / ".local" / "share" / "bash-completion" / "completions"
    folder.mkdir(parents=True)
    (folder / "time_choosing").write_text(script("bash"))  # loaded when it is wanted
    assert shell.run("time_choosing --only=so\t--list").split("\n")[-2] == "sorts"
    shell.close()


# The names, and what is wrong


@pytest.mark.parametrize("name, wanted", [
    ("bench_tests", "tests"), ("bench_a-b.c", "a-b.c"), ("bench_a'b c", "a'b c"), ("bench_größe", "größe")])
def test_the_script_is_for_the_names_of_all_kinds(name, wanted):
    out = run(PROGRAM, "completion", "bash", name=name).out
    done = subprocess.run(["bash", "-c", out + "\ncomplete -p"], capture_output=True, text=True)
    assert done.stderr == ""
    for kind in [*KINDS, "bench"]:
        assert any(shlex.split(line)[-1] == f"{kind}_{wanted}" for line in done.stdout.splitlines())


@pytest.mark.parametrize("arguments, wrong", [
    ([], "an argument is missing; usage: bench_choosing completion bash|zsh"),
    (["bsh"], '"bsh" is not known; did you mean bash?; usage: bench_choosing completion bash|zsh'),
    (["fish"], '"fish" is not known; usage: bench_choosing completion bash|zsh'),
    (["bash", "zsh"], "too many arguments; usage: bench_choosing completion bash|zsh")])
def test_another_shell_is_wrong_usage(arguments, wrong):
    result = run(PROGRAM, "completion", *arguments, name=f"bench_{PROGRAM}")
    assert (result.status, result.out) == (2, "")
    assert result.err == f"bench_test: completion: {wrong}\n"
