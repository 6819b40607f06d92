"""Filters as conditions: each comparison of a parsed filter against the face it names."""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, func, literal_column, not_, or_, text
from sqlmodel import Session

from crm_tui import clock
from crm_tui.errors import Invalid
from crm_tui.models.catalogue import NOUNS, table
from crm_tui.services.acting import context
from crm_tui.services.entries import parse_one
from crm_tui.services.faces import built_in, face
from crm_tui.services.fields import Field, noun_table
from crm_tui.services.parts import OwnField
from crm_tui.store.index import CODES, SLOTS
from crm_tui.values import names
from crm_tui.values.durations import parse_days
from crm_tui.values.filters import And, Compare, Node, Not, Or, parse_filter
from crm_tui.values.kinds import Context

Condition = ColumnElement[bool]
OPERATORS: dict[str, Callable[[Any, Any], Condition]] = {
    "=": lambda left, right: left.is_(right),
    "!=": lambda left, right: left.is_not(right),
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
}
MIRROR = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "=": "=", "!=": "!="}


def condition(session: Session, noun: str, where: str) -> Condition:
    """The condition of a filter as typed; Invalid when it cannot be read or names an unknown field."""
    return _node(session, noun, parse_filter(where))


def _node(session: Session, noun: str, node: Node) -> Condition:
    if isinstance(node, And):
        return and_(*(_node(session, noun, part) for part in node.parts))
    if isinstance(node, Or):
        return or_(*(_node(session, noun, part) for part in node.parts))
    if isinstance(node, Not):
        return not_(_node(session, noun, node.part))
    return _compare(session, noun, node)


def _compare(session: Session, noun: str, node: Compare) -> Condition:
    if not node.field:
        return matching(noun, node.value)
    if node.field == "ref":
        return OPERATORS[node.op](table(NOUNS[noun]).c.id, int(node.value[1:] or 0))
    field = face(session, noun, node.field)
    if not node.value:
        empty = _empty(field)
        return empty if node.op == "=" else not_(empty)
    if node.op == "~":
        return contains(field.order(), node.value)
    if field.kind in ("tags", "list"):
        return _in_list(field, node)
    return _value_test(session, field, node)


def matching(noun: str, words: str) -> Condition:
    """Rows in which the words occur: as part of a name, or anywhere in the full-text index."""
    own = table(NOUNS[noun])
    tests = [contains(built_in(noun)[name].expression(), words) for name in NOUNS[noun].noun.search]
    query = names.query(words)
    code = CODES.get(noun_table(noun))
    if query and code:
        hits = text(f"SELECT rowid/{SLOTS} FROM search WHERE search MATCH :query AND rowid%{SLOTS}={code}")
        tests.append(own.c.id.in_(hits.bindparams(query=query).columns(literal_column("id"))))
    return or_(*tests) if tests else literal_column("0") == 1


def contains(expression: ColumnElement[Any], part: str) -> Condition:
    """Whether a text holds a part, in any case, taken literally."""
    escaped = part.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return func.coalesce(expression, "").like(f"%{escaped}%", escape="\\")


def _empty(field: Field) -> Condition:
    value = field.expression()
    return or_(value.is_(None), value == "") if field.kind in ("text", "note") else value.is_(None)


def _in_list(field: Field, node: Compare) -> Condition:
    mark = ", " if field.kind == "tags" else "\n"
    held = func.coalesce(mark + func.lower(field.expression()) + mark, "")
    found = held.like(f"%{mark}{node.value.lower().lstrip('#')}{mark}%")
    if node.op not in ("=", "!="):
        raise Invalid(f"{field.title} is a list: ask {field.name}={node.value} or {field.name}~{node.value}.")
    return found if node.op == "=" else not_(found)


def _value_test(session: Session, field: Field, node: Compare) -> Condition:
    around = context(session)
    value = field.expression()
    if field.kind in ("instant", "day"):
        return _time_test(field, node, around)
    if field.kind == "choice" and node.op not in ("=", "!="):
        return _rank_test(session, field, node, around)
    if field.kind in ("text", "note", "url", "email") and not isinstance(field, OwnField):
        return OPERATORS[node.op](func.lower(value), node.value.lower())
    return OPERATORS[node.op](value, parse_one(session, field, node.value, around))


def _rank_test(session: Session, field: Field, node: Compare, around: Context) -> Condition:
    """Choices compare in the order of their list: severity>=high."""
    assert field.facts.choices is not None
    words = list(field.facts.choices)
    bound = words.index(parse_one(session, field, node.value, around))
    tests = {"<": bound.__gt__, "<=": bound.__ge__, ">": bound.__lt__, ">=": bound.__le__}
    return field.expression().in_([word for rank, word in enumerate(words) if tests[node.op](rank)])


def _time_test(field: Field, node: Compare, around: Context) -> Condition:
    """A span such as 90d is the age of an instant and the distance of a day; else a day is compared."""
    try:
        days = parse_days(node.value)
    except Invalid:
        return _day_test(field, node, around)
    if field.kind == "instant":
        return OPERATORS[MIRROR[node.op]](field.expression(), clock.now() - timedelta(days=days))
    low, high = around.today - timedelta(days=days), around.today + timedelta(days=days)
    value = field.expression()
    near = and_(value >= low, value <= high) if node.op in ("<=", ">") else and_(value > low, value < high)
    if node.op in ("=", "!="):
        near = or_(value == low, value == high)
    return near if node.op in ("<", "<=", "=") else and_(value.is_not(None), not_(near))


def _day_test(field: Field, node: Compare, around: Context) -> Condition:
    day = _day(node.value, around)
    value = field.expression()
    if field.kind == "day":
        return OPERATORS[node.op](value, day)
    start, end = _bounds(day, around)
    if node.op == "=":
        return and_(value >= start, value < end)
    if node.op == "!=":
        return or_(value.is_(None), value < start, value >= end)
    return {"<": value < start, "<=": value < end, ">": value >= end, ">=": value >= start}[node.op]


def _bounds(day: date, around: Context) -> tuple[datetime, datetime]:
    """The first instant of a day in the member's zone, and of the day after."""
    start = datetime.combine(day, time(), around.zone)
    return start.astimezone(UTC), datetime.combine(day + timedelta(days=1), time(), around.zone).astimezone(
        UTC
    )


def _day(text: str, around: Context) -> date:
    from_today = {"today": 0, "tomorrow": 1, "yesterday": -1}
    if text in from_today:
        return around.today + timedelta(days=from_today[text])
    return date.fromisoformat(text)


def live(noun: str) -> Condition:
    """Rows that were not archived."""
    return table(NOUNS[noun]).c.archived_at.is_(None)
