"""Whole numbers, percentages, yes and no."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_tui.errors import Invalid
from crm_tui.values.numbers import LARGEST, parse_bool, parse_int, parse_percent
from tests.values.anything import ANYTHING


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        (" 1,200 ", 1200),
        ("１２００", 1200),
        ("1.2万", 12000),
        ("3k", 3000),
        ("-5", -5),
        ("负5", -5),
        ("3.0", 3),
    ],
)
def test_whole_numbers_are_read_as_people_write_them(text: str, number: int) -> None:
    assert parse_int(text) == number


@pytest.mark.parametrize("text", ["", "1.5", "1.000", "1,2", "ten", "1e3", "0x10", "9" * 5000])
def test_what_is_no_whole_number_is_refused(text: str) -> None:
    with pytest.raises(Invalid, match="whole number"):
        parse_int(text)


def test_bounds_are_said() -> None:
    assert parse_int("5", 5, 5) == 5
    for text in ("4", "11"):
        with pytest.raises(Invalid, match="from 5 to 10"):
            parse_int(text, 5, 10)
    with pytest.raises(Invalid, match=r"is too little: it is 1 or more\."):
        parse_int("-5", 1)
    with pytest.raises(Invalid, match="out of range"):
        parse_int(str(LARGEST + 1))


@given(st.integers(-LARGEST, LARGEST))
def test_a_written_number_reads_back_with_and_without_separators(number: int) -> None:
    assert parse_int(str(number)) == parse_int(f"{number:,}") == number


def test_percentages_go_from_0_to_100() -> None:
    assert [parse_percent(text) for text in ("0", "60%", "100 ％", "百分之50")] == [
        0,
        60,
        100,
        50,
    ]
    for text in ("101", "-1", "0.5", "62.5%", "%", "", "60%%", "half"):
        with pytest.raises(Invalid, match="from 0 to 100"):
            parse_percent(text)


def test_yes_and_no_are_read_in_both_languages() -> None:
    assert all(map(parse_bool, ("yes", "Y", "TRUE", "1", "是", "對")))
    assert not any(map(parse_bool, ("no", "N", "false", "0", "否", "无")))


@given(ANYTHING)
def test_any_text_is_a_number_or_invalid(text: str) -> None:
    for parse in (parse_int, parse_percent, parse_bool):
        try:
            assert isinstance(parse(text), int)
        except Invalid as problem:
            assert problem.message
