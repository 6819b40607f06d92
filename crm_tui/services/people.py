"""Those who took part in an interaction, theirs and ours."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlmodel import Session, col
from sqlmodel import select as pick

from crm_tui.models.catalogue import NOUNS, table
from crm_tui.models.interaction import InteractionPerson
from crm_tui.models.record import Record
from crm_tui.services.fields import Field, Reference, label_of
from crm_tui.store import records
from crm_tui.values.facts import Facts


class PeopleField(Field):
    """All contacts, or all members beside the one who logged it; writing puts exactly these on it, in order."""

    def __init__(self, name: str, fact: Facts, noun: str) -> None:
        super().__init__(name, fact)
        self.noun = noun

    @property
    def column(self) -> str:
        """The column that names a person of this side."""
        return f"{self.noun}_id"

    def shown(self) -> ColumnElement[Any]:
        """Id and name of each person, a line for each."""
        person, named = table(InteractionPerson), table(NOUNS[self.noun])
        own, number = table(NOUNS["interaction"]), table(InteractionPerson).c[self.column]
        text = number.concat(" ").concat(named.c.name).label("shown")
        rows = select(text).select_from(person.join(named, named.c.id == number))
        here = rows.where(person.c.interaction_id == own.c.id).order_by(person.c.id)
        inner = here.correlate(own).subquery()
        return select(func.group_concat(inner.c.shown, "\n")).scalar_subquery()

    def expression(self) -> ColumnElement[Any]:
        return self.shown()

    def cell(self, values: Sequence[Any]) -> Any:
        return self.people(values[0])

    def people(self, text: str | None) -> list[Reference]:
        """The references of what `shown` gave."""
        lines = [line.partition(" ") for line in str(text).split("\n")] if text else []
        return [Reference(self.noun, int(number), name) for number, _, name in lines]

    def write(self, session: Session, record: Record, value: Any) -> None:
        self.put(session, record, value or ())

    def put(self, session: Session, record: Record, wanted: Iterable[int]) -> None:
        """Let these take part and nobody else of this side; the rows tell their order."""
        held, numbers = self.held(session, record), list(dict.fromkeys(wanted))
        same = 0
        while same < min(len(held), len(numbers)) and getattr(held[same], self.column) == numbers[same]:
            same += 1
        for person in held[same:]:
            records.remove(session, person)
        for number in numbers[same:]:
            records.create(session, InteractionPerson, {"interaction_id": record.id, self.column: number})

    def held(self, session: Session, record: Record) -> Sequence[InteractionPerson]:
        """The rows of those who took part on this side, in order."""
        there = col(InteractionPerson.interaction_id) == record.id
        rows = pick(InteractionPerson).where(there, table(InteractionPerson).c[self.column].is_not(None))
        return session.exec(rows.order_by(col(InteractionPerson.id))).all()


class FirstPerson(PeopleField):
    """The first contact of an interaction; writing one keeps the others, writing nothing takes it away."""

    def expression(self) -> ColumnElement[Any]:
        person = table(InteractionPerson).alias()
        mine = person.c[self.column]
        here = (person.c.interaction_id == table(NOUNS["interaction"]).c.id, mine.is_not(None))
        return select(mine).where(*here).order_by(person.c.id).limit(1).scalar_subquery()

    def order(self) -> ColumnElement[Any]:
        return label_of(self.noun, self.expression())

    def columns(self) -> Sequence[ColumnElement[Any]]:
        return (self.shown(),)

    def cell(self, values: Sequence[Any]) -> Any:
        found = self.people(values[0])
        return found[0] if found else None

    def write(self, session: Session, record: Record, value: Any) -> None:
        others = [getattr(person, self.column) for person in self.held(session, record)[1:]]
        self.put(session, record, [*([value] if value else []), *others])
