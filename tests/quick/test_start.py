"""A quick command as a process: what it loads, how it ends."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

DEAR = {
    *(
        "dataclasses",
        "enum",
        "importlib.util",
        "inspect",
        "json",
        "pathlib",
        "re",
        "tomllib",
        "typing",
        "zoneinfo",
    ),
    *("alembic", "platformdirs", "pydantic", "rich", "sqlalchemy", "sqlmodel", "textual", "typer"),
}
REPORT = """
import os, sys
leave = os._exit
def report(code):
    os.write(2, ("loaded: " + " ".join(sys.modules)).encode())
    leave(code)
os._exit = report
from crm_tui.__main__ import main
sys.exit(main())
"""
COMMANDS = [
    ["log", "Haier @Wang Min call 30m: wants 200 units #pricing >fri send the sample"],
    ["log", "海尔智家 @王敏 电话 30分钟：要200台 #价格 >周五 寄样品"],
    ["todo", "ring Wang Min tomorrow 10:00 about the quote"],
    ["deal", "Haier: 200 freezers 1.2m close 30 jun"],
    ["complain", "Haier: two units arrived dented ^high"],
    ["done", "t1"],
    ["snooze", "t2", "2d"],
    ["remind", "--check"],
    ["agenda", "--team"],
    ["find", "海尔"],
    ["_complete", "log", "H"],
    ["completion", "bash"],
]


def environment(path: str) -> dict[str, str]:
    return {**os.environ, "CRM_DB": path}


def crm(path: str, *words: str, program: str = REPORT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", program, *words],
        env=environment(path), capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip


def test_no_quick_command_loads_anything_dear(path: str) -> None:
    crm(path, "find", "海尔")  # indexes the new people, whose numbers and addresses are read with patterns
    codes = {}
    for words in COMMANDS:
        done = crm(path, *words)
        said, _, modules = done.stderr.rpartition("loaded: ")
        assert "crm_tui.quick.door" in modules.split(), (words, said)
        assert not DEAR & set(modules.split()), words
        codes[words[0]] = (done.returncode, said)
    assert codes.pop("remind") == (10, "")
    assert set(codes.values()) == {(0, "")}


def test_a_preference_written_plainly_costs_no_library(path: str) -> None:
    folder = Path(os.environ["XDG_CONFIG_HOME"]) / "crm-tui"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text('theme = "dark"\nmember = "lilei"\n', encoding="utf-8")
    modules = crm(path, "agenda").stderr.rpartition("loaded: ")[2].split()
    assert "crm_tui.config" in modules
    assert not {"tomllib", "re"} & set(modules)


def test_a_closed_pipe_is_no_failure_and_the_entry_is_kept(path: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    program = "import sys\nfrom crm_tui.__main__ import main\nsys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", program, "todo", "ring"],
        env=environment(path), stdout=writing, stderr=subprocess.PIPE, timeout=60, check=False,
    )  # fmt: skip
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "t1" in crm(path, "_complete", "done", "").stdout


def test_whatever_a_quick_command_makes_is_for_the_owner_alone(path: str) -> None:
    program = """
import os
from crm_tui import __main__
os.umask(0)
__main__.leave = lambda code: print("umask", oct(os.umask(0)))
__main__.run = lambda name, arguments: 0
__main__.main()
"""
    assert crm(path, "todo", "ring", program=program).stdout.splitlines()[0] == "umask 0o77"


def test_without_home_language_or_terminal_cron_is_answered(path: str) -> None:
    program = "import sys\nfrom crm_tui.__main__ import main\nsys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", program, "--db", path, "--as", "ming", "remind"],
        env={"PYTHONPATH": os.pathsep.join(sys.path), "CRM_NOW": os.environ["CRM_NOW"]},
        stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert "海尔智家" not in done.stdout
    assert "Haier: never touched" in done.stdout.replace("c1  ", "")


@pytest.mark.parametrize(
    "words",
    [
        ["completion", "bash"],
        ["find", "Haier"],
        ["client", "list"],
        ["export", "client"],
        ["history", "--json"],
    ],
)
def test_a_full_disk_behind_standard_output_is_one_sentence(path: str, words: list[str]) -> None:
    program = [sys.executable, "-m", "crm_tui", *words]
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            program, stdout=full, stderr=subprocess.PIPE, text=True, env=environment(path), check=False
        )
    assert done.returncode == 1
    assert "could not be written whole" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "ref"),
    [
        (["log", "Haier call 5m: asked"], "i1"),
        (["log", "Haier call: asked", "--outcome", "wants it"], "x"),
        (["client", "add", "Siemens"], "x"),
        (["log", "-"], "i"),
    ],
)
def test_an_entry_is_not_to_be_made_again_when_only_its_answer_is_lost(
    path: str, words: list[str], ref: str
) -> None:
    program = [sys.executable, "-m", "crm_tui", *words]
    lines = "Haier call: one\nHaier call: two\n"
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            program, input=lines, stdout=full, stderr=subprocess.PIPE, text=True, env=environment(path),
            check=False,
        )  # fmt: skip
    assert done.returncode == 0
    assert done.stderr.count("\n") == (2 if words[-1] == "-" else 1)
    assert f"Stored as {ref}" in done.stderr
    assert "do not enter it again" in done.stderr


def test_all_lines_are_taken_in_though_nobody_listens(path: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "crm_tui", "log", "-"], input=b"Haier call: one\nHaier call: two\n",
        stdout=writing, stderr=subprocess.PIPE, env=environment(path), timeout=60, check=False,
    )  # fmt: skip
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")
    assert crm(path, "find", "two", program="from crm_tui.__main__ import main; main()").stdout


@pytest.mark.parametrize(
    "words", [["find", "Haier"], ["find", "\u6d77\u5c14"], ["client", "list"], ["export", "client"]]
)
def test_what_is_piped_is_utf8_whatever_the_locale(path: str, words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "crm_tui", *words], capture_output=True, timeout=60, check=False,
        env=environment(path) | {"PYTHONIOENCODING": "ascii"},
    )  # fmt: skip
    assert done.returncode == 0
    assert "\u6d77\u5c14" in done.stdout.decode("utf-8") or words == ["find", "Haier"]
