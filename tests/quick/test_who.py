"""Whom an entry is about: found, ambiguous, near, or made on request."""

import sqlite3

import pytest

from crm_tui.errors import Ambiguous, Invalid, NotFound
from crm_tui.quick import complain, deal, log, todo, who
from crm_tui.quick.actor import Actor
from crm_tui.quick.later import Later
from tests.quick.conftest import Enter, count, newest, settle, tables


@pytest.mark.parametrize(
    ("text", "client", "contact"),
    [
        ("Haier", 1, None), ("hAIER  ", 1, None), ("hr", 1, None), ("c3", 3, None), ("海尔智家", 2, None),
        ("Mid", 3, None), ("Chen Jie", 3, 4), ("p4", 3, 4), ("chen.jie@midea.example", 3, 4),
        ("0757-26605000", 3, None), ("王敏", 2, 2), ("Ott", None, 5),
    ],
)  # fmt: skip
def test_a_name_ref_alias_mail_or_phone_is_somebody(
    db: sqlite3.Connection, actor: Actor, text: str, client: int | None, contact: int | None
) -> None:
    settle(db)
    party = who.find(db, actor, text.strip())
    assert (party.client_id, party.contact_id) == (client, contact)


def test_people_of_the_client_come_before_all_others(db: sqlite3.Connection, actor: Actor) -> None:
    assert who.find(db, actor, "Midea", ["Wang Min"]).contacts == {3: "Wang Min"}
    assert who.find(db, actor, "Haier", ["wang"]).contacts == {1: "Wang Min"}
    assert who.find(db, actor, "Haier", ["Chen Jie"]).contacts == {4: "Chen Jie"}


def test_the_same_name_at_two_clients_is_ambiguous_and_writes_nothing(
    db: sqlite3.Connection, enter: Enter
) -> None:
    before = tables(db)
    with pytest.raises(Ambiguous) as raised:
        enter(log.from_line, "Wang Min call: hello")
    assert {ref for ref, _ in raised.value.candidates} == {"p1", "p3"}
    assert tables(db) == before


def test_near_misses_are_named_and_nothing_is_written(db: sqlite3.Connection, enter: Enter) -> None:
    settle(db)
    before = tables(db)
    with pytest.raises(NotFound) as raised:
        enter(log.from_line, "Haierr call: hello")
    assert ("c1", "Haier") in raised.value.candidates
    assert tables(db) == before


def test_a_failed_match_waits_for_the_pinyin_of_new_names(db: sqlite3.Connection, enter: Enter) -> None:
    with pytest.raises(Later):
        enter(log.from_line, "hezj call: hello")
    with pytest.raises(NotFound):
        enter(log.from_line, "某某 call: hello")
    settle(db)
    with pytest.raises(NotFound):
        enter(log.from_line, "hezj call: hello")


def test_a_person_who_buys_alone_is_one_party(db: sqlite3.Connection, actor: Actor) -> None:
    db.execute("INSERT INTO client (name) VALUES ('Anna Berg')")
    db.execute("INSERT INTO contact (name, client_id) VALUES ('Anna Berg', 4)")
    party = who.find(db, actor, "Anna Berg")
    assert (party.client_id, party.contact_id) == (4, 6)


def test_a_client_and_a_stranger_of_its_name_are_ambiguous(db: sqlite3.Connection, actor: Actor) -> None:
    db.execute("INSERT INTO contact (name, client_id) VALUES ('Haier', 3)")
    with pytest.raises(Ambiguous):
        who.find(db, actor, "Haier")


@pytest.mark.parametrize("verb", [log, deal, complain])
def test_new_makes_the_client_and_its_people(db: sqlite3.Connection, enter: Enter, verb: object) -> None:
    echo = enter(verb.from_line, "西门子 @李华：要两台 1m", new=True)  # type: ignore[attr-defined]
    client, contact = newest(db, "client"), newest(db, "contact")
    assert (client["name"], client["owner_id"]) == ("西门子", 1)
    assert (contact["name"], contact["client_id"]) == ("李华", client["id"])
    assert echo.lines[:2] == ["New client c4: 西门子", "New contact p6: 李华"]
    assert {"c4", "p6"} <= set(echo.refs)


def test_new_makes_nobody_who_is_there_already(db: sqlite3.Connection, enter: Enter) -> None:
    enter(log.from_line, "haier @Wang Min call: hello", new=True)
    assert (count(db, "client"), count(db, "contact")) == (3, 5)


def test_new_takes_only_an_equal_name_for_the_same(db: sqlite3.Connection, enter: Enter) -> None:
    enter(log.from_line, "Hai: hello", new=True)
    assert newest(db, "client")["name"] == "Hai"


def test_new_never_makes_a_client_called_like_a_ref(enter: Enter) -> None:
    with pytest.raises(NotFound):
        enter(log.from_line, "c99: hello", new=True)


def test_an_archived_client_is_named_as_such(db: sqlite3.Connection, enter: Enter) -> None:
    db.execute("UPDATE client SET archived_at='2026-01-01 00:00:00.000000' WHERE id=3")
    with pytest.raises(NotFound, match="restore c3"):
        enter(log.from_line, "c3: hello")


def test_a_task_has_room_for_one_contact(enter: Enter) -> None:
    with pytest.raises(Invalid, match="one contact"):
        enter(todo.from_line, "ring @Chen Jie and @Outsider fri")


def test_the_owner_may_be_me(db: sqlite3.Connection, enter: Enter) -> None:
    enter(todo.add, title="x", owner="me")
    assert newest(db, "task")["owner_id"] == 1
