"""Columns of stored values written as the cells of a file, a page at a time and without objects between."""

from collections.abc import Callable, Sequence
from typing import Any

from crm_tui.values.currencies import exponent
from crm_tui.values.money import format_money

Texts = Callable[[Sequence[Any]], Sequence[Any]]


def instants(stored: Sequence[Any]) -> Sequence[Any]:
    """Stored UTC texts as ISO 8601 with a Z, parts of a second only where there are some."""
    if None not in stored:
        whole = "\n".join(stored)
        if whole.count(".000000") == len(stored):
            return whole.replace(".000000", "Z").replace(" ", "T").split("\n")
    return [
        None
        if text is None
        else f"{text[:10]}T{text[11:19]}Z"
        if text[19:] == ".000000"
        else f"{text[:10]}T{text[11:]}Z"
        for text in stored
    ]


def yes_or_no(stored: Sequence[Any]) -> Sequence[Any]:
    """Ones and zeros as words."""
    return [None if value is None else "yes" if value else "no" for value in stored]


def as_it_is(stored: Sequence[Any]) -> Sequence[Any]:
    """Texts and whole numbers need nothing."""
    return stored


def amounts(minor: Sequence[Any], currencies: Sequence[Any]) -> Sequence[Any]:
    """Minor units as decimals of the currency beside them."""
    return [
        None if value is None else _decimal(value, currency or "")
        for value, currency in zip(minor, currencies, strict=True)
    ]


def _decimal(minor: int, currency: str) -> str:
    if minor >= 0 and exponent(currency) == 2:
        units, rest = divmod(minor, 100)
        return f"{units}.{rest:02}"
    return format_money(minor, currency)


def of_kind(kind: str) -> Texts:
    """What a column of that kind of value needs."""
    return {"instant": instants, "bool": yes_or_no}.get(kind, as_it_is)
