"""The command line run inside the test, over a file of the test's own."""

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from crm_tui import paths
from crm_tui.cli import output, program
from crm_tui.cli.invocation import begin
from tests.cli.samples import furnish


@dataclass(frozen=True)
class Outcome:
    """What one command wrote to standard output and standard error."""

    out: str
    err: str

    def json(self) -> Any:
        """Standard output as the one JSON document it is."""
        return json.loads(self.out)

    def items(self) -> list[dict[str, Any]]:
        """The records of a JSON listing."""
        found: list[dict[str, Any]] = self.json()["items"]
        return found

    def error(self) -> dict[str, Any]:
        """The error that stands as JSON on standard error."""
        found: dict[str, Any] = json.loads(self.err)["error"]
        return found


class Ran(NamedTuple):
    """What a command left: its exit code, standard output and standard error."""

    code: int
    out: str
    err: str


FURNISHED: dict[str, bytes] = {}
Crm = Callable[..., Outcome]
Run = Callable[..., Ran]


@pytest.fixture
def crm(capfd: pytest.CaptureFixture[str]) -> Iterator[Crm]:
    """Runs `crm ARGUMENTS`, expects the exit code `code`, and gives back what was written."""

    def run(*arguments: str, code: int = 0) -> Outcome:
        capfd.readouterr()
        ended = program.main(list(arguments))
        written = Outcome(*capfd.readouterr())
        assert ended == code, f"crm {' '.join(arguments)} ended with {ended}\n{written.out}{written.err}"
        return written

    yield run
    begin(())
    output.quiet(False)
    output.errors_as_json(False)


@pytest.fixture
def furnished(crm: Crm) -> Crm:
    """The same over a file that holds one record of everything; made once, then laid down as it was."""
    path = Path(paths.database())
    if "file" not in FURNISHED:
        furnish(crm)
        FURNISHED["file"] = path.read_bytes()
    else:
        path.parent.mkdir(parents=True)
        path.write_bytes(FURNISHED["file"])
    return crm


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Runs `crm ARGUMENTS` and gives back how it ended, whatever the exit code."""

    def ran(*arguments: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["crm", *arguments])
        code = program.main([*arguments])
        return Ran(code, *capsys.readouterr())

    yield ran
    begin(())
    output.quiet(False)
    output.errors_as_json(False)
