"""Lines in the width there is: details go before words of the text are cut, what stands out goes last."""

import pytest
from textual.content import Content

from crm_tui.widgets.cut_lines import CutLines, Detail, cut, joined

DAY, WHO = Detail(Content("! 03-12"), True), Detail(Content("Anna Brandt"), False)


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (60, "Send the sample by courier  ! 03-12  Anna Brandt"),
        (48, "Send the sample by courier  ! 03-12  Anna Brandt"),
        (47, "Send the sample by courier  ! 03-12"),
        (35, "Send the sample by courier  ! 03-12"),
        (30, "Send the sample by c⋯  ! 03-12"),
        (16, "Send the sample⋯"),
        (1, "⋯"),
        (0, ""),
    ],
)
def test_the_last_detail_goes_first_and_what_stands_out_stays(width: int, line: str) -> None:
    assert joined(Content("Send the sample by courier"), (DAY, WHO), width).plain == line


@pytest.mark.parametrize(
    ("text", "width", "line"),
    [("上海精密", 8, "上海精密"), ("上海精密", 6, "上海⋯"), ("上海精密", 5, "上海⋯")],
)
def test_wide_letters_are_never_halved(text: str, width: int, line: str) -> None:
    shown = cut(Content(text), width)
    assert shown.plain == line
    assert shown.cell_length <= width


def test_each_line_of_a_text_stays_one_line() -> None:
    lines = CutLines(Content("a long first line\n\nshort"))
    assert lines.drawn(8).plain == "a long⋯\n\nshort"
    assert lines.get_height({"text_wrap": "nowrap"}, 8) == 3
    assert lines.get_height({"text_wrap": "wrap"}, 8) > 3
    assert lines.get_optimal_width({}, 80) == 17
