"""One phrase that names a time of day: 10:00, 3pm, noon, 下午3点, 上午十点半."""

from datetime import time

from crm_tui.values.numerals import pieces, plain

_NOONS = ("noon", "中午", "正午")
_MORNINGS = ("上午", "早上", "早晨", "清晨", "凌晨")
_AFTERNOONS = ("下午", "傍晚", "午后")
_SIGNS = (":", "am", "pm", "点", "时", *_NOONS)
PARTS_OF_DAY = (*_MORNINGS, *_AFTERNOONS, "中午", "晚上", "夜里")


def has_clock(text: str) -> bool:
    """Whether a plain text holds a sign without which nothing reads as a time of day."""
    return any(sign in text for sign in _SIGNS)


def clock_of(phrase: str) -> time | None:
    """The time of day a whole phrase names, or None; an hour alone counts in 24 hours, so 3点 is 03:00."""
    text = plain(phrase)
    if text in _NOONS:
        return time(12)
    if not has_clock(text) or len(text) > 20:
        return None
    part = next((word for word in PARTS_OF_DAY if text.startswith(word)), "")
    read = _hour_and_minute(text.removeprefix(part))
    if read is None:
        return None
    hour, minute, half = read
    whole = _on_half(hour, half) if half else _on_part(hour, part)
    return None if whole is None or (half and part) or minute > 59 else time(whole, minute)


def _hour_and_minute(text: str) -> tuple[int, int, str] | None:
    """Hour and minute as written, and am or pm where it says so."""
    match pieces(text):
        case [int(hour), "am" | "pm" as half]:
            return hour, 0, half
        case [int(hour), ":", int(minute), "am" | "pm" as half]:
            return hour, minute, half
        case [int(hour), ":", int(minute)]:
            return hour, minute, ""
        case [int(hour), "点" | "时" | "点整" | "点钟"]:
            return hour, 0, ""
        case [int(hour), "点半"]:
            return hour, 30, ""
        case [int(hour), "点", int(quarter), "刻"] if quarter in (1, 3):
            return hour, quarter * 15, ""
        case [int(hour), "点" | "时", int(minute)] | [int(hour), "点" | "时", int(minute), "分"]:
            return hour, minute, ""
    return None


def _on_half(hour: int, half: str) -> int | None:
    return hour % 12 + (12 if half == "pm" else 0) if 1 <= hour <= 12 else None


def _on_part(hour: int, part: str) -> int | None:
    """The hour of 24, or None where part of day and hour contradict each other, as in 上午15点."""
    if part in _MORNINGS:
        return hour if hour <= 12 else None
    if part in _AFTERNOONS:
        return hour + 12 if 1 <= hour <= 11 else hour if 12 <= hour <= 19 else None
    if part == "中午":
        return hour + 12 if 1 <= hour <= 2 else hour if 11 <= hour <= 14 else None
    if part:
        return hour + 12 if 5 <= hour <= 11 else hour if 17 <= hour <= 23 else None
    return hour if hour <= 23 else None
