"""Finding a record's place again after the order of all ids was read anew."""

from array import array

_NEAR = 2048  # rows looked through first: most changes move a record a little
_PIECE = 20_000  # ids looked at in one go


def relocate(old: "array[int]", place: int, new: "array[int]") -> int:
    """Where the record at `place` of the old order stands in the new one.

    Where it is gone: the place of the nearest neighbour that is still about there, the next rows first; else
    the same place. Always a place inside the new order, 0 when that is empty.
    """
    if not new or not 0 <= place < len(old):
        return 0
    found = _find(new, old[place], place, everywhere=True)
    for step in range(1, 32):
        if found is not None:
            return found
        for neighbour in (place + step, place - step):
            if found is None and 0 <= neighbour < len(old):
                found = _find(new, old[neighbour], neighbour)
    return min(place, len(new) - 1)


def _find(ids: "array[int]", wanted: int, near: int, *, everywhere: bool = False) -> int | None:
    if near < len(ids) and ids[near] == wanted:
        return near
    try:
        return ids.index(wanted, max(0, near - _NEAR), near + _NEAR)
    except ValueError:
        pass
    try:
        return ids.index(wanted) if everywhere else None
    except ValueError:
        return None


def vanished(wanted: "frozenset[int]", ids: "array[int]") -> "frozenset[int]":
    """Those of the wanted ids that are not among `ids`; in pieces, so that other threads get their turn."""
    left = set(wanted)
    for start in range(0, len(ids) if left else 0, _PIECE):
        left.difference_update(ids[start : start + _PIECE])
    return frozenset(left)
