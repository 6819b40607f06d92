"""Short ids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crm_tui.values.references import LETTERS, format_ref, parse_ref
from tests.values.anything import ANYTHING


@given(st.sampled_from(sorted(LETTERS)), st.integers(1, 10**18 - 1))
def test_what_is_written_reads_back(noun: str, number: int) -> None:
    assert parse_ref(format_ref(noun, number)) == (noun, number)


def test_every_noun_has_a_letter_of_its_own() -> None:
    assert len(set(LETTERS.values())) == len(LETTERS)


def test_case_and_blanks_around_do_not_matter() -> None:
    assert parse_ref(" C12 ") == ("client", 12)


@pytest.mark.parametrize(
    "text", ["", "12", "c", "c0", "c-1", "c1.5", "cc1", "z1", "c１", "c12 x", "c" + "9" * 30]
)
def test_what_is_no_short_id_is_none(text: str) -> None:
    assert parse_ref(text) is None


@given(ANYTHING)
def test_any_text_is_a_short_id_or_none(text: str) -> None:
    read = parse_ref(text)
    assert read is None or format_ref(*read)
