"""What every table of the product has: a row that a person names (Record) or a part of one (Part)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, ClassVar

from sqlmodel import Field, SQLModel

from crm_tui.models.types import Instant
from crm_tui.values.facts import Facts

STRICT = {"sqlite_strict": True, "sqlite_autoincrement": True}


@dataclass(frozen=True, slots=True)
class Noun:
    """A kind of record: its words, how one is told from another, and what a list shows first.

    `label` is the field a reference to it shows; `key` the fields that tell two rows apart on import; `unique` the
    columns no two live records may share, the name last, among equals in the others.
    `search` the fields found by typing; `columns` the default list; `sort` its default order. `current` is the
    filter of those that are not over, which a list keeps to, and the fields that lift it when they are asked for.
    """

    name: str
    plural: str
    title: str
    label: str = "name"
    key: tuple[str, ...] = ()
    unique: tuple[str, ...] = ()
    search: tuple[str, ...] = ("name",)
    columns: tuple[str, ...] = ()
    sort: str = "name"
    current: tuple[str, ...] = ()


class Part(SQLModel):
    """A row that belongs to a record and is written with it; `version` is counted by the database."""

    owner_column: ClassVar[str] = ""
    # Values are checked against their facts; a second checker, built for each table at every start, would idle.
    model_config = {"defer_build": True}

    id: Annotated[int | None, Facts("Id", derived=True)] = Field(default=None, primary_key=True)
    version: Annotated[int, Facts("Version", derived=True)] = Field(
        default=1, sa_column_kwargs={"server_default": "1"}
    )


class Record(Part):
    """A row that people name, list, edit, archive and refer to."""

    noun: ClassVar[Noun]

    archived_at: Annotated[
        datetime | None, Facts("Archived", "When it was put away.", kind="instant", readonly=True)
    ] = Field(default=None, sa_type=Instant)


def facts(model: type[SQLModel]) -> dict[str, Facts]:
    """The facts of each column of a model, in the order they were declared."""
    found: dict[str, Facts] = {}
    for name, info in model.model_fields.items():
        for entry in info.metadata:
            if isinstance(entry, Facts):
                found[name] = entry
    return found


def reference(noun: str, *, required: bool = False, ondelete: str = "RESTRICT") -> Any:
    """A column that names a record of another table; `ondelete` says what a delete there does here."""
    table = TABLES.get(noun, noun)
    if required:
        return Field(foreign_key=f"{table}.id", ondelete=ondelete, index=False)  # type: ignore[call-overload]
    return Field(default=None, foreign_key=f"{table}.id", ondelete=ondelete, index=False)  # type: ignore[call-overload]


TABLES = {"order": "sales_order"}  # the one noun whose name SQL keeps for itself
