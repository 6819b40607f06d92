"""One phrase that names an instant: a day, a time of day or both, or hours ago."""

from datetime import UTC, date, datetime, time, timedelta

from crm_tui.values.clocks import clock_of, has_clock
from crm_tui.values.days import day_of, opens_a_day, recurring_day
from crm_tui.values.numerals import is_figure, pieces, plain

_EVENINGS = (
    ("今晚", "今天晚上"),
    ("明晚", "明天晚上"),
    ("昨晚", "昨天晚上"),
    ("今早", "今天早上"),
    ("明早", "明天早上"),
)
_HALF_HOURS = (("半个小时", "30分钟"), ("半小时", "30分钟"))
_HOURS = ("h", "hr", "hrs", "hour", "hours", "小时", "个小时")
_MINUTES = ("m", "min", "mins", "minute", "minutes", "分钟")
_UNSAID = time(12)  # a past day without its hour: noon stays on that day in most other zones
_CLOCK_OPENERS = frozenset("上下早清凌傍午中正晚夜现半n")


class Moment:
    """A day and perhaps a time of day in the member's zone; `dated` is False when only a time was said."""

    __slots__ = ("clock", "dated", "day")

    def __init__(self, day: date, clock: time | None = None, dated: bool = True) -> None:
        self.day, self.clock, self.dated = day, clock, dated

    def instant(self, now: datetime) -> datetime:
        """The aware instant in the zone of `now`; without a time it is now for today, else noon."""
        if self.clock is None and self.day == now.date():
            return now
        return datetime.combine(self.day, self.clock or _UNSAID, tzinfo=now.tzinfo)


def moment_of(phrase: str, now: datetime, past: bool = True) -> Moment | None:
    """What a whole phrase names: a day, a time, both in either order, or `2h ago`; None for nothing."""
    text = plain(phrase)
    if not text or len(text) > 60:
        return None
    for short, long in _EVENINGS:
        text = text.replace(short, long)
    elapsed = _elapsed(text, now)
    if elapsed is not None:
        return Moment(elapsed.date(), elapsed.time())
    day = day_of(text, now.date(), past)
    if day is not None:
        return Moment(day)
    clock = clock_of(text)
    if clock is not None:
        return _nearest(clock, now, past)
    return _day_and_clock(text, now, past) if has_clock(text) else None


def is_after(instant: datetime, now: datetime) -> bool:
    """Compared in UTC: two times of one zone compare by their faces, wrong in the hour that clocks repeat."""
    return instant.astimezone(UTC) > now.astimezone(UTC)


def opens_a_moment(word: str) -> bool:
    """Whether a phrase that begins with this word can name a day or a time at all: a cheap first look."""
    return opens_a_day(word) or plain(word[:8])[:1] in _CLOCK_OPENERS


def _elapsed(text: str, now: datetime) -> datetime | None:
    for short, long in _HALF_HOURS:
        text = text.replace(short, long)
    match pieces(text):
        case ["now"] | ["现在"]:
            return now
        case [int(count), str(unit), "ago"]:
            sign = -1
        case ["in", int(count), str(unit)]:
            sign = 1
        case [int(count), str(written)] if written[-1] in "前后":
            unit, sign = written[:-1].removesuffix("以").removesuffix("之"), -1 if written[-1] == "前" else 1
        case _:
            return None
    minutes = count * 60 if unit in _HOURS else count if unit in _MINUTES else None
    if minutes is None:
        return None
    return (now.astimezone(UTC) + timedelta(minutes=sign * minutes)).astimezone(now.tzinfo)


def _nearest(clock: time, now: datetime, past: bool) -> Moment:
    today = Moment(now.date(), clock, dated=False)
    if is_after(today.instant(now), now) != past:
        return today
    return Moment(now.date() + timedelta(days=-1 if past else 1), clock, dated=False)


def _day_and_clock(text: str, now: datetime, past: bool) -> Moment | None:
    for cut in range(1, len(text)):
        if is_figure(text[cut - 1]) and is_figure(text[cut]):
            continue
        first, second = text[:cut].strip(), text[cut:].strip()
        for day, clock in ((first, second), (second, first)):
            clock_time = clock_of(clock.removeprefix("at ").removeprefix("t"))
            if clock_time is not None:
                moment = _on_day(day.removeprefix("on "), clock_time, now, past)
                if moment is not None:
                    return moment
    return None


def _on_day(phrase: str, clock: time, now: datetime, past: bool) -> Moment | None:
    day = day_of(phrase.removesuffix(" at"), now.date(), past)
    if day is None:
        return None
    moment = Moment(day, clock)
    if past and is_after(moment.instant(now), now):
        earlier = recurring_day(phrase, now.date() - timedelta(days=1), past=True)
        return moment if earlier is None else Moment(earlier, clock)
    return moment
