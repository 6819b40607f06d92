"""The top line: person, file and what is due, in as little room as there is."""

import pytest

from crm_tui.widgets.top_line import TopLine


@pytest.mark.parametrize(
    ("room", "right"),
    [
        (60, "3 due · Wang Xiaoming · quarterly-figures.db"),
        (43, "3 due · Wang Xiaoming · quarterly-figures"),
        (33, "3 due · Wang · quarterly-figures"),
        (24, "3 due · Wang · quarterl⋯"),
        (15, "3 due · Wang"),
        (8, "3 due"),
        (1, ""),
    ],
)
def test_what_has_no_room_is_shortened_before_anything_is_left_out(room: int, right: str) -> None:
    line = TopLine((), "today", "/x/quarterly-figures.db", "Wang Xiaoming")
    line.set_reactive(TopLine.due, 3)
    assert line._right(room) == right
