"""Phone numbers, kept as typed and compared by their line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_tui.errors import Invalid
from crm_tui.values.phones import dialled, parse_phone, phone_key, split_extension, tel
from tests.values.anything import ANYTHING

ONE_LINE = [
    ("+86 138 0013 8000", "138-0013-8000", "13800138000", "86 13800138000", "0086-138-0013-8000"),
    (
        "(0532) 8893-8888", "0532-88938888转8001", "+86 532 8893 8888", "0532-88938888-8001",
        "0532 88938888 分机 8001", "+86(0532)88938888", "電話：0532-88938888內線8001", "０５３２－８８９３８８８８",
    ),
    ("+44 20 7946 0958", "020 7946 0958", "+44 (0)20 7946 0958", "020 7946 0958 ext. 12"),
    ("+1 650-253-0000", "(650) 253-0000", "1-650-253-0000", "650.253.0000 x12", "1 (650) 253 0000"),
    ("tel:+442079460958", "0044 20 7946 0958"),
    ("+852 2345 6789", "2345 6789"),
    ("95598", "95598#1"),
]  # fmt: skip


@pytest.mark.parametrize("same", ONE_LINE, ids=lambda same: same[0])
def test_writings_of_one_line_have_one_key(same: tuple[str, ...]) -> None:
    assert len({phone_key(text) for text in same}) == 1


def test_different_lines_have_different_keys() -> None:
    lines = ("138-0013-8000", "138-0013-8001", "0532-88938888", "010-88938888", "95598", "+852 95598", "")
    assert len({phone_key(line) for line in lines}) == len(lines) - 1  # a short number has no country


def test_the_extension_is_told_apart() -> None:
    for text in ("0532-88938888转8001", "0532-88938888 ext.8001", "0532-88938888#8001", "0532-88938888-8001"):
        assert split_extension(text) == ("0532-88938888", "8001")
    assert split_extension("138-0013-8000") == ("138-0013-8000", "")


def test_a_number_is_kept_as_typed() -> None:
    assert parse_phone("  (0532) 8893-8888转8001 ") == "(0532) 8893-8888转8001"


@pytest.mark.parametrize("text", ["", "12", "ring me", "138 0013 8000 or so", "1" * 21, "a@b.cn", "+"])
def test_what_is_no_phone_number_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(Invalid, match="write it like"):
        parse_phone(text)


@pytest.mark.parametrize(
    ("text", "digits", "address"),
    [
        ("+86 532 8893 8888", "+8653288938888", "tel:+8653288938888"),
        ("0532-88938888转8001", "053288938888", "tel:053288938888;ext=8001"),
        ("＋４４ (0)20 7946 0958", "+442079460958", "tel:+442079460958"),
        ("+86(0532)88938888", "+8653288938888", "tel:+8653288938888"),
        ("tel:110", "110", "tel:110"),
        ("*100*1", "", ""),
        ("nothing", "", ""),
    ],
)
def test_a_phone_is_given_digits_and_a_program_an_address(text: str, digits: str, address: str) -> None:
    assert (dialled(text), tel(text)) == (digits, address)


@given(ANYTHING)
def test_nothing_but_digits_is_ever_dialled(text: str) -> None:
    assert set(dialled(text)) <= set("+0123456789")
    assert set(tel(text)) <= set("tel:+0123456789;ext=")
    assert "+" not in dialled(text)[1:]


@given(ANYTHING)
def test_any_text_has_a_key_and_is_a_number_or_invalid(text: str) -> None:
    assert phone_key(text) == "" or phone_key(text).isdigit()
    try:
        assert parse_phone(parse_phone(text)) == parse_phone(text)
    except Invalid as problem:
        assert problem.message


@given(st.text("0123456789 +-().转x", max_size=24))
def test_a_number_that_is_kept_has_a_key(text: str) -> None:
    try:
        parse_phone(text)
    except Invalid:
        return
    assert phone_key(text)
