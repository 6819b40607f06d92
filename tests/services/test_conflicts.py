"""A form that is saved after others changed the record overwrites nothing without saying so."""

from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from crm_tui.errors import Conflict, NotFound, Refused
from crm_tui.models.record import Record
from crm_tui.services import entries, history, merging, nouns
from crm_tui.services.listing import Query, rows
from crm_tui.store.database import Session
from tests.services.conftest import Work

NAMES = ("title", "phone", "phones", "tags", "note", "alias", "rank", "client")


def cells(session: Session, number: int) -> dict[str, Any]:
    """What a form shows of a contact."""
    found = rows(session, Query("contact", columns=(*NAMES, "version"), archived=True), [number])[number]
    return dict(zip((*NAMES, "version"), found, strict=True))


def people(work: Work) -> None:
    """Two clients, three contacts, an own field."""
    with work() as session:
        nouns.of("field").add(session, {"on": "contact", "name": "rank", "kind": "int"})
        for name in ("Haier", "Midea"):
            nouns.of("client").add(session, {"name": name})
        for name in "abc":
            nouns.of("contact").add(session, {"name": name, "phones": [f"work: {name}1", f"home: {name}2"]})


def typed(random: Random) -> dict[str, Any]:
    """One or two fields as a person may change them."""
    made: dict[str, Callable[[], Any]] = {
        "title": lambda: random.choice(["Buyer", "CEO", None]),
        "phone": lambda: random.choice(["13800138000", None]),
        "phones": lambda: random.choice([["work: 7"], [], ["home: 8", "work: 9"]]),
        "tags": lambda: random.choice([["vip"], [], ["vip", "价格"]]),
        "note": lambda: random.choice(["x", "y", None]),
        "alias": lambda: random.choice(["A", None]),
        "rank": lambda: random.choice([1, 2, None]),
        "client": lambda: random.choice([1, 2, None]),
    }
    return {name: made[name]() for name in random.sample(sorted(made), random.randint(1, 2))}


def meddle(session: Session, random: Random) -> None:
    """What a colleague does meanwhile on the command line: edit, edit many, merge, delete, undo."""
    contacts = nouns.of("contact")
    every = [contacts.get(session, number) for number in (1, 2, 3) if session.get(contacts.model, number)]
    match random.randint(1, 5):
        case 1 | 2:
            contacts.edit(session, random.choice(every), typed(random))
        case 3:
            for record in every:
                contacts.edit(session, record, {"tags": ["bulk"]})
        case 4 if len(every) > 1:
            keep, other = random.sample(every, 2)
            merging.merge(session, "contact", keep, other)
        case 5:
            contacts.delete(session, random.choice(every))


@pytest.mark.torture(30, 100)
def test_no_interleaving_of_a_form_and_commands_overwrites_in_silence(work: Work, rounds: int) -> None:
    random = Random(5)
    people(work)
    ends: list[str] = []
    for _ in range(rounds):
        with work() as session:
            shown = cells(session, 1)
            begun = session.info["txn"]
        done = [begun]
        for _ in range(random.randint(0, 2)):
            with work() as session:
                meddle(session, random)
                done.append(session.info["txn"])
        ended, kept = save(work, shown, typed(random))
        ends.append(ended)
        for number in reversed([*done, *kept]):
            take_back(work, number)
    assert set(ends) == {"saved", "conflict", "gone"}


def save(work: Work, shown: dict[str, Any], changes: dict[str, Any]) -> tuple[str, list[int]]:
    """Save the form; it goes in only where nothing of the record is other than it was shown."""
    try:
        with work() as session:
            before = session.get(nouns.of("contact").model, 1) and cells(session, 1)
            record = nouns.of("contact").get(session, 1)
            nouns.of("contact").edit(session, record, changes, {"version": shown["version"]})
            assert before == shown
            return "saved", [session.info["txn"]]
    except NotFound:
        assert before is None
        return "gone", []
    except Conflict as conflict:
        assert isinstance(before, dict)
        assert before["version"] != shown["version"]
        changed = {name for name in NAMES if before[name] != shown[name]}
        told = {clash.field for clash in (*conflict.clashes, *conflict.others)}
        shown_by = {"phone": "phones"}
        assert {shown_by.get(name, name) for name in changed} <= {shown_by.get(name, name) for name in told}
        return "conflict", []


def take_back(work: Work, number: int) -> None:
    """Undo a transaction, where it changed anything."""
    try:
        with work("undo", number) as session:
            history.take_back(session, [number])
    except NotFound:
        return


def test_a_conflict_names_what_both_changed_and_what_only_the_other_did(work: Work) -> None:
    people(work)
    with work() as session:
        clients = nouns.of("client")
        client = clients.get(session, 1)
        loaded = {"version": client.version}
        changes = entries.read(session, "client", {"city": "Jinan", "owner": "me", "tags": "vip"}, client)
        clients.edit(session, client, changes)
        clients.edit(session, client, {"employees": 5, "city": "Weihai"})
        with pytest.raises(Conflict) as caught:
            clients.edit(session, client, {"city": "Qingdao", "tags": ["key"], "note": "x"}, loaded)
    found = caught.value
    assert [(clash.field, clash.before, clash.theirs, clash.mine) for clash in found.clashes] == [
        ("city", None, "Weihai", "Qingdao"), ("tags", None, "vip", None),
    ]  # fmt: skip
    assert [(clash.field, clash.theirs, clash.who) for clash in found.others] == [("employees", "5", "ming")]
    assert found.version == client.version
    assert "(city, tags)" in found.message


def test_the_chosen_values_go_in_with_the_new_version(work: Work) -> None:
    people(work)
    with work() as session:
        clients = nouns.of("client")
        client: Any = clients.get(session, 1)
        loaded = {"version": client.version}
        clients.edit(session, client, {"city": "Jinan"})
        with pytest.raises(Conflict) as caught:
            clients.edit(session, client, {"city": "Qingdao"}, loaded)
        clients.edit(session, client, {"city": "Qingdao"}, {"version": caught.value.version})
        assert client.city == "Qingdao"


TOUCHING: list[dict[str, Any]] = [
    {"tags": ["x"]}, {"phone": "1"}, {"phones": []}, {"rank": 3}, {"rank": None}, {"tags": []},
]  # fmt: skip


def test_a_change_of_parts_moves_the_version_of_their_record(work: Work) -> None:
    people(work)
    with work() as session:
        contacts, talks = nouns.of("contact"), nouns.of("interaction")
        for changes in TOUCHING:
            moved(session, contacts.get(session, 1), changes)
        talk = talks.add(session, {"summary": "x"})
        for theirs in ([1, 2], [2], []):
            moved(session, talk, {"contacts": theirs})
        moved(session, talk, {"members": []}, still=True)


def moved(session: Session, record: Record, changes: dict[str, Any], *, still: bool = False) -> None:
    """The version is higher after the edit, or the same where nothing was different."""
    before = record.version
    nouns.of(record.noun.name).edit(session, record, changes)
    assert (record.version == before) if still else (record.version > before), changes


def test_what_is_computed_does_not_move_the_version(work: Work) -> None:
    people(work)
    with work() as session:
        client = nouns.of("client").get(session, 1)
        before = client.version
        nouns.of("interaction").add(session, {"summary": "x", "client": 1})
        session.refresh(client)
        assert client.version == before
        assert getattr(client, "last_touch", None) is not None


def test_a_name_already_taken_is_refused_with_what_to_do(work: Work) -> None:
    with pytest.raises(Refused, match="already a client “Haier”, c1"), work() as session:
        for _ in range(2):
            nouns.of("client").add(session, {"name": "Haier"})
