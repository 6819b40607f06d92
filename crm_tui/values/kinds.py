"""The kinds of value a field may be of: how each is read from text, written back, shown and sent as JSON."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, tzinfo
from enum import StrEnum
from typing import Any

from crm_tui import values
from crm_tui.errors import Invalid
from crm_tui.values import instants
from crm_tui.values.birthdays import parse_birthday, show_birthday
from crm_tui.values.clocks import clock_of
from crm_tui.values.currencies import parse_currency
from crm_tui.values.durations import format_minutes
from crm_tui.values.emails import parse_email
from crm_tui.values.money import format_money, parse_money, show_money
from crm_tui.values.numbers import parse_bool, parse_int, parse_percent
from crm_tui.values.options import choice_title, parse_choice
from crm_tui.values.phones import parse_phone
from crm_tui.values.text import clean, quoted
from crm_tui.values.urls import parse_url
from crm_tui.values.zones import parse_zone


@dataclass(frozen=True, slots=True)
class Context:
    """What a text is read against: the member's day and zone, the money's currency, the field's bounds.

    `past` reads a phrase like "fri" as the latest such day or time instead of the next.
    """

    today: date
    zone: tzinfo
    currency: str = "USD"
    choices: type[StrEnum] | None = None
    limit: int | None = 200
    low: int | None = None
    high: int | None = None
    past: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of value.

    `parse` gives the value as records hold it and raises Invalid, nothing else. `format` writes text for
    editing and CSV that parses to the same value, `show` text for people, `json` what JSON holds. The value
    is never None: that a field is unset is its own matter.
    """

    parse: Callable[[str, Context], Any]
    format: Callable[[Any, Context], str]
    show: Callable[[Any, Context], str]
    json: Callable[[Any, Context], object]


def _typed(value: Any, context: Context) -> str:
    return str(value)


def _same(value: Any, context: Context) -> object:
    return value


def _day(value: date, context: Context) -> str:
    return value.isoformat()


def _instant(value: Any, context: Context) -> str:
    return instants.write_instant(value)


def _yes_or_no(value: Any, context: Context) -> str:
    return "yes" if value else "no"


def _time(text: str, context: Context) -> str:
    read = clock_of(text)
    if read is None:
        raise Invalid(f"{quoted(text)} is not a time of day; write it like 10:00, 3pm or 下午3点.")
    return f"{read:%H:%M}"


def _choice(text: str, context: Context) -> StrEnum:
    if context.choices is None:
        raise TypeError("a field of kind choice needs its choices")
    return parse_choice(text, context.choices)


def _limited(parse: Callable[[str], str]) -> Kind:
    """A kind kept as typed once `parse` finds it well formed and the field's limit leaves it room."""
    return Kind(lambda text, c: clean(parse(text), limit=c.limit), _typed, _typed, _same)


KINDS: dict[str, Kind] = {
    "text": Kind(lambda text, c: clean(text, limit=c.limit), _typed, _typed, _same),
    "note": Kind(lambda text, c: clean(text, lines=True, limit=c.limit), _typed, _typed, _same),
    "int": Kind(lambda text, c: parse_int(text, c.low, c.high), _typed, _typed, _same),
    "percent": Kind(lambda text, c: parse_percent(text), _typed, lambda value, c: f"{value}%", _same),
    "money": Kind(
        lambda text, c: parse_money(text, c.currency),
        lambda value, c: format_money(value, c.currency),
        lambda value, c: show_money(value, c.currency),
        lambda value, c: {"amount": format_money(value, c.currency), "currency": c.currency},
    ),
    "day": Kind(lambda text, c: instants.read_day(text, c.today, past=c.past), _day, _day, _day),
    "instant": Kind(
        lambda text, c: instants.read_instant(text, c.today, c.zone, past=c.past),
        _instant,
        lambda value, c: instants.show_instant(value, c.zone),
        _instant,
    ),
    "time": Kind(_time, _typed, _typed, _same),
    "minutes": Kind(
        lambda text, c: instants.read_minutes(text),
        _typed,
        lambda value, c: format_minutes(value),
        _same,
    ),
    "email": _limited(parse_email),
    "phone": _limited(parse_phone),
    "url": _limited(parse_url),
    "choice": Kind(
        _choice,
        lambda value, c: str(value.value),
        lambda value, c: choice_title(value),
        lambda value, c: value.value,
    ),
    "bool": Kind(lambda text, c: parse_bool(text), _yes_or_no, _yes_or_no, _same),
    "rrule": Kind(
        lambda text, c: values.recurrence.parse_rule(text),
        _typed,
        lambda value, c: values.recurrence.show_rule(value),
        _same,
    ),
    "birthday": Kind(
        lambda text, c: parse_birthday(text), _typed, lambda value, c: show_birthday(value), _same
    ),
    "zone": Kind(lambda text, c: parse_zone(text), _typed, _typed, _same),
    "currency": Kind(lambda text, c: parse_currency(text), _typed, _typed, _same),
}
