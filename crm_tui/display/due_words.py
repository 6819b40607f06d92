"""What is due in a few words: its day where lines have the days already, its reason without that day."""

from datetime import date

from crm_tui.quick.due.row import counted, when
from crm_tui.services.today_page import Item
from crm_tui.values.daywords import DAY_NAMES, MONTH_NAMES
from crm_tui.values.text import safe


def moment(item: Item, today: date) -> str:
    """The day in six cells: a clock time or nothing for today, a weekday this week, else day and month."""
    day = item.due.day
    if day is None:
        return "never"
    if day == today:
        return item.due.clock or ""
    return (
        f"{DAY_NAMES[day.weekday()]} {day.day}" if day > today else f"{day.day} {MONTH_NAMES[day.month - 1]}"
    )


def why(item: Item, today: date) -> str:
    """The reason without the date that stands beside it already."""
    day = item.due.day
    if day is None or day <= today:
        return safe(item.reason)
    return safe(item.reason.replace(when(day, today), f"due in {counted((day - today).days)}"))


def day_name(day: date) -> str:
    """A day of the week ahead: Wed 11."""
    return f"{DAY_NAMES[day.weekday()]} {day.day}"
