"""The ways to reach a contact: the first of a medium as one field, all of them as a list."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, literal, select
from sqlmodel import Session, col
from sqlmodel import select as pick

from crm_tui.choices import Medium
from crm_tui.models.catalogue import NOUNS, table
from crm_tui.models.contact_point import ContactPoint
from crm_tui.models.record import Record
from crm_tui.services.fields import Field
from crm_tui.store import records
from crm_tui.values.facts import Facts
from crm_tui.values.kinds import KINDS, Context

KIND_OF = {Medium.EMAIL: "email", Medium.PHONE: "phone"}
LIMIT = 1000


class PointField(Field):
    """The first e-mail, phone or messenger of a contact; writing changes it, or adds it."""

    def __init__(self, name: str, fact: Facts, medium: Medium, kind: str = "") -> None:
        super().__init__(name, fact)
        self.medium, self.of_kind = medium, kind

    def expression(self) -> ColumnElement[Any]:
        point = table(ContactPoint).alias()
        owner = point.c.contact_id == table(NOUNS["contact"]).c.id
        found = select(point.c.value).where(owner, point.c.medium == self.medium)
        if self.of_kind:
            found = found.where(point.c.kind == self.of_kind)
        return found.order_by(point.c.position, point.c.id).limit(1).scalar_subquery()

    def write(self, session: Session, record: Record, value: str | None) -> None:
        held = held_points(session, record, self.medium)
        first = next((point for point in held if self.of_kind in ("", point.kind)), None)
        if first is not None and value is None:
            records.remove(session, first)
        elif first is not None:
            records.amend(session, first, {"value": value})
        elif value is not None:
            new = {"contact_id": record.id, "medium": self.medium, "value": value, "position": len(held)}
            records.create(session, ContactPoint, new | ({"kind": self.of_kind} if self.of_kind else {}))


class PointsField(Field):
    """All ways of one medium to reach a contact, each `kind: value`; writing replaces them."""

    def __init__(self, name: str, fact: Facts, medium: Medium) -> None:
        super().__init__(name, fact)
        self.medium = medium

    def read(self, text: str, around: Context) -> str:
        kind, value = split_point(text)
        own = Context(around.today, around.zone, limit=LIMIT)
        return f"{kind}: {KINDS[KIND_OF.get(self.medium, 'text')].parse(value, own)}"

    def expression(self) -> ColumnElement[Any]:
        point, own = table(ContactPoint), table(NOUNS["contact"])
        shown = (point.c.kind + literal(": ") + point.c.value).label("shown")
        rows = select(shown).where(point.c.contact_id == own.c.id, point.c.medium == self.medium)
        inner = rows.order_by(point.c.position, point.c.id).correlate(own).subquery()
        return select(func.group_concat(inner.c.shown, "\n")).scalar_subquery()

    def cell(self, values: Sequence[Any]) -> list[str]:
        return str(values[0]).split("\n") if values[0] else []

    def write(self, session: Session, record: Record, value: Iterable[str] | None) -> None:
        held = held_points(session, record, self.medium)
        wanted = list(dict.fromkeys(split_point(text) for text in value or ()))
        kept: dict[tuple[str, str], ContactPoint] = {}
        for point in held:
            pair = (point.kind, point.value)
            if pair in kept or pair not in wanted:
                records.remove(session, point)
            else:
                kept[pair] = point
        for position, (kind, text) in enumerate(wanted):
            if (kind, text) in kept:
                records.amend(session, kept[kind, text], {"position": position})
            else:
                owned = {"contact_id": record.id, "medium": self.medium}
                new = {"kind": kind, "value": text, "position": position}
                records.create(session, ContactPoint, owned | new)


def held_points(session: Session, record: Record, medium: Medium) -> Sequence[ContactPoint]:
    """The points of one medium that a contact has, the first one first."""
    query = pick(ContactPoint).where(ContactPoint.contact_id == record.id, ContactPoint.medium == medium)
    return session.exec(query.order_by(col(ContactPoint.position), col(ContactPoint.id))).all()


def split_point(text: str) -> tuple[str, str]:
    """(kind, value) of `home: a@b.c`; the kind is work where none is written."""
    kind, mark, value = text.replace("：", ":", 1).partition(":")
    if mark and value.strip() and len(kind) <= 20 and "@" not in kind and "/" not in kind:
        return kind.strip().lower() or "work", value.strip()
    return "work", text.strip()
