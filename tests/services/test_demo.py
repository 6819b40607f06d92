"""The sample team's story: how much of everything there is, and that it is the same on the same day."""

import os
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crm_tui import clock, paths
from crm_tui.choices import Tier
from crm_tui.services.demo import file, people, sales
from crm_tui.services.demo.scene import Scene
from crm_tui.store import schema
from crm_tui.store.connection import Stamp, open_file
from crm_tui.store.database import Database

NOW = datetime(2026, 3, 11, 2, 30, tzinfo=UTC)
TODAY = "2026-03-11"


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    """The whole story, told once for this module."""
    folder = tmp_path_factory.mktemp("demo")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        patch.setenv("CRM_NOW", NOW.isoformat())
        file.make()
        db = open_file(file.path())
    yield db
    db.close()


def one(db: sqlite3.Connection, query: str) -> object:
    """The single value of a query."""
    return db.execute(query).fetchone()[0]


@pytest.mark.parametrize(
    ("table", "count"),
    [("member", 8), ("client", 60), ("contact", 200), ("opportunity", 150), ("complaint", 100), ("plan", 3)],
)
def test_there_is_as_much_of_it_as_promised(told: sqlite3.Connection, table: str, count: int) -> None:
    assert one(told, f"SELECT count(*) FROM {table}") == count


def test_every_tier_and_every_stage_of_the_pipeline_is_there(told: sqlite3.Connection) -> None:
    assert {tier for (tier,) in told.execute("SELECT DISTINCT tier FROM client")} == {*Tier}
    assert one(told, "SELECT count(DISTINCT stage_id) FROM opportunity") == 8


def test_the_contact_log_goes_back_eighteen_months_and_never_ahead(told: sqlite3.Connection) -> None:
    first, last = told.execute("SELECT min(at), max(at) FROM interaction").fetchone()
    assert clock.instant(first) < NOW - timedelta(days=530)
    assert NOW - timedelta(days=2) < clock.instant(last) < NOW


def test_the_last_move_of_a_deal_leads_to_the_stage_it_is_in(told: sqlite3.Connection) -> None:
    wrong = (
        "SELECT count(*) FROM opportunity o WHERE stage_id <> (SELECT to_stage_id FROM stage_move"
        " WHERE opportunity_id=o.id ORDER BY at DESC, id DESC LIMIT 1)"
    )
    assert one(told, wrong) == 0


def test_moves_and_events_come_in_the_order_of_time(told: sqlite3.Connection) -> None:
    earlier = "SELECT count(*) FROM stage_move a JOIN stage_move b USING (opportunity_id) WHERE a.id<b.id"
    assert one(told, f"{earlier} AND a.at>b.at") == 0
    events = "SELECT count(*) FROM complaint WHERE answered_at<acknowledged_at OR resolved_at<answered_at"
    assert one(told, events) == 0


def test_won_deals_and_orders_go_together(told: sqlite3.Connection) -> None:
    unpaid = (
        "SELECT count(*) FROM sales_order r JOIN opportunity o ON o.id=r.opportunity_id WHERE r.amount<=0"
    )
    assert one(told, unpaid) == 0
    alone = (
        "SELECT count(*) FROM opportunity o JOIN stage s ON s.id=o.stage_id WHERE s.kind='won'"
        " AND NOT EXISTS (SELECT 1 FROM sales_order WHERE opportunity_id=o.id)"
    )
    assert one(told, alone) == sales.WITHOUT_ORDER


def test_complaints_stand_open_in_every_open_status(told: sqlite3.Connection) -> None:
    statuses = {
        status for (status,) in told.execute("SELECT status FROM complaint WHERE resolved_at IS NULL")
    }
    assert statuses == {
        "new", "acknowledged", "investigating", "waiting_client", "waiting_supplier", "answered",
    }  # fmt: skip


def test_tasks_lie_around_today_for_everybody_who_sells(told: sqlite3.Connection) -> None:
    owners = (
        "SELECT count(DISTINCT owner_id) FROM task WHERE done_at IS NULL"
        f" AND due BETWEEN date('{TODAY}', '-7 days') AND date('{TODAY}', '+7 days')"
    )
    assert one(told, owners) >= 6  # type: ignore[operator]
    assert one(told, f"SELECT count(*) FROM task WHERE done_at IS NULL AND due='{TODAY}'") >= 5  # type: ignore[operator]


def test_birthdays_are_reckoned_and_some_are_near(told: sqlite3.Connection) -> None:
    unknown = "SELECT count(*) FROM contact WHERE birthday IS NOT NULL AND birthday_next IS NULL"
    assert one(told, unknown) == 0
    near = (
        f"SELECT count(*) FROM contact WHERE birthday_next BETWEEN '{TODAY}' AND date('{TODAY}', '+7 days')"
    )
    assert one(told, near) >= 5  # type: ignore[operator]


def test_nothing_waits_to_be_indexed_and_every_key_holds(told: sqlite3.Connection) -> None:
    assert one(told, "SELECT count(*) FROM pending") == 0
    assert told.execute("PRAGMA foreign_key_check").fetchall() == []


def test_no_member_can_undo_the_story_by_accident(told: sqlite3.Connection) -> None:
    assert one(told, "SELECT count(*) FROM txn WHERE member_id IS NOT NULL AND command='crm demo'") == 0


def test_names_are_given_once(told: sqlite3.Connection) -> None:
    assert one(told, "SELECT count(DISTINCT name) FROM contact") == 200


def test_the_same_day_tells_the_same_story(tmp_path: Path) -> None:
    assert _beginning(str(tmp_path / "one.db")) == _beginning(str(tmp_path / "two.db"))


def _beginning(path: str) -> list[list[tuple[object, ...]]]:
    schema.create(path, login="lin", zone="Asia/Shanghai", currency="CNY")
    found = Database(path)
    with found.writing(Stamp(None, "script", "crm demo")) as session:
        scene = Scene(session, NOW)
        people.members(scene)
        people.products(scene)
        people.accounts(scene)
        sales.deals(scene)
    db = open_file(path)
    tables = ("client", "contact", "contact_point", "opportunity", "stage_move", "order_line")
    rows = [db.execute(f"SELECT * FROM {table} ORDER BY id").fetchall() for table in tables]
    db.close()
    return rows


def _made(at: datetime, edition: str = file.EDITION) -> None:
    """An empty file in the place of the story, made at that time."""
    os.makedirs(paths.cache(), exist_ok=True)
    schema.create(file.path(), login="lin", zone="UTC", currency="CNY")
    db = open_file(file.path())
    db.execute("INSERT INTO meta VALUES ('demo', ?)", (edition,))
    db.execute("UPDATE meta SET value=? WHERE key='created'", (clock.stamp(at),))
    db.close()


def test_a_file_of_today_is_good() -> None:
    _made(NOW - timedelta(hours=20))
    assert file.fresh()


@pytest.mark.parametrize(
    ("age", "edition"),
    [(timedelta(hours=25), file.EDITION), (timedelta(), "0"), (-timedelta(hours=1), file.EDITION)],
)
def test_a_file_too_old_or_of_another_edition_or_from_the_future_is_not(age: timedelta, edition: str) -> None:
    _made(NOW - age, edition)
    assert not file.fresh()


def test_a_file_of_another_schema_is_not_good() -> None:
    _made(NOW)
    db = sqlite3.connect(file.path())
    db.execute("PRAGMA user_version=999")
    db.close()
    assert not file.fresh()


def test_something_else_in_its_place_is_not_good() -> None:
    os.makedirs(paths.cache())
    Path(file.path()).write_text("not a database")
    assert not file.fresh()


def test_most_open_deals_have_a_next_step_and_some_have_none(told: sqlite3.Connection) -> None:
    open_deals = "SELECT count(*) FROM opportunity o JOIN stage s ON s.id=o.stage_id WHERE s.kind='open'"
    led_on = " AND EXISTS (SELECT 1 FROM task WHERE opportunity_id=o.id AND done_at IS NULL)"
    every, steps = one(told, open_deals), one(told, open_deals + led_on)
    assert isinstance(every, int) and isinstance(steps, int)
    assert every * 3 // 4 <= steps < every


def test_what_programs_left_that_were_killed_while_they_told_it_is_removed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = Path(paths.cache())
    folder.mkdir(parents=True)
    gone, at_work = folder / "demo.db.new-4194305-journal", folder / f"demo.db.new-{os.getppid()}"
    for left in (gone, at_work):
        left.touch()
    monkeypatch.setattr(file, "_tell", lambda draft: None)
    file.make()
    assert not gone.exists()
    assert at_work.exists()
    assert Path(file.path()).exists()
