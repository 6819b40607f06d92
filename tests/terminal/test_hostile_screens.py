"""No text of anybody's makes the terminal act: every area, page and form, the palette and the help."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from crm_tui import paths
from tests.terminal.payloads import TEXTS, sign
from tests.terminal.stream import APP, foreign
from tests.terminal.terminal import Terminal

ROWS, COLUMNS = 75, 150
# What is read on each area, and the texts that all stand there.
AREAS = {
    "2": ("Deals   ", range(len(TEXTS))),
    "3": ("Plans  ", range(10)),
    "4": ("Contact log  ", range(len(TEXTS))),
    "5": ("weighted", range(3)),
    "6": ("Open complaints  ", range(10)),
    "7": ("Made of ", range(0)),
    "1": ("Today  ", range(10)),
}
PAGES = ("c1", "p1", "o1", "k1", "t1")


def faults() -> str:
    """What the program told of its own faults."""
    found = Path(paths.state()).glob("crash-*.log")
    return "\n".join(report.read_text(encoding="utf-8") for report in found)


def until(terminal: Terminal, *texts: str) -> None:
    """Wait until all the texts stand on the screen, then look what reached the terminal."""
    missing = list(texts)

    def shown() -> bool:
        screen = terminal.text
        missing[:] = [text for text in texts if text not in screen]
        return not missing or not terminal.process.is_alive()

    terminal.until(shown, f"{missing}")
    assert terminal.process.is_alive(), faults()


def left(terminal: Terminal) -> None:
    """Leave; the app ends as it should."""
    terminal.press("q")
    assert terminal.ends() == 0, faults()
    assert not (found := foreign(terminal.output, APP)), found
    assert faults() == ""


def changes(path: Path) -> int:
    """How many transactions the file has seen."""
    with closing(sqlite3.connect(path)) as db:
        (count,) = db.execute("SELECT max(id) FROM txn").fetchone()
        return int(count)


def test_every_area_shows_every_text_inertly_and_a_click_on_it_does_nothing(hostile: Path) -> None:
    before = changes(hostile)
    with Terminal(rows=ROWS, columns=COLUMNS) as terminal:
        until(terminal, "Today  ")
        for key, (title, shown) in AREAS.items():
            terminal.press(key)
            until(terminal, title, *map(sign, shown))
            for text in ("app.quit", "app.bell"):
                if text in terminal.text:
                    line, column = terminal.place(text)
                    terminal.click(line, column + 2)
        until(terminal, "Today  ")
        left(terminal)
    assert changes(hostile) == before


@pytest.mark.torture(2, 1)
def test_pages_forms_palette_and_help_are_inert(hostile: Path, rounds: int) -> None:
    with Terminal(rows=45, columns=110) as terminal:
        until(terminal, "Today  ")
        for ref in PAGES[::rounds]:
            opened(terminal, ref)
            terminal.press("E")
            until(terminal, "^s Save")
            terminal.press("escape")
            until(terminal, "e Edit")
        terminal.press("3")
        until(terminal, "Plans  ")
        terminal.press("enter")
        until(terminal, "esc Back", "Objectives")
        terminal.press("f1")
        until(terminal, "The written plan for a client")
        terminal.press("escape")
        terminal.hides("The written plan for a client")
        left(terminal)


def opened(terminal: Terminal, ref: str) -> None:
    """Open the page of a record by the palette."""
    terminal.press("f9")
    until(terminal, "A name, a phone number")
    terminal.type(ref)
    terminal.press("enter")
    terminal.hides(f"🔎 {ref}")
    until(terminal, f"\n {ref}  ", "e Edit")
