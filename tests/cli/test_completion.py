"""crm completion on the command line, and the options TAB offers."""

import shutil
import subprocess

import pytest

from tests.cli.conftest import Run


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_has_a_script_that_asks_the_program(run: Run, shell: str) -> None:
    found = run("completion", shell)
    assert (found.code, "crm _complete" in found.out) == (0, True)


def test_an_unknown_shell_is_a_usage_error(run: Run) -> None:
    assert run("completion", "tcsh").code == 2


@pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash here")
def test_bash_can_read_its_script(run: Run) -> None:
    script = run("completion", "bash").out
    subprocess.run(["bash", "-n"], input=script, text=True, check=True)


@pytest.mark.parametrize(
    ("words", "flags"),
    [
        (["log", "--mi"], ["--minutes"]),
        (["log", "Haier call: hello", "--follow"], ["--follow-up"]),
        (["client", "list", "--w"], ["--where"]),
        (["report", "pipeline", "--un"], ["--until"]),
        (["--q"], ["--quiet"]),
        (["agenda", "--he"], ["--help"]),
        (["nonsense", "--zzz"], []),
    ],
)
def test_options_are_offered_with_what_they_do(run: Run, words: list[str], flags: list[str]) -> None:
    lines = run("_complete", *words).out.splitlines()
    assert [line.split("\t")[0] for line in lines] == flags
    assert all(line.split("\t")[1] for line in lines)


def test_the_hidden_command_is_not_listed(run: Run) -> None:
    assert "_complete" not in run("--help").out
