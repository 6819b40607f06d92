"""A fault of the program leaves the terminal as it was, and tells nothing of anybody's data anywhere."""

from pathlib import Path

import pytest

from crm_tui import paths
from tests.terminal import faults
from tests.terminal.faults import PLANTED
from tests.terminal.stream import PLANTED as IN_DATA
from tests.terminal.terminal import Terminal

# How each screen is reached: keys, each with what then stands on the screen.
SCREENS: dict[str, tuple[tuple[str, str], ...]] = {
    "Today": (),
    "Clients": (("2", "Clients  "),),
    "Client": (("2", "Clients  "), ("enter", "Timeline")),
    "Plans": (("3", "Plans  "),),
    "Plan": (("3", "Plans  "), ("enter", "Objectives")),
    "Log": (("4", "Contact log  "),),
    "Pipeline": (("5", "weighted"),),
    "Complaints": (("6", "Open complaints  "),),
    "Complaint": (("6", "Open complaints  "), ("enter", "esc Back")),
    "Form": (("2", "Clients  "), ("e", "^s Save")),
    "Record": (("2", "Clients  "), ("enter", "Timeline"), ("i", "What was changed")),
    "Quick line": (("a", "Haier"),),
    "Help": (("f1", "Here"),),
    "Pick": (("2", "Clients  "), ("s", "Sort by")),
    "Palette": (("f9", "A name, a phone number"),),
}
MANNERS = (faults.at_a_key, faults.in_a_worker, faults.in_a_thread, faults.while_drawing)
COMMANDS = (
    ("client", "list"), ("client", "show", "c1"), ("client", "add", "x"), ("history",), ("undo",), ("doctor",),
    ("backup",), ("report", "pipeline"), ("brief", "c1"), ("export", "client"), ("settings",),
    ("remind", "--notify"), ("import", "x.csv", "--as", "client"),
)  # fmt: skip
QUICK = (
    ("log", "c1 call: x"), ("todo", "x"), ("deal", "c1 5k: x"), ("complain", "c1: x"), ("done", "t1"),
    ("snooze", "t1", "fri"), ("agenda",), ("remind",), ("find", "x"),
)  # fmt: skip


def told_nothing(terminal: Terminal, after: str = "") -> str:
    """What was written behind `after`; neither it nor any file the program leaves holds what was planted."""
    told = terminal.output.rpartition(after)[2] if after else terminal.output
    reports = [*Path(paths.state()).glob("crash-*.log")]
    for text in (told, *(report.read_text(encoding="utf-8") for report in reports)):
        assert PLANTED not in text and IN_DATA not in text, text[-2000:]
        assert "Traceback" not in text
    assert PLANTED not in terminal.output
    assert {report.stat().st_mode & 0o777 for report in reports} <= {0o600}
    return told


def restored(terminal: Terminal) -> None:
    """The terminal is as before: its own screen, cursor, mouse, paste and keyboard modes, echo and lines."""
    assert terminal.settings_now() == terminal.settings
    assert terminal.cursor_shown
    for mode in ("1049", "1000", "1003", "1006", "2004"):
        assert terminal.output.rfind(f"\x1b[?{mode}l") > terminal.output.rfind(f"\x1b[?{mode}h"), mode
    assert terminal.output.rfind("\x1b[<u") > terminal.output.rfind("\x1b[>25u")


def trials(count: int) -> list[tuple[str, faults.Manner]]:
    """Every screen in one manner each by turns, the first `count`; or all in every manner."""
    every = [(screen, manner) for manner in MANNERS for screen in SCREENS]
    return every if count >= len(every) else every[:: len(every) // count + 1]


@pytest.mark.torture(4, 1000)
def test_a_fault_in_any_screen_restores_the_terminal_and_tells_no_data(hostile: Path, rounds: int) -> None:
    (Path(paths.state())).mkdir(parents=True, exist_ok=True)
    for screen, manner in trials(rounds):
        with Terminal(rows=40, columns=120, before=manner) as terminal:
            terminal.shows("Today  ")
            for key, shown in SCREENS[screen]:
                terminal.press(key)
                terminal.shows(shown)
            terminal.press("insert")
            assert terminal.ends() == 1, (screen, manner)
            restored(terminal)
            assert "fault of its own" in told_nothing(terminal, "\x1b[?1049l"), (screen, manner)


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
@pytest.mark.torture(0, 1)
def test_a_fault_in_any_command_tells_no_data(
    hostile: Path, words: tuple[str, ...], rounds: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(hostile.parent)
    (hostile.parent / "x.csv").write_text("name\nx\n", encoding="utf-8")
    if rounds or words in COMMANDS[:3]:
        fails(words, faults.in_every_command)


@pytest.mark.parametrize("words", QUICK, ids=" ".join)
@pytest.mark.torture(0, 1)
def test_a_fault_in_any_quick_verb_tells_no_data(hostile: Path, words: tuple[str, ...], rounds: int) -> None:
    if rounds or words in QUICK[:2]:
        fails(words, faults.in_quick_verbs)


def fails(words: tuple[str, ...], manner: faults.Manner) -> None:
    """The command ends with 1 and one sentence."""
    with Terminal(*words, before=manner) as terminal:
        assert terminal.ends() == 1, terminal.text
        assert "fault of its own" in told_nothing(terminal), terminal.text
        assert terminal.settings_now() == terminal.settings
