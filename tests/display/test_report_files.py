"""A report as text for files."""

from pathlib import Path

import pytest

from crm_tui.display import report_files
from crm_tui.errors import Invalid, Refused
from crm_tui.reports.report import Amount, Column, Named, Report

FOUND = Report(
    "x",
    "By client",
    (Column("client", "Client", "named"), Column("amount", "Amount", "money")),
    ((Named("client", 1, "A|B *now* <b>"), Amount(12_550, "CNY")), (Named("client", 2, "=1+1\there"), None)),
    ("Made of 2 clients.",),
)


def test_nothing_in_the_data_is_markdown() -> None:
    lines = report_files.markdown(FOUND).splitlines()
    assert lines[:5] == [
        "# By client", "", "| Client | Amount |", "| --- | --: |",
        r"| A\|B \*now\* \<b\> | CNY 125.50 |",
    ]  # fmt: skip
    assert lines[-1] == "Made of 2 clients."


def test_a_paste_into_a_spreadsheet_runs_nothing_and_keeps_its_columns() -> None:
    assert report_files.tsv(FOUND).splitlines() == ["Client\tAmount", "A|B *now* <b>\t125.50", "'=1+1 here\t"]


@pytest.mark.parametrize(
    ("name", "first"), [("a.csv", "client,amount"), ("a.tsv", "client\tamount"), ("a.MD", "# By client")]
)
def test_the_ending_says_how_a_file_is_written(tmp_path: Path, name: str, first: str) -> None:
    path = report_files.save(FOUND, str(tmp_path / name), beside=__file__)
    assert Path(path).read_text(encoding="utf-8").splitlines()[0] == first


def test_another_ending_is_refused_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(Invalid, match=r"\.csv"):
        report_files.save(FOUND, str(tmp_path / "a.docx"), beside=__file__)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_there_stays_unless_it_is_to_be_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("mine")
    with pytest.raises(Refused):
        report_files.save(FOUND, str(path), beside=__file__)
    assert path.read_text() == "mine"
    report_files.save(FOUND, str(path), beside=__file__, force=True)
    assert path.read_text().startswith("client,amount\n")
