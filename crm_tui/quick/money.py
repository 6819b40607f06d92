"""Amounts as they are typed with an entry, in the team's currency unless they name another."""

import sqlite3

from crm_tui.errors import Invalid
from crm_tui.quick.rules import rule
from crm_tui.values.amounts import parse_amount
from crm_tui.values.currencies import CODES, parse_currency
from crm_tui.values.money import from_decimal


def parse(
    db: sqlite3.Connection, amount: "str | None", currency: "str | None" = None
) -> "tuple[int | None, str | None]":
    """(minor units, currency code) of a text such as 1.2m, 80 USD, 120万; no amount leaves the units None.

    `currency` is a code, sign or word given beside the amount; Invalid where the amount names another.
    """
    stated = _code(currency) if currency else None
    if not amount:
        return None, stated
    home = rule(db, "currency")
    decimal, named = parse_amount(amount, stated or home)
    if stated and named and stated != named:
        raise Invalid(f"The amount is in {named}, the currency is said to be {stated}: write one.")
    code = stated or named or home
    return from_decimal(decimal, code), code


def _code(currency: str) -> str:
    return currency if currency in CODES else parse_currency(currency)
