"""Merging: every row that names the loser names the winner, no value is lost, undo brings all back."""

import sqlite3
from contextlib import closing
from random import Random
from typing import Any

import pytest

from crm_tui.errors import Refused
from crm_tui.models.catalogue import MODELS, NOUNS, foreign_keys, journaled, table
from crm_tui.models.record import Record, facts
from crm_tui.services import history, merging, nouns
from crm_tui.services.hanging import ondelete
from crm_tui.store.connection import open_file
from tests.services.conftest import Work
from tests.services.crowd import crowd, state

# What deleting a record does to the rows that name it; a new reference has to be thought about, and put here.
RULES = {
    "SET NULL": {
        "client.parent_id", "member.manager_id", "task.opportunity_id", "task.complaint_id", "task.interaction_id",
        "task.plan_id", "task.objective_id", "interaction.opportunity_id", "interaction.complaint_id",
        "sales_order.opportunity_id", "view.member_id", "import_batch.member_id",
    },
    "CASCADE": {
        "link.contact_id", "link.other_id", "link.member_id", "objective.plan_id", "contact_point.contact_id",
        "interaction_person.interaction_id", "opportunity_line.opportunity_id", "stage_move.opportunity_id",
        "complaint_event.complaint_id", "order_line.order_id", "tagging.tag_id", "tagging.client_id",
        "tagging.contact_id", "tagging.interaction_id", "tagging.opportunity_id", "tagging.complaint_id",
        "tagging.task_id", "field_value.field_id", "field_value.client_id", "field_value.contact_id",
        "field_value.opportunity_id", "field_value.complaint_id",
    },
    "RESTRICT": {
        "client.owner_id", "contact.client_id", "interaction.client_id", "interaction.member_id",
        "interaction_person.contact_id", "interaction_person.member_id", "task.client_id", "task.contact_id",
        "task.owner_id", "stage.pipeline_id", "opportunity.client_id", "opportunity.contact_id",
        "opportunity.owner_id", "opportunity.product_id", "opportunity.stage_id", "opportunity_line.product_id",
        "stage_move.from_stage_id", "stage_move.to_stage_id", "stage_move.member_id", "complaint.client_id",
        "complaint.contact_id", "complaint.product_id", "complaint.owner_id", "complaint_event.member_id",
        "sales_order.client_id", "order_line.product_id", "plan.client_id", "plan.owner_id", "objective.owner_id",
    },
}  # fmt: skip


def test_every_reference_has_a_rule_for_deleting() -> None:
    found: dict[str, set[str]] = {}
    for tbl, column, _ in foreign_keys():
        found.setdefault(ondelete(tbl, column), set()).add(f"{tbl}.{column}")
    assert found == RULES


@pytest.mark.torture(25, 500)
def test_pairs_of_every_noun_are_merged_and_undone_exactly(work: Work, path: str, rounds: int) -> None:
    random = Random(20260311)
    crowd(path, random)
    done = 0
    for turn in range(rounds):
        noun = list(NOUNS)[turn % len(NOUNS)]
        with closing(open_file(path)) as db:
            before = state(db)
            ids = [row[0] for row in before[table(NOUNS[noun]).name]]
            keep, other = random.sample(ids, 2)
            named = naming(db, noun, other)
            loser = held(db, noun, other)
        try:
            with work(f"merge {noun}") as session:
                verbs = nouns.of(noun)
                merging.merge(session, noun, verbs.get(session, keep), verbs.get(session, other))
                number = session.info["txn"]
        except Refused:
            continue
        done += 1
        with closing(open_file(path)) as db:
            check_moved(db, noun, keep, other, named)
            check_kept(db, noun, keep, other, loser, number)
            assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        with work("undo", number) as session:
            history.take_back(session, [number])
        with closing(open_file(path)) as db:
            assert state(db) == before, (noun, keep, other)
    assert done > rounds // 2


def naming(db: sqlite3.Connection, noun: str, number: int) -> list[tuple[str, str, int]]:
    """(table, column, id) of every row that names a record."""
    return [
        (tbl, column, id)
        for tbl, column, target in foreign_keys()
        if target == table(NOUNS[noun]).name
        for (id,) in db.execute(f'SELECT id FROM "{tbl}" WHERE "{column}"=?', (number,))
    ]


def held(db: sqlite3.Connection, noun: str, number: int) -> dict[str, Any]:
    """What a record holds."""
    names = journaled(NOUNS[noun])
    columns = ",".join(f'"{name}"' for name in names)
    row = db.execute(f'SELECT {columns} FROM "{table(NOUNS[noun]).name}" WHERE id=?', (number,)).fetchone()
    return dict(zip(names, row, strict=True))


def check_moved(
    db: sqlite3.Connection, noun: str, keep: int, other: int, named: list[tuple[str, str, int]]
) -> None:
    """Nothing names the loser; what did names the winner, or stood twice and went whole into the journal."""
    assert naming(db, noun, other) == []
    for tbl, column, id in named:
        now = db.execute(f'SELECT "{column}" FROM "{tbl}" WHERE id=?', (id,)).fetchone()
        if now is None:
            gone = db.execute("SELECT 1 FROM journal WHERE tbl=? AND row=? AND op='d'", (tbl, id)).fetchone()
            assert gone, (tbl, column, id)
        elif (tbl, id) != (table(NOUNS[noun]).name, keep):
            assert now[0] == keep, (tbl, column, id)


def check_kept(
    db: sqlite3.Connection, noun: str, keep: int, other: int, loser: dict[str, Any], txn: int
) -> None:
    """Each value of the loser is the winner's now, or stands in the history."""
    tbl, winner = table(NOUNS[noun]).name, held(db, noun, keep)
    told = dict(
        db.execute(
            "SELECT col, before FROM journal WHERE txn=? AND tbl=? AND row=? AND op='d'", (txn, tbl, other)
        )
    )
    for name, value in loser.items():
        if value is not None and name != "id":
            assert value in (winner[name], told.get(name)), name


def test_what_the_winner_lacks_is_filled_and_another_name_becomes_an_alias(work: Work) -> None:
    with work() as session:
        clients = nouns.of("client")
        keep = clients.add(session, {"name": "Haier", "city": "Qingdao", "employees": 7})
        other = clients.add(session, {"name": "海尔", "alias": "HR", "city": "Jinan", "industry": "freezers"})
        kept: Any = merging.merge(session, "client", keep, other)
        assert (kept.name, kept.city, kept.industry, kept.alias) == (
            "Haier",
            "Qingdao",
            "freezers",
            "HR, 海尔",
        )


def test_an_amount_in_another_currency_does_not_fill_a_blank(work: Work) -> None:
    with work() as session:
        products = nouns.of("product")
        keep = products.add(session, {"name": "A", "list_price": 100, "currency": "CNY"})
        other = products.add(session, {"name": "B", "cost": 50, "currency": "JPY"})
        kept: Any = merging.merge(session, "product", keep, other)
        assert (kept.cost, kept.currency) == (None, "CNY")


def test_the_first_phone_stays_the_winners_and_the_same_number_stands_once(work: Work) -> None:
    with work() as session:
        contacts = nouns.of("contact")
        other = contacts.add(session, {"name": "B", "phones": ["home: 2", "work: 1"]})
        keep = contacts.add(session, {"name": "A", "phones": ["work: 1"]})
        merging.merge(session, "contact", keep, other)
        points = session.connection().exec_driver_sql(
            "SELECT value FROM contact_point WHERE contact_id=? ORDER BY position, id", (keep.id,)
        )
        assert [value for (value,) in points] == ["1", "2"]


def test_pipelines_are_merged_stage_by_stage(work: Work) -> None:
    with work() as session:
        other = nouns.of("pipeline").add(session, {"name": "Old"})
        stage = nouns.of("stage").add(session, {"name": "Found", "pipeline": other.id})
        only = nouns.of("stage").add(session, {"name": "Demo", "pipeline": other.id})
        deal: Any = nouns.of("opportunity").add(session, {"name": "x", "stage": stage.id})
        merging.merge(session, "pipeline", nouns.of("pipeline").get(session, 1), other)
        session.refresh(deal)
        session.refresh(only)
        assert (deal.stage_id, only.pipeline_id) == (1, 1)  # type: ignore[attr-defined]


def test_who_stood_between_two_clients_does_not_stand_above_itself(work: Work) -> None:
    with work() as session:
        clients = nouns.of("client")
        top = clients.add(session, {"name": "top"})
        middle: Any = clients.add(session, {"name": "middle", "parent": top.id})
        low = clients.add(session, {"name": "low", "parent": middle.id})
        kept: Any = merging.merge(session, "client", low, top)
        session.refresh(middle)
        assert (kept.parent_id, middle.parent_id) == (None, kept.id)


def test_a_tie_between_the_two_goes_and_those_to_others_stay(work: Work) -> None:
    with work() as session:
        contacts, links = nouns.of("contact"), nouns.of("link")
        a, b, c = (contacts.add(session, {"name": name}).id for name in "abc")
        for start, end in ((a, b), (b, a), (b, c), (a, c), (c, b)):
            links.add(session, {"contact": start, "relation": "knows", "other": end})
        merging.merge(session, "contact", contacts.get(session, a or 0), contacts.get(session, b or 0))
        found = session.connection().exec_driver_sql("SELECT contact_id, other_id FROM link ORDER BY id")
        assert [tuple(row) for row in found] == [(a, c), (c, a)]


def test_a_record_is_not_merged_with_itself_nor_the_acting_member_away(work: Work) -> None:
    with work() as session:
        members = nouns.of("member")
        me, bo = members.get(session, 1), members.add(session, {"name": "Bo"})
        for keep, other in ((bo, me), (bo, bo)):
            with pytest.raises(Refused):
                merging.merge(session, "member", keep, other)
        merging.merge(session, "member", me, bo)


def test_every_record_and_its_label_can_be_merged() -> None:
    for model in MODELS.values():
        if issubclass(model, Record):
            assert model.noun.label in facts(model)
