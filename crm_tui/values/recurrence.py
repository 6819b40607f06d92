"""How often something recurs, kept as the text of an RFC 5545 rule; the only module to load dateutil.

A rule that names no day takes it from its start. Where that is the 29th to the 31st of every month, or
29 February of every year, shorter months keep their last day: the standard would leave them out, which
nobody expects of "monthly". A rule typed as BYMONTHDAY=31 means what the standard says.
"""

from datetime import date, datetime, time

from dateutil.rrule import rrulestr

from crm_tui.errors import Invalid
from crm_tui.values.numbers import plain
from crm_tui.values.recurrence_texts import read_words, show_words
from crm_tui.values.rules import clamped, format_rule, split_rule
from crm_tui.values.text import quoted


def parse_rule(text: str) -> str:
    """The canonical rule of an RRULE text or of plain words, English or Chinese; Invalid otherwise.

    "monthly on the 31st" and 每月31号 become rules that keep the last day of shorter months.
    """
    parts = read_words(plain(text)) or split_rule(text)
    if parts is None:
        raise Invalid(
            f"{quoted(text)} is not a recurrence that can be read; write it like every week, "
            "every 2 weeks on mon, monthly on the 31st, 每周一, 每月1号 or FREQ=WEEKLY;BYDAY=MO."
        )
    return format_rule(parts)


def next_due(rule: str, start: date, after: date) -> date | None:
    """The first day later than `after` on which a rule begun on `start` falls; None when it has ended."""
    parts = split_rule(rule)
    if parts is None:
        raise Invalid(f"{quoted(rule)} is not a recurrence rule.")
    days = rrulestr(format_rule(clamped(parts, start)), dtstart=datetime.combine(start, time()))
    found = days.after(datetime.combine(after, time()))
    return found.date() if found else None


def show_rule(rule: str) -> str:
    """The rule in plain words that read back to it, or the rule itself where words are wanting."""
    parts = split_rule(rule)
    words = show_words(parts) if parts else None
    if words and parts and read_words(plain(words)) == parts:
        return words
    return rule
