"""Lengths of time: minutes of a call or visit, days of a cadence."""

from crm_tui.errors import Invalid
from crm_tui.values.daywords import UNITS
from crm_tui.values.numerals import pieces, plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

MINUTES_AT_MOST = 31 * 24 * 60
_MINUTES = {"m", "min", "mins", "minute", "minutes", "分", "分钟"}
_HOURS = {"h", "hr", "hrs", "hour", "hours", "小时", "个小时", "钟头", "个钟头"}
_HOURS_AND_A_HALF = {"个半小时", "个半钟头", "小时半"}
_HALF_HOURS = {"half an hour", "半小时", "半个小时", "半个钟头"}
_QUARTERS = {"刻", "刻钟"}
_MONTH_DAYS, _YEAR_DAYS = 30, 365


def parse_minutes(text: str) -> int:
    """The minutes of a whole text such as 30m, 1h30, 1.5h, 两小时; a fraction is rounded to the minute.

    Anything else, and more than 31 days, is Invalid.
    """
    minutes = _minutes_of(text)
    if minutes is None:
        raise Invalid(
            f"“{text.strip()[:60]}” is no length of time: write one such as 30m, 1h30, 1.5h, 半小时."
        )
    if minutes > MINUTES_AT_MOST:
        raise Invalid(f"“{text.strip()[:60]}” is longer than 31 days: write a shorter time.")
    return minutes


def read_minutes(words: "Sequence[str]") -> tuple[int, int] | None:
    """How many leading words (two at most, as in `30 min`) form the longest length, and its minutes."""
    for count in (2, 1):
        if len(words) >= count and plain(words[0])[:1].isalnum():
            minutes = _minutes_of(" ".join(words[:count]))
            if minutes is not None and minutes <= MINUTES_AT_MOST:
                return count, minutes
    return None


def format_minutes(minutes: int) -> str:
    """Minutes, not negative, as they are typed: 45m, 2h, 1h30m."""
    hours, rest = divmod(minutes, 60)
    return f"{hours}h{rest}m" if hours and rest else f"{hours}h" if hours else f"{rest}m"


def format_length(minutes: int) -> str:
    """A length of time for reading, in its two largest units: 45 min, 3 h 20 min, 1 day 22 h; from a week on, days.

    `minutes` is not negative; what is smaller is left out, never rounded up.
    """
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days >= 7:
        return f"{days} days"
    if days:
        return f"{days} day{'s' * (days > 1)}" + (f" {hours} h" if hours else "")
    if hours:
        return f"{hours} h" + (f" {rest} min" if rest else "")
    return f"{rest} min"


def parse_days(text: str) -> int:
    """The days of a span such as 90d, 2w, 3mo, 1y, 半年; a month counts 30 days, a year 365."""
    parts = pieces(plain(text).replace("半年", "6个月").replace("半个月", "15天"))
    days = 0
    for count, unit in zip(parts[::2], parts[1::2], strict=False):
        if not isinstance(count, int) or unit not in UNITS:
            break
        single, months = UNITS[str(unit)]
        days += count * (single + months // 12 * _YEAR_DAYS + months % 12 * _MONTH_DAYS)
    else:
        if parts and len(parts) % 2 == 0:
            return days
    raise Invalid(f"“{text.strip()[:60]}” is no number of days: write one such as 90d, 2w, 3mo, 1y, 半年.")


def _minutes_of(text: str) -> int | None:
    text = plain(text)
    if text in _HALF_HOURS:
        return 30
    if "." in text:
        return _decimal_hours(text)
    match pieces(text) if len(text) < 20 else []:
        case [int(count), str(unit)]:
            return _single(count, unit)
        case [int(hours), str(unit), int(minutes)] if unit in _HOURS and minutes < 60 and " " not in text:
            return hours * 60 + minutes
        case [int(hours), str(unit), int(minutes), str(small)] if unit in _HOURS and small in _MINUTES:
            return hours * 60 + minutes if minutes < 60 else None
    return None


def _single(count: int, unit: str) -> int | None:
    if unit in _MINUTES:
        return count
    if unit in _HOURS:
        return count * 60
    if unit in _HOURS_AND_A_HALF:
        return count * 60 + 30
    return count * 15 if unit in _QUARTERS and count in (1, 3) else None


def _decimal_hours(text: str) -> int | None:
    """Hours with a decimal part, rounded half up in integers."""
    whole, _, rest = text.partition(".")
    whole = whole or "0"
    decimals = rest.rstrip("".join(set(rest) - set("0123456789")))
    unit = rest[len(decimals) :].strip()
    if unit not in _HOURS or not (whole + decimals).isascii() or not (whole.isdigit() and decimals.isdigit()):
        return None
    if len(whole) > 4 or len(decimals) > 4:
        return None
    scale = int(10 ** len(decimals))
    return (2 * 60 * int(whole + decimals) + scale) // (2 * scale)
