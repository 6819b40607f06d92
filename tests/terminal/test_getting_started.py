"""The page of the first ten minutes, walked on a small terminal: its commands, then every key it names."""

import re
import shlex

import pytest

from crm_tui import paths
from tests.documentation import pages
from tests.terminal.terminal import Terminal, ran
from tests.test_examples import examples

PAGE = (pages.DOCS / "getting-started.md").read_text(encoding="utf-8")
STEPS = re.findall(r"^\d\. (.+?)(?=^\d\. |^$)", PAGE, re.MULTILINE | re.DOTALL)
LINE = "Haier @Wang Min visit 1h: saw the plant #tour"


class Walker:
    """Presses keys as the page names them, and remembers which."""

    def __init__(self, terminal: Terminal) -> None:
        self.terminal = terminal
        self.named: list[str] = []

    def press(self, *keys: str) -> None:
        """Press keys that the page names."""
        self.named += keys
        self.terminal.press(*[key.lower() for key in keys])

    def type(self, text: str, *, told: bool = False) -> None:
        """Type a text, which may stand in the page."""
        self.named += [text] * told
        self.terminal.type(text)


@pytest.fixture
def begun() -> str:
    """A file with what the shell half of the page writes; where it lies."""
    lines = examples(PAGE[: PAGE.index("## The app")])
    for line, answer in zip(lines, ran(*[shlex.split(line)[1:] for line in lines]), strict=True):
        assert answer.endswith("\n0"), f"{line}: {answer}"
    return paths.database()


def test_every_key_of_the_app_half_does_what_the_page_says(begun: str) -> None:
    with Terminal(rows=24, columns=80) as terminal:
        walker = Walker(terminal)
        terminal.shows("Today  ", "ring Wang Min", "two units arrived dented", "Help")
        walker.press("2")
        terminal.shows("Clients  2", "Haier", "海尔智家")
        walker.press("Enter")
        terminal.shows("c1  Haier", "Timeline", "200 freezers")
        terminal.shows("ring Wang Min about the quote")
        walker.press("Esc")
        terminal.shows("Clients  2")

        walker.press("a")
        terminal.shows("for example  Haier")
        walker.type(LINE, told=True)
        terminal.shows("Logged: visit with Wang Min (Haier), 1h")
        terminal.press("enter")
        terminal.shows("Logged i3: visit with Wang Min")
        terminal.press("a")
        terminal.hides("Logged i3")  # the notice would lie over the line
        terminal.shows("todo  deal  complain")
        walker.press("F1")
        terminal.shows("One line for one entry")
        terminal.press("escape")
        terminal.hides("One line for one entry")
        terminal.type("美的 @李雷 电话: 问价")
        terminal.shows("Ctrl+N writes it and adds the new name")
        walker.press("Ctrl+N")
        terminal.shows("New client c3: 美的", "Clients  3")

        walker.press("n")
        terminal.shows("New client", "Name*")
        terminal.type("Bosch 博世")
        walker.press("Tab")
        terminal.press(*["tab"] * 17)
        walker.type("30", told=True)
        terminal.shows("Touch every  30", "Days it may go without a touch")
        walker.press("Ctrl+S")
        terminal.shows("Added c4 Bosch 博世", "Clients  4")
        assert ["Bosch" in line for line in terminal.lines if "›" in line] == [True]
        terminal.press("1")
        terminal.shows("never touched")
        terminal.press("2")
        terminal.shows("Clients  4")

        walker.press("/")
        terminal.shows("last_touch>90d")
        terminal.type("bosch")
        terminal.hides("海尔智家")
        terminal.press("escape")
        terminal.shows("海尔智家")
        walker.press("5")
        terminal.shows("Pipeline  Sales", "200 freezers")
        walker.press(">")
        terminal.shows("o1 is in")
        walker.press("u")
        terminal.shows("Undid", "move o1")
        walker.press(":")
        terminal.shows("A name, a phone number")
        terminal.type("produc")
        terminal.shows("What we sell")
        terminal.press("enter")
        terminal.shows("There is none yet")
        terminal.press("escape")
        terminal.shows("200 freezers")
        walker.press("?")
        terminal.shows("Your deals by stage")
        terminal.press("escape")
        terminal.hides("Your deals by stage")
        walker.press("q")
        assert terminal.ends() == 0
    told = {word for step in STEPS for word in re.findall(r"`([^`]+)`", step)}
    assert told - {"crm log"} == set(walker.named)
