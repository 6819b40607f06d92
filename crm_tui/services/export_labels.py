"""What a file writes for a reference: the name that an import finds it by, else the ref."""

from collections.abc import Iterable, Mapping

from sqlmodel import Session

from crm_tui.models.catalogue import NOUNS
from crm_tui.services.fields import noun_table
from crm_tui.services.import_keys import Keys
from crm_tui.store.database import driver
from crm_tui.values.names import key
from crm_tui.values.references import format_ref, parse_ref

KEPT = 20_000  # names held in memory at once


class Labels:
    """The records of one noun as other records' files name them.

    Nouns known by a name are written by it where no other live record bears it; those known by a sentence, such
    as complaints, by their ref.
    """

    def __init__(self, session: Session, noun: str) -> None:
        self.noun, self.db, self.table = noun, driver(session), noun_table(noun)
        self.named = NOUNS[noun].noun.label == "name"
        self._known: dict[int, str] = {}
        self._shared = self._find_shared() if self.named else set[int]()

    def texts(self, numbers: Iterable[int | None]) -> Mapping[int | None, str]:
        """The text for each id among these, and "" for None."""
        wanted = {number for number in numbers if number is not None}
        if not self.named:
            return {None: "", **{number: format_ref(self.noun, number) for number in wanted}}
        missing = wanted - self._known.keys()
        if len(self._known) > KEPT:
            self._known.clear()
            missing = wanted
        if missing:
            self._read(sorted(missing))
        return {None: "", **{number: self._known[number] for number in wanted}}

    def _read(self, numbers: list[int]) -> None:
        for start in range(0, len(numbers), 500):
            some = numbers[start : start + 500]
            rows = self.db.execute(
                f'SELECT id, name, archived_at IS NULL FROM "{self.table}"'
                f" WHERE id IN ({','.join('?' * len(some))})",
                some,
            )
            for number, name, live in rows:
                plain = live and number not in self._shared and not _misread(name)
                self._known[number] = name if plain else format_ref(self.noun, number)

    def _find_shared(self) -> set[int]:
        keys = Keys()
        rows = self.db.execute(f'SELECT id, name FROM "{self.table}" WHERE archived_at IS NULL')
        while found := rows.fetchmany(1000):
            for number, name in found:
                keys.add((hash(key(name)),), number)
        return keys.repeated()


def _misread(name: str) -> bool:
    """Whether a name would be taken for something else: a ref, oneself, or several names."""
    folded = key(name)
    several = any(mark in name for mark in ";；\n")
    return not folded or folded == "me" or parse_ref(name) is not None or several or name[:1] == "'"
