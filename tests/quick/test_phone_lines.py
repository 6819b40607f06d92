"""Which of several numbers is meant."""

import pytest

from crm_tui.errors import Ambiguous
from crm_tui.quick.phone_lines import Line, meant

OF_WANG = ((1, "Acme"), (1, "Wang"))
LINES = [Line("138 0013 0012", "mobile", *OF_WANG), Line("0532 8893 5512 转 8", "work", *OF_WANG)]


@pytest.mark.parametrize(
    ("which", "place"),
    [("1", 0), ("mobile", 0), ("0012", 0), ("5512", 1), ("+86 532 8893 5512", 1), ("0532-8893-5512", 1)],
)
def test_a_number_is_named_by_its_place_kind_last_digits_or_in_any_writing(which: str, place: int) -> None:
    assert meant(LINES, which) is LINES[place]


def test_digits_that_several_end_with_leave_it_open() -> None:
    with pytest.raises(Ambiguous):
        meant(LINES, "12")
