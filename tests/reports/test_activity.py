"""The activity report, held against figures counted by hand."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlmodel import Session

from crm_tui.models.interaction import Interaction
from crm_tui.reports.report import Named, Report
from crm_tui.services.nouns import of

Make = Callable[..., int]
Ask = Callable[..., Report]


@pytest.fixture
def touches(make: Make) -> list[int]:
    """Five touches: four of Ming's, one of Li's, who joined one of the others too."""
    haier, bosch = make("client", name="Haier"), make("client", name="Bosch")
    li = make("member", name="Li", login="li")

    def touch(at: datetime, **more: Any) -> int:
        return make("interaction", at=at, summary="talk", **more)

    return [
        touch(datetime(2026, 3, 1, 15, 59, tzinfo=UTC), client=haier, channel="call", minutes=30),
        touch(datetime(2026, 3, 1, 16, 0, tzinfo=UTC), client=haier, channel="visit", minutes=60, members=[li]),
        touch(datetime(2026, 3, 4, 2, 0, tzinfo=UTC), client=bosch, channel="call"),
        touch(datetime(2026, 3, 10, 2, 0, tzinfo=UTC), client=bosch, channel="call", minutes=5, member=li),
        touch(datetime(2026, 3, 10, 3, 0, tzinfo=UTC), channel="call", minutes=1),
    ]  # fmt: skip


def rows(report: Report) -> list[tuple[Any, ...]]:
    """The rows with names in place of records."""
    return [(row[0].name if isinstance(row[0], Named) else row[0], *row[1:]) for row in report.rows]


def test_a_touch_counts_for_each_member_who_took_part(touches: list[int], ask: Ask) -> None:
    assert rows(ask("activity")) == [("ming", 4, 91, 2), ("Li", 2, 65, 2)]


def test_touches_of_no_client_stand_last(touches: list[int], ask: Ask) -> None:
    assert rows(ask("activity", "client")) == [("Haier", 2, 90, 1), ("Bosch", 2, 5, 1), (None, 1, 1, 0)]


def test_channels_come_by_their_use(touches: list[int], ask: Ask) -> None:
    assert rows(ask("activity", "channel")) == [("call", 4, 36, 2), ("visit", 1, 60, 1)]


def test_weeks_begin_on_monday_in_the_members_zone(touches: list[int], ask: Ask) -> None:
    assert rows(ask("activity", "week")) == [
        (date(2026, 2, 23), 1, 30, 1),
        (date(2026, 3, 2), 2, 60, 2),
        (date(2026, 3, 9), 2, 6, 1),
    ]


def test_a_period_takes_whole_days_of_the_members_zone(touches: list[int], ask: Ask) -> None:
    found = ask("activity", "channel", since=date(2026, 3, 2), until=date(2026, 3, 4))
    assert rows(found) == [("visit", 1, 60, 1), ("call", 1, 0, 1)]
    assert found.notes[-1] == "Made of 2 touches with 2 clients from 2026-03-02 to 2026-03-04."


@pytest.mark.parametrize("by", ["member", "client", "channel", "week"])
def test_archived_touches_do_not_count(touches: list[int], ask: Ask, session: Session, by: str) -> None:
    of("interaction").archive(session, session.get_one(Interaction, touches[1]))
    assert sum(row[2] for row in ask("activity", by).rows) == 36


@pytest.mark.parametrize("by", ["member", "client", "channel", "week"])
def test_an_empty_file_gives_an_empty_report_with_a_note(ask: Ask, by: str) -> None:
    found = ask("activity", by)
    assert (found.rows, found.notes) == ((), ("No touch was logged.",))
