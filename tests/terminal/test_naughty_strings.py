"""Every string of the Big List of Naughty Strings comes back as it was cleaned, and does nothing to a terminal."""

import json
from pathlib import Path

import pytest

from crm_tui.values.text import clean
from tests.terminal.stream import APP, COMMANDS, foreign
from tests.terminal.terminal import Terminal, ran

LIST = Path(__file__).parents[3] / "shared" / "data" / "strings" / "blns.json"

needs_list = pytest.mark.skipif(not LIST.is_file(), reason="shared/data does not stand beside the project")


def strings() -> list[str]:
    """All of them, in their order."""
    found: list[str] = json.loads(LIST.read_text(encoding="utf-8"))
    return found


def name(number: int, text: str) -> str:
    """What a client is called after a string: marked, for some are empty or alike; cut, for a name is short."""
    return f"N{number:03d}x {text[:150]}"


def kept_note(text: str) -> str:
    """What is kept of it as a note; one of blanks alone is none."""
    return clean(text, lines=True) if text.strip() else ""


def taken_in(folder: Path, step: int) -> None:
    """Put a client for each string into the current file: every `step`-th typed, the others from a file."""
    found = [*enumerate(strings())]
    typed = found[::step]
    rest = [{"name": name(n, text), "note": text} for n, text in found if n % step]
    written = ran(*(("client", "add", name(n, text), "--note", text) for n, text in typed))
    assert [text.rsplit("\n", 1)[-1] for text in written] == ["0"] * len(typed)
    if rest:
        document = {"schema": 1, "kind": "client", "count": len(rest), "items": rest}
        (folder / "rest.json").write_text(json.dumps(document), encoding="utf-8")
        assert ran(("import", "rest.json", "--as", "client"), folder=folder)[0].endswith("\n0")


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {found.name: found.read_bytes() for found in folder.iterdir()}


@needs_list
@pytest.mark.torture(50, 1)
def test_every_naughty_string_survives_and_is_inert(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rounds: int
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "one"))
    taken_in(tmp_path, rounds)
    listed, table, separated, _, *shown = ran(
        ("client", "list", "--json", "-n", "0"),
        ("client", "list", "-n", "0", "-c", "name,note"),
        ("client", "list", "-n", "0", "-f", "csv"),
        ("export", "all", "-o", str(tmp_path / "first")),
        *(("client", "show", f"c{number}") for number in range(1, len(strings()), rounds)),
        columns=200,
    )
    for text in (listed, table, separated, *shown):
        assert not (found := foreign(text, COMMANDS)), found
    items = json.loads(listed[: listed.rindex("}") + 1])["items"]
    kept = {item["name"]: item["note"] or "" for item in items}
    assert kept == {clean(name(n, text)): kept_note(text) for n, text in enumerate(strings())}

    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "two"))
    ran(("import", str(tmp_path / "first")), ("export", "all", "-o", str(tmp_path / "second")))
    assert contents(tmp_path / "second") == contents(tmp_path / "first")

    seen = 120 if rounds > 1 else len(strings())
    with Terminal(rows=seen + 10, columns=60) as terminal:
        terminal.shows("Today  ")
        terminal.press("2")
        terminal.shows(*(f"N{number:03d}x" for number in range(seen)))
        terminal.press("q")
        assert terminal.ends() == 0
        assert not (found := foreign(terminal.output, APP)), found
