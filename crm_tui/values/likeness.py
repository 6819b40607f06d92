"""How alike two texts are, for near misses of a name."""

from difflib import SequenceMatcher


def ratio(left: str, right: str) -> float:
    """From 0, nothing in common, to 1, equal: twice the characters in matching runs, over all characters."""
    return SequenceMatcher(None, left, right).ratio()
