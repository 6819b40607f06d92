"""The words a filter of a noun may hold: names of fields, and values of the field that is compared."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from sqlalchemy import func
from sqlmodel import Session, select

from crm_tui.models.catalogue import NOUNS, table
from crm_tui.models.tag import Tag
from crm_tui.services import named
from crm_tui.services.due_fields import DUE, FIELDS
from crm_tui.services.faces import called, faces
from crm_tui.services.fields import Field
from crm_tui.store.database import driver
from crm_tui.values.filter_ends import end_of, written
from crm_tui.values.names import key
from crm_tui.values.options import choice_title

AT_MOST = 12
ME = "me"


class Completion(NamedTuple):
    """What stays of a filter, and the words one of which may stand behind it, the likeliest first."""

    stays: str
    words: tuple[str, ...] = ()


def completed(session: Session, noun: str, text: str) -> Completion:
    """How the last word of a filter of a noun, or of DUE, may go on."""
    end = end_of(text)
    if end is None:
        return Completion(text)
    known: Mapping[str, Field] = FIELDS if noun == DUE else faces(session, noun)
    words = _values(session, known, end.field, end.begun) if end.field else _names(known, end.begun)
    others = [word for word in dict.fromkeys(words) if word != end.begun]
    return Completion(text[: end.start], tuple(others[:AT_MOST]))


def suggested(session: Session, noun: str, name: str, begun: str) -> str:
    """What others mostly wrote into a field of free text that begins so, in whatever case; "" where nobody did."""
    rows = table(NOUNS[noun]).c
    like = rows[name].istartswith(begun, autoescape=True)
    written_so = select(rows[name]).where(like, rows.archived_at.is_(None)).group_by(rows[name])
    found = session.exec(written_so.order_by(func.count().desc(), rows[name]).limit(1)).first()
    return str(found or "")


def _names(known: Mapping[str, Field], begun: str) -> list[str]:
    """Names of fields that begin so, then those whose title does."""
    wanted = key(begun)
    by_name = [name for name in known if key(name).startswith(wanted)]
    by_title = [name for name, field in known.items() if key(field.title).startswith(wanted)]
    return [*by_name, *by_title]


def _values(session: Session, known: Mapping[str, Field], name: str, begun: str) -> list[str]:
    field = called(known, name)
    if field is None:
        return []
    words = [written(word) for word in _begun(_of(session, field), begun)]
    return words + _looked_up(session, field, begun)


def _of(session: Session, field: Field) -> list[tuple[str, str]]:
    """The closed list a field's value is from, each with its title."""
    if field.facts.choices:
        return [(word.value, choice_title(word)) for word in field.facts.choices]
    if field.kind == "bool":
        return [("yes", "yes"), ("no", "no")]
    if field.kind == "tags":
        return [(name, name) for name in session.exec(select(Tag.name).order_by(Tag.name))]
    return [(ME, ME)] if field.facts.ref == "member" else []


def _begun(words: Iterable[tuple[str, str]], begun: str) -> list[str]:
    wanted = key(begun)
    return [word for word, title in words if key(word).startswith(wanted) or key(title).startswith(wanted)]


def _looked_up(session: Session, field: Field, begun: str) -> list[str]:
    """The records a few letters may mean, by name, pinyin or initials."""
    if not field.facts.ref or not begun.strip():
        return []
    return [written(found.name) for found in named.find(driver(session), begun, (field.facts.ref,))]
