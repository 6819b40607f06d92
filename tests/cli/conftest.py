"""Running the real command line inside the test's process."""

import sys
from collections.abc import Callable
from typing import NamedTuple

import pytest

from crm_tui.cli import root


class Ran(NamedTuple):
    """What a command left: its exit code, standard output and standard error."""

    code: int
    out: str
    err: str


Crm = Callable[..., Ran]


@pytest.fixture
def crm(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Crm:
    """Runs `crm ARGUMENT …`; its default file lies in the test's own home."""

    def run(*arguments: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["crm", *arguments])
        code = root.main([*arguments])
        return Ran(code, *capsys.readouterr())

    return run
