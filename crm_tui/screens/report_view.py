"""A report as widgets take it: columns, rows and their keys, and the choices that hold for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from crm_tui.display.figures import NUMERIC, show
from crm_tui.screens.ask import Question
from crm_tui.values.periods import parse_period
from crm_tui.widgets.choice_line import Choice
from crm_tui.widgets.record_source import Column, Row

if TYPE_CHECKING:
    from datetime import date

    from crm_tui.reports import report as answers
    from crm_tui.reports.parameters import Listed, Parameter

CONTROLLED = ("period", "group")  # kinds of parameters that have a key of their own
FIRST = (18, 36)
CHOICE = 16  # cells of a word of a closed list, which is never cut
TEXT = (8, 24)
FIGURE = (4, 24)


def columns(found: answers.Report) -> list[Column]:
    """The columns, all of which stay: the table is scrolled sideways instead."""
    return [_column(place, column) for place, column in enumerate(found.columns)]


def _column(place: int, column: answers.Column) -> Column:
    if column.kind in NUMERIC:
        return Column(column.name, column.title, *FIGURE, "right", column.kind, 0)
    whole = CHOICE if column.kind == "choice" else 0
    low, high = FIRST if place == 0 else (12, 12) if column.kind == "day" else TEXT
    return Column(column.name, column.title, low, high, "left", column.kind, 0, whole)


def rows(found: answers.Report) -> list[Row]:
    """The rows as text."""
    return [
        Row(place, tuple(show(column, value) for column, value in zip(found.columns, row, strict=True)))
        for place, row in enumerate(found.rows)
    ]


def keys(found: answers.Report) -> list[object]:
    """What each row is about, whatever its figures are."""
    kinds = [column.kind for column in found.columns]
    return [
        tuple(value for kind, value in zip(kinds, row, strict=True) if kind not in NUMERIC)
        for row in found.rows
    ]


def notes(found: answers.Report) -> str:
    """The sample size, then the rule, which may be long."""
    rule, *others = found.notes or ("",)
    return " ".join([*others, rule])


def choices(listed: Listed, typed: Mapping[str, str], figure: str) -> Iterator[Choice]:
    """The report, what it was asked with, the figure that is drawn."""
    yield Choice("report", "r", "", listed.title)
    for one in listed.parameters:
        if one.kind == "period":
            yield Choice("period", "p", "Period", _period(typed))
        elif one.kind == "group":
            yield Choice("group", "g", "By", typed.get(one.name) or one.choices[0])
    if figure:
        yield Choice("figure", "f", "Bars", figure)
    said = [
        f"{one.title} {typed[one.name]}"
        for one in others(listed)
        if one.kind != "day" and typed.get(one.name)
    ]
    yield Choice("options", "o", "Options", ", ".join(said) or "…")


def _period(typed: Mapping[str, str]) -> str:
    since, until = typed.get("since", ""), typed.get("until", "")
    return typed.get("period") or (f"{since} to {until}".strip() if since or until else "all time")


def others(listed: Listed) -> list[Parameter]:
    """The parameters that are typed into a form."""
    return [one for one in listed.parameters if one.kind not in CONTROLLED]


def questions(listed: Listed, typed: Mapping[str, str], today: date) -> list[Question]:
    """A line of the form for each; a period in words stands there as its days."""
    texts = dict(typed)
    if typed.get("period"):
        since, until = parse_period(typed["period"], today)
        texts |= {"since": str(since or ""), "until": str(until or "")}
    return [
        Question(one.name, one.title, ", ".join(one.choices) or one.help, texts.get(one.name, ""))
        for one in others(listed)
    ]


def answered(typed: Mapping[str, str], asked: list[Question], said: Mapping[str, str]) -> dict[str, str]:
    """What holds once the form was answered: days that were changed stand in place of a period in words."""
    changed = {one.name: said[one.name] for one in asked if said[one.name] != one.text}
    found = dict(typed)
    if {"since", "until"} & changed.keys():
        found.pop("period", None)
        changed |= {name: said[name] for name in ("since", "until")}
    return {name: text for name, text in (found | changed).items() if text}
