"""The touches report, held against clients touched by hand."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlmodel import Session, select

from crm_tui.models.client import Client
from crm_tui.reports.report import Report
from crm_tui.services.nouns import of

Make = Callable[..., int]
Ask = Callable[..., Report]


@pytest.fixture
def clients(make: Make) -> None:
    """Five clients past their cadence, one due today, one not due, one without a cadence."""
    li = make("member", name="Li", login="li")

    def client(name: str, touched: date | None, **values: Any) -> None:
        number = make("client", name=name, **values)
        if touched:
            at = datetime(touched.year, touched.month, touched.day, 4, tzinfo=UTC)
            make("interaction", client=number, summary="talk", at=at)

    client("late key", date(2026, 2, 8), tier="key", owner=li)  # 31 days
    client("later key", date(2026, 1, 30), tier="key", owner=li)  # 40 days
    client("due today", date(2026, 2, 9), tier="key", owner=li)  # 30 days
    client("never", None, tier="regular", owner=1)
    client("of its own", date(2026, 3, 1), tier="regular", touch_days=5, owner=1)  # 10 days
    client("own, no tier", date(2026, 3, 1), touch_days=7, owner=1)  # 10 days
    client("in time", date(2026, 3, 1), tier="regular", owner=1)
    client("no rule", date(2020, 3, 1), owner=1)


def rows(report: Report) -> list[tuple[Any, ...]]:
    """The rows with names in place of records."""
    return [tuple(getattr(cell, "name", cell) for cell in row) for row in report.rows]


def test_clients_past_their_cadence_come_with_the_days_that_make_them_so(clients: None, ask: Ask) -> None:
    assert rows(ask("touches")) == [
        ("never", None, None, 60, None, "regular", "ming"),
        ("later key", 10, 40, 30, date(2026, 1, 30), "key", "Li"),
        ("of its own", 5, 10, 5, date(2026, 3, 1), "regular", "ming"),
        ("own, no tier", 3, 10, 7, date(2026, 3, 1), None, "ming"),
        ("late key", 1, 31, 30, date(2026, 2, 8), "key", "Li"),
    ]


def test_owners_are_told_by_how_many_they_are_past_of_how_many(clients: None, ask: Ask) -> None:
    assert rows(ask("touches", "owner")) == [
        ("ming", 3, 1, 4, 75, 4.0, 5),
        ("Li", 2, 0, 3, 67, 5.5, 10),
    ]


def test_tiers_are_told_with_those_without_one_last(clients: None, ask: Ask) -> None:
    assert [row[:4] for row in rows(ask("touches", "tier"))] == [
        ("key", 2, 0, 3), ("regular", 2, 1, 3), (None, 1, 0, 1),
    ]  # fmt: skip


def test_only_one_owner_or_tier(clients: None, ask: Ask) -> None:
    assert [row[0] for row in rows(ask("touches", member=2))] == ["later key", "late key"]
    assert [row[0] for row in rows(ask("touches", tier="regular"))] == ["never", "of its own"]


def test_archived_clients_do_not_count(clients: None, ask: Ask, session: Session) -> None:
    for client in session.exec(select(Client)):
        of("client").archive(session, client)
    assert ask("touches").rows == ()


def test_the_notes_tell_the_rule_and_the_number(clients: None, ask: Ask) -> None:
    rule, number = ask("touches").notes
    assert "key 30, regular 60, super-prospect 45, prospect 120" in rule
    assert number == "5 of 7 clients with a cadence are past it."
