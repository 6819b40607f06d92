"""CSV is written so that it reads back the same and runs nothing in a spreadsheet."""

import csv
import io
from enum import StrEnum

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crm_tui.exchange.csv_reader import read
from crm_tui.exchange.csv_writer import CsvWriter, escape, unescape

TRICKY = st.text(st.sampled_from("'=@\t\r\n＝＋－＠+-,;\"0159.()%e xA甲\0"), max_size=12) | st.text(
    max_size=9
)
TABLE = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.tuples(*[TRICKY] * width), min_size=1, max_size=8)
)


def written(rows: list[tuple[object, ...]], *, raw: bool = False, delimiter: str = ",") -> str:
    handle = io.StringIO(newline="")
    CsvWriter(handle, raw=raw, delimiter=delimiter).rows(rows)
    return handle.getvalue()


@given(TRICKY)
@settings(max_examples=300)
def test_unescape_takes_back_every_escape(cell: str) -> None:
    assert unescape(escape(cell)) == cell


@given(TRICKY)
@settings(max_examples=200)
def test_what_escape_gives_begins_no_formula(cell: str) -> None:
    assert escape(cell)[:1] not in set("=@\t\r＝＋－＠")


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "=1+1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "＝1",
            "＋1",
            "－1",
            "＠x",
            "+cmd|' /C calc'!A0",
            "-2+3",
            "+1+2",
        ),
        *("-", "+", "- item", "+A1", "-1\n=2", "'", "'=1", "'hello", "-1(2)"),
    ],
)
def test_formula_starts_and_marks_are_escaped(cell: str) -> None:
    assert escape(cell) == "'" + cell


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "",
            "hello",
            "a=b",
            "-12.50",
            "-1,234.50",
            "+86 138 0013 8000",
            "+1 (555) 010-9999",
            "+1-555-0100 ext 7",
        ),
        *("-.5", "-5%", "-1.5e-7", "+49.30.901820", "2024-01-01", " =1", "+(86) 10 1234"),
    ],
)
def test_figures_phones_and_plain_words_are_left_alone(cell: str) -> None:
    assert escape(cell) == cell


def test_a_cell_of_another_program_that_begins_with_an_apostrophe_is_left_alone() -> None:
    assert [unescape(cell) for cell in ("'tis", "'00123", "O'Neil")] == ["'tis", "'00123", "O'Neil"]


@given(TABLE, st.sampled_from(",;\t|"))
@settings(max_examples=300, deadline=None)
def test_every_table_reads_back_as_it_was(table: list[tuple[str, ...]], delimiter: str) -> None:
    width = len(table[0])
    headers = tuple(f"column {number}" for number in range(width))
    text = written([headers, *table], delimiter=delimiter)
    source = io.BytesIO(text.encode("utf-8", "surrogatepass"))
    if not text.isascii() and any("\ud800" <= each <= "\udfff" for each in text):
        return
    file = read(source, known=headers.__contains__, delimiter=delimiter)
    assert [tuple(map(unescape, row.cells)) for row in file.rows] == table


@given(TABLE)
@settings(max_examples=200, deadline=None)
def test_a_page_and_its_rows_one_by_one_give_the_same_text(table: list[tuple[str, ...]]) -> None:
    assert written(list(table)) == "".join(written([row]) for row in table)


@given(TABLE)
@settings(max_examples=200, deadline=None)
def test_raw_text_reads_back_in_the_csv_module(table: list[tuple[str, ...]]) -> None:
    text = written(list(table), raw=True)
    assert list(csv.reader(io.StringIO(text, newline=""), strict=True)) == [list(row) for row in table]


def test_only_what_needs_quotes_has_them_and_lines_end_in_lf() -> None:
    rows: list[tuple[object, ...]] = [("a", "b,c"), ('d"e', "f\ng"), ("h\r", " i ")]
    assert written(rows) == 'a,"b,c"\n"d""e","f\ng"\n"h\r", i \n'


class Colour(StrEnum):
    """A word from a closed list."""

    RED = "red"


def test_numbers_none_and_closed_words_are_written_plainly() -> None:
    assert written([(-1, None, 2.5, Colour.RED), (0, "x", None, "y")]) == "-1,,2.5,red\n0,x,,y\n"


def test_a_row_of_one_empty_cell_is_not_an_empty_line() -> None:
    assert written([("",), (None,), ("x",)]) == '""\n""\nx\n'


def test_rows_of_another_length_are_a_fault() -> None:
    with pytest.raises(ValueError, match="shorter"):
        written([("a", "b"), ("c",)])


def test_pages_are_written_one_after_another_and_counted() -> None:
    handle = io.StringIO(newline="")
    assert CsvWriter(handle).all(iter([[("a",)], [], [("b",), ("c",)]])) == 3
    assert handle.getvalue() == "a\nb\nc\n"
