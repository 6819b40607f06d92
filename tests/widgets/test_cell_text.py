"""Text of a cell is inert and exactly as wide as asked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from crm_tui.values.text import CUT
from crm_tui.widgets import cell_text
from crm_tui.widgets.cell_text import fit

HOSTILE = (
    "\x1b]52;c;aGk=\x07",
    "\x1b[2J\x1b[31m",
    "\x9b31m\x9d52;c;aGk=\x9c",
    "safe\u202eexe.gpj\u2066\u200f",
    "two\nlines\ttab\u2028end\x85",
    "nul\x00del\x7f",
    "lone \ud800 surrogate",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_is_left_for_a_terminal_to_obey(text: str) -> None:
    assert fit(text, 40).isprintable()


@pytest.mark.parametrize(
    "text", ["王敏", "naïve", "👩\u200d👩\u200d👧", "می\u200cخواهم", "[@click=app.bell]x[/]"]
)
def test_what_people_write_stays_as_it_is(text: str) -> None:
    assert fit(text, 40).rstrip() == text


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("abc", 5, "abc  "),
        ("abcdef", 4, "abc" + CUT),
        ("上海", 5, "上海 "),
        ("上海精密", 6, "上海" + CUT + " "),
        ("Cold Chain Services", 17, "Cold Chain" + CUT + "      "),
        ("Cold Chain Services", 11, "Cold Chain" + CUT),
        ("Überlandzentrale", 8, "Überlan" + CUT),
        ("an Überlandzentrale", 9, "an Überl" + CUT),
        ("für 上海 Kühlhaus", 12, "für 上海" + CUT + "   "),
        ("上海精密", 5, "上海" + CUT),
        ("abc", 0, ""),
    ],
)
def test_text_is_cut_or_padded_to_its_width(text: str, width: int, shown: str) -> None:
    assert fit(text, width) == shown


def test_right_alignment_pads_in_front() -> None:
    assert fit("12", 5, "right") == "   12"


@settings(max_examples=200)
@given(st.text(), st.integers(0, 30), st.sampled_from(["left", "right"]))
def test_any_text_takes_exactly_its_width(text: str, width: int, align: str) -> None:
    assert cell_len(fit(text, width, "right" if align == "right" else "left")) == width


def test_of_a_text_of_any_length_no_more_is_looked_at_than_can_be_seen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    seen: list[str] = []

    def safe(text: str) -> str:
        seen.append(text)
        return text

    monkeypatch.setattr(cell_text, "safe", safe)
    assert fit("ab 中文 " * 1_000_000, 20) == fit("ab 中文 " * 10, 20)
    assert max(map(len, seen)) < 1000
