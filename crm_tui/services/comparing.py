"""One comparison of a filter against the face it names, as its kind compares."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, case, false, func, literal, not_, or_
from sqlmodel import Session

from crm_tui import clock
from crm_tui.errors import Invalid
from crm_tui.services.acting import context
from crm_tui.services.entries import parse_one
from crm_tui.services.fields import Field
from crm_tui.services.states import StateField
from crm_tui.services.tagging import TagsField
from crm_tui.values.currencies import CODES
from crm_tui.values.durations import parse_days
from crm_tui.values.filters import Compare
from crm_tui.values.instants import read_day, read_instant
from crm_tui.values.kinds import Context
from crm_tui.values.money import parse_money
from crm_tui.values.periods import Period, parse_period
from crm_tui.values.text import quoted

Condition = ColumnElement[bool]
OPERATORS: dict[str, Callable[[Any, Any], Condition]] = {
    "=": lambda left, right: left == right,
    "!=": lambda left, right: left.is_not(right),
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
}
MIRROR = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}
TEXTS = ("text", "note", "url", "email", "phone", "birthday", "rrule", "zone", "time", "currency")


def compare(session: Session, field: Field, node: Compare) -> Condition:
    """The condition of `field op value`; Invalid where the field cannot be compared so."""
    if not node.value:
        return _empty(field, node.op)
    if node.op == "~":
        return contains(_readable(field), node.value)
    if field.many or field.kind == "lines":
        return _in_list(session, field, node)
    return _value_test(session, field, node)


def contains(expression: ColumnElement[Any], part: str) -> Condition:
    """Whether a text holds a part, in any case, taken literally."""
    escaped = part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return func.coalesce(expression, "").like(f"%{escaped}%", escape="\\")


def folded(text: str) -> str:
    """The text as SQLite's lower() makes it: only A to Z change."""
    return "".join(char.lower() if char.isascii() else char for char in text)


def _readable(field: Field) -> ColumnElement[Any]:
    """What `~` looks into: the names of what is referred to, else the value itself."""
    return field.expression() if field.many else field.order()


def _empty(field: Field, op: str) -> Condition:
    if op not in ("=", "!="):
        raise Invalid(f"{field.title}: a value is missing after {op}.")
    value = field.expression()
    empty = or_(value.is_(None), value == "") if field.kind in TEXTS else value.is_(None)
    return empty if op == "=" else not_(empty)


def _in_list(session: Session, field: Field, node: Compare) -> Condition:
    """Whether one entry of a list is the value: a tag, a person, a way to reach somebody."""
    if node.op not in ("=", "!="):
        raise Invalid(f"{field.title} is a list: ask {field.name}={node.value} or {field.name}~{node.value}.")
    if isinstance(field, TagsField):
        found = field.holding(node.value)
        return found if node.op == "=" else not_(found)
    mark = ", " if field.kind == "lines" else "\n"
    held = literal(mark).concat(func.lower(field.expression())).concat(mark)
    if field.facts.ref:
        number = parse_one(session, field, node.value, context(session))
        found = contains(literal(mark).concat(field.expression()), f"{mark}{number} ")
    elif field.kind == "list":
        found = contains(held, f": {folded(node.value)}\n")
    else:
        found = contains(held, f"{mark}{folded(node.value)}{mark}")
    return found if node.op == "=" else not_(found)


def _value_test(session: Session, field: Field, node: Compare) -> Condition:
    around = context(session)
    if field.kind in ("instant", "day"):
        return _time_test(field, node, around)
    if field.kind == "choice" and node.op not in ("=", "!="):
        return _rank_test(session, field, node, around)
    if field.kind == "money":
        return _money_test(field, node, around)
    if isinstance(field, StateField) and node.op in ("=", "!="):
        found = field.holds(folded(node.value))
        return found if node.op == "=" else not_(found)
    value = field.expression()
    if field.kind in TEXTS:
        return OPERATORS[node.op](func.lower(value), folded(node.value))
    return OPERATORS[node.op](value, parse_one(session, field, node.value, around))


def _money_test(field: Field, node: Compare, around: Context) -> Condition:
    """An amount is held against each row's own currency; one typed with a currency finds only rows in it."""
    value, currency = field.columns()
    test = OPERATORS[node.op]
    bounds = _bounds_by_currency(node.value, around)
    if sum(map(len, bounds.values())) < len(CODES):
        return or_(*(and_(currency.in_(codes), test(value, minor)) for minor, codes in bounds.items()))
    most = max(bounds, key=lambda minor: len(bounds[minor]))
    others = [(currency.in_(codes), minor) for minor, codes in bounds.items() if minor != most]
    return test(value, case(*others, else_=most) if others else most)


def _bounds_by_currency(text: str, around: Context) -> dict[int, list[str]]:
    """The minor units an amount as typed comes to, with the currencies in which it does; Invalid for none."""
    found: dict[int, list[str]] = {}
    for code in sorted(CODES):
        try:
            found.setdefault(parse_money(text, code), []).append(code)
        except Invalid:
            continue
    if not found:
        parse_money(text, around.currency)
    return found


def _rank_test(session: Session, field: Field, node: Compare, around: Context) -> Condition:
    """Choices compare in the order of their list: severity>=high."""
    assert field.facts.choices is not None
    words = list(field.facts.choices)
    bound = words.index(parse_one(session, field, node.value, around))
    tests = {"<": bound.__gt__, "<=": bound.__ge__, ">": bound.__lt__, ">=": bound.__le__}
    return field.expression().in_([word for rank, word in enumerate(words) if tests[node.op](rank)])


def _time_test(field: Field, node: Compare, around: Context) -> Condition:
    """A span such as 90d is the age of an instant and the distance of a day; else days are compared."""
    try:
        days = parse_days(node.value)
    except Invalid:
        return _day_test(field, node, around)
    try:
        return _span_test(field, node.op, timedelta(days=days), around.today)
    except OverflowError:
        raise Invalid(f"{field.title}: {quoted(node.value)} is longer than the calendar.") from None


def _span_test(field: Field, op: str, span: timedelta, today: date) -> Condition:
    value = field.expression()
    if field.kind == "instant":
        return OPERATORS[MIRROR[op]](value, clock.now() - span)
    low, high = today - span, today + span
    if op in ("=", "!="):
        near = or_(value == low, value == high)
    else:
        near = and_(value >= low, value <= high) if op in ("<=", ">") else and_(value > low, value < high)
    return near if op in ("<", "<=", "=") else and_(value.is_not(None), not_(near))


def _day_test(field: Field, node: Compare, around: Context) -> Condition:
    """A day or a stretch of them, in the member's zone; an instant also exactly where a time was typed."""
    past = field.facts.past or field.kind == "instant"
    try:
        day = read_day(node.value, around.today, past=past)
        return _stretch_test(field, node.op, Period(day, day), around)
    except Invalid as unreadable:
        stretch = _stretch(node.value, around.today)
        if stretch is not None:
            return _stretch_test(field, node.op, stretch, around)
        if field.kind == "day":
            raise unreadable from None
    moment = read_instant(node.value, around.today, around.zone, past=True)
    return OPERATORS[node.op](field.expression(), moment)


def _stretch(text: str, today: date) -> Period | None:
    try:
        return parse_period(text, today)
    except Invalid:
        return None


def _stretch_test(field: Field, op: str, stretch: Period, around: Context) -> Condition:
    """`=` is within, `<` before its first day, `<=` not after its last, and so on."""
    value, (since, until) = field.expression(), stretch
    start = _first_of(field, since, around) if since else None
    end = _first_of(field, until + timedelta(days=1), around) if until and until < date.max else None
    from_start = value.is_not(None) if start is None else value >= start
    to_end = value.is_not(None) if end is None else value < end
    before = false() if start is None else value < start
    after = false() if end is None else value >= end
    if op == "=":
        return and_(from_start, to_end)
    if op == "!=":
        return or_(value.is_(None), before, after)
    return {"<": before, "<=": to_end, ">": after, ">=": from_start}[op]


def _first_of(field: Field, day: date, around: Context) -> date | datetime:
    """The day itself, or its first instant in the member's zone."""
    if field.kind == "day":
        return day
    return datetime.combine(day, time(), around.zone).astimezone(UTC)
