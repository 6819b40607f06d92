"""The middle of some values, and the value that so many of a hundred do not exceed."""

from collections.abc import Sequence


def median(ordered: Sequence[float]) -> float | None:
    """The middle of rising values, or halfway between the two in the middle, to a tenth; None of none."""
    if not ordered:
        return None
    half = len(ordered) // 2
    middle = ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
    return round(float(middle), 1)


def percentile(ordered: Sequence[float], percent: int) -> float | None:
    """The smallest of rising values that at least so many percent do not exceed, to a tenth; None of none."""
    if not ordered:
        return None
    rank = -(-len(ordered) * percent // 100)
    return round(float(ordered[max(rank, 1) - 1]), 1)
