"""A filter over what is due, in the grammar of all lists: `kind=complaint and due<=fri`, or words alone."""

import operator
from collections.abc import Callable
from datetime import date
from typing import Any

from sqlmodel import Session

from crm_tui.errors import Invalid
from crm_tui.services.acting import context
from crm_tui.services.due_fields import DueField, field
from crm_tui.services.entries import parse_one
from crm_tui.services.fields import Reference
from crm_tui.services.today_page import Fits, Item
from crm_tui.values.durations import parse_days
from crm_tui.values.filters import And, Compare, Node, Not, Or, parse_filter
from crm_tui.values.instants import read_day
from crm_tui.values.kinds import Context
from crm_tui.values.periods import Period, parse_period

OPERATORS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip
_WORDS = ("ref", "kind", "title", "client", "owner", "reason")  # where a word alone is looked for


def everything(item: Item) -> bool:
    """What no filter leaves out."""
    return True


def fits(session: Session, where: str) -> Fits:
    """The test of a filter as typed; Invalid when it cannot be read, NotFound for a name nobody bears."""
    return _node(session, parse_filter(where)) if where.strip() else everything


def _node(session: Session, node: Node) -> Fits:
    if isinstance(node, And | Or):
        tests, every = [_node(session, part) for part in node.parts], all if isinstance(node, And) else any
        return lambda item: every(test(item) for test in tests)
    if isinstance(node, Not):
        test = _node(session, node.part)
        return lambda item: not test(item)
    return _leaf(session, node) if node.field else _holding(node.value)


def _holding(word: str) -> Fits:
    """Whether the word occurs in what the row tells."""
    wanted = word.casefold()
    return lambda item: wanted in " ".join(_text(field(name), item) for name in _WORDS).casefold()


def _text(face: DueField, item: Item) -> str:
    value = face.value(item)
    return value.name if isinstance(value, Reference) else str(value or "")


def _leaf(session: Session, node: Compare) -> Fits:
    face, part = field(node.field), node.value.casefold()
    if not node.value:
        return _empty(face, node.op)
    if node.op == "~":
        return lambda item: part in _text(face, item).casefold()
    if face.kind == "day":
        return _day_test(face, node, context(session))
    if face.kind == "ref":
        return _ref_test(session, face, node)
    return _value_test(session, face, node)


def _empty(face: DueField, op: str) -> Fits:
    if op not in ("=", "!="):
        raise Invalid(f"{face.title}: a value is missing after {op}.")
    return lambda item: (face.value(item) in (None, "")) is (op == "=")


def _ref_test(session: Session, face: DueField, node: Compare) -> Fits:
    if node.op not in ("=", "!="):
        raise Invalid(f"{face.title} is a name: ask {face.name}={node.value} or {face.name}~{node.value}.")
    number = parse_one(session, face, node.value, context(session))

    def test(item: Item) -> bool:
        value = face.value(item)
        return (value is not None and value.id == number) is (node.op == "=")

    return test


def _value_test(session: Session, face: DueField, node: Compare) -> Fits:
    """Choices compare in the order of their list, texts in any case; what is unset is only unlike another."""
    bound = _rank(face, parse_one(session, face, node.value, context(session)))

    def test(item: Item) -> bool:
        value = face.value(item)
        return node.op == "!=" if value is None else OPERATORS[node.op](_rank(face, value), bound)

    return test


def _rank(face: DueField, value: Any) -> Any:
    if face.facts.choices is not None:
        return list(face.facts.choices).index(value)
    return str(value).casefold()


def _day_test(face: DueField, node: Compare, around: Context) -> Fits:
    """A span such as 3d is the distance of the day; else it is held against a day or a stretch of days."""
    try:
        test = _distant(node.op, parse_days(node.value), around.today)
    except Invalid:
        test = _within(node.op, _stretch(node.value, around.today))

    def known(item: Item) -> bool:
        day = face.value(item)
        return test(day) if day is not None else node.op == "!="

    return known


def _distant(op: str, days: int, today: date) -> Callable[[date], bool]:
    return lambda day: OPERATORS[op](abs((day - today).days), days)


def _stretch(text: str, today: date) -> Period:
    try:
        day = read_day(text, today, past=False)
    except Invalid as unreadable:
        try:
            return parse_period(text, today)
        except Invalid:
            raise unreadable from None
    return Period(day, day)


def _within(op: str, stretch: Period) -> Callable[[date], bool]:
    """`=` is within, `<` before its first day, `<=` not after its last, and so on."""
    since, until = stretch.since or date.min, stretch.until or date.max
    return {
        "=": lambda day: since <= day <= until,
        "!=": lambda day: not since <= day <= until,
        "<": lambda day: day < since,
        "<=": lambda day: day <= until,
        ">": lambda day: day > until,
        ">=": lambda day: day >= since,
    }[op]
