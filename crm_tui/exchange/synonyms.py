"""Which field a column of somebody's file means, by its header and the noun it is imported as."""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from crm_tui.exchange.header_words import EVERY_NOUN, WORDS

NUMBERED = range(1, 6)  # "E-mail 1 - Value" to "E-mail 5 - Value"


def plain(header: str) -> str:
    """A header as it is compared: NFKC, case-folded, letters and digits only, so `E-Mail` equals `email`."""
    text = unicodedata.normalize("NFKC", header).casefold()
    return "".join(filter(str.isalnum, text))


def field_for(noun: str, header: str) -> str | None:
    """The field of that noun (`client`, `opportunity` …) which the header names, or None.

    Beside the import fields there are parts of fields, which joining.combine puts together: `name.first`,
    `name.last`, `address.street`, `phone.mobile`, `email.2`, and `email.2.kind` for what kind it is.
    """
    found = _table(noun).get(plain(header))
    return found[0] if found else None


def fields_for(noun: str, headers: Sequence[str]) -> list[str | None]:
    """The field of each column; where several mean the same one, the best word for it has it, then the first.

    The others get None: they are to be named as unused.
    """
    table = _table(noun)
    found = [table.get(plain(header)) for header in headers]
    best: dict[str, tuple[int, int]] = {}
    for column, hit in enumerate(found):
        if hit is not None:
            best[hit[0]] = min(best.get(hit[0], (hit[1], column)), (hit[1], column))
    return [hit[0] if hit and best[hit[0]][1] == column else None for column, hit in enumerate(found)]


@cache
def _table(noun: str) -> dict[str, tuple[str, int]]:
    """Each plain header with its field and its place among the field's words, the best being 0."""
    table: dict[str, tuple[str, int]] = {}
    text = (WORDS.get(noun, "") + EVERY_NOUN).replace("\n    |", " |")
    for line in text.strip().splitlines():
        field, _, words = line.partition(":")
        for number in NUMBERED if "{n}" in line else (0,):
            name = re.sub(r"\{n\}", str(number), field.strip())
            for rank, word in enumerate([name, *words.replace("{n}", str(number)).split("|")]):
                if plain(word):
                    table.setdefault(plain(word), (name, rank))
    return table
