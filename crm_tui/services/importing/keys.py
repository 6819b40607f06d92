"""Which rows of a file, and which records, have the same key: hashes in buckets, sixteen bytes a row."""

from array import array
from collections.abc import Iterable, Iterator

BUCKETS = 64


class Keys:
    """Hashed keys of the rows of a file and of the records already there.

    A hash is 64 bits wide; two rows in two hundred thousand fall together once in a billion imports.
    """

    def __init__(self) -> None:
        self._rows = [array("q") for _ in range(BUCKETS)]
        self._held = [array("q") for _ in range(BUCKETS)]
        self.unclear: dict[int, tuple[int, int]] = {}  # rows whose key two records have

    def add(self, hashes: Iterable[int | None], first: int) -> None:
        """The keys of rows numbered on from `first`; None for a row that has none."""
        buckets = self._rows
        for number, found in enumerate(hashes, first):
            if found is not None:
                bucket = buckets[found & (BUCKETS - 1)]
                bucket.append(found)
                bucket.append(number)

    def hold(self, hashes: Iterable[tuple[int, int]]) -> None:
        """(hash, id) of records that are there."""
        for found, number in hashes:
            bucket = self._held[found & (BUCKETS - 1)]
            bucket.append(found)
            bucket.append(number)

    def match(self, rows: int, *, doubles: bool = True) -> "array[int]":
        """For each row: the id of the record with its key, or 0; minus one minus the number of an earlier row
        with the same key (unless not `doubles`), which wins over a record."""
        matches = array("q", bytes(8 * rows))
        for mine, held in zip(self._rows, self._held, strict=True):
            known = dict(_backwards(held))
            several = {found: number for found, number in _pairs(held) if known[found] != number}
            first: dict[int, int] = {}
            for found, row in _pairs(mine):
                earlier = first.setdefault(found, row)
                if earlier != row and doubles:
                    matches[row] = -1 - earlier
                elif found in known:
                    matches[row] = known[found]
                    if found in several:
                        self.unclear[row] = (known[found], several[found])
        return matches

    def repeated(self) -> Iterator[int]:
        """The records that share their key with another; some of them more than once."""
        for bucket in self._held:
            first: dict[int, int] = {}
            for key, row in _pairs(bucket):
                earlier = first.setdefault(key, row)
                if earlier != row:
                    yield earlier
                    yield row

    def rows_of(self, hashes: Iterable[int]) -> dict[int, int]:
        """The first row with each of these keys."""
        wanted: dict[int, list[int]] = {}
        for found in hashes:
            wanted.setdefault(found & (BUCKETS - 1), []).append(found)
        rows: dict[int, int] = {}
        for number, asked in wanted.items():
            among = set(asked)
            for found, row in _pairs(self._rows[number]):
                if found in among:
                    rows.setdefault(found, row)
        return rows


def _pairs(bucket: "array[int]") -> Iterator[tuple[int, int]]:
    return zip(bucket[::2], bucket[1::2], strict=True)


def _backwards(bucket: "array[int]") -> Iterator[tuple[int, int]]:
    """The pairs, last first, so that a dict of them keeps the first."""
    return zip(bucket[-2::-2], bucket[::-2], strict=True)
