"""The one ORM write door: create, amend and remove rows whose values were checked against their facts."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, TypeVar, cast

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session

from crm_tui.errors import Clash, Conflict, Invalid, NotFound, Refused
from crm_tui.models.catalogue import table
from crm_tui.models.record import Part, Record, facts
from crm_tui.store import changes as journaled
from crm_tui.store import namesakes
from crm_tui.store.database import driver
from crm_tui.values.facts import Facts
from crm_tui.values.references import format_ref
from crm_tui.values.text import clean

Row = TypeVar("Row", bound=Part)


def create(session: Session, model: type[Row], values: Mapping[str, object]) -> Row:
    """Insert a row; Invalid names each field that is missing or wrong, Refused a unique one already taken."""
    checked = check(model, values, whole=True)
    _refuse_namesake(session, model, checked)
    row = model(**cast(dict[str, Any], checked))
    session.add(row)
    _flush(session, model, checked)
    session.refresh(row)
    return row


def amend(
    session: Session,
    row: Row,
    values: Mapping[str, object],
    loaded: Mapping[str, object] | None = None,
) -> Row:
    """Change fields of a row, if its version is still the one in `loaded` (what the form showed).

    Without `loaded`, of which only `version` is looked at, the row as read in this very transaction is changed.
    Conflict names each field that both sides changed, and those that only the other did; NotFound that the row
    is gone.
    """
    model = type(row)
    checked = {name: value for name, value in check(model, values).items() if getattr(row, name) != value}
    expected = row.version if loaded is None else loaded["version"]
    if expected != row.version:
        raise _conflict(session, row, checked, expected)
    if not checked:
        return row
    _refuse_namesake(session, model, checked, row)
    columns = table(model).columns
    statement = update(table(model)).where(columns["id"] == row.id, columns["version"] == expected)
    try:
        changed = session.execute(statement.values({columns[name]: value for name, value in checked.items()}))
    except IntegrityError as error:
        raise refusal(model, checked, error) from None
    if changed.rowcount != 1:  # type: ignore[attr-defined]
        raise _conflict(session, row, checked, expected)
    session.refresh(row)
    return row


def remove(session: Session, row: Part) -> None:
    """Delete a row and its parts; Refused when other records hang on it."""
    session.delete(row)
    _flush(session, type(row), {})


def check(model: type[Part], values: Mapping[str, object], *, whole: bool = False) -> dict[str, object]:
    """The values cleaned and held against the facts of their fields; Invalid maps each bad one to a sentence."""
    known, problems, checked = facts(model), dict[str, str](), dict[str, object]()
    for name, value in values.items():
        if name not in known:
            problems[name] = f"{name} is no field of {table(model).name}."
            continue
        try:
            checked[name] = _checked(model, name, known[name], value)
        except Invalid as error:
            problems[name] = error.message
    if whole:
        for name, info in model.model_fields.items():
            if name not in checked and name not in problems and info.is_required():
                problems[name] = f"{known[name].title} is missing."
    if problems:
        raise Invalid(problems=problems)
    return checked


def _checked(model: type[Part], name: str, fact: Facts, value: object) -> object:
    if isinstance(value, str) and fact.choices is None:
        value = clean(value, lines=fact.kind == "note", limit=fact.limit) or None
    if value is None:
        if not table(model).columns[name].nullable:
            raise Invalid(f"{fact.title} is missing.")
        return None
    if fact.choices is not None:
        return _chosen(fact, value)
    if isinstance(value, int) and not isinstance(value, bool):
        _bounds(fact, value)
    if isinstance(value, datetime) and value.tzinfo is None:
        raise Invalid(f"{fact.title} needs a time zone.")
    return value


def _chosen(fact: Facts, value: object) -> object:
    assert fact.choices is not None
    try:
        return fact.choices(str(value))
    except ValueError:
        words = ", ".join(word.value for word in fact.choices)
        raise Invalid(f"{fact.title} is one of {words}.") from None


def _bounds(fact: Facts, value: int) -> None:
    if fact.low is not None and value < fact.low:
        raise Invalid(f"{fact.title} is at least {fact.low}.")
    if fact.high is not None and value > fact.high:
        raise Invalid(f"{fact.title} is at most {fact.high}.")


def _refuse_namesake(
    session: Session, model: type[Part], changes: Mapping[str, object], row: Part | None = None
) -> None:
    """Refused where the record would get a name that another one has."""
    tbl = table(model).name
    if namesakes.renames(tbl, changes):
        session.flush()
        held = {} if row is None else {name: getattr(row, name) for name in namesakes.columns(tbl)}
        namesakes.refuse(driver(session), tbl, held | dict(changes), None if row is None else row.id)


def _flush(session: Session, model: type[Part], values: Mapping[str, object]) -> None:
    try:
        session.flush()
    except IntegrityError as error:
        raise refusal(model, values, error) from None


def refusal(model: type[Part], values: Mapping[str, object], error: IntegrityError) -> Refused:
    """The sentence for a constraint of the database that said no."""
    said = str(error.orig)
    kind = model.noun.title.lower() if issubclass(model, Record) else table(model).name
    if "FOREIGN KEY" in said:
        return Refused(
            f"Other records hang on this {kind}, or one it names is gone: archive it, or merge it first."
        )
    if "UNIQUE" in said:
        taken = next((str(values[name]) for name in ("name", "login") if values.get(name)), "")
        return Refused(
            f"There is already a {kind} {taken}: use that one, or choose another name.".replace("  ", " ")
        )
    return Refused(f"The database refused the {kind}: {said}.")


def _conflict(
    session: Session, row: Part, wanted: Mapping[str, object], expected: object
) -> Conflict | NotFound:
    """What both sides changed, and what only the other did, each with what it was and who changed it."""
    model, tbl = type(row), table(type(row)).name
    ref = format_ref(model.noun.name, row.id or 0) if issubclass(model, Record) else f"{tbl} {row.id}"
    if session.get(model, row.id, populate_existing=True) is None:
        return NotFound(f"{ref} is gone: somebody deleted it meanwhile. See crm history {ref}.")
    clashes: list[Clash] = []
    others: list[Clash] = []
    behind = row.version - int(str(expected))
    if behind < 0:
        return Conflict(
            f"{ref} is at version {row.version} and never had version {expected}: look at it again.",
            version=row.version,
        )
    for name, before, who, at in journaled.since(driver(session), tbl, row.id or 0, max(behind, 0)):
        now = getattr(row, name, None)
        clash = Clash(ref, name, before=before, theirs=now, mine=wanted.get(name), who=who, at=at)
        (clashes if name in wanted and wanted[name] != now else others).append(clash)
    fields = ", ".join(clash.field for clash in clashes or others)
    return Conflict(
        f"{ref} was changed by somebody else meanwhile ({fields}): look at both values and choose.",
        clashes,
        others,
        version=row.version,
    )
