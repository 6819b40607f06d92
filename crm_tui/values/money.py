"""Money: whole minor units (fen, cents) of a currency, read and written exactly, never through floats."""

from crm_tui import values
from crm_tui.errors import Invalid
from crm_tui.values.currencies import CODES, SIGNS
from crm_tui.values.currencies import exponent as exponent
from crm_tui.values.currencies import parse_currency as parse_currency
from crm_tui.values.text import quoted


def parse_money(text: str, currency: str) -> int:
    """The amount in minor units of `currency`; Invalid where it is none, too fine or in another currency.

    Reads thousands separators, 1.2m, 120万, 3亿, full-width digits, a minus or brackets for a negative, and
    the currency's own code or sign before or after. More decimals than the currency has are never rounded.
    """
    amount = _without_currency(values.numbers.plain(text), currency)
    read = values.numbers.figure(amount)
    if read is None:
        raise Invalid(_unreadable(text, amount, currency))
    minor = values.numbers.whole(*read, exponent(currency))
    if minor is None:
        decimals = exponent(currency) or "no"
        raise Invalid(f"{quoted(text)} is too fine; {currency} has {decimals} decimals.")
    if abs(minor) > values.numbers.LARGEST:
        raise Invalid(f"{quoted(text)} is too large to be kept.")
    return minor


def from_decimal(amount: str, currency: str) -> int:
    """The minor units of a plain decimal text such as 12500 or 0.5; Invalid where it is too fine or too large.

    Not for what people type: that is for `parse_money`, whose patterns a one-line entry cannot afford.
    """
    units, _, fraction = amount.partition(".")
    places = exponent(currency)
    if len(fraction.rstrip("0")) > places:
        raise Invalid(f"{quoted(amount)} is too fine; {currency} has {places or 'no'} decimals.")
    minor = int(units + fraction[:places].ljust(places, "0"))
    if minor.bit_length() > 63:
        raise Invalid(f"{quoted(amount)} is too large to be kept.")
    return minor


def format_money(minor: int, currency: str) -> str:
    """The plain decimal text, "12500.00", for files and scripts."""
    return _decimal(minor, currency, "")


def show_money(minor: int, currency: str) -> str:
    """The amount for people, "CNY 12,500.00"."""
    return f"{currency} {_decimal(minor, currency, ',')}"


def _decimal(minor: int, currency: str, separator: str) -> str:
    places = exponent(currency)
    units, rest = divmod(abs(minor), 10**places)
    sign = "-" if minor < 0 else ""
    fraction = f".{rest:0{places}d}" if places else ""
    return f"{sign}{units:{separator}}{fraction}"


def _affixes(currency: str) -> list[str]:
    signs = [sign for sign, codes in SIGNS.items() if currency in codes]
    return sorted([currency.casefold(), *signs], key=len, reverse=True)


def _without_currency(amount: str, currency: str) -> str:
    sign = "-" if amount.startswith("-") else ""
    for affix in _affixes(currency):
        bare = amount.removeprefix(sign).strip()
        if bare.startswith(affix):
            return sign + bare.removeprefix(affix).strip()
        if bare.endswith(affix):
            return sign + bare.removesuffix(affix).strip()
    return amount


def _unreadable(text: str, amount: str, currency: str) -> str:
    for other in CODES:
        if (
            values.numbers.figure(amount) is None
            and values.numbers.figure(_without_currency(amount, other)) is not None
        ):
            return f"{quoted(text)} is in another currency than this amount, which is in {currency}."
    return f"{quoted(text)} is not an amount; write it like 12500, 12,500.00, 1.2m or 120万."
