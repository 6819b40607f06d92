"""The moment at which these tests take place: Friday, 27 November 2026, ten o'clock in Beijing."""

from datetime import datetime, timedelta, timezone

BEIJING = timezone(timedelta(hours=8))
NOW = datetime(2026, 11, 27, 10, 0, tzinfo=BEIJING)
TODAY = NOW.date()
KNOWN = {"haier", "haier group", "海尔", "wang min", "王敏", "sun hao", "c12"}


def known(name: str) -> bool:
    """Whether the name belongs to one of the clients and contacts of these tests."""
    return " ".join(name.split()).casefold() in KNOWN
