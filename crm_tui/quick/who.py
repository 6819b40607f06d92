"""Whom an entry is about: the client and the people it names, found or, when asked for, made."""

import sqlite3

from crm_tui.errors import Invalid, NotFound
from crm_tui.quick import rows
from crm_tui.quick.later import Later
from crm_tui.store import index, lookup
from crm_tui.values.names import has_han
from crm_tui.values.references import format_ref, parse_ref
from crm_tui.values.text import quoted

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from crm_tui.quick.actor import Actor

PARTIES = ("client", "contact")
PEOPLE = ("contact", "member")
TABLES = ("client", "contact", "member")
NEW = "If it is a new one, say so with --new."


class Party:
    """A client (perhaps none, perhaps unknown) with the contacts and members named; `made` are new refs."""

    __slots__ = ("client_id", "client_name", "contacts", "made", "members")

    def __init__(self) -> None:
        self.client_id: int | None = None
        self.client_name = ""
        self.contacts: dict[int, str] = {}
        self.members: dict[int, str] = {}
        self.made: list[tuple[str, str]] = []

    @property
    def contact_id(self) -> "int | None":
        """The contact, where there is exactly one."""
        return next(iter(self.contacts)) if len(self.contacts) == 1 else None

    def __str__(self) -> str:
        people = ", ".join([*self.contacts.values(), *self.members.values()])
        return f"{people} ({self.client_name})" if people and self.client_name else people or self.client_name

    def news(self) -> "list[str]":
        """A line for each client and contact that was made."""
        nouns = {"c": "client", "p": "contact"}
        return [f"New {nouns[ref[0]]} {ref}: {name}" for ref, name in self.made]


def known(db: sqlite3.Connection) -> "Callable[[str], list[tuple[str, str]]]":
    """What tells the reader of a line the clients and contacts, by ref and name, that a text is the name of."""
    index.refresh(db, TABLES)
    seen: dict[str, list[tuple[str, str]]] = {}

    def equals(text: str) -> "list[tuple[str, str]]":
        if text not in seen:
            found = lookup.exact(db, PARTIES, text)
            seen[text] = [(format_ref(match.noun, match.id), match.name) for match in found]
        return seen[text]

    return equals


def find(
    db: sqlite3.Connection,
    actor: "Actor",
    who: "str | None",
    persons: "Iterable[str]" = (),
    *,
    new: bool = False,
    nouns: "tuple[str, ...]" = ("contact",),
) -> Party:
    """The party of an entry; NotFound with near misses, or with `new` made; Ambiguous with the candidates.

    A contact as WHO brings the client it works for. People are looked for at the client first, then
    everywhere; without WHO the first one brings the client. With PEOPLE as `nouns` they may be colleagues.
    """
    index.refresh(db, TABLES)
    party = Party()
    if who:
        _put_who(db, party, who, actor if new else None)
    for person in persons:
        _put_person(db, party, person, nouns, new)
    if party.client_id is None and not who and party.contacts:
        _put_client_of(db, party, next(iter(party.contacts)))
    return party


def one(db: sqlite3.Connection, nouns: "tuple[str, ...]", text: str, within: int = 0) -> lookup.Match:
    """The record meant; Later instead of NotFound while it may be a name whose pinyin is still to come."""
    try:
        found = lookup.one(db, nouns, text, within=within)
    except NotFound as error:
        if parse_ref(text) is None:
            if not has_han(text) and _waits(db, nouns):
                raise Later from None
            error.hint = NEW if set(PARTIES) & set(nouns) else ""
        raise
    return _live(db, found)


def _waits(db: sqlite3.Connection, nouns: "tuple[str, ...]") -> bool:
    return index.pending(db, [f"~{lookup.TABLES.get(noun, noun)}" for noun in nouns])


def _live(db: sqlite3.Connection, match: lookup.Match) -> lookup.Match:
    """The match, unless it was named by its ref and is archived."""
    table = lookup.TABLES.get(match.noun, match.noun)
    found = db.execute(f'SELECT archived_at FROM "{table}" WHERE id=?', (match.id,)).fetchone()
    if found[0] is None:
        return match
    ref = format_ref(match.noun, match.id)
    raise NotFound(
        f"{ref} {quoted(match.name)} is archived: bring it back with crm {match.noun} restore {ref}."
    )


def _put_who(db: sqlite3.Connection, party: Party, who: str, maker: "Actor | None") -> None:
    matches = lookup.exact(db, PARTIES, who) if maker else lookup.candidates(db, PARTIES, who)
    if maker and not matches:
        _make_client(db, party, who, maker)
        return
    clients = {match.id for match in matches if match.noun == "client"}
    people = [match for match in matches if match.noun == "contact"]
    if len(clients) == 1 and people and all(_client_of(db, match.id)[0] in clients for match in people):
        # A person who buys alone has the name of the client: the two are one party.
        _put_client(db, party, next(iter(clients)))
        if len(people) == 1:
            party.contacts[people[0].id] = people[0].name
        return
    match = one(db, PARTIES, who)
    if match.noun == "client":
        _put_client(db, party, match.id)
    else:
        party.contacts[match.id] = match.name
        _put_client_of(db, party, match.id)


def _put_client(db: sqlite3.Connection, party: Party, number: int) -> None:
    party.client_id, party.client_name = number, lookup.label(db, "client", number) or ""


def _put_client_of(db: sqlite3.Connection, party: Party, contact: int) -> None:
    number, name = _client_of(db, contact)
    if number is not None:
        party.client_id, party.client_name = number, name or ""


def _client_of(db: sqlite3.Connection, contact: int) -> "tuple[int | None, str | None]":
    found = db.execute(
        "SELECT c.id, c.name FROM contact p LEFT JOIN client c ON c.id=p.client_id WHERE p.id=?", (contact,)
    ).fetchone()
    return (found[0], found[1]) if found else (None, None)


def _put_person(
    db: sqlite3.Connection, party: Party, person: str, nouns: "tuple[str, ...]", new: bool
) -> None:
    try:
        match = one(db, nouns, person, within=party.client_id or 0)
    except (NotFound, Later):
        if not new or parse_ref(person):
            raise
        _make_contact(db, party, person)
        return
    people = party.contacts if match.noun == "contact" else party.members
    people.setdefault(match.id, match.name)


def _make_client(db: sqlite3.Connection, party: Party, name: str, maker: "Actor") -> None:
    if parse_ref(name):
        raise NotFound(f"There is no client or contact {name.strip()}: a new client needs a name.")
    kept = rows.required(name, "Client", rows.NAME)
    party.client_name = kept
    party.client_id = rows.insert(db, "client", name=kept, owner_id=maker.id)
    party.made.append((format_ref("client", party.client_id), kept))
    index.refresh(db, TABLES)


def _make_contact(db: sqlite3.Connection, party: Party, name: str) -> None:
    kept = rows.required(name, "Contact", rows.NAME)
    number = rows.insert(db, "contact", name=kept, client_id=party.client_id)
    party.contacts[number] = kept
    party.made.append((format_ref("contact", number), kept))
    index.refresh(db, TABLES)


def single_contact(party: Party, what: str) -> "int | None":
    """The contact of a record that has room for one; Invalid where more are named."""
    if len(party.contacts) > 1:
        raise Invalid(f"{what} has one contact, not {len(party.contacts)}: name the others in its text.")
    return party.contact_id


def owner(db: sqlite3.Connection, actor: "Actor", text: "str | None") -> int:
    """The member a record is to belong to: the one named, else the one acting."""
    if text:
        index.refresh(db, ("member",))
    return member(db, actor, text)


def member(db: sqlite3.Connection, actor: "Actor", text: "str | None") -> int:
    """The id of the member a text names, as far as names are indexed; the acting one for none, and for me."""
    if not text or text.casefold() == "me":
        return actor.id
    return int(_live(db, lookup.one(db, ("member",), text)).id)


def record(db: sqlite3.Connection, noun: str, text: "str | None") -> "int | None":
    """The id of a record of that noun named by ref or name, None where none is named."""
    if not text:
        return None
    if parse_ref(text) is None:
        index.refresh(db, (lookup.TABLES.get(noun, noun),))
    return int(one(db, (noun,), text).id)
