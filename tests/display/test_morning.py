"""The page for the morning as text: whatever people wrote, it fits the paper and does nothing there."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from crm_tui.display import morning
from crm_tui.quick.due.row import Due
from crm_tui.quick.phone_lines import Line
from crm_tui.services.morning import Morning, Part, Row
from crm_tui.services.today_page import Day, Item, Load
from crm_tui.values.text import clean, safe
from tests.values.anything import ANYTHING

TODAY = date(2026, 3, 11)


def page(title: str, client: str, number: str) -> Morning:
    """A page of the team with one thing on it."""
    due = Due(
        "touch",
        "client",
        1,
        title,
        day=TODAY,
        overdue=False,
        reason="late",
        client=(1, client),
        owner=(1, title),
    )
    item = Item(due, "today", "log", due.reason)
    row = Row(item, Line(number, "work", (1, client), (1, title)))
    days = [Day(TODAY, 1, [item])]
    return Morning(
        TODAY, "", 1, days, [Part("ring", "Ring", [row], 3)], [Load((1, title), 0, [1])], fresh=False
    )


@settings(max_examples=40)
@given(ANYTHING, ANYTHING, st.integers(40, 100))
def test_no_line_is_wider_than_the_paper(title: str, client: str, width: int) -> None:
    found = page(clean(title), clean(client), clean(client))
    for line, _ in morning.lines_of(found, width):
        assert cell_len(line) <= width
        assert safe(line) == line


@settings(max_examples=40)
@given(ANYTHING)
def test_each_line_of_markdown_is_one_of_ours(title: str) -> None:
    lines = morning.markdown(page(title, "<b>", "[1](x)")).splitlines()
    assert [line[:3] for line in lines if line and not line.startswith("    ")] == [
        "# W",
        "1 n",
        "## ",
        "- [",
        "and",
    ]
    assert "<b>" not in "".join(lines).replace("\\<b", "")
