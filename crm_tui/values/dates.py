"""Days and instants as people write them: read against today or now, and written back without doubt."""

from datetime import date, datetime, tzinfo

from crm_tui.errors import Invalid
from crm_tui.values.days import day_of, opens_a_day
from crm_tui.values.daywords import DAY_NAMES, MONTH_NAMES
from crm_tui.values.moments import Moment, is_after, moment_of, opens_a_moment
from crm_tui.values.numerals import is_figure, is_han, plain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

EXAMPLES = 'today, fri, "next tue", 3d, "in 2 weeks", 30 jun, 2026-12-01, eom, 明天, 下周三, 3天后, 月底'
WORDS_AT_MOST = 4
_GLUED_AT_MOST = 20  # characters
_NEAR = {-1: "yesterday", 0: "today", 1: "tomorrow"}
_VAGUE = {
    "next week",
    "this week",
    "last week",
    "weekend",
    "this weekend",
    "next weekend",
    "eow",
    "next month",
}
_VAGUE |= {
    "last month",
    "this month",
    "下周",
    "下星期",
    "本周",
    "这周",
    "上周",
    "周末",
    "下个月",
    "下月",
    "上个月",
}


def parse_day(text: str, today: date, *, past: bool = False) -> date:
    """The day that a whole text names, else Invalid with examples.

    A weekday or a day without year is the next after today, with `past` the latest not after it.
    """
    found = day_of(text, today, past)
    if found is None:
        raise _unreadable(text)
    return found


def parse_when(text: str, now: datetime, *, past: bool = True) -> datetime:
    """The instant a whole text names, in the zone of the aware `now`, else Invalid with examples.

    With `past` it is the latest not after now, and what lies after now is Invalid; else the next after now.
    """
    moment = moment_of(text, now, past)
    if moment is None:
        raise _unreadable(text)
    instant = moment.instant(now)
    if past and is_after(instant, now):
        raise Invalid(f"“{text.strip()}” is still to come: tell when it happened, such as yesterday 15:00.")
    return instant


def read_day(words: "Sequence[str]", today: date, past: bool = False) -> tuple[int, date] | None:
    """How many leading words (four at most) form the longest day, and that day; None when none does."""
    if not words or not opens_a_day(words[0]):
        return None
    for count in range(min(len(words), WORDS_AT_MOST), 0, -1):
        found = day_of(" ".join(words[:count]), today, past)
        if found is not None:
            return count, found
    return None


def read_when(words: "Sequence[str]", now: datetime, past: bool = True) -> tuple[int, Moment] | None:
    """How many leading words (four at most) form the longest day, time or both, and what they name."""
    if not words or not opens_a_moment(words[0]):
        return None
    for count in range(min(len(words), WORDS_AT_MOST), 0, -1):
        found = moment_of(" ".join(words[:count]), now, past)
        if found is not None:
            return count, found
    return None


def read_glued(text: str, now: datetime, past: bool = True) -> tuple[int, Moment] | None:
    """The same for Chinese without spaces: how many leading characters form the longest day, time or both.

    周五前 (by Friday) counts as Friday; its 前 is among the characters.
    """
    text = text[: _GLUED_AT_MOST + 4]
    if not opens_a_moment(text):
        return None
    for length in range(min(len(text), _GLUED_AT_MOST), 1, -1):
        rest = text[length:]
        if rest and (not is_han(rest[0]) or (is_figure(rest[0]) and is_figure(text[length - 1]))):
            continue
        found = moment_of(text[:length], now, past)
        if found is not None:
            before = next((word for word in ("之前", "以前", "前") if plain(rest).startswith(word)), "")
            return length + len(before), found
    return None


def format_day(day: date, today: date | None = None) -> str:
    """The day without doubt, as `Fri 27 Nov 2026`; told today, its neighbours get a word: `… (tomorrow)`."""
    text = f"{DAY_NAMES[day.weekday()]} {day.day} {MONTH_NAMES[day.month - 1]} {day.year}"
    word = _NEAR.get((day - today).days) if today else None
    return f"{text} ({word})" if word else text


def format_instant(instant: datetime, zone: tzinfo) -> str:
    """The aware instant on the clocks of that zone, to the minute, as `Fri 27 Nov 2026 15:05`."""
    local = instant.astimezone(zone)
    return f"{format_day(local.date())} {local.hour:02}:{local.minute:02}"


def _unreadable(text: str) -> Invalid:
    written = text.strip()[:60]
    if plain(text) in _VAGUE:
        return Invalid(
            f"“{written}” names no single day: write one of its days, such as next fri, 下周五 or 7d."
        )
    return Invalid(f"“{written}” cannot be read as a date: write one such as {EXAMPLES}.")
