"""The pipeline report, held against figures counted by hand."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from sqlmodel import Session

from crm_tui.errors import Invalid
from crm_tui.models.opportunity import Opportunity
from crm_tui.reports.report import Amount, Named, Report
from crm_tui.services.nouns import of

Make = Callable[..., int]
Ask = Callable[..., Report]
FOUND, PLANNED, WON, LOST = 1, 2, 7, 8


@pytest.fixture
def deals(make: Make) -> dict[str, int]:
    """Five open deals, one won, one lost: three in CNY, one in USD, one without an amount."""
    haier, bosch = make("client", name="Haier"), make("client", name="Bosch")
    li = make("member", name="Li", login="li")
    shelf = make("product", name="Shelf")

    def deal(name: str, stage: int, opened: date, close: date | None = None, **more: Any) -> int:
        given = {"name": name, "stage": stage, "opened_on": opened, "expected_close": close, **more}
        return make("opportunity", **given)

    march = date(2026, 3, 1)
    return {
        "a": deal("a", FOUND, march, date(2026, 3, 10), amount=10_000, currency="CNY", client=haier),
        "b": deal("b", FOUND, date(2026, 2, 19), date(2026, 3, 11), amount=5_005, currency="CNY", client=bosch),
        "c": deal("c", PLANNED, march, date(2026, 4, 1), amount=900, currency="USD", client=bosch, owner=li),
        "d": deal("d", PLANNED, march, date(2026, 4, 2), amount=100, currency="CNY", probability=75, product=shelf),
        "e": deal("e", PLANNED, march, None),
        "won": deal("won", WON, march, amount=77, currency="CNY"),
        "lost": deal("lost", LOST, march, amount=88, currency="CNY"),
    }  # fmt: skip


def test_stages_come_in_their_order_with_each_currency_apart(deals: dict[str, int], ask: Ask) -> None:
    assert ask("pipeline").rows == (
        (Named("stage", 1, "Found"), "CNY", 2, Amount(15_005, "CNY"), Amount(1_501, "CNY"), 15, 1),
        (Named("stage", 2, "Planned"), "CNY", 1, Amount(100, "CNY"), Amount(75, "CNY"), 10, 0),
        (Named("stage", 2, "Planned"), "USD", 1, Amount(900, "USD"), Amount(180, "USD"), 10, 0),
        (Named("stage", 2, "Planned"), None, 1, None, None, 10, 0),
    )


def test_the_note_tells_the_number_of_deals(deals: dict[str, int], ask: Ask) -> None:
    assert ask("pipeline").notes[-1] == "Made of 5 open deals."


def test_months_are_those_of_the_expected_close(deals: dict[str, int], ask: Ask) -> None:
    found = [(row[0], row[1], row[2]) for row in ask("pipeline", "month").rows]
    assert found == [
        ("2026-03", "CNY", 2),
        ("2026-04", "CNY", 1),
        ("2026-04", "USD", 1),
        (None, None, 1),
    ]


def test_owners_are_members(deals: dict[str, int], ask: Ask) -> None:
    found = [(row[0].name, row[0].noun, row[1], row[2]) for row in ask("pipeline", "owner").rows]
    assert found == [("Li", "member", "USD", 1), ("ming", "member", "CNY", 3), ("ming", "member", None, 1)]


@pytest.mark.parametrize(
    ("by", "names"), [("client", {"Haier", "Bosch", None}), ("product", {"Shelf", None})]
)
def test_deals_without_a_group_come_last(
    deals: dict[str, int], ask: Ask, by: str, names: set[str | None]
) -> None:
    found = [row[0].name if row[0] else None for row in ask("pipeline", by).rows]
    assert (set(found), found[-1]) == (names, None)


def test_a_period_holds_the_expected_close_and_tells_of_deals_without_one(
    deals: dict[str, int], ask: Ask
) -> None:
    found = ask("pipeline", since=date(2026, 3, 11), until=date(2026, 4, 1))
    assert [(row[0].name, row[1], row[2]) for row in found.rows] == [
        ("Found", "CNY", 1),
        ("Planned", "USD", 1),
    ]
    assert found.notes[1:] == (
        "Made of 2 open deals expected to close from 2026-03-11 to 2026-04-01.",
        "1 open deal without an expected close left out.",
    )


def test_archived_deals_do_not_count(deals: dict[str, int], ask: Ask, session: Session) -> None:
    of("opportunity").archive(session, session.get_one(Opportunity, deals["a"]))
    assert ask("pipeline").rows[0][2:4] == (1, Amount(5_005, "CNY"))


def test_a_stage_that_was_moved_to_counts_the_deal_from_then_on(
    deals: dict[str, int], ask: Ask, session: Session
) -> None:
    of("opportunity").edit(session, session.get_one(Opportunity, deals["a"]), {"stage": WON})
    assert [row[2] for row in ask("pipeline").rows] == [1, 1, 1, 1]


def test_an_empty_file_gives_an_empty_report_with_a_note(ask: Ask) -> None:
    found = ask("pipeline")
    assert (found.rows, found.notes) == ((), ("There is no open deal.",))


def test_an_unknown_grouping_is_refused_with_those_there_are(ask: Ask) -> None:
    with pytest.raises(Invalid, match="stage, owner, product, client, month"):
        ask("pipeline", "colour")


def test_a_period_that_ends_before_it_begins_is_refused(ask: Ask) -> None:
    with pytest.raises(Invalid, match="before"):
        ask("pipeline", since=date(2026, 3, 2), until=date(2026, 3, 1))
