"""What a file writes for a reference: the name that an import finds it by, else the ref."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate

from sqlmodel import Session

from crm_tui.models.catalogue import NOUNS
from crm_tui.services.fields import noun_table
from crm_tui.services.importing.keys import Keys
from crm_tui.store.database import driver
from crm_tui.store.index import CODES, SHORT, pending
from crm_tui.values.names import key
from crm_tui.values.references import LETTERS, parse_ref

PAGE = 1000
MARKS = ";；"  # between names, beside the end of a line


class Labels:
    """The records of one noun, by id, as other records' files name them; "" for None.

    Nouns known by a name are written by it where no other live record bears it; those known by a sentence, such
    as complaints, by their ref. The names are read at the first question and held as one text, since a string
    of its own for each would take five times the memory; of a file of `few` rows each is asked for by itself.
    """

    def __init__(self, session: Session, noun: str, *, few: bool = False) -> None:
        self.db, self.table, self.letter = driver(session), noun_table(noun), LETTERS[noun]
        self.few = few and self.table in CODES and not pending(self.db, [self.table])
        self.named = NOUNS[noun].noun.label == "name"
        self._whole, self._starts = "", array("q")

    def texts(self, numbers: Sequence[int | None]) -> list[str]:
        """The text for each of these ids."""
        if numbers and numbers[0] == numbers[-1] and numbers.count(numbers[0]) == len(numbers):
            return self._each(numbers[:1]) * len(numbers)
        return self._each(numbers)

    def _each(self, numbers: Sequence[int | None]) -> list[str]:
        if not self.named:
            return ["" if number is None else f"{self.letter}{number}" for number in numbers]
        if self.few:
            return self._asked(numbers)
        if not self._starts:
            self._read()
        if None in numbers:
            numbers = [number or 0 for number in numbers]  # no record has the id 0, whose text is empty
        whole, starts = self._whole, self._starts
        return [whole[starts[number] : starts[number + 1]] for number in numbers]  # type: ignore[index,operator]

    def _asked(self, numbers: Sequence[int | None]) -> list[str]:
        texts: dict[int | None, str] = {None: ""}
        for number in {*numbers} - {None}:
            sql = f'SELECT name, archived_at IS NULL FROM "{self.table}" WHERE id=?'
            name, live = self.db.execute(sql, (number,)).fetchone()
            plain = live and not _odd([name])(name) and not self._is_shared(number, name)
            texts[number] = name if plain else f"{self.letter}{number}"
        return [texts[number] for number in numbers]

    def _is_shared(self, number: int | None, name: str) -> bool:
        """Whether another live record has the same name, as the index knows them."""
        own = key(name)
        others = self.db.execute(
            f'SELECT t.name FROM lookup l JOIN "{self.table}" t ON t.id=l.row'
            " WHERE l.tbl=? AND l.kind='n' AND l.key=? AND t.archived_at IS NULL AND t.id<>?",
            (self.table, own[:SHORT], number),
        )
        return any(key(other) == own for (other,) in others)

    def _read(self) -> None:
        shared, pieces = self._shared(), []
        lengths = array("q", bytes(8 * len(shared)))
        for ids, names, lives in self._rows():
            odd = _odd(names)
            texts = [
                name if live and not shared[number] and not odd(name) else f"{self.letter}{number}"
                for number, name, live in zip(ids, names, lives, strict=True)
            ]
            for number, text in zip(ids, texts, strict=True):
                lengths[number] = len(text)
            pieces.append("".join(texts))
        self._whole, self._starts = "".join(pieces), array("q", accumulate(lengths, initial=0))

    def _shared(self) -> bytearray:
        """Whether another live record has the same name, by id."""
        keys, last = Keys(), 0
        for ids, names, lives in self._rows():
            last = ids[-1]
            live = [(hash(key(name)), n) for n, name, live in zip(ids, names, lives, strict=True) if live]
            keys.hold(live)
        found = bytearray(last + 1)
        for number in keys.repeated():
            found[number] = 1
        return found

    def _rows(self) -> Iterator[tuple[Sequence[int], Sequence[str], Sequence[int]]]:
        """Ids, names and whether they are not archived, a page at a time."""
        rows = self.db.execute(f'SELECT id, name, archived_at IS NULL FROM "{self.table}" ORDER BY id')
        while found := rows.fetchmany(PAGE):
            ids, names, lives = zip(*found, strict=True)
            yield ids, names, lives


def _odd(names: Sequence[str]) -> Callable[[str], bool]:
    """The check of each of these names: whether it would be taken for a ref, oneself, or several names."""
    whole = "\n".join(names)
    if whole.count("\n") < len(names) and not any(mark in whole for mark in MARKS):
        return _misread
    return lambda name: any(mark in name for mark in f"{MARKS}\n") or _misread(name)


def _misread(name: str) -> bool:
    if len(name) > 2 and name[0] != "'" and not name[-1].isdigit() and not name[-1].isspace():
        return False  # no ref, nor `me`, nor nothing at all, nor what looks escaped
    folded = key(name)
    return not folded or folded == "me" or parse_ref(name) is not None or name[0] == "'"
