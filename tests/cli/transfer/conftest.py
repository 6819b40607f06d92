"""Running crm import and crm export inside the test's process, whatever they end with."""

import sys
from collections.abc import Callable
from typing import NamedTuple

import pytest

from crm_tui.cli import output, program


class Ran(NamedTuple):
    """What a command left: its exit code, standard output and standard error."""

    code: int
    out: str
    err: str


Crm = Callable[..., Ran]


@pytest.fixture
def crm(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Crm:
    """Runs `crm ARGUMENT …`; its default file lies in the test's own home."""

    def run(*arguments: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["crm", *arguments])
        capfd.readouterr()
        code = program.main([*arguments])
        output.quiet(False)
        return Ran(code, *capfd.readouterr())

    return run
