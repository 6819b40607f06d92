"""The table of figures: verdicts, lines, and rows that travel between processes as JSON."""

import json

import pytest

from benchmarks import report
from benchmarks.report import Row


@pytest.mark.parametrize(
    ("row", "verdict"),
    [
        (Row("log", 1.9, 2.0, "x"), "kept"),
        (Row("log", 2.0, 2.0, "x"), "kept"),
        (Row("log", 2.1, 2.0, "x"), "MISSED"),
        (Row("lost", 0, 0), "kept"),
        (Row("sqlmodel", 26.0, None, "x"), ""),
        (report.skipped("export", "there is no sqlite3"), "skipped: there is no sqlite3"),
    ],
)
def test_a_figure_is_judged_by_its_goal(row: Row, verdict: str) -> None:
    assert row.verdict == verdict


def test_a_row_comes_whole_through_json() -> None:
    row = Row("crm find 海尔", 1.52, 2.0, "x import sqlite3")
    assert report.from_line(json.dumps(row.as_dict(), ensure_ascii=False)) == row


@pytest.mark.parametrize("line", ["", "Waiting for another program …", "[1, 2]", '{"job": "log"}', "3"])
def test_what_a_library_prints_is_no_row(line: str) -> None:
    assert report.from_line(line) is None


def test_goal_and_verdict_stand_under_their_heads() -> None:
    line = Row("crm log", 1.516, 2.0, "x import sqlite3").line()
    head = report.head()
    assert line.index("kept") == head.index("verdict")
    assert line.index("2.00 x import sqlite3") + len("2.00 x import sqlite3") == head.index("goal") + len(
        "goal"
    )


@pytest.mark.parametrize(
    ("value", "shown"), [(0.994, "0.99 ms"), (12.34, "12.3 ms"), (340.4, "340 ms"), (None, "–")]
)
def test_a_figure_has_the_digits_it_deserves(value: float | None, shown: str) -> None:
    assert report.number(value, "ms") == shown


def test_the_summary_counts_each_verdict() -> None:
    rows = [Row("a", 1, 2), Row("b", 3, 2), Row("c", 1), report.skipped("d", "missing: sqlite3")]
    assert report.summary(rows) == "1 kept, 1 missed, 1 skipped, 0 failed"
