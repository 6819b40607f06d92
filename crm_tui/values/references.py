"""References: the short ids people type, one letter for the noun and the number of the record."""

import re

LETTERS = {
    "client": "c", "contact": "p", "member": "m", "interaction": "i", "task": "t", "lead": "l",
    "opportunity": "o", "stage": "s", "product": "d", "quote": "q", "order": "r", "complaint": "k",
    "article": "a", "plan": "n", "txn": "x", "link": "e", "pipeline": "u", "tag": "g", "field": "f",
    "view": "v", "objective": "j", "import_batch": "b",
}  # fmt: skip
NOUNS = {letter: noun for noun, letter in LETTERS.items()}
_REF = re.compile(r"\s*([a-zA-Z])([0-9]{1,18})\s*")


def parse_ref(text: str) -> tuple[str, int] | None:
    """(noun, id) of a short id such as c12, in either case; None where the text is none."""
    found = _REF.fullmatch(text)
    noun = NOUNS.get(found[1].lower()) if found else None
    return (noun, int(found[2])) if found and noun and int(found[2]) else None


def format_ref(noun: str, id: int) -> str:
    """The short id of a record; KeyError for a noun without a letter."""
    return f"{LETTERS[noun]}{id}"
