"""The list behind a figure holds as many records as the figure says, for every report that names one."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from sqlmodel import Session

from crm_tui.reports import catalogue
from crm_tui.reports.report import Report
from crm_tui.services import acting, listing
from crm_tui.services.listing import Query

Make = Callable[..., int]
Say = Callable[..., Report]
GROUPS = [(name, by) for name, entry in catalogue.REPORTS.items() for by in entry.by]
FIGURE = {"pipeline": "deals", "activity": "touches", "complaints": "count", "touches": "clients"}
PERIODS: tuple[dict[str, str], ...] = (
    {},
    {"period": "2026-03"},
    {"since": "2026-03-02", "until": "2026-03-09"},
)


@pytest.fixture
def records(make: Make, session: Session) -> None:
    """Deals, touches and complaints of two members and two clients, some with nothing filled in."""
    acting.act_as(session, acting.sign_in(session, "ming"))
    li = make("member", name="Li", login="li")
    haier = make("client", name='Haier "Blue" and co', tier="key", owner=1)
    bosch = make("client", name="海尔", tier="regular", touch_days=3, owner=li)
    shelf = make("product", name="Shelf")
    for day, amount, code, client in ((1, 100, "CNY", haier), (9, None, None, bosch), (31, 5, "USD", None)):
        make("opportunity", name=f"deal {day}", client=client, amount=amount, currency=code,
             expected_close=date(2026, 3, day), owner=li if day == 9 else 1)  # fmt: skip
    make("opportunity", name="whenever", product=shelf, amount=7, currency="CNY")
    for day, hour, channel in ((1, 15, "call"), (1, 16, "visit"), (8, 15, "call"), (8, 16, "letter")):
        make("interaction", at=datetime(2026, 3, day, hour, 30, tzinfo=UTC), summary="x", channel=channel,
             client=haier if hour == 15 else None, members=[li] if day == 8 else [])  # fmt: skip
        make("complaint", summary="x", opened_at=datetime(2026, 3, day, hour, 30, tzinfo=UTC),
             owner=li if day == 8 else None, client=bosch, product=shelf if hour == 15 else None)  # fmt: skip


@pytest.mark.parametrize(("name", "by"), GROUPS)
def test_the_list_behind_a_row_is_what_was_counted(
    records: None, say: Say, session: Session, name: str, by: str
) -> None:
    for days in PERIODS:
        taken = {key: text for key, text in days.items() if catalogue.listed(name).named(key)}
        for member in ("", "m2"):
            found = say(name, by=by, member=member, **taken)
            names = [column.name for column in found.columns]
            for place, row in enumerate(found.rows):
                if source := found.source(place):
                    figure = row[names.index(FIGURE[name])]
                    assert listing.count(session, Query(source.noun, source.where)) == figure, source


def test_most_reports_have_lists_behind_them(records: None, say: Say) -> None:
    with_lists = {name for name, by in GROUPS if any(say(name, by=by).sources)}
    assert with_lists == set(FIGURE)
