"""Times in the few cells a list has for them."""

from datetime import date, datetime, tzinfo


def brief_instant(value: datetime, zone: tzinfo, today: date) -> str:
    """An instant in eleven cells at most: 03-11 10:30 this year, 2025-03-11 else."""
    at = value.astimezone(zone)
    return at.strftime("%m-%d %H:%M" if at.year == today.year else "%Y-%m-%d")
