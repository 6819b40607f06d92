"""The faces of a noun: every field a list, form, filter, file or JSON shows, wherever its value is kept."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, select
from sqlmodel import Session

from crm_tui.models.catalogue import NOUNS, table
from crm_tui.models.record import TABLES, Part, Record, facts
from crm_tui.values.facts import Facts
from crm_tui.values.kinds import KINDS, Context
from crm_tui.values.references import format_ref


class Reference(NamedTuple):
    """A record as a cell shows it: its noun, id, and the name a person knows it by."""

    noun: str
    id: int
    name: str

    @property
    def ref(self) -> str:
        """The short id, such as c12."""
        return format_ref(self.noun, self.id)


class Money(NamedTuple):
    """An amount in minor units, and its currency."""

    minor: int
    currency: str


class Field:
    """One face: its name and facts, the SQL that reads it, and how a value is written to a record.

    `columns()` are the expressions a list selects for it; `cell()` makes its value of what they gave.
    """

    editable = True

    def __init__(self, name: str, fact: Facts) -> None:
        self.name = name
        self.facts = fact

    @property
    def kind(self) -> str:
        """The kind of value, as the registry of kinds names it; ref and tags are lists' own."""
        return "ref" if self.facts.ref else "choice" if self.facts.choices else self.facts.kind

    @property
    def many(self) -> bool:
        """Whether its value is a list."""
        return self.facts.kind in ("list", "tags")

    @property
    def title(self) -> str:
        """What people read above the column and beside the input."""
        return self.facts.title

    def is_typed(self, value: object) -> bool:
        """Whether a value is of the field's kind; else it is a text that stands for itself."""
        return self.kind in KINDS and not (self.kind == "choice" and type(value) is str)

    def read(self, text: str, around: Context) -> Any:
        """One value from its text; Invalid when it is none. What names a record is read by `entries`."""
        fact, past = self.facts, self.facts.past or self.kind == "instant"
        return KINDS[self.kind].parse(
            text,
            Context(
                around.today,
                around.zone,
                around.currency,
                fact.choices,
                fact.limit,
                fact.low,
                fact.high,
                past,
            ),
        )

    def expression(self) -> ColumnElement[Any]:
        """The value in SQL, correlated with the noun's own table; what filters compare."""
        raise NotImplementedError

    def order(self) -> ColumnElement[Any]:
        """What lists are sorted by."""
        return self.expression()

    def columns(self) -> Sequence[ColumnElement[Any]]:
        """What a list selects to show the field."""
        return (self.expression(),)

    @cached_property
    def selected(self) -> tuple[ColumnElement[Any], ...]:
        """The same, made once: to make them costs more than to read a page of rows by them."""
        return tuple(self.columns())

    def cell(self, values: Sequence[Any]) -> Any:
        """The value of a list's cell, from what `columns` gave."""
        return values[0]

    def column_values(self, value: Any) -> dict[str, object]:
        """The columns of the record's own row that hold the value; none when it lives elsewhere."""
        return {}

    def write(self, session: Session, record: Record, value: Any) -> None:
        """Keep the value where it lives, when that is not the record's own row."""


class NamingField(Field):
    """Its expression gives the id of a record, which is shown and sorted by its name."""

    def columns(self) -> Sequence[ColumnElement[Any]]:
        return (self.expression(), self.order())

    def order(self) -> ColumnElement[Any]:
        return label_of(self.facts.ref, self.expression())

    def cell(self, values: Sequence[Any]) -> Reference | None:
        return None if values[0] is None else Reference(self.facts.ref, values[0], values[1] or "")


class ColumnField(Field):
    """A column of the noun's own table."""

    def __init__(self, name: str, fact: Facts, model: type[Part], column: str) -> None:
        super().__init__(name, fact)
        self.model, self.column = model, column
        self.editable = not (fact.readonly or fact.derived)

    def expression(self) -> ColumnElement[Any]:
        return table(self.model).columns[self.column]

    def column_values(self, value: Any) -> dict[str, object]:
        return {self.column: value}


class MoneyField(ColumnField):
    """An amount in minor units, shown with the currency beside it in the row."""

    def columns(self) -> Sequence[ColumnElement[Any]]:
        return (self.expression(), table(self.model).columns[self.facts.currency])

    def cell(self, values: Sequence[Any]) -> Money | None:
        return None if values[0] is None else Money(values[0], values[1] or "")

    def column_values(self, value: Any) -> dict[str, object]:
        if isinstance(value, Money):
            return {self.column: value.minor, self.facts.currency: value.currency}
        return {self.column: value}


class ReferenceField(NamingField, ColumnField):
    """A column that names a record of another noun."""


class ComputedField(Field):
    """A value computed from other rows, never typed."""

    editable = False

    def __init__(self, name: str, fact: Facts, make: Callable[[], ColumnElement[Any]]) -> None:
        super().__init__(name, fact)
        self.make = make

    def expression(self) -> ColumnElement[Any]:
        return self.make()


class ComputedReference(NamingField, ComputedField):
    """A record found by computing, such as the next step of a client; the expression gives its id."""


def label_of(noun: str, number: ColumnElement[Any]) -> ColumnElement[Any]:
    """The name of the record of a noun whose id an expression gives."""
    named = table(NOUNS[noun]).alias()
    return select(named.c[NOUNS[noun].noun.label]).where(named.c.id == number).scalar_subquery()


def own(model: type[Part]) -> dict[str, Field]:
    """The faces of a model's own columns: references lose their `_id`."""
    made: dict[str, Field] = {}
    for column, fact in facts(model).items():
        name = column.removesuffix("_id") if fact.ref else column
        kind = ReferenceField if fact.ref else MoneyField if fact.kind == "money" else ColumnField
        made[name] = kind(name, fact, model, column)
    return made


def noun_table(noun: str) -> str:
    """The name of a noun's table."""
    return TABLES.get(noun, noun)
