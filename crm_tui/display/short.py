"""Amounts and spans in the few cells a card or a strip has for them."""

from datetime import date, timedelta

from crm_tui.values.currencies import exponent

_STEPS = ((10**9, "bn"), (10**6, "m"), (10**3, "k"))


def amount(minor: int, currency: str) -> str:
    """Three figures and a unit: 950, 12.3k, 1.2m, 3.45bn; half is rounded up."""
    scale = int(10 ** exponent(currency))
    sign, units = ("-" if minor < 0 else ""), abs(minor)
    for size, word in _STEPS:
        if units * 2000 >= 1999 * size * scale:  # what would be rounded to a thousand of the unit below
            return sign + _figures(units, size * scale) + word
    return f"{sign}{(2 * units + scale) // (2 * scale)}"


def money(minor: int, currency: str, unsaid: str = "") -> str:
    """The same with its currency, CNY 1.2m, unless that is the one that goes unsaid here."""
    code = "" if currency == unsaid else currency
    return f"{code} {amount(minor, currency)}".strip()


def _figures(units: int, size: int) -> str:
    """A number of one to three figures with at most two decimals, without trailing zeros."""
    whole = units // size
    places = 2 if whole < 10 else 1 if whole < 100 else 0
    step = int(10**places)
    rounded = (2 * units * step + size) // (2 * size)
    text = f"{rounded // step}.{rounded % step:0{places}d}" if places else str(rounded)
    return text.rstrip("0").rstrip(".") if places else text


def span(length: timedelta) -> str:
    """A length of time by its largest unit: 45 min, 3 h, 2 d; its sign is left to the caller."""
    minutes = abs(int(length.total_seconds())) // 60
    if minutes < 60:
        return f"{minutes} min"
    return f"{minutes // 60} h" if minutes < 48 * 60 else f"{minutes // 1440} d"


def day(when: date, today: date) -> str:
    """In seven cells at most: 03-12 this year, the month 2027-02 else."""
    return when.strftime("%m-%d" if when.year == today.year else "%Y-%m")
