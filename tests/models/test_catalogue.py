"""The tables keep what their facts say, and every reference can be followed quickly."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from crm_tui.models.catalogue import MODELS, NOUNS, foreign_keys, table
from crm_tui.models.record import facts
from crm_tui.services.faces import built_in
from crm_tui.store import schema
from crm_tui.store.connection import connect
from crm_tui.values.kinds import KINDS
from crm_tui.values.references import LETTERS


@pytest.fixture
def path(tmp_path: Path) -> str:
    made = str(tmp_path / "team.db")
    schema.create(made, login="ming", zone="UTC", currency="CNY")
    return made


def test_every_column_has_facts_of_a_known_kind() -> None:
    for model in MODELS.values():
        known = facts(model)
        assert set(known) == {column.name for column in table(model).columns}
        for name, fact in known.items():
            assert fact.title, name
            assert fact.ref or fact.choices or fact.kind in KINDS, (table(model).name, name)
            assert fact.kind != "money" or fact.currency in known, (table(model).name, name)


def test_every_noun_has_a_letter_and_names_fields_it_has() -> None:
    for name, model in NOUNS.items():
        noun, faces = model.noun, built_in(name)
        assert name in LETTERS
        named = (*noun.columns, *noun.key, *noun.search, noun.label, *noun.sort.replace("-", "").split(","))
        assert set(named) <= set(faces), name


def test_every_reference_has_an_index_that_begins_with_it(path: str) -> None:
    with closing(connect(path)) as db:
        slow = set()
        for tbl, column, _ in foreign_keys():
            plan = db.execute(f'EXPLAIN QUERY PLAN SELECT id FROM "{tbl}" WHERE "{column}"=1').fetchall()
            if not plan[0][3].startswith("SEARCH"):
                slow.add((tbl, column))
    assert slow == SMALL


SMALL = {("stage", "pipeline_id")}  # a table of a few dozen rows at most


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO client (name, tier) VALUES ('x', 'gold')",
        "INSERT INTO client (name, employees) VALUES ('x', -1)",
        "INSERT INTO client (name, employees) VALUES ('x', 'many')",
        "INSERT INTO client (name) VALUES (NULL)",
        "INSERT INTO client (name, owner_id) VALUES ('x', 99)",
        "INSERT INTO field (\"on\", name, title, required) VALUES ('client', 'x', 'X', 2)",
        "INSERT INTO stage (name, pipeline_id, probability) VALUES ('x', 1, 101)",
        "INSERT INTO tagging (tag_id) VALUES (1)",
        "INSERT INTO interaction_person (interaction_id, contact_id, member_id) VALUES (1, 1, 1)",
    ],
)
def test_the_file_itself_refuses_what_the_facts_forbid(path: str, statement: str) -> None:
    with closing(connect(path)) as db, pytest.raises(sqlite3.IntegrityError):
        db.execute(statement)


def test_a_person_takes_part_in_a_talk_once(path: str) -> None:
    with closing(connect(path)) as db:
        db.execute("INSERT INTO interaction (at, summary) VALUES ('2026-03-01 00:00:00.000000', 'x')")
        add = "INSERT INTO interaction_person (interaction_id, member_id) VALUES (1, 1)"
        db.execute(add)
        with pytest.raises(sqlite3.IntegrityError):
            db.execute(add)
