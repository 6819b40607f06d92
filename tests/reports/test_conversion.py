"""The conversion report, held against deals moved by hand."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlmodel import Session, select

from crm_tui.models.opportunity import Opportunity, StageMove
from crm_tui.reports.report import Report
from crm_tui.services.nouns import of
from crm_tui.store import records

Make = Callable[..., int]
Ask = Callable[..., Report]
FOUND, PLANNED, ACTING, WON, LOST = 1, 2, 3, 7, 8
JANUARY, FEBRUARY = date(2026, 1, 1), date(2026, 2, 1)


@pytest.fixture
def moved(make: Make, session: Session) -> Callable[..., int]:
    """Makes a deal that went through stages: (stage, day of 2026, days in the stage before)."""

    def walk(*steps: tuple[int, tuple[int, int], int | None], **values: Any) -> int:
        deal = make("opportunity", name=f"d{steps}", stage=steps[0][0], **values)
        for own in session.exec(select(StageMove).where(StageMove.opportunity_id == deal)):
            records.remove(session, own)
        before: int | None = None
        for stage, (month, day), days in steps:
            at = datetime(2026, month, day, 4, tzinfo=UTC)
            values = {
                "opportunity_id": deal,
                "from_stage_id": before,
                "to_stage_id": stage,
                "at": at,
                "days": days,
            }
            records.create(session, StageMove, values)
            before = stage
        return deal

    return walk


@pytest.fixture
def deals(moved: Callable[..., int], make: Make) -> None:
    """Five deals: one won, one lost, one gone on, one gone back, one where it began."""
    li = make("member", name="Li", login="li")
    moved((FOUND, (1, 1), None), (PLANNED, (1, 11), 10), (WON, (1, 31), 20), owner=li)
    moved((FOUND, (1, 1), None), (PLANNED, (1, 5), 4), (LOST, (1, 6), 1))
    moved((FOUND, (1, 1), None), (ACTING, (2, 10), 40))
    moved((FOUND, (1, 1), None), (PLANNED, (1, 7), 6), (FOUND, (1, 9), 2))
    moved((FOUND, (2, 2), None))


def rows(report: Report) -> list[tuple[Any, ...]]:
    """The rows with names in place of stages."""
    return [tuple(getattr(cell, "name", cell) for cell in row) for row in report.rows]


def test_every_stage_tells_what_became_of_the_deals_that_came_in(deals: None, ask: Ask) -> None:
    assert rows(ask("conversion")) == [
        ("Found", 5, 4, 80, 0, 0, 1, 8.0, 40.0),
        ("Planned", 3, 1, 33, 1, 1, 0, 2.0, 20.0),
        ("Acting", 1, 0, 0, 0, 0, 1, None, None),
    ]


def test_a_period_takes_deals_by_the_day_they_came_in(deals: None, ask: Ask) -> None:
    assert rows(ask("conversion", since=FEBRUARY)) == [
        ("Found", 1, 0, 0, 0, 0, 1, None, None),
        ("Acting", 1, 0, 0, 0, 0, 1, None, None),
    ]


def test_moves_tell_their_part_of_all_that_left_the_stage(deals: None, ask: Ask) -> None:
    assert rows(ask("conversion", "move")) == [
        ("Found", "Planned", 3, 75, 6.0, 10.0),
        ("Found", "Acting", 1, 25, 40.0, 40.0),
        ("Planned", "Found", 1, 33, 2.0, 2.0),
        ("Planned", "Won", 1, 33, 20.0, 20.0),
        ("Planned", "Lost", 1, 33, 1.0, 1.0),
    ]


def test_only_one_member_s_deals(deals: None, ask: Ask) -> None:
    assert [row[:3] for row in rows(ask("conversion", member=2))] == [("Found", 1, 1), ("Planned", 1, 1)]


def test_archived_deals_do_not_count(deals: None, ask: Ask, session: Session) -> None:
    for deal in session.exec(select(Opportunity)):
        of("opportunity").archive(session, deal)
    assert ask("conversion").rows == ()
    assert ask("conversion").notes == ("No deal was moved.",)


def test_the_notes_tell_the_rule_and_the_number(deals: None, ask: Ask) -> None:
    assert ask("conversion").notes[-1] == "Made of 9 stages of deals."
    assert ask("conversion", "move", JANUARY, date(2026, 1, 31)).notes[-1] == (
        "Made of 6 moves from 2026-01-01 to 2026-01-31."
    )
