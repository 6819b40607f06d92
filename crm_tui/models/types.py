"""Column types: instants, days, words from a closed list, and yes or no, as STRICT tables keep them."""

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import Dialect, Integer, Text, TypeDecorator

from crm_tui import clock
from crm_tui.errors import StoreDamaged

Kind = TypeVar("Kind")


def held(read: Callable[[Any], Kind], value: Any, what: str) -> Kind | None:
    """A stored value as Python has it; StoreDamaged where another program wrote what is none."""
    try:
        return None if value is None else read(value)
    except (TypeError, ValueError):
        raise StoreDamaged(
            f"The file holds something that is no {what} where one belongs: run crm doctor, which names the row."
        ) from None


class Instant(TypeDecorator[datetime]):
    """An aware instant, stored as UTC text that sorts as time does; a naive one raises ValueError."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        return None if value is None else clock.stamp(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        return held(clock.instant, value, "point in time")


class Day(TypeDecorator[date]):
    """A plain calendar day, stored as YYYY-MM-DD."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:
        return held(date.fromisoformat, value, "day")


class Choice(TypeDecorator[StrEnum]):
    """A member of a closed list, stored by value."""

    impl = Text
    cache_ok = True

    def __init__(self, words: type[StrEnum]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: StrEnum | str | None, dialect: Dialect) -> str | None:
        return None if value is None else self.words(value).value

    def process_result_value(self, value: Any, dialect: Dialect) -> StrEnum | None:
        return held(self.words, value, "word of its list")


class YesNo(TypeDecorator[bool]):
    """True or false, stored as 1 or 0."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> bool | None:
        return None if value is None else bool(value)
