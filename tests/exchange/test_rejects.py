"""Rejected rows go into a file that is mended and imported again."""

from pathlib import Path

import pytest

from crm_tui.errors import Refused
from crm_tui.exchange.csv_reader import CsvFile, Row, read
from crm_tui.exchange.rejects import Rejects

BROKEN = 'name,reason,phone\nA,,1,2\nB\n"C" x,,3\n=D,"two\nlines",4\n'


def opened(path: Path) -> CsvFile:
    return read(path, known={"name", "phone"}.__contains__)


def rejected(path: Path, into: Path) -> list[Row]:
    """Reject every row of a file, the good ones too."""
    with opened(path) as file, Rejects(into, file.headers, delimiter=file.delimiter) as rejects:
        rows = list(file.rows)
        for row in rows:
            rejects.add(row.line, row.cells, row.problem or "no such client")
        assert rejects.count == len(rows)
    return rows


def test_the_original_columns_stand_as_read_with_line_and_reason_behind(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(BROKEN)
    rejected(tmp_path / "in.csv", tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_text("utf-8-sig").splitlines() == [
        "name,reason,phone,line,reason",
        "A,,1,2,4 cells where the header has 3.,2",
        "B,,,3,1 cell where the header has 3.",
        ",,,4,The quote opened on line 4 is closed before ' '; double the quotes inside a cell.,"
        '"""C"" x,,3"',
        '=D,"two',
        'lines",4,5,no such client',
    ]


def test_what_is_not_mended_is_rejected_again_with_nothing_lost(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text(BROKEN)
    first = rejected(tmp_path / "in.csv", tmp_path / "once.csv")
    second = rejected(tmp_path / "once.csv", tmp_path / "twice.csv")
    assert opened(tmp_path / "twice.csv").headers == ["name", "reason", "phone"]
    assert [row.cells for row in second] == [
        ["A", "", "1", "2"],
        ["B", "", ""],
        *(row.cells for row in first[2:]),
    ]
    assert [bool(row.problem) for row in second] == [True, False, True, False]


def test_a_mended_row_is_taken(tmp_path: Path) -> None:
    (tmp_path / "mended.csv").write_text("name,phone,line,reason\nA,1,7,was wrong\nB,2\n")
    assert [(row.cells, row.problem is None) for row in opened(tmp_path / "mended.csv").rows] == [
        (["A", "1"], True),
        (["B", "2"], False),
    ]


def test_without_a_reject_there_is_no_file(tmp_path: Path) -> None:
    with Rejects(tmp_path / "out.csv", ["name"]) as rejects:
        pass
    assert (rejects.count, list(tmp_path.iterdir())) == (0, [])


def test_an_existing_file_is_refused_and_a_failed_import_leaves_none(tmp_path: Path) -> None:
    (tmp_path / "out.csv").write_text("mine")
    with pytest.raises(Refused), Rejects(tmp_path / "out.csv", ["name"]) as rejects:
        rejects.add(2, ["x"], "why")
    with pytest.raises(KeyboardInterrupt), Rejects(tmp_path / "other.csv", ["name"]) as rejects:
        rejects.add(2, ["x"], "why")
        raise KeyboardInterrupt
    assert [each.name for each in tmp_path.iterdir()] == ["out.csv"]
