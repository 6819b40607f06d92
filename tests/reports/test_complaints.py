"""The complaints report, held against figures counted by hand."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from crm_tui.reports.quantiles import median, percentile
from crm_tui.reports.report import Report
from tests.reports.conftest import NOW

Make = Callable[..., int]
Ask = Callable[..., Report]
HOUR = timedelta(hours=1)


@pytest.fixture
def queue(make: Make) -> None:
    """Six complaints: three solved, one waiting in time, one late for its answer, one for its resolution."""
    haier, li = make("client", name="Haier"), make("member", name="Li", login="li")
    opened = NOW - 100 * HOUR

    def complaint(summary: str, opened_at: datetime = opened, **more: Any) -> None:
        make("complaint", summary=summary, opened_at=opened_at, **more)

    complaint("solved fast", severity="high", answered_at=opened + HOUR, resolved_at=opened + 3 * HOUR,
              status="resolved", client=haier)  # fmt: skip
    complaint("solved at once", severity="high", resolved_at=opened + 2 * HOUR, status="closed", client=haier)
    complaint("solved slowly", severity="high", answered_at=opened + 9 * HOUR, resolved_at=opened + 46 * HOUR,
              status="resolved", owner=li)  # fmt: skip
    complaint("in time", NOW - HOUR, severity="low")
    complaint("no answer yet", NOW - 25 * HOUR, severity="medium")
    complaint("answered, not solved", NOW - 121 * HOUR, severity="medium", answered_at=NOW - 120 * HOUR,
              status="answered")  # fmt: skip


def test_the_worst_comes_first_with_its_times(queue: None, ask: Ask) -> None:
    assert ask("complaints").rows == (
        ("high", 3, 0, 0, 3, 2.0, 9.0, 3, 3.0, 46.0),
        ("medium", 2, 2, 2, 1, 1.0, 1.0, 0, None, None),
        ("low", 1, 1, 0, 0, None, None, 0, None, None),
    )


def test_clients_come_by_their_number_and_the_unknown_last(queue: None, ask: Ask) -> None:
    found = [(row[0] and row[0].name, row[1]) for row in ask("complaints", "client").rows]
    assert found == [("Haier", 2), (None, 4)]


def test_owners_are_members(queue: None, ask: Ask) -> None:
    found = [(row[0].noun, row[0].name, row[1]) for row in ask("complaints", "owner").rows]
    assert found == [("member", "ming", 5), ("member", "Li", 1)]


def test_a_period_takes_the_day_of_opening(queue: None, ask: Ask) -> None:
    found = ask("complaints", since=date(2026, 3, 10))
    assert [(row[0], row[1]) for row in found.rows] == [("medium", 1), ("low", 1)]
    assert found.notes[-1] == "Made of 2 entries opened from 2026-03-10."


@pytest.mark.parametrize("by", ["severity", "kind", "product", "client", "owner"])
def test_an_empty_file_gives_an_empty_report_with_a_note(ask: Ask, by: str) -> None:
    found = ask("complaints", by)
    assert (found.rows, found.notes) == ((), ("No complaint was opened.",))


@pytest.mark.parametrize(
    ("values", "middle"), [([], None), ([4.0], 4.0), ([1.0, 2.0], 1.5), ([1.0, 2.0, 9.0], 2.0)]
)
def test_the_median_halves_what_is_measured(values: list[float], middle: float | None) -> None:
    assert median(values) == middle


@pytest.mark.parametrize(("count", "at"), [(1, 1.0), (9, 9.0), (10, 9.0), (11, 10.0), (100, 90.0)])
def test_nine_of_ten_do_not_exceed_the_percentile(count: int, at: float) -> None:
    assert percentile([float(value) for value in range(1, count + 1)], 90) == at


def test_there_is_no_percentile_of_nothing() -> None:
    assert percentile([], 90) is None
