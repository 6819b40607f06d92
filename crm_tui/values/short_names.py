"""Colleagues' names as they call each other: the first word, as long as it is nobody else's."""

from collections import Counter
from collections.abc import Iterable


def short_names(names: Iterable[str]) -> dict[str, str]:
    """Each name with the word it begins with, or with all of it where another one begins so."""
    every = set(names)
    firsts = Counter(name.split(" ", 1)[0] for name in every)
    return {name: first if firsts[first := name.split(" ", 1)[0]] == 1 else name for name in every}
