"""The command line run inside the test, over a file of the test's own."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from crm_tui.cli import output, root
from crm_tui.cli.invocation import begin


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


Crm = Callable[..., Outcome]


@pytest.fixture
def crm(capfd: pytest.CaptureFixture[str]) -> Iterator[Crm]:
    """Runs `crm ARGUMENTS`, expects the exit code `code`, and gives back what was written."""

    def run(*arguments: str, code: int = 0) -> Outcome:
        capfd.readouterr()
        ended = root.main(list(arguments))
        written = Outcome(*capfd.readouterr())
        assert ended == code, f"crm {' '.join(arguments)} ended with {ended}\n{written.out}{written.err}"
        return written

    yield run
    begin(())
    output.quiet(False)
    output.errors_as_json(False)
