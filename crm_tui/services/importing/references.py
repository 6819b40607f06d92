"""The records that cells of a file name: by ref or exact key, never by likeness."""

from collections.abc import Callable
from typing import Any

from sqlmodel import Session

from crm_tui.models.catalogue import NOUNS
from crm_tui.models.record import Record
from crm_tui.services.acting import member_id
from crm_tui.services.fields import noun_table
from crm_tui.store.database import driver
from crm_tui.values.names import key
from crm_tui.values.references import format_ref, parse_ref
from crm_tui.values.text import clean, quoted

FURTHER = {"client": "alias", "contact": "alias", "member": "login"}  # names that count when no label fits
WITHIN = {"contact": "client_id", "opportunity": "client_id", "stage": "pipeline_id"}

Found = int | tuple[int, ...] | None


class Bad(str):
    """A cell that cannot be used: the sentence that says why."""


class Names:
    """The live records of one noun by their exact names, each with the record it stands within."""

    def __init__(self, session: Session, noun: str) -> None:
        self.noun, self.db = noun, driver(session)
        self.home: dict[int, int] = {}
        self.by_key: dict[str, Found] = {}
        self._read(NOUNS[noun].noun.label, self.by_key)
        if noun in FURTHER:
            further: dict[str, Found] = {}
            self._read(FURTHER[noun], further)
            self.by_key = further | self.by_key

    def _read(self, column: str, into: dict[str, Found]) -> None:
        within = WITHIN.get(self.noun, "NULL")
        rows = self.db.execute(
            f'SELECT id, "{column}", {within} FROM "{noun_table(self.noun)}"'
            f' WHERE archived_at IS NULL AND "{column}" IS NOT NULL'
        )
        for number, text, home in rows:
            if home is not None:
                self.home[number] = home
            for name in str(text).split(",") if column == "alias" else (str(text),):
                found = into.setdefault(key(name), number)
                if found != number:
                    known = found if isinstance(found, tuple) else (found,)
                    into[key(name)] = (*known, number)

    def there(self, number: int) -> bool:
        """Whether there is such a record, archived or not."""
        found = self.db.execute(f'SELECT 1 FROM "{noun_table(self.noun)}" WHERE id=?', (number,))
        return found.fetchone() is not None

    def find(self, text: str) -> Found:
        """The id a text names; several ids where it names several; None where it names nothing."""
        ref = parse_ref(text)
        if ref is not None and ref[0] == self.noun and self.there(ref[1]):
            return ref[1]
        return self.by_key.get(key(text))


class References:
    """Looks up what cells name; what is not there but may come (a row of the file, a record to be made) gets
    a number below zero, which stands for it until the whole file was read."""

    def __init__(self, session: Session, noun: str, creatable: frozenset[str]) -> None:
        self.session, self.noun, self.creatable = session, noun, creatable
        self._names: dict[str, Names] = {}
        self.missing: list[tuple[str, str]] = []  # (noun, text as written) of each number below zero
        self._numbers: dict[tuple[str, str], int] = {}
        self._default: int | None = None

    def names(self, noun: str) -> Names:
        """The names of a noun, read when first asked for."""
        if noun not in self._names:
            self._names[noun] = Names(self.session, noun)
        return self._names[noun]

    def reader(self, noun: str, title: str) -> Callable[[str], Any]:
        """A function from a cell to an id, a number below zero, several ids, None for a blank, or Bad."""
        names, known = self.names(noun), dict[str, Any]()

        def read(text: str) -> Any:
            if text not in known:
                known[text] = self._read(names, clean(text), title)
            return known[text]

        return read

    def _read(self, names: Names, text: str, title: str) -> Any:
        if not text:
            return None
        if names.noun == "member" and key(text) == "me":
            return member_id(self.session)
        found = names.find(text)
        if isinstance(found, tuple) and names.noun == "stage":
            found = self._of_default_pipeline(names, found)
        if found is not None:
            return found
        if names.noun in self.creatable or names.noun == self.noun:
            place = (names.noun, key(text))
            if place not in self._numbers:
                self.missing.append((names.noun, text))
                self._numbers[place] = -len(self.missing)
            return self._numbers[place]
        return Bad(f"{title}: {self.unknown(names.noun, text)}")

    def unknown(self, noun: str, text: str) -> str:
        """The sentence for a name nobody bears."""
        return f"There is no {noun.replace('_', ' ')} {quoted(text)}."

    def pick(self, noun: str, found: Any, within: Any, title: str) -> Any:
        """One of several that bear a name: the only one within a record; else Bad, naming them."""
        if not isinstance(found, tuple):
            return found
        home = self.names(noun).home
        near = [number for number in found if home.get(number) == within] if within else []
        if len(near) == 1:
            return near[0]
        refs = ", ".join(format_ref(noun, number) for number in (near or found)[:10])
        return Bad(f"{title}: the name may be any of {refs}; write the ref.")

    def _of_default_pipeline(self, names: Names, found: tuple[int, ...]) -> Found:
        if self._default is None:
            row = names.db.execute(
                "SELECT id FROM pipeline WHERE archived_at IS NULL ORDER BY position, id LIMIT 1"
            ).fetchone()
            self._default = int(row[0]) if row else 0
        near = [number for number in found if names.home.get(number) == self._default]
        return near[0] if len(near) == 1 else found


def identity(model: type[Record], text: str) -> int | Bad | None:
    """The id a `ref` or `id` column names: c12 or 12; None for a blank."""
    text = text.strip()
    if not text:
        return None
    ref = parse_ref(text)
    if ref is not None and ref[0] == model.noun.name:
        return ref[1]
    if text.isascii() and text.isdigit() and len(text) < 19:
        return int(text)
    return Bad(
        f"{quoted(text)} is no ref of a {model.noun.name}; empty it, or give --key {model.noun.label}."
    )
