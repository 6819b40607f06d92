"""A fault of the program shows and keeps where it happened, and nothing of anybody's data."""

from pathlib import Path

import pytest

from crm_tui import paths
from crm_tui.values.nouns import NOUNS
from tests.cli.conftest import Crm

SECRET = "Planted-7781"
VERBS = {
    "list": ("list", SECRET, "--where", f"note={SECRET}"),
    "show": ("show", SECRET),
    "edit": ("edit", SECRET, "--set", f"note={SECRET}"),
    "archive": ("archive", SECRET),
    "restore": ("restore", SECRET),
    "delete": ("delete", SECRET),
    "merge": ("merge", SECRET, SECRET),
    "history": ("history", SECRET),
}
OTHERS = {
    "add client": ("client", "add", SECRET),
    "move": ("opportunity", "move", SECRET, SECRET),
    "note": ("complaint", "note", SECRET, SECRET),
    "resolve": ("complaint", "resolve", SECRET, SECRET),
    "reopen": ("complaint", "reopen", SECRET, "--reason", SECRET),
    "add-line": ("order", "add-line", SECRET, SECRET),
    "history": ("history", SECRET),
    "undo": ("undo", "x1"),
    "redo": ("redo",),
}


class Fault(Exception):
    """What nobody foresaw; its message holds somebody's data."""


@pytest.fixture
def faulty(furnished: Crm, monkeypatch: pytest.MonkeyPatch) -> Crm:
    """The command line with a fault wherever a session is used."""
    furnished("client", "add", SECRET)

    def fail(*arguments: object, **named: object) -> None:
        secret = f"{SECRET} {arguments} {named}"
        try:
            raise KeyError(secret)
        except KeyError as error:
            raise Fault(secret) from error

    monkeypatch.setattr("crm_tui.services.acting.act_as", fail)
    return furnished


def check(crm: Crm, words: tuple[str, ...]) -> None:
    """The command fails, and neither its words nor its report hold the secret."""
    failed = crm(*words, code=1)
    assert SECRET not in failed.err + failed.out
    assert "Traceback" not in failed.err
    assert "fault of its own" in failed.err
    for report in Path(paths.state()).iterdir():
        text = report.read_text(encoding="utf-8")
        assert SECRET not in text
        assert "Fault" in text
        assert "KeyError" in text
        assert report.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("verb", VERBS)
def test_a_fault_in_a_command_of_any_noun_tells_no_data(faulty: Crm, verb: str) -> None:
    for noun in NOUNS:
        check(faulty, (noun, *VERBS[verb]))


@pytest.mark.parametrize("words", OTHERS.values(), ids=OTHERS)
def test_a_fault_in_any_other_command_tells_no_data(faulty: Crm, words: tuple[str, ...]) -> None:
    check(faulty, words)


def test_a_report_that_cannot_be_written_is_no_second_fault(faulty: Crm) -> None:
    Path(paths.state()).parent.mkdir(parents=True, exist_ok=True)
    Path(paths.state()).write_text("a file where a folder should be", encoding="utf-8")
    assert "No report of it could be written" in faulty("client", "list", code=1).err
