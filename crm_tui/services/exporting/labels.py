"""What a file writes for a reference: the name that an import finds it by, else the ref."""

from collections.abc import Sequence

from sqlmodel import Session

from crm_tui.models.catalogue import NOUNS
from crm_tui.services.fields import noun_table
from crm_tui.services.importing.keys import Keys
from crm_tui.store.database import driver
from crm_tui.values.names import key
from crm_tui.values.references import format_ref, parse_ref

KEPT = 50_000  # names held in memory at once


class Labels(dict[int | None, str]):
    """The records of one noun, by id, as other records' files name them; "" for None. Read when asked for.

    Nouns known by a name are written by it where no other live record bears it; those known by a sentence, such
    as complaints, by their ref.
    """

    def __init__(self, session: Session, noun: str) -> None:
        super().__init__({None: ""})
        self.noun, self.db, self.table = noun, driver(session), noun_table(noun)
        self.named = NOUNS[noun].noun.label == "name"
        self._shared = self._find_shared() if self.named else set[int]()

    def texts(self, numbers: Sequence[int | None]) -> list[str]:
        """The text for each of these ids."""
        if len(self) > KEPT:
            self.clear()
            self[None] = ""
        return [self[number] for number in numbers]

    def __missing__(self, number: int) -> str:
        text = format_ref(self.noun, number)
        if self.named:
            query = f'SELECT name, archived_at IS NULL FROM "{self.table}" WHERE id=?'
            name, live = self.db.execute(query, (number,)).fetchone()
            if live and number not in self._shared and not _misread(name):
                text = name
        self[number] = text
        return text

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
