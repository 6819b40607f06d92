"""What a file writes for a reference: the name that an import finds it by, else the ref."""

from array import array
from collections.abc import Iterator, Sequence

from sqlmodel import Session

from crm_tui.models.catalogue import NOUNS
from crm_tui.services.fields import noun_table
from crm_tui.services.importing.keys import Keys
from crm_tui.store.database import driver
from crm_tui.values.names import key
from crm_tui.values.references import LETTERS, parse_ref

PAGE = 1000


class Labels:
    """The records of one noun, by id, as other records' files name them; "" for None.

    Nouns known by a name are written by it where no other live record bears it; those known by a sentence, such
    as complaints, by their ref. The names are read at the first question and held as one text, since a string
    of its own for each would take five times the memory.
    """

    def __init__(self, session: Session, noun: str) -> None:
        self.db, self.table, self.letter = driver(session), noun_table(noun), LETTERS[noun]
        self.named = NOUNS[noun].noun.label == "name"
        self._whole, self._starts = "", array("q")

    def texts(self, numbers: Sequence[int | None]) -> list[str]:
        """The text for each of these ids."""
        if not self.named:
            return ["" if number is None else f"{self.letter}{number}" for number in numbers]
        if not self._starts:
            self._read()
        if None in numbers:
            numbers = [number or 0 for number in numbers]  # no record has the id 0, whose text is empty
        whole, starts = self._whole, self._starts
        return [whole[starts[number] : starts[number + 1]] for number in numbers]  # type: ignore[index,operator]

    def _read(self) -> None:
        shared, pieces, end = self._shared(), [], 0
        starts = self._starts
        for rows in self._rows():
            texts = [
                name if live and not shared[number] and not _misread(name) else f"{self.letter}{number}"
                for number, name, live in rows
            ]
            for (number, _, _), text in zip(rows, texts, strict=True):
                starts.extend([end] * (number + 1 - len(starts)))
                end += len(text)
            pieces.append("".join(texts))
        starts.extend([end] * 2)
        self._whole = "".join(pieces)

    def _shared(self) -> bytearray:
        """Whether another live record has the same name, by id."""
        keys, last = Keys(), 0
        for rows in self._rows():
            last = rows[-1][0]
            for number, name, live in rows:
                if live:
                    keys.add((hash(key(name)),), number)
        found = bytearray(last + 1)
        for number in keys.repeated():
            found[number] = 1
        return found

    def _rows(self) -> Iterator[list[tuple[int, str, int]]]:
        rows = self.db.execute(f'SELECT id, name, archived_at IS NULL FROM "{self.table}" ORDER BY id')
        while found := rows.fetchmany(PAGE):
            yield found


def _misread(name: str) -> bool:
    """Whether a name would be taken for something else: a ref, oneself, or several names."""
    if any(mark in name for mark in ";；\n") or name[:1] == "'":
        return True
    if len(name) > 2 and not name[-1].isdigit() and not name[-1].isspace():  # no ref, nor `me`, nor nothing
        return False
    folded = key(name)
    return not folded or folded == "me" or parse_ref(name) is not None
