"""No text of anybody's makes the terminal act: every table, record, report, answer and error of the commands."""

import json
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from crm_tui import paths
from tests.terminal import commands
from tests.terminal.payloads import SIGNED, TEXTS, sign
from tests.terminal.stream import COMMANDS, foreign
from tests.terminal.terminal import Terminal, ran

UNDECODABLE = "Q98 \udcff\udc9b31m \ud83d"


def inert(lines: Sequence[Sequence[str]], folder: Path | None = None) -> list[str]:
    """What the commands wrote on a terminal; none of it came out of data but as text, and none failed by itself."""
    written = ran(*lines, folder=folder)
    for words, text in zip(lines, written, strict=True):
        assert not foreign(text, COMMANDS), (words, foreign(text, COMMANDS), text[-2000:])
        assert "Traceback" not in text, (words, text[-3000:])
        assert "fault of its own" not in text, (words, reports())
    return written


def reports() -> str:
    """What the program told of its own faults."""
    found = Path(paths.state()).glob("crash-*.log")
    return "\n".join(report.read_text(encoding="utf-8") for report in found)


def test_every_list_and_record_is_inert_as_a_table(hostile: Path) -> None:
    lines = [*commands.listings("table"), ("interaction", "list", "-n", "0", "-c", "outcome,summary")]
    written = inert(lines)
    listed = [text for words, text in zip(lines, written, strict=True) if words[1] == "list"]
    for number in range(len(TEXTS)):
        assert sign(number) in listed[0], f"the list of {lines[0]} lacks {SIGNED[number]!r}"
        assert sum(sign(number) in text for text in listed) >= 14, f"hardly a list shows {SIGNED[number]!r}"


@pytest.mark.parametrize("form", commands.FORMATS[1:])
@pytest.mark.torture(5, 1)
def test_every_list_and_record_is_inert_in_the_forms_for_programs(
    hostile: Path, form: str, rounds: int
) -> None:
    written = inert([*commands.listings(form)][::rounds])
    if form == "json":
        for text in written:
            json.loads(text[: text.rindex("}") + 1])


@pytest.mark.torture(4, 1)
def test_every_report_past_export_and_everyday_answer_is_inert(hostile: Path, rounds: int) -> None:
    lines = [*commands.pasts(), *commands.reported(), *commands.exported()][::rounds]
    inert([*commands.EVERYDAY, *lines])


@pytest.mark.torture(1, 50)
def test_every_answer_and_error_repeats_what_was_typed_inertly(hostile: Path, rounds: int) -> None:
    """Each text stands in other places of a command line, by turns; with the full count in all."""
    texts = [text.replace("\0", "") for text in (*SIGNED, UNDECODABLE)]
    places = len([*commands.typed("x")])
    lines = [
        words
        for number, text in enumerate(texts)
        for place, words in enumerate(commands.typed(text))
        if (place - number) % places < rounds
    ]
    assert len(lines) >= len(texts)
    inert(lines)


@pytest.mark.parametrize("words", [("client", "list"), ("find", "x"), ("agenda",), ("log", "x call: y")])
def test_hostile_names_in_the_environment_are_inert(
    words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("CRM_USER", "CRM_DB"):
        with monkeypatch.context() as only:
            only.setenv(variable, "\x1b]0;7731\x07[/]\udc9b7731m")
            inert([words])


def test_a_plan_of_an_import_and_its_rejects_are_inert(hostile: Path, tmp_path: Path) -> None:
    texts = [
        text.replace("\0", "").replace('"', "'").replace("\n", " ").replace("\r", " ") for text in SIGNED
    ]
    rows = [f'"{text}",{number % 2 or "many"},"{text}","{text}"' for number, text in enumerate(texts)]
    file = tmp_path / f"{re.sub('/', '_', texts[4])}.csv"
    file.write_text("\n".join([f'name,employees,tier,"{texts[0]}"', *rows, ""]), encoding="utf-8")
    lines = [
        ("import", file.name, "--as", "client", "--dry-run"),
        ("import", file.name, "--as", "client", "--create-missing", "member", "--show", "0"),
        ("import", file.name, "--as", "client", "--json"),
        ("import", file.name, "--as", "client", "--map", f"{SIGNED[4]}=name"),
        ("import", file.name, "--as", "client", "--value", f"tier:{SIGNED[4]}={SIGNED[5]}"),
    ]
    written = inert(lines, tmp_path)
    assert f"rejected {len(texts)}" in written[0]
    assert "Not used" in written[0]


def test_the_preview_of_an_undecodable_file_is_inert(hostile: Path, tmp_path: Path) -> None:
    (tmp_path / "raw.csv").write_bytes(b"name,city\n\xff\x9b31m\xed\xa0\x80\x1b]0;7731\x07\x80,\x1b[7731m\n")
    with Terminal("import", "raw.csv", "--as", "client", folder=tmp_path) as terminal:
        terminal.shows("Which one reads right?")
        terminal.press("1", "enter")
        assert terminal.ends() in (0, 1)
        assert not foreign(terminal.output, COMMANDS)


def test_what_is_planted_is_seen_where_nothing_makes_it_harmless() -> None:
    """The proof that the tests above can fail."""
    for text in TEXTS[:29]:
        if text != TEXTS[27]:  # joiners and soft hyphens stay: scripts need them
            assert foreign(f"before {text} after", COMMANDS), repr(text)
