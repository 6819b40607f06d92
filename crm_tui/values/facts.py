"""Facts: what every face of a field (form, column, option, file, filter) needs to know of it."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Facts:
    """A field's title and help, its kind of value, and what it may hold.

    `kind` names a module of values (text, note, int, percent, money, day, instant, minutes, email, phone,
    url, choice, ref, bool, rrule, birthday, zone, currency, tags …); it is told from `choices` and `ref`
    where those are given. `limit` is in characters. `currency` names the field that holds a money's currency.
    `readonly` fields are set by what the program does, never typed; `derived` ones can be computed again from
    the rest, so neither history nor version counts them; `suggest` offers what others typed. `past` reads a day
    such as "fri" as the latest one, not the next. `lenient` bounds hold what is written from now on: the table has
    no CHECK for them, since older files may hold what is beyond.
    """

    title: str
    help: str = ""
    kind: str = "text"
    choices: type[StrEnum] | None = None
    ref: str = ""
    currency: str = ""
    limit: int = 200
    low: int | None = None
    high: int | None = None
    readonly: bool = False
    derived: bool = False
    suggest: bool = False
    past: bool = False
    lenient: bool = False
