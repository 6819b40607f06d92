"""Triggers, generated from the models: the journal, the version, last touch and the marks for the index.

One function makes them all, so a migration or a bulk import can take them away and put them back. SQLite reads
the whole schema at every start, hence the terse text.
"""

import sqlite3
from collections.abc import Sequence

from sqlalchemy.dialects import sqlite

from crm_tui.models.catalogue import MODELS, journaled, table
from crm_tui.models.field import CUSTOMISED
from crm_tui.models.record import Part, Record
from crm_tui.models.tag import TAGGED

_DIALECT = sqlite.dialect()
TXN = "(SELECT id FROM txn WHERE open=1)"
INDEXED_PARTS = {"contact_point": ("contact", "contact_id")}
# Parts a form shows as fields of their owners, by the columns that name these: their change moves its version.
FIELD_PARTS = {
    "contact_point": ("contact_id",),
    "interaction_person": ("interaction_id",),
    "tagging": TAGGED,
    "field_value": CUSTOMISED,
}


def searched(model: type[Part]) -> bool:
    """Whether rows of the model are found by typing."""
    return issubclass(model, Record) and bool(model.noun.search)


def names() -> list[str]:
    """The name of every trigger, in the order they are made."""
    return [statement.split('"', 2)[1] for statement in statements()]


def statements() -> list[str]:
    """The CREATE TRIGGER statements for all models."""
    made: list[str] = []
    for name, model in MODELS.items():
        made += [_insert(name, model), _update(name, model), _delete(name, model)]
    return made + _last_touch() + _birthday()


def install(db: sqlite3.Connection) -> None:
    """Drop whatever triggers the file has and make ours."""
    drop(db)
    for statement in statements():
        db.execute(statement)


def drop(db: sqlite3.Connection) -> None:
    """Take away every trigger of the file."""
    for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type='trigger'").fetchall():
        db.execute(f'DROP TRIGGER "{name}"')


def _mark(name: str, model: type[Part], row: str) -> str:
    if searched(model):
        target, key = name, f"{row}.id"
    elif name in INDEXED_PARTS:
        target, column = INDEXED_PARTS[name]
        key = f"{row}.{column}"
    else:
        return ""
    return (
        f"INSERT INTO pending SELECT '{target}',{key}"
        f" WHERE NOT EXISTS(SELECT 1 FROM pending WHERE tbl='{target}' AND row={key});"
    )


def _touch(name: str, *rows: str) -> str:
    """Statements that move the version of whoever the part belongs to."""
    return "".join(
        f"UPDATE {column.removesuffix('_id')} SET version=version+1 WHERE id={row}.{column};"
        for row in rows
        for column in FIELD_PARTS.get(name, ())
    )


def _rows(rows: Sequence[tuple[str, ...]], names: str) -> str:
    """The rows under these column names; a common table, since VALUES alone takes no names inside a trigger."""
    listed = ",".join(f"({','.join(row)})" for row in rows)
    return f"(WITH v({','.join(names)})AS(VALUES{listed})SELECT*FROM v)"


def _name(column: str) -> str:
    """The column as SQL needs it written, without the quotes most can do without."""
    return str(_DIALECT.identifier_preparer.quote(column))


def _insert(name: str, model: type[Part]) -> str:
    return (
        f'CREATE TRIGGER "{name}_i" AFTER INSERT ON {name} BEGIN'
        f" INSERT INTO journal(txn,tbl,row,op) VALUES({TXN},'{name}',new.id,'i');"
        f"{_mark(name, model, 'new')}{_touch(name, 'new')} END"
    )


def _update(name: str, model: type[Part]) -> str:
    """Fires for what a person can edit; the version moves only where a value did."""
    columns = [column for column in journaled(model) if column != "id"]
    of = ",".join(_name(column) for column in columns)
    values = _rows([(f"'{c}'", f"old.{_name(c)}", f"new.{_name(c)}") for c in columns], "cba")
    both = _mark(name, model, "new") + (_mark(name, model, "old") if name in INDEXED_PARTS else "")
    moved = _touch(name, "new") + "".join(
        f"UPDATE {column.removesuffix('_id')} SET version=version+1"
        f" WHERE id=old.{column} AND old.{column} IS NOT new.{column};"
        for column in FIELD_PARTS.get(name, ())
    )
    return (
        f'CREATE TRIGGER "{name}_u" AFTER UPDATE OF {of} ON {name} BEGIN'
        f" INSERT INTO journal(txn,tbl,row,op,col,before,after)"
        f" SELECT {TXN},'{name}',new.id,'u',c,b,a FROM{values}WHERE b IS NOT a;"
        f"UPDATE {name} SET version=old.version+1 WHERE id=new.id AND changes()>0;{both}{moved} END"
    )


def _delete(name: str, model: type[Part]) -> str:
    columns = [column.name for column in table(model).columns if column.name != "id"]
    values = _rows([("NULL", "NULL"), *((f"'{c}'", f"old.{_name(c)}") for c in columns)], "cb")
    return (
        f'CREATE TRIGGER "{name}_d" AFTER DELETE ON {name} BEGIN'
        f" INSERT INTO journal(txn,tbl,row,op,col,before) SELECT {TXN},'{name}',old.id,'d',c,b"
        f" FROM{values}WHERE c IS NULL OR b IS NOT NULL;"
        f"{_mark(name, model, 'old')}{_touch(name, 'old')} END"
    )


_CLIENT_TOUCH = (
    "UPDATE client SET last_touch=(SELECT max(at) FROM interaction WHERE client_id={id}"
    " AND archived_at IS NULL) WHERE id={id};"
)
_CONTACT_TOUCH = (
    "UPDATE contact SET last_touch=(SELECT max(i.at) FROM interaction_person p JOIN interaction i"
    " ON i.id=p.interaction_id WHERE p.contact_id={id} AND i.archived_at IS NULL) WHERE id={id};"
)
_PEOPLE_TOUCH = (
    "UPDATE contact SET last_touch=(SELECT max(i.at) FROM interaction_person p JOIN interaction i"
    " ON i.id=p.interaction_id WHERE p.contact_id=contact.id AND i.archived_at IS NULL)"
    " WHERE id IN (SELECT contact_id FROM interaction_person WHERE interaction_id=new.id);"
)


def _last_touch() -> list[str]:
    """A newer touch only raises the date; anything else counts it again through an index."""
    client, contact, people = _CLIENT_TOUCH, _CONTACT_TOUCH, _PEOPLE_TOUCH
    return [
        'CREATE TRIGGER "touch_i" AFTER INSERT ON interaction WHEN new.client_id IS NOT NULL'
        " AND new.archived_at IS NULL BEGIN UPDATE client SET last_touch=new.at WHERE id=new.client_id"
        " AND (last_touch IS NULL OR last_touch<new.at); END",
        'CREATE TRIGGER "touch_u" AFTER UPDATE ON interaction WHEN (old.at,old.client_id,old.archived_at)'
        " IS NOT (new.at,new.client_id,new.archived_at) BEGIN "
        + client.format(id="old.client_id") + client.format(id="new.client_id") + people + " END",
        'CREATE TRIGGER "touch_d" AFTER DELETE ON interaction BEGIN ' + client.format(id="old.client_id") + " END",
        'CREATE TRIGGER "touched_i" AFTER INSERT ON interaction_person WHEN new.contact_id IS NOT NULL BEGIN '
        + contact.format(id="new.contact_id") + " END",
        'CREATE TRIGGER "touched_u" AFTER UPDATE ON interaction_person BEGIN '
        + contact.format(id="old.contact_id") + contact.format(id="new.contact_id") + " END",
        'CREATE TRIGGER "touched_d" AFTER DELETE ON interaction_person BEGIN '
        + contact.format(id="old.contact_id") + " END",
        'CREATE TRIGGER "client_touch" AFTER INSERT ON client BEGIN ' + client.format(id="new.id") + " END",
        'CREATE TRIGGER "contact_touch" AFTER INSERT ON contact BEGIN ' + contact.format(id="new.id") + " END",
    ]  # fmt: skip


def _birthday() -> list[str]:
    """A changed birthday forgets its next occurrence, which the program computes with the index."""
    return [
        'CREATE TRIGGER "birthday_u" AFTER UPDATE ON contact WHEN old.birthday IS NOT new.birthday BEGIN'
        " UPDATE contact SET birthday_next=NULL WHERE id=new.id; END"
    ]
